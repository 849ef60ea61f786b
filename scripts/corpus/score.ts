import type { DimensionId, TaxonomyBook } from '../../src/rulebook/pattern.js';
import { readPattern } from '../../src/taxonomy/classify.js';
import type { CaseFacts } from './facts.js';
import type { Label } from './labels.js';

export const DIMENSIONS: readonly DimensionId[] = ['infrastructure', 'granularity', 'network', 'deployment'];

/** A case with the answer that it got. */
export interface Scored {
  readonly label: Label;
  readonly got: string;
  readonly second?: string;
  readonly confidence: number;
  readonly dimensions: Readonly<Record<DimensionId, string>>;
  readonly ms: number;
}

export function score(label: Label, { facts, ms }: CaseFacts, book: TaxonomyBook): Scored {
  const { slug, confidence, runnersUp, dimensions } = readPattern(facts, book);
  const read = Object.fromEntries(DIMENSIONS.map((name) => [name, dimensions[name].value]));
  return {
    label,
    got: slug,
    second: runnersUp[0]?.slug,
    confidence,
    dimensions: read as Record<DimensionId, string>,
    ms,
  };
}

export const isExact = ({ label, got }: Scored): boolean => got === label.gold;
export const isAccepted = (scored: Scored): boolean => isExact(scored) || scored.label.also.includes(scored.got);
export const isTopTwo = (scored: Scored): boolean => isExact(scored) || scored.second === scored.label.gold;

/** Mean share of exact answers over the patterns: a rare pattern counts as much as a frequent one. */
export function macroExact(cases: readonly Scored[]): number {
  const golds = [...new Set(cases.map(({ label }) => label.gold))];
  const shares = golds.map((gold) => {
    const own = cases.filter(({ label }) => label.gold === gold);
    return own.filter(isExact).length / own.length;
  });
  return shares.reduce((sum, share) => sum + share, 0) / Math.max(1, shares.length);
}

const BINS = 10;

/** Expected calibration error: how far stated confidence and the share of accepted answers lie apart, over ten bins of confidence. */
export function calibrationError(cases: readonly Scored[]): number {
  let error = 0;
  for (let bin = 0; bin < BINS; bin++) {
    const inside = cases.filter(({ confidence }) => Math.min(BINS - 1, Math.floor(confidence * BINS)) === bin);
    if (inside.length === 0) continue;
    const stated = inside.reduce((sum, { confidence }) => sum + confidence, 0) / inside.length;
    const right = inside.filter(isAccepted).length / inside.length;
    error += (inside.length / cases.length) * Math.abs(stated - right);
  }
  return error;
}
