import { LEVELS } from './order.js';
import type { ReportFinding, ReportVerdict } from './report.js';

/** Whether the verdict fails because of this finding: it counts, is severe enough, and is new where only new ones fail. */
export function fails(finding: ReportFinding, { failOn, onlyNew }: ReportVerdict): boolean {
  if (finding.disposition !== 'active' || failOn === 'never') return false;
  if (onlyNew && finding.age === 'unchanged') return false;
  return LEVELS.indexOf(finding.level) <= LEVELS.indexOf(failOn);
}
