import type { Defect } from '../lint/run.js';
import type { ReportVerdict } from '../report/report.js';
import type { Level } from '../rulebook/rule.js';
import type { Enforcement } from './config.js';
import { type HeldFindings, stageOn } from './enforcement.js';

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
  /** How far the policy is rolled out: drift goes by it. Absent: it blocks. */
  readonly enforcement?: Enforcement;
  /** Of the findings that count, those that do not fail today. */
  readonly held?: readonly HeldFindings[];
  /** As `2030-12-31`. */
  readonly today?: string;
}

export interface JudgedChange {
  /** Whether only new findings fail. */
  readonly onlyNew: boolean;
  /** Of the findings that count, those that the base does not have. */
  readonly fresh: LevelCounts;
  /** One sentence that says how the architecture drifted. Absent: it did not. */
  readonly drift?: string;
  /**
   * One sentence on what keeps the change from being judged: mistakes of the configuration that it brings, which would stop every run
   * once merged, or files that it takes to where nothing can be read. No stage of a policy holds that back.
   */
  readonly closed?: string;
}

/**
 * Whether the run passes. A check of ours that failed makes it an error: a gate must not turn green because a check crashed.
 * Without a version to compare with nothing is new and nothing drifts. What would fail and is only held back by how far the policy or
 * its rules are rolled out passes as `held`.
 */
export function verdict(judged: Judged): ReportVerdict {
  const { counts, failOn, failOnDrift, defects = [], change, enforcement = BLOCK, held = [], today } = judged;
  const onlyNew = change?.onlyNew === true;
  const stage = stageOn(enforcement, today);
  const levels = failOn === 'never' ? [] : LEVELS.slice(0, LEVELS.indexOf(failOn) + 1);
  const later = held
    .map((one) => ({ ...one, found: onlyNew ? one.fresh : one.counts }))
    .filter(({ found }) => levels.some((level) => found[level] > 0));
  const drift = failOnDrift ? change?.drift : undefined;
  const holdsDrift = drift !== undefined && stage !== 'block';
  const days = [...(holdsDrift ? [enforcement] : []), ...later.map((one) => one.enforcement)];
  if (days.length === 0 && stage !== 'block') days.push(enforcement);
  // A day is promised only where all that is held comes to block.
  const from = days.every(({ blockFrom }) => blockFrom !== undefined)
    ? firstDay(days.map(({ blockFrom }) => blockFrom))
    : undefined;
  const settings = {
    failOn,
    onlyNew,
    failOnDrift,
    enforcement: stage,
    ...(from === undefined ? {} : { blocksFrom: from }),
    held: false,
  };
  const [defect] = defects;
  if (defect !== undefined) {
    const others = defects.length === 1 ? '' : ` (and ${defects.length - 1} more)`;
    const because = `The rule ${defect.ruleId} could not be checked${others}, so nothing is claimed. ${defect.message}`;
    return { outcome: 'error', ...settings, because };
  }
  if (change?.closed !== undefined) return { outcome: 'fail', ...settings, because: change.closed };
  const all = onlyNew && change !== undefined ? change.fresh : counts;
  const waiting = sumOf(later.map(({ found }) => found));
  const failing = partsOf(minus(all, waiting), levels, onlyNew);
  const heldParts = partsOf(waiting, levels, onlyNew);
  const behind = (): string => (heldParts.length === 0 ? '' : ` ${andLater(heldParts, later, levels)}`);
  if (drift !== undefined && !holdsDrift) {
    const more = failing.length === 0 ? '' : ` ${sentence(failing)}.`;
    return { outcome: 'fail', ...settings, because: `${drift} Drift fails the run.${more}${behind()}` };
  }
  if (failing.length > 0) {
    const because = `${sentence(failing)}, and the run fails from the level ${failOn}.${behind()}`;
    return { outcome: 'fail', ...settings, because };
  }
  if (holdsDrift || later.length > 0) {
    return {
      outcome: 'pass',
      ...settings,
      held: true,
      because: whyItIsHeld(heldParts, later, levels, holdsDrift ? { drift, enforcement } : undefined),
    };
  }
  return { outcome: 'pass', ...settings, because: whyItPasses(levels, onlyNew ? counts : undefined, settings) };
}

const BLOCK: Enforcement = { stage: 'block' };

interface Later {
  readonly enforcement: Enforcement;
  readonly byRule: boolean;
  /** Findings by level. Absent: the drift. */
  readonly found?: LevelCounts;
}

/** `2 errors would fail: the policy only warns, and blocks from 2030-12-31.` */
function whyItIsHeld(
  parts: readonly string[],
  later: readonly Later[],
  levels: readonly Level[],
  held: { readonly drift: string; readonly enforcement: Enforcement } | undefined,
): string {
  const byPolicy = held === undefined ? [] : [{ enforcement: held.enforcement, byRule: false }];
  const what = [...(held === undefined ? [] : ['the drift']), ...parts];
  const joined = listed(what);
  const lead = held === undefined ? '' : `${held.drift} `;
  return `${lead}${joined.charAt(0).toUpperCase()}${joined.slice(1)} would fail: ${holders([...byPolicy, ...later], levels)}.`;
}

/** What fails later, behind what fails now. */
function andLater(parts: readonly string[], later: readonly Later[], levels: readonly Level[]): string {
  return `Not failing yet: ${listed(parts)}, since ${holders(later, levels)}.`;
}

/** Who holds something back, and until when; where that differs, with how many findings each. */
function holders(later: readonly Later[], levels: readonly Level[]): string {
  const told = new Map<string, number>();
  for (const { enforcement, byRule, found } of later) {
    const { stage, blockFrom } = enforcement;
    const [who, ending] = byRule ? ['rules of their own stage', ''] : ['the policy', 's'];
    const until = blockFrom === undefined ? '' : `, and block${ending} from ${blockFrom}`;
    const text = `${who} only ${stage === 'observe' ? 'observe' : 'warn'}${ending}${until}`;
    const count = levels.reduce((sum, level) => sum + (found?.[level] ?? 0), 0);
    told.set(text, (told.get(text) ?? 0) + count);
  }
  return [...told]
    .map(([text, count]) => (told.size === 1 || count === 0 ? text : `${text} (${count} of them)`))
    .join('; ');
}

function firstDay(days: readonly (string | undefined)[]): string | undefined {
  return days.filter((day) => day !== undefined).sort()[0];
}

function sumOf(list: readonly LevelCounts[]): LevelCounts {
  const sum = { error: 0, warning: 0, note: 0 };
  for (const counts of list) for (const level of LEVELS) sum[level] += counts[level];
  return sum;
}

function minus(all: LevelCounts, some: LevelCounts): LevelCounts {
  return { error: all.error - some.error, warning: all.warning - some.warning, note: all.note - some.note };
}

function partsOf(counts: LevelCounts, levels: readonly Level[], onlyNew: boolean): string[] {
  return levels
    .filter((level) => counts[level] > 0)
    .map((level) => `${counts[level]} ${onlyNew ? 'new ' : ''}${level}${counts[level] === 1 ? '' : 's'}`);
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
  return `There ${parts.length === 1 && last.startsWith('1 ') ? 'is' : 'are'} ${listed(parts)}`;
}

function listed(parts: readonly string[]): string {
  const last = parts.at(-1) ?? '';
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`;
}
