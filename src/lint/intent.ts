import type { PatternCertainty, RuleCore } from '../rulebook/rule.js';
import type { LintContext } from './check.js';

/** From this confidence on, what was read is as good as said. */
const SURE = 0.8;

const RANKS: Readonly<Record<PatternCertainty, number>> = { read: 0, sure: 1, declared: 2 };

/** Whether a rule is for a repository, by its pattern and by how certain that is. Rules for no pattern are for all. */
export function isFor(
  { appliesTo, certainty = 'read' }: Pick<RuleCore, 'appliesTo' | 'certainty'>,
  { pattern, patternCertainty = 'declared' }: Pick<LintContext, 'pattern' | 'patternCertainty'>,
): boolean {
  return appliesTo === undefined || (appliesTo.includes(pattern) && RANKS[patternCertainty] >= RANKS[certainty]);
}

/** How certain the pattern is: what the configuration declares, else what was read. */
export function certaintyOf(
  declared: string | undefined,
  read: { readonly confidence: number; readonly undetermined?: unknown },
): PatternCertainty {
  if (declared !== undefined) return 'declared';
  return read.confidence >= SURE && read.undetermined === undefined ? 'sure' : 'read';
}
