import type { Facts, Reason } from '../facts/fact.js';
import { capped } from '../facts/sheet.js';
import type { Calibration, Dimension, DimensionValue } from '../rulebook/pattern.js';
import type { DimensionName, DimensionReading, PatternReading, SignalReading } from './classification.js';
import { rounded, sharesOf } from './shares.js';
import { firedSignals, proven, totalWeight } from './signals.js';

/** Reads each dimension from the facts alone: what was observed, not what a pattern would have. */
export function readDimensions(
  facts: Facts,
  dimensions: readonly Dimension[],
  calibration: Calibration,
): Readonly<Record<DimensionName, DimensionReading>> {
  const read = (name: DimensionName): DimensionReading => {
    const dimension = dimensions.find((candidate) => candidate.id === name);
    return dimension === undefined ? unread(name) : readDimension(facts, dimension, calibration);
  };
  return {
    infrastructure: read('infrastructure'),
    granularity: read('granularity'),
    network: read('network'),
    deployment: read('deployment'),
  };
}

/** A value of a dimension with its share of what speaks for any. */
export interface ScoredValue {
  readonly value: DimensionValue;
  readonly fired: readonly SignalReading[];
  readonly score: number;
  readonly share: number;
}

/** The values that something speaks for and then the others, best first; the order in the data decides between equal scores. */
export function sharesOfDimension(
  facts: Facts,
  dimension: Dimension,
  calibration: Calibration,
): readonly ScoredValue[] {
  const scored = dimension.values.map((value) => {
    const fired = firedSignals(value.signals, facts);
    return { value, fired, score: totalWeight(fired) };
  });
  const spoken = scored.filter(({ fired }) => fired.length > 0);
  const shares = sharesOf(
    spoken.map(({ score }) => score),
    calibration.dimensionTemperature,
  );
  return scored
    .map((reading) => ({
      ...reading,
      share: rounded(Math.min(shares[spoken.indexOf(reading)] ?? 0, calibration.ceiling)),
    }))
    .sort((a, b) => b.score - a.score);
}

function readDimension(facts: Facts, dimension: Dimension, calibration: Calibration): DimensionReading {
  const [best] = sharesOfDimension(facts, dimension, calibration);
  if (best === undefined || best.fired.length === 0) return unread(dimension.name);
  const evidence = best.fired.flatMap((signal) =>
    signal.evidence.slice(0, 2).map((reason) => ({ message: `${signal.because} ${reason.message}`, at: reason.at })),
  );
  return {
    value: best.value.id,
    confidence: best.share,
    evidence: proven(capped(evidence), best.value.meaning),
  };
}

/** Where nothing of the repository's own is deployed, there is nothing that the dimensions could be asked of. */
export function unasked(confidence: number, evidence: readonly Reason[]): PatternReading['dimensions'] {
  const reading: DimensionReading = { value: 'none', confidence, evidence };
  return { infrastructure: reading, granularity: reading, network: reading, deployment: reading };
}

function unread(name: string): DimensionReading {
  const message = `Nothing in the repository tells its ${name.toLowerCase()}.`;
  return { value: 'unknown', confidence: 0, evidence: proven([], message) };
}
