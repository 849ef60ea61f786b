import type { Facts } from '../facts/fact.js';
import { capped } from '../facts/sheet.js';
import type { Calibration, Dimension } from '../rulebook/pattern.js';
import type { DimensionName, DimensionReading } from './classification.js';
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

function readDimension(facts: Facts, dimension: Dimension, calibration: Calibration): DimensionReading {
  const readings = dimension.values
    .map((value) => ({ value, fired: firedSignals(value.signals, facts) }))
    .filter(({ fired }) => fired.length > 0)
    .map((reading) => ({ ...reading, score: totalWeight(reading.fired) }));
  const [first, ...others] = readings;
  if (first === undefined) return unread(dimension.name);
  // The order of the values in the data decides between equal scores.
  const best = others.reduce((leader, reading) => (reading.score > leader.score ? reading : leader), first);
  const shares = sharesOf(
    readings.map((reading) => reading.score),
    calibration.dimensionTemperature,
  );
  const share = shares[readings.indexOf(best)] ?? 0;
  const evidence = best.fired.flatMap((signal) =>
    signal.evidence.slice(0, 2).map((reason) => ({ message: `${signal.because} ${reason.message}`, at: reason.at })),
  );
  return {
    value: best.value.id,
    confidence: rounded(Math.min(share, calibration.ceiling)),
    evidence: proven(capped(evidence), best.value.meaning),
  };
}

function unread(name: string): DimensionReading {
  const message = `Nothing in the repository tells its ${name.toLowerCase()}.`;
  return { value: 'unknown', confidence: 0, evidence: proven([], message) };
}
