import { RecoveryNeeded } from '../../documents/parse.js';
import { by } from '../../lib/compare.js';
import { UserMistake } from '../../lib/mistake.js';
import { quoted } from '../../lib/quoted.js';
import type { Places } from '../../lint/place.js';
import {
  type AgeJudge,
  type BaseFindings,
  baseFindings,
  type HeadFiles,
  type OldFinding,
  shrunkJudge,
} from '../../policy/ages.js';
import type { ReportFinding } from '../../report/report.js';
import type { Repository } from '../../source/repository.js';
import type { AnalyseOptions } from '../analysis.js';
import type { BaselineMaker } from '../baseline.js';
import { compareFindings } from '../findings.js';
import { type Linted, type LintInput, lintRepository } from '../lint.js';
import { NO_OWN_RULES, type OwnRules, ownRules, type Setup } from '../own-rules.js';
import { lintInputOf, type Side, sideOf } from '../side.js';
import type { FileChanges } from './files.js';
import { pairsOf, type RenamedServices, renamedServices } from './pairs.js';
import { placesBefore } from './places.js';

/** Findings of the base that are shown as mended. */
const MOST_FIXED = 200;

/** The version to compare with, as far as it could be looked at. */
export interface Base {
  readonly ref: string;
  readonly repository: Repository;
  /** Absent: it could not be looked at. */
  readonly side?: Side;
  /** Why not, or not all of it, for people. */
  readonly limits: readonly string[];
}

/** Looks at the base with the configuration and the rules that hold for both. What goes wrong is a limit: the head is judged all the same. */
export async function openBase(
  { ref, repository, limits = [] }: NonNullable<AnalyseOptions['base']>,
  setup: Setup,
  head: Side,
): Promise<Base> {
  try {
    const side = await sideOf(repository, setup);
    return { ref, repository, side, limits: [...limits, ...unreadIn(ref, side, head)] };
  } catch (error) {
    if (error instanceof RecoveryNeeded) throw error;
    const reason = error instanceof UserMistake ? error.lines.join(' ') : 'its files cannot be analysed.';
    const message = `${quoted(ref)} could not be looked at, so all that is found counts as new: ${reason}`;
    return { ref, repository, limits: [...limits, message] };
  }
}

/** Places told of that could not be read. */
const MOST_LIMITS = 10;

/** What of the base could not be read, unless it is so in the head as well: what stood there counts as new. */
function unreadIn(ref: string, base: Side, head: Side): string[] {
  const still = unreadOf(head);
  // What is said of a file that was renamed is the same limit.
  const elsewhere = new Set([...still].flatMap(([path, messages]) => (base.scope.has(path) ? [] : [...messages])));
  const isStill = (path: string, message: string): boolean =>
    still.get(path)?.has(message) === true || (!head.scope.has(path) && elsewhere.has(message));
  const lines = [...unreadOf(base)].sort(by(([path]) => path)).flatMap(([path, messages]) => {
    const [message] = [...messages].filter((one) => !isStill(path, one));
    return message === undefined ? [] : [`Not all of ${quoted(path)} could be read in ${quoted(ref)}: ${message}`];
  });
  const more = lines.length - MOST_LIMITS;
  return more > 0 ? [...lines.slice(0, MOST_LIMITS), `${more} more files of ${quoted(ref)} could not be read.`] : lines;
}

/** Path to the reasons why not all of a file, or nothing below a folder, could be read. */
function unreadOf({ scope, observed: { loaded }, problems }: Side): ReadonlyMap<string, ReadonlySet<string>> {
  const unread = new Map<string, Set<string>>();
  const note = (path: string, message: string): void => {
    const known = unread.get(path);
    if (known === undefined) unread.set(path, new Set([message]));
    else known.add(message);
  };
  for (const { path, reason, message } of scope.skipped) {
    if (reason === 'too-many-files' || reason === 'too-deep' || reason === 'unreadable') note(path, message);
  }
  for (const { code, at, message } of problems) {
    if (UNREAD.has(code)) note(at.file.path, message);
  }
  for (const { at, message } of loaded.stacks.flatMap(({ unknown }) => unknown)) {
    note(at.file.path, message);
  }
  return unread;
}

const UNREAD: ReadonlySet<string> = new Set(['unreadable-compose-file', 'unreadable-file', 'yaml-syntax']);

/** What the base's findings say of the head's. */
export interface BaseJudge {
  /** Absent where there is no base that could be looked at: then all is new. */
  readonly ages: AgeJudge;
  /** Findings of the base that are no longer there, when the head has been judged. */
  readonly fixed: (head: Pick<Linted, 'defects'>) => FixedFindings;
  readonly limits: readonly string[];
  /** How the base had a place of the head. Absent: nothing is known of the base. */
  readonly placeBefore?: Places['placeBefore'];
}

export interface FixedFindings {
  readonly count: number;
  /** The first of them, in the order of their places. */
  readonly findings: readonly ReportFinding[];
}

const NOTHING_KNOWN: BaseJudge = {
  ages: { knows: () => false, known: () => new Set() },
  fixed: () => ({ count: 0, findings: [] }),
  limits: [],
};

/** What a run over the head and one over its base have in common: both go by the pattern of the head. */
export type SharedInput = Pick<LintInput, 'pattern' | 'patternCertainty' | 'today'>;

/** Runs the rules over the base. A rule of ours that fails there knows nothing: all that it finds in the head is new. */
export async function judgeBase(
  base: Base,
  setup: Setup,
  baseline: BaselineMaker | undefined,
  shared: SharedInput,
  files: HeadFiles & Pick<FileChanges, 'wasAt'>,
  head: Side,
  inFull: ReadonlySet<string> = new Set(),
): Promise<BaseJudge> {
  const { side, ref } = base;
  if (side === undefined) return NOTHING_KNOWN;
  const input: LintInput = {
    ...lintInputOf(side, setup, await ownRulesOf(setup)),
    ...shared,
    inFull,
    ...(baseline === undefined ? {} : { baseline: baseline(side) }),
    reportStale: true,
  };
  const linted = lintRepository({ ...input, remember: true });
  const numbers: number[] = [];
  const olds = linted.remembered.filter((old, number) => {
    if (old !== undefined) numbers.push(number);
    return old !== undefined;
  });
  const pairs = pairsOf(side.observed.loaded.stacks, head.observed.loaded.stacks, files.nowAt);
  const renamed = renamedServices(pairs);
  const known = baseFindings(
    olds.flatMap((old) => (old === undefined ? [] : [asNow(old, renamed)])),
    files,
  );
  const { stacks: before } = side.observed.loaded;
  return {
    ages: known,
    placeBefore: placesBefore({ pairs, olds: before, wasAt: files.wasAt, has: side.repository.has }),
    fixed: (judged) => fixedFindings(known, (number) => numbers[number] ?? -1, linted, input, judged, renamed),
    limits: linted.defects.map(
      ({ ruleId }) => `The rule ${ruleId} could not be checked in ${quoted(ref)}: all that it finds counts as new.`,
    ),
  };
}

/** The organisation's rules anew, so that what they could not judge in the base is not told of the head. */
async function ownRulesOf({ own }: Setup): Promise<OwnRules> {
  return own.byId.size === 0 ? NO_OWN_RULES : ownRules([...own.byId.values()]);
}

function fixedFindings(
  known: BaseFindings,
  numberOf: (number: number) => number,
  { findings }: Linted,
  input: LintInput,
  head: Pick<Linted, 'defects'>,
  renamed: RenamedServices,
): FixedFindings {
  // What a rule that failed would have found in the head is not known.
  const broken = new Set(head.defects.map(({ ruleId }) => ruleId));
  const gone = new Set(known.gone().map(numberOf));
  const fixed: ReportFinding[] = [];
  let number = 0;
  for (const finding of findings) {
    if (gone.has(number) && !broken.has(finding.ruleId)) fixed.push(finding);
    number += 1;
  }
  const shrunk = known
    .shrunk()
    .filter(({ ruleId }) => !broken.has(ruleId))
    .map((one) => ({ ...one, kept: asThen(one.kept, renamed.get(one.path)) }));
  if (shrunk.length > 0) {
    const only = new Set(shrunk.map(({ ruleId }) => ruleId));
    const parts = lintRepository({ ...input, only, reportStale: false, ages: shrunkJudge(shrunk) });
    for (const { age, ...finding } of parts.findings) if (age === 'new') fixed.push(finding);
  }
  return { count: fixed.length, findings: fixed.sort(compareFindings).slice(0, MOST_FIXED) };
}

const SERVICE_PLACE = /^services\.([^.[\]]+)/;

/** A finding of the base as the head would have it: services that are called otherwise there go by their new names. */
function asNow(old: OldFinding, renamed: RenamedServices): OldFinding {
  const names = renamed.get(old.path);
  if (names === undefined) return old;
  const { places, members } = old.likeness;
  const likeness = {
    ...old.likeness,
    places: places.map((place) =>
      place.replace(SERVICE_PLACE, (_, name: string) => `services.${names.get(name) ?? name}`),
    ),
    ...(members === undefined ? {} : { members: members.map((name) => names.get(name) ?? name) }),
  };
  return { ...old, likeness };
}

/** Names of the head as the base has them. */
function asThen(kept: ReadonlySet<string>, names: ReadonlyMap<string, string> | undefined): ReadonlySet<string> {
  const earlier = new Map([...(names ?? [])].map(([old, now]) => [now, old]));
  return new Set([...kept].map((name) => earlier.get(name) ?? name));
}
