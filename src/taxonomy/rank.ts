import type { Facts } from '../facts/fact.js';
import { by } from '../lib/compare.js';
import type { Pattern, TaxonomyBook } from '../rulebook/pattern.js';
import type { SignalReading } from './classification.js';
import { rounded, sharesOf } from './shares.js';
import { firedSignals, totalWeight } from './signals.js';

/** A pattern with what speaks for it and against it. */
export interface ScoredPattern {
  readonly pattern: Pattern;
  readonly fired: readonly SignalReading[];
  readonly against: readonly SignalReading[];
  readonly score: number;
  /** Share among all patterns; all of them sum up to at most 1. */
  readonly confidence: number;
}

/** All patterns, best first; equal scores are decided by id, so that the order of the data does not matter. */
export function rankPatterns(facts: Facts, book: TaxonomyBook): readonly ScoredPattern[] {
  const scored = book.patterns
    .map((pattern) => {
      const fired = firedSignals(pattern.signals, facts);
      const against = firedSignals(pattern.contradictions ?? [], facts);
      return { pattern, fired, against, score: totalWeight(fired) - totalWeight(against) };
    })
    .sort(by((entry) => entry.pattern.id));
  // A pattern for which nothing speaks is no candidate; `none` always is one.
  const candidates = scored.filter((entry) => entry.pattern.id === 0 || entry.fired.length > 0);
  const shares = sharesOf(
    candidates.map((entry) => entry.score),
    book.calibration.temperature,
  );
  const share = new Map(candidates.map((entry, index) => [entry.pattern.id, shares[index] ?? 0]));
  return scored
    .map((entry) => ({
      ...entry,
      confidence: rounded(Math.min(share.get(entry.pattern.id) ?? 0, book.calibration.ceiling)),
    }))
    .sort(
      by(
        (entry) => (share.has(entry.pattern.id) ? 0 : 1),
        (entry) => -entry.score,
        (entry) => entry.pattern.id,
      ),
    );
}
