import { certaintyOf } from '../../lint/intent.js';
import type { JudgedChange } from '../../policy/verdict.js';
import type { ReportComparison, ReportDimensionChange, ReportPatternName } from '../../report/comparison.js';
import type { PatternReading } from '../../taxonomy/classification.js';
import type { AnalyseOptions } from '../analysis.js';
import type { Decision } from '../decide.js';
import type { Linted } from '../lint.js';
import type { Setup } from '../own-rules.js';
import type { Side } from '../side.js';
import type { LoadedStacks } from '../stacks.js';
import type { Base, BaseJudge } from './base.js';
import { architectureChanges, inOrder } from './changes.js';
import type { Draft } from './draft.js';
import type { FileChanges } from './files.js';
import { type OutOfSight, outOfSightDrafts, takenToTheDark } from './out-of-sight.js';
import { NO_POLICY_CHANGES, policyChanges } from './policy.js';
import { resourceChanges } from './resources.js';
import { type TakenAside, takenAsideDrafts } from './taken-aside.js';
import { unknownDrafts, withoutUnloaded } from './unloaded.js';

export interface Compared {
  readonly comparison: ReportComparison;
  /** What the verdict takes from it. */
  readonly change: JudgedChange;
  /** What the base deploys; absent where it could not be looked at. */
  readonly before?: Pick<LoadedStacks, 'stacks' | 'listening'>;
}

export interface CompareInput {
  readonly base: Base;
  readonly head: Side;
  readonly setup: Setup;
  readonly decided: Pick<Decision, 'setup' | 'before' | 'proposed' | 'from'>;
  readonly options: AnalyseOptions;
  readonly linted: Linted;
  /** Absent: no rule was run. */
  readonly judge: BaseJudge | undefined;
  readonly files: FileChanges;
  /** What the change takes to where it is not looked at. */
  readonly unseen?: OutOfSight;
  /** What is judged although it is left aside. */
  readonly aside?: TakenAside;
}

/** What a change does, when both versions are judged. */
export async function compare(input: CompareInput): Promise<Compared> {
  const { base, head, setup, decided, options, linted, judge, files } = input;
  const { config } = setup;
  const { classification } = base.side ?? {};
  const after = head.classification.pattern;
  const before = classification?.pattern ?? after;
  const fixed = judge?.fixed(linted) ?? { count: 0, findings: [] };
  const { origin } = base.repository;
  const policy =
    base.side === undefined || options.only !== undefined
      ? NO_POLICY_CHANGES
      : await policyChanges(base.side, head, decided, options, files.nowAt);
  const { changes, more, moreOpenings } = inOrder([
    ...policy.drafts,
    ...(input.unseen === undefined ? [] : outOfSightDrafts(input.unseen)),
    ...(input.aside === undefined ? [] : takenAsideDrafts(input.aside, linted.findings)),
    ...differences(input),
  ]);
  const comparison: ReportComparison = {
    base: { ref: base.ref, ...(origin.kind === 'git' ? { commit: origin.commit } : {}) },
    pattern: { before: nameOf(before), after: nameOf(after) },
    drift: hasDrifted(before, after),
    dimensions: dimensionsOf(before, after),
    changes,
    moreChanges: more,
    ...(moreOpenings === 0 ? {} : { moreOpenings }),
    counts: {
      new: linted.fresh,
      fixed: fixed.count,
      unchanged: linted.known.error + linted.known.warning + linted.known.note,
    },
    fixed: fixed.findings,
    files: withLines(files, linted, changes),
    limits: [...base.limits, ...(judge?.limits ?? []), ...policy.limits, ...manyFiles(files)],
  };
  const drift = driftFrom(before, after, config.pattern);
  const loaded = base.side?.observed.loaded;
  return {
    comparison,
    ...(loaded === undefined ? {} : { before: loaded }),
    change: {
      onlyNew: config.onlyNew,
      fresh: linted.fresh,
      ...(drift === undefined ? {} : { drift }),
      ...closedBy(input),
    },
  };
}

/** What keeps a change from being judged: a configuration with mistakes stops every later run, and what cannot be read may hold anything. */
function closedBy({ decided: { proposed }, base, head, unseen }: CompareInput): Pick<JudgedChange, 'closed'> {
  if (proposed !== undefined && 'mistakes' in proposed) {
    const [first = '', ...others] = proposed.mistakes;
    const more = others.length === 0 ? '' : ` And ${others.length} more.`;
    return { closed: `The configuration of this change has mistakes: ${first}${more}` };
  }
  const dark = base.side === undefined || unseen === undefined ? undefined : takenToTheDark(base.side, head, unseen);
  return dark === undefined ? {} : { closed: dark };
}

function differences({ base: { side: base }, head, setup, files }: CompareInput): Draft[] {
  if (base === undefined) return [];
  const loaded = withoutUnloaded(base, head, files);
  return [
    ...loaded.drafts,
    ...unknownDrafts(base, head, files),
    ...architectureChanges(loaded.base, loaded.head, files.nowAt),
    ...resourceChanges(base, head, setup.book, files),
  ];
}

function nameOf({ slug, name, confidence }: PatternReading): ReportPatternName {
  return { slug, name, confidence };
}

/** Another pattern, and both readings are certain. Where there was none before, the first one is no drift. */
function hasDrifted(before: PatternReading, after: PatternReading): boolean {
  return before.slug !== after.slug && before.slug !== NONE && isSure(before) && isSure(after);
}

const NONE = 'none';

function isSure(pattern: PatternReading): boolean {
  return certaintyOf(undefined, pattern) === 'sure';
}

/**
 * One sentence on a drift that a gate may fail on. What comes nearer to the declared pattern is none; what leaves the declared one
 * is, however sure it was that the base was of it.
 */
function driftFrom(before: PatternReading, after: PatternReading, declared: string | undefined): string | undefined {
  if (after.slug === declared) return undefined;
  const leaves = declared !== undefined && before.slug === declared && isSure(after);
  if (!leaves && !hasDrifted(before, after)) return undefined;
  const now = `The architecture now reads as ${after.name}`;
  return leaves ? `${now}, no longer as the declared ${before.name}.` : `${now}, no longer as ${before.name}.`;
}

const DIMENSIONS = ['infrastructure', 'granularity', 'network', 'deployment'] as const;

function dimensionsOf(before: PatternReading, after: PatternReading): ReportDimensionChange[] {
  return DIMENSIONS.flatMap((dimension) => {
    const [old, now] = [before.dimensions[dimension].value, after.dimensions[dimension].value];
    return old === now ? [] : [{ dimension, before: old, after: now }];
  });
}

/** The changed files, with lines where something is said of them. */
function withLines(
  { files, linesOf }: FileChanges,
  { findings }: Linted,
  changes: ReportComparison['changes'],
): ReportComparison['files'] {
  const named = new Set<string>();
  for (const { location, side } of changes) if (location !== undefined && side === 'head') named.add(location.path);
  for (const { disposition, location } of findings) if (disposition === 'active') named.add(location.path);
  return files.map((file) => {
    const lines = file.status === 'removed' || !named.has(file.path) ? undefined : linesOf(file.path);
    return lines === undefined ? file : { ...file, lines };
  });
}

function manyFiles({ more }: FileChanges): string[] {
  return more === 0 ? [] : [`${more} more files are different than are listed.`];
}
