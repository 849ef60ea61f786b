import type { Level } from '../rulebook/rule.js';
import { LEVELS } from './order.js';
import type { ReportFinding, ReportVerdict } from './report.js';

type Limits = Pick<ReportVerdict, 'failOn' | 'onlyNew'>;

/** Whether the verdict fails because of this finding: it counts, is severe enough, and is new where only new ones fail. */
export function fails(finding: ReportFinding, limits: Limits): boolean {
  return finding.enforcement === undefined && isEnough(finding, limits);
}

/** Whether the verdict would fail because of this finding, and only how far the policy or its rule is rolled out keeps it from that. */
export function isHeld(finding: ReportFinding, limits: Limits): boolean {
  return finding.enforcement !== undefined && isEnough(finding, limits);
}

function isEnough({ disposition, age, level }: ReportFinding, { failOn, onlyNew }: Limits): boolean {
  if (disposition !== 'active' || failOn === 'never') return false;
  if (onlyNew && age === 'unchanged') return false;
  return LEVELS.indexOf(level) <= LEVELS.indexOf(failOn);
}

/** What stands behind a finding that does not fail yet. */
export const HELD = 'It does not fail the run yet.';

/**
 * The level for tools that fail by levels themselves, or show errors as what stops a change: an error that is held back is a warning
 * there.
 */
export function shownLevel({ level, enforcement }: Pick<ReportFinding, 'level' | 'enforcement'>): Level {
  return level === 'error' && enforcement !== undefined ? 'warning' : level;
}

/** The message, and where it is held back that it does not fail yet. */
export function shownMessage(finding: ReportFinding, verdict: Limits): string {
  return isHeld(finding, verdict) ? `${finding.message} ${HELD}` : finding.message;
}
