import type { Defect } from '../lint/run.js';
import type { ReportVerdict } from '../report/report.js';
import type { Level } from '../rulebook/rule.js';

const LEVELS: readonly Level[] = ['error', 'warning', 'note'];

type LevelCounts = Readonly<Record<Level, number>>;

/** What a verdict rests on. */
export interface Judged {
  /** Findings that count, by level. */
  readonly counts: LevelCounts;
  readonly failOn: ReportVerdict['failOn'];
  readonly failOnDrift: boolean;
  /** Checks of ours that failed. */
  readonly defects?: readonly Defect[];
  /** Absent: there is no version to compare with. */
  readonly change?: JudgedChange;
}

export interface JudgedChange {
  /** Whether only new findings fail. */
  readonly onlyNew: boolean;
  /** Of the findings that count, those that the base does not have. */
  readonly fresh: LevelCounts;
  /** One sentence that says how the architecture drifted. Absent: it did not. */
  readonly drift?: string;
}

/**
 * Whether the run passes. A check of ours that failed makes it an error: a gate must not turn green because a check crashed.
 * Without a version to compare with nothing is new and nothing drifts.
 */
export function verdict({ counts, failOn, failOnDrift, defects = [], change }: Judged): ReportVerdict {
  const onlyNew = change?.onlyNew === true;
  const settings = { failOn, onlyNew, failOnDrift, enforcement: 'block' as const, held: false };
  const [defect] = defects;
  if (defect !== undefined) {
    const others = defects.length === 1 ? '' : ` (and ${defects.length - 1} more)`;
    const because = `The rule ${defect.ruleId} could not be checked${others}, so nothing is claimed. ${defect.message}`;
    return { outcome: 'error', ...settings, because };
  }
  const failingLevels = failOn === 'never' ? [] : LEVELS.slice(0, LEVELS.indexOf(failOn) + 1);
  const judged = onlyNew && change !== undefined ? change.fresh : counts;
  const failing = failingLevels.filter((level) => judged[level] > 0);
  const parts = failing.map(
    (level) => `${judged[level]} ${onlyNew ? 'new ' : ''}${level}${judged[level] === 1 ? '' : 's'}`,
  );
  const drift = failOnDrift ? change?.drift : undefined;
  if (drift !== undefined) {
    const more = parts.length === 0 ? '' : ` ${sentence(parts)}.`;
    return { outcome: 'fail', ...settings, because: `${drift} Drift fails the run.${more}` };
  }
  if (failing.length > 0) {
    return { outcome: 'fail', ...settings, because: `${sentence(parts)}, and the run fails from the level ${failOn}.` };
  }
  return { outcome: 'pass', ...settings, because: whyItPasses(failingLevels, onlyNew ? counts : undefined, settings) };
}

/** `counts` where older findings fail nothing. None of them is new, so all that count at these levels are older. */
function whyItPasses(
  levels: readonly Level[],
  counts: LevelCounts | undefined,
  { failOn, failOnDrift }: Pick<ReportVerdict, 'failOn' | 'failOnDrift'>,
): string {
  if (failOn === 'never') {
    return failOnDrift ? 'Only drift fails the run, and there is none.' : 'Findings are shown and fail nothing.';
  }
  const none = `No ${counts === undefined ? '' : 'new '}finding is at the level ${failOn} or above`;
  const older = levels.reduce((sum, level) => sum + (counts?.[level] ?? 0), 0);
  return older === 0 ? `${none}.` : `${none}; ${older} older ${older === 1 ? 'one stays' : 'ones stay'}.`;
}

function sentence(parts: readonly string[]): string {
  const last = parts.at(-1) ?? '';
  return `There ${parts.length === 1 && last.startsWith('1 ') ? 'is' : 'are'} ${
    parts.length === 1 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`
  }`;
}
