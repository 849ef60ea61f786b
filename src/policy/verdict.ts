import type { Defect } from '../lint/run.js';
import type { ReportCounts, ReportVerdict } from '../report/report.js';
import type { Level } from '../rulebook/rule.js';

const LEVELS: readonly Level[] = ['error', 'warning', 'note'];

/** Whether the run passes. A check of ours that failed makes it an error: a gate must not turn green because a check crashed. */
export function verdict(
  counts: ReportCounts,
  failOn: ReportVerdict['failOn'],
  defects: readonly Defect[] = [],
): Pick<ReportVerdict, 'outcome' | 'failOn' | 'because'> {
  const [defect] = defects;
  if (defect !== undefined) {
    const others = defects.length === 1 ? '' : ` (and ${defects.length - 1} more)`;
    const because = `The rule ${defect.ruleId} could not be checked${others}, so nothing is claimed. ${defect.message}`;
    return { outcome: 'error', failOn, because };
  }
  if (failOn === 'never') return { outcome: 'pass', failOn, because: 'Findings are shown and fail nothing.' };
  const failing = LEVELS.slice(0, LEVELS.indexOf(failOn) + 1).filter((level) => counts[level] > 0);
  if (failing.length === 0) {
    return { outcome: 'pass', failOn, because: `No finding is at the level ${failOn} or above.` };
  }
  const parts = failing.map((level) => `${counts[level]} ${level}${counts[level] === 1 ? '' : 's'}`);
  return { outcome: 'fail', failOn, because: `${sentence(parts)}, and the run fails from the level ${failOn}.` };
}

function sentence(parts: readonly string[]): string {
  const last = parts.at(-1) ?? '';
  return `There ${parts.length === 1 && last.startsWith('1 ') ? 'is' : 'are'} ${
    parts.length === 1 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`
  }`;
}
