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

interface WayToWin {
  readonly ifTrue: readonly string[];
  readonly ifNotTrue: readonly string[];
}

/**
 * The least that would have to change: signs of the rival that are not found, else what speaks against it or for the answer, else both.
 * Where that does not close the gap either, nothing short of another repository would, and nothing is named.
 */
function wayToWin(best: ScoredPattern, other: ScoredPattern, facts: Facts): WayToWin {
  const gap = best.score - other.score;
  const signs = other.pattern.signals.filter((signal) => isMissing(signal, facts));
  const more = taken(nearestFirst(signs, facts), gap);
  if (more.left < 0) return { ifTrue: more.names, ifNotTrue: [] };
  const reasons = [...other.against, ...best.fired];
  const without = taken(heaviestFirst(reasons), gap);
  if (without.left < 0) return { ifTrue: [], ifNotTrue: without.names };
  const rest = taken(heaviestFirst(reasons), more.left);
  return rest.left < 0 ? { ifTrue: more.names, ifNotTrue: rest.names } : { ifTrue: [], ifNotTrue: [] };
}

type Weighted = Pick<Signal, 'weight' | 'because'>;

/** A few sentences whose weights close the gap, and what is left of it. */
function taken(
  signals: readonly Weighted[],
  gap: number,
): { readonly names: readonly string[]; readonly left: number } {
  const names: string[] = [];
  let left = gap;
  for (const { weight, because } of signals) {
    if (left < 0 || names.length === NAMED) break;
    if (names.includes(because)) continue;
    names.push(because);
    left -= weight;
  }
  return { names, left };
}

function heaviestFirst<T extends Weighted>(signals: readonly T[]): readonly T[] {
  return [...signals].sort((a, b) => b.weight - a.weight);
}

/** Of what there is some already, more is nearer than what is not there at all. */
function nearestFirst(signals: readonly Signal[], facts: Facts): readonly Signal[] {
  const begun = ({ fact }: Signal): number => Number(Number(facts.get(fact)?.value ?? 0) > 0);
  return [...heaviestFirst(signals)].sort((a, b) => begun(b) - begun(a));
}
