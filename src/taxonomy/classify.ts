import type { Facts } from '../facts/fact.js';
import type { Survey } from '../facts/survey.js';
import type { Pattern, TaxonomyBook } from '../rulebook/pattern.js';
import type { Classification, DimensionReading, PatternReading, SignalReading } from './classification.js';
import { contradictionsOf } from './contradictions.js';
import { readDimensions, unasked } from './dimensions.js';
import { type LimitedConfidence, limited } from './limits.js';
import { rankPatterns, type ScoredPattern } from './rank.js';
import { rivalsOf } from './rivals.js';
import { isMissing, proven } from './signals.js';
import { trailOf } from './trail.js';

/** Runners-up that are told. */
const RUNNERS_UP = 4;

/** Places the repository and each of its systems in the taxonomy: exactly one pattern each, or `none`; with the trail when asked why. */
export function classify(survey: Survey, book: TaxonomyBook, { why = false } = {}): Classification {
  const pattern = readPattern(survey.facts, book);
  const systems = survey.systems.map((system) => ({
    path: system.path,
    name: system.name,
    pattern: system.facts === survey.facts ? pattern : readPattern(system.facts, book),
    because: system.because,
  }));
  return { pattern, systems, ...(why ? { trail: trailOf(survey.facts, book) } : {}) };
}

/** The one pattern that the facts speak for most. */
export function readPattern(facts: Facts, book: TaxonomyBook): PatternReading {
  const [best, ...others] = rankPatterns(facts, book);
  if (best === undefined) throw new Error('The taxonomy has no pattern.');
  const sure = limited(best.confidence, best.fired.length > 0, facts, book.calibration);
  const dimensions = heldDown(dimensionsOf(best, facts, book), sure);
  const possible = others.filter((other) => other.fired.length > 0).slice(0, RUNNERS_UP);
  return {
    id: best.pattern.id,
    slug: best.pattern.slug,
    name: best.pattern.name,
    ...sure,
    ...undeterminedFrom(best, possible[0], book),
    runnersUp: rivalsOf(best, possible, facts),
    dimensions,
    fired: best.fired.length > 0 ? best.fired : [lookedAround(best.pattern)],
    missing: best.pattern.signals
      .filter((signal) => isMissing(signal, facts) && !best.fired.some(({ because }) => because === signal.because))
      .map(({ fact, because }) => ({ fact, because })),
    contradictions: contradictionsOf(best, others, dimensions),
  };
}

/** What limits the answer limits the readings that it rests on. */
function heldDown(dimensions: PatternReading['dimensions'], sure: LimitedConfidence): PatternReading['dimensions'] {
  if (sure.limitedBy.length === 0) return dimensions;
  const held = (reading: DimensionReading): DimensionReading => ({
    ...reading,
    confidence: Math.min(reading.confidence, sure.confidence),
  });
  const { infrastructure, granularity, network, deployment } = dimensions;
  return {
    infrastructure: held(infrastructure),
    granularity: held(granularity),
    network: held(network),
    deployment: held(deployment),
  };
}

function dimensionsOf(best: ScoredPattern, facts: Facts, book: TaxonomyBook): PatternReading['dimensions'] {
  if (best.pattern.id !== 0) return readDimensions(facts, best, book);
  const [signal] = best.fired.length > 0 ? best.fired : [lookedAround(best.pattern)];
  const message = `There is no system here that this could be asked of. ${signal?.because ?? best.pattern.summary}`;
  const evidence = signal?.evidence.slice(0, 1).map(({ at }) => ({ message, at })) ?? [];
  return unasked(best.confidence, proven(evidence, message));
}

/** Two answers of nearly the same weight are told as such: the stated margin is data. */
function undeterminedFrom(
  best: ScoredPattern,
  second: ScoredPattern | undefined,
  { calibration }: TaxonomyBook,
): Pick<PatternReading, 'undetermined'> {
  if (second === undefined || best.confidence - second.confidence >= calibration.margin) return {};
  const because = `What speaks for ${best.pattern.name} and for ${second.pattern.name} weighs nearly the same.`;
  return { undetermined: { between: [best.pattern.slug, second.pattern.slug], because } };
}

/** What to show when nothing was found at all. */
function lookedAround(pattern: Pattern): SignalReading {
  return { fact: 'layout.paths', weight: 0, because: pattern.summary, evidence: proven([], pattern.summary) };
}
