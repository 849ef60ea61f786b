import type { Facts, Reason } from '../facts/fact.js';
import { capped } from '../facts/sheet.js';
import type {
  Calibration,
  Dimension,
  DimensionId,
  DimensionValue,
  Pattern,
  Signal,
  TaxonomyBook,
} from '../rulebook/pattern.js';
import type { DimensionName, DimensionReading, PatternReading, SignalReading } from './classification.js';
import type { ScoredPattern } from './rank.js';
import { rounded, sharesOf } from './shares.js';
import { firedSignals, fires, proven, totalWeight } from './signals.js';

/**
 * Reads each dimension: what the facts say, reconciled with the pattern that they speak for. Of two values that signals support nearly alike,
 * the one that goes with the pattern is read; where no signal speaks, the pattern's own value is, with half its confidence.
 */
export function readDimensions(facts: Facts, pattern: ScoredPattern, book: TaxonomyBook): PatternReading['dimensions'] {
  const read = (name: DimensionName): DimensionReading => {
    const dimension = book.dimensions.find((candidate) => candidate.id === name);
    return dimension === undefined ? unread(name) : readDimension(facts, dimension, pattern, book.calibration);
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
  pattern: Pattern,
  calibration: Calibration,
): readonly ScoredValue[] {
  const expected = valuesOf(pattern, dimension.id);
  const scored = dimension.values.map((value) => {
    const fired = firedSignals(value.signals, facts);
    const agreement = fired.length > 0 && expected.includes(value.id) ? calibration.agreement : 0;
    return { value, fired, score: totalWeight(fired) + agreement };
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

/** The values of a dimension that instances of a pattern read. */
function valuesOf({ coordinate, alsoReads }: Pattern, dimension: DimensionId): readonly string[] {
  if (coordinate === undefined) return [];
  return [coordinate[dimension], ...(alsoReads?.find((also) => also.dimension === dimension)?.values ?? [])];
}

function readDimension(
  facts: Facts,
  dimension: Dimension,
  best: ScoredPattern,
  calibration: Calibration,
): DimensionReading {
  const [reading] = sharesOfDimension(facts, dimension, best.pattern, calibration);
  if (reading === undefined || reading.fired.length === 0) return implied(dimension, best);
  const told = oncePerFact(reading.fired);
  const seen = new Set<string>();
  const evidence = told.flatMap((signal) =>
    signal.evidence
      .filter(({ message, at }) => at.file.path !== '.' && !seen.has(`${at.file.path}:${at.start} ${message}`))
      .slice(0, told.length > 1 ? 1 : 2)
      .map((reason) => {
        seen.add(`${reason.at.file.path}:${reason.at.start} ${reason.message}`);
        const isSaid = reason.message === signal.because;
        return { message: isSaid ? reason.message : `${signal.because} ${reason.message}`, at: reason.at };
      }),
  );
  return {
    value: reading.value.id,
    confidence: restsOnTheIndirect(reading.value.signals, facts)
      ? Math.min(reading.share, calibration.indirectCeiling)
      : reading.share,
    evidence: proven(capped(evidence), told[0]?.because ?? reading.value.meaning),
  };
}

/** The most specific of the signals about each fact. */
function oncePerFact(fired: readonly SignalReading[]): readonly SignalReading[] {
  const facts = new Set<string>();
  return fired.filter(({ fact }) => !facts.has(fact) && facts.add(fact));
}

/** True where all that speaks for a value only usually goes with it. */
function restsOnTheIndirect(signals: readonly Signal[], facts: Facts): boolean {
  return signals.filter((signal) => fires(signal, facts)).every(({ indirect }) => indirect === true);
}

/** What the pattern says where no signal of the dimension speaks. */
function implied(dimension: Dimension, { pattern, fired, confidence }: ScoredPattern): DimensionReading {
  const value = pattern.coordinate?.[dimension.id];
  const [signal] = fired;
  if (value === undefined || signal === undefined) return unread(dimension.name);
  const message = `Nothing tells it directly; it goes with the architecture. ${signal.because}`;
  const evidence = signal.evidence.slice(0, 1).map(({ at }) => ({ message, at }));
  return { value, confidence: rounded(confidence / 2), evidence: proven(evidence, message) };
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
