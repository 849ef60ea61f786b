import { wholeFile } from '../documents/location.js';
import type { Problem } from '../documents/problem.js';
import type { LayoutAssessment } from '../layout/assessment.js';
import { effectiveRules } from '../lint/effective.js';
import type { Runbook } from '../model/runbook.js';
import { CONFIG_PATHS, type Config } from '../policy/config.js';
import type { Rulebook } from '../rulebook/rulebook.js';
import type { Repository } from '../source/repository.js';
import type { Classification } from '../taxonomy/classification.js';
import { classify } from '../taxonomy/classify.js';
import { unexpectedPattern } from './expected.js';
import type { LintInput } from './lint.js';
import { narrow } from './narrow.js';
import { type Observed, observe } from './observe.js';
import type { OwnRules, Setup } from './own-rules.js';
import { problemsOf } from './problems.js';
import { programsIn } from './programs.js';
import { resourcesOf } from './resources.js';
import { runbookReader } from './runbook-reader.js';
import { treeOf } from './tree.js';
import type { UnlikeContext } from './unlike-context.js';
import { unlikeProblem } from './unlike-problem.js';

/** One version of a repository, observed and classified. */
export interface Side {
  readonly repository: Repository;
  /** Without what the configuration leaves out. */
  readonly scope: Repository;
  readonly observed: Observed;
  readonly classification: Classification;
  readonly problems: readonly Problem[];
  /** How the tree compares with the profile of the configuration. Absent: that names none. */
  readonly layout?: LayoutAssessment;
  /** Another pattern that fits what is known of team and product. */
  readonly unlike?: UnlikeContext;
  /** Reads the files of commands that run its projects. Absent: there are none. */
  readonly runbooks?: () => readonly Runbook[];
}

/** Reads a repository and tells its architecture. Throws RecoveryNeeded. */
export async function sideOf(repository: Repository, { config, book }: Setup, why = false): Promise<Side> {
  const scope = narrow(repository, config);
  const observed = await observe(scope, book, asksForStyle(book, config));
  const classification = classify(observed.surveyed, book, { why });
  const read = problemsOf(observed.loaded.problems, observed.files.problems(), observed.observed.problems);
  const judged = config.layout === undefined ? undefined : await layoutOf(repository, config, observed);
  const problems = judged === undefined ? read : [...read, ...judged.problems];
  const runbooks = await runbookReader(scope, observed);
  const unlike = await unlikeIn(classification, { config, book });
  return {
    repository,
    scope,
    observed,
    classification,
    problems,
    ...(judged === undefined ? {} : { layout: judged.layout }),
    ...(unlike === undefined ? {} : { unlike }),
    ...(runbooks === undefined ? {} : { runbooks }),
  };
}

/** How the tree compares with the profile that the configuration names, and what is not as that asks. */
async function layoutOf(
  repository: Repository,
  config: Config,
  observed: Observed,
): Promise<{ readonly layout: LayoutAssessment; readonly problems: readonly Problem[] } | undefined> {
  // Without all paths nothing can be said to be missing.
  if (config.layout === undefined || treeOf(repository) === undefined) return undefined;
  const { judgeLayout, layoutProblems } = await import('./layout-problems.js');
  const layout = await judgeLayout(repository, config, config.layout, observed);
  const elsewhere = repository.has(config.path ?? '') ? wholeFile(config.path ?? '') : undefined;
  const first = observed.loaded.stacks[0]?.at ?? wholeFile(repository.files[0]?.path ?? '');
  return { layout, problems: layoutProblems(layout, repository, config, elsewhere ?? first) };
}

/** Only a configuration with a context pays for looking at it. */
async function unlikeIn(
  { pattern }: Classification,
  { config, book }: Pick<Setup, 'config' | 'book'>,
): Promise<UnlikeContext | undefined> {
  if (Object.keys(config.context).length === 0) return undefined;
  const { unlikeContext } = await import('./unlike-context.js');
  return unlikeContext(pattern, config, book);
}

/** What the rules are run over. Which pattern they go by is for the caller to say. */
export function lintInputOf(
  side: Side,
  { book, config }: Setup,
  own: OwnRules,
): Omit<LintInput, 'pattern' | 'reportStale'> {
  const { repository, scope, classification, problems, unlike } = side;
  const { loaded, observed, files, catalogue, reach, surveyed, style } = side.observed;
  const { evidence } = observed;
  const { speaks } = surveyed;
  const elsewhere = loaded.stacks[0]?.at ?? wholeFile(config.path ?? CONFIG_PATHS[0] ?? '');
  return {
    book,
    config,
    speaks,
    stacks: loaded.stacks,
    reachability: reach,
    catalogue,
    problems: [
      ...problems,
      ...unexpectedPattern(classification, config, book, elsewhere),
      ...(unlike === undefined ? [] : [unlikeProblem(unlike, classification.pattern, elsewhere)]),
    ],
    evidence,
    tree: treeOf(repository),
    resources: () => resourcesOf({ repository: scope, book, evidence, parse: files.parse, speaks }),
    checks: own.checks,
    style,
    runbooks: side.runbooks,
    programs: programsIn(scope, book),
    comments: files.comments(),
  };
}

/** Whether a rule on how files are written is on. */
function asksForStyle(book: Rulebook, config: Config): boolean {
  return effectiveRules(book, config).some(({ rule }) => rule.check === 'file-style');
}
