import type { Reason } from '../facts/fact.js';
import { capped, REASON_LIMIT } from '../facts/sheet.js';
import { quoted } from '../lib/quoted.js';
import type { DimensionName, DimensionReading } from './classification.js';
import type { ScoredPattern } from './rank.js';

const DIMENSIONS: readonly DimensionName[] = ['infrastructure', 'granularity', 'network', 'deployment'];

/** What a reader could hold against the answer: its own contradictions, other patterns' signals, dimensions that read otherwise. */
export function contradictionsOf(
  best: ScoredPattern,
  others: readonly ScoredPattern[],
  dimensions: Readonly<Record<DimensionName, DimensionReading>>,
): readonly Reason[] {
  const own = best.against.flatMap((signal) =>
    signal.evidence.slice(0, 1).map(({ at }) => ({ message: signal.because, at })),
  );
  const rivals = others
    .filter((other) => other.fired.length > 0 && other.pattern.id !== 0)
    .slice(0, 3)
    .flatMap((other) =>
      other.fired
        .slice(0, 1)
        .flatMap((signal) =>
          signal.evidence.slice(0, 1).map(({ at }) => ({ message: `${other.pattern.name}: ${signal.because}`, at })),
        ),
    );
  return capped([...own, ...otherwiseRead(best, dimensions), ...rivals], 2 * REASON_LIMIT);
}

function otherwiseRead(
  best: ScoredPattern,
  dimensions: Readonly<Record<DimensionName, DimensionReading>>,
): readonly Reason[] {
  const coordinate = best.pattern.coordinate;
  if (coordinate === undefined) return [];
  return DIMENSIONS.flatMap((name) => {
    const reading = dimensions[name];
    const expected = best.pattern.alsoReads?.find(({ dimension }) => dimension === name)?.values ?? [];
    if (['unknown', coordinate[name], ...expected].includes(reading.value)) return [];
    const message = `${best.pattern.name} has ${name} ${quoted(coordinate[name])}; here it reads ${quoted(reading.value)}.`;
    return reading.evidence.slice(0, 1).map(({ at }) => ({ message, at }));
  });
}
