import type { Facts } from '../facts/fact.js';
import type { Signal } from '../rulebook/pattern.js';
import type { Rival } from './classification.js';
import type { ScoredPattern } from './rank.js';
import { isMissing } from './signals.js';

/** Signals named of what would make a rival the answer. */
const NAMED = 3;

/** The patterns that lost, best first: why each did, and what would have to be otherwise for it to be the answer. */
export function rivalsOf(best: ScoredPattern, others: readonly ScoredPattern[], facts: Facts): readonly Rival[] {
  return others.map((other) => ({
    slug: other.pattern.slug,
    confidence: other.confidence,
    because: reasonOfLoss(best, other),
    ...wayToWin(best, other, facts),
  }));
}

function reasonOfLoss(best: ScoredPattern, other: ScoredPattern): string {
  const own = other.fired[0];
  const stronger = best.fired[0];
  const against = other.against[0];
  const spoken = own === undefined ? 'Nothing speaks for it.' : `For it speaks: ${own.because}`;
  if (against !== undefined) return `${spoken} Against it: ${against.because}`;
  if (stronger === undefined) return spoken;
  return `${spoken} More speaks for ${best.pattern.name}: ${stronger.because}`;
}

/** The strongest silent signals of the rival that close the gap between the two, and, if they cannot, what would have to go. */
function wayToWin(
  best: ScoredPattern,
  other: ScoredPattern,
  facts: Facts,
): { readonly ifTrue: readonly string[]; readonly ifNotTrue: readonly string[] } {
  let gap = best.score - other.score;
  const take = (signals: readonly Weighted[]): readonly string[] => {
    const taken: string[] = [];
    for (const { weight, because } of signals) {
      if (gap < 0 || taken.length === NAMED) break;
      if (taken.includes(because)) continue;
      taken.push(because);
      gap -= weight;
    }
    return taken;
  };
  const silent = other.pattern.signals.filter((signal) => isMissing(signal, facts)).sort((a, b) => b.weight - a.weight);
  const ifTrue = take(silent);
  const ifNotTrue = take([...other.against, ...best.fired]);
  return { ifTrue, ifNotTrue };
}

type Weighted = Pick<Signal, 'weight' | 'because'>;
