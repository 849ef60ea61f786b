import type { Facts } from '../facts/fact.js';
import type { Survey } from '../facts/survey.js';
import type { Pattern, TaxonomyBook } from '../rulebook/pattern.js';
import type { Classification, PatternReading, SignalReading } from './classification.js';
import { contradictionsOf } from './contradictions.js';
import { readDimensions } from './dimensions.js';
import { rankPatterns } from './rank.js';
import { fires, proven } from './signals.js';

/** Runners-up that are told. */
const RUNNERS_UP = 4;

/** Places the repository and each of its systems in the taxonomy: exactly one pattern each, or `none`. */
export function classify(survey: Survey, book: TaxonomyBook): Classification {
  const pattern = readPattern(survey.facts, book);
  const systems = survey.systems.map((system) => ({
    path: system.path,
    name: system.name,
    pattern: system.facts === survey.facts ? pattern : readPattern(system.facts, book),
    because: system.because,
  }));
  return { pattern, systems };
}

/** The one pattern that the facts speak for most. */
export function readPattern(facts: Facts, book: TaxonomyBook): PatternReading {
  const [best, ...others] = rankPatterns(facts, book);
  if (best === undefined) throw new Error('The taxonomy has no pattern.');
  const dimensions = readDimensions(facts, book.dimensions, book.calibration);
  return {
    id: best.pattern.id,
    slug: best.pattern.slug,
    name: best.pattern.name,
    confidence: best.confidence,
    runnersUp: others
      .filter((other) => other.confidence > 0)
      .slice(0, RUNNERS_UP)
      .map((other) => ({ slug: other.pattern.slug, confidence: other.confidence })),
    dimensions,
    fired: best.fired.length > 0 ? best.fired : [lookedAround(best.pattern)],
    missing: best.pattern.signals
      .filter((signal) => !fires(signal, facts))
      .map(({ fact, because }) => ({ fact, because })),
    contradictions: contradictionsOf(best, others, dimensions),
  };
}

/** What to show when nothing was found at all. */
function lookedAround(pattern: Pattern): SignalReading {
  return { fact: 'layout.paths', weight: 0, because: pattern.summary, evidence: proven([], pattern.summary) };
}
