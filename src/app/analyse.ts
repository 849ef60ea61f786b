import { certaintyOf } from '../lint/intent.js';
import { baselineText } from '../policy/baseline/write.js';
import type { Config } from '../policy/config.js';
import type { Refusal } from '../policy/exceptions.js';
import type { Report } from '../report/report.js';
import type { Repository } from '../source/repository.js';
import type { AnalyseOptions, Analysis } from './analysis.js';
import { type MergedBaseline, openBaseline } from './baseline.js';
import { type Base, judgeBase, openBase } from './compare/base.js';
import { compare } from './compare/compare.js';
import { changedFiles, type FileChanges, NO_CHANGES } from './compare/files.js';
import { pathInside } from './compare/given.js';
import { outOfSight, withMoved } from './compare/out-of-sight.js';
import { takenAside } from './compare/taken-aside.js';
import { type Decision, decide } from './decide.js';
import { sourcesOf } from './fix/sources.js';
import { hiderOf, withoutValues } from './hide-values.js';
import { type Linted, type LintInput, lintRepository, nothingLinted } from './lint.js';
import { policyUrls } from './policy-report.js';
import { withRecovery } from './recovery.js';
import { type ReportInput, toReport } from './report.js';
import { lintInputOf, sideOf } from './side.js';

/**
 * The main job: a repository in, its pattern and its findings out, and what it changes where there is a base. Throws UserMistake for
 * a broken configuration and an unknown preset or level; whatever else the repository holds ends in the report.
 */
export function analyse(repository: Repository, options: AnalyseOptions): Promise<Analysis> {
  return withRecovery(() => analyseOnce(repository, options));
}

async function analyseOnce(repository: Repository, asked: AnalyseOptions): Promise<Analysis> {
  const decided = await decide(repository, asked);
  const { setup, options } = decided;
  const { book, config, own } = setup;
  const baseline =
    options.only === undefined
      ? await openBaseline(repository, config, book, options, mergedBaseline(repository, config, options))
      : undefined;
  const maker = baseline?.maker;
  const looked = new Set<string>();
  const seen = options.base === undefined ? repository : watched(repository, looked);
  const first = await sideOf(seen, setup, options.why === true);
  const base = options.base === undefined ? undefined : await openBase(options.base, setup, first);
  const unseen = base?.side === undefined ? undefined : outOfSight(base.side, first);
  const head =
    unseen === undefined || unseen.moved.size === 0
      ? first
      : await sideOf(withMoved(seen, unseen), setup, options.why === true);
  const { observed, classification, problems, scope, unlike } = head;
  const { loaded, reach } = observed;
  const shared = {
    pattern: config.pattern ?? classification.pattern.slug,
    patternCertainty: certaintyOf(config.pattern, classification.pattern),
    ...(options.today === undefined ? {} : { today: options.today }),
  };
  const files =
    base === undefined
      ? undefined
      : base.side === undefined
        ? NO_CHANGES
        : changedFiles(base.repository, repository, looked);
  const aside =
    base?.side === undefined || files === undefined ? undefined : takenAside(base.side, head, setup, files.nowAt);
  const judge =
    base === undefined || files === undefined || options.only === 'classification'
      ? undefined
      : await judgeBase(
          base,
          setup,
          maker,
          shared,
          { has: repository.has, nowAt: files.nowAt, wasAt: files.wasAt },
          head,
          aside?.base,
        );
  const linted =
    options.only === 'classification'
      ? nothingLinted()
      : lintRepository({
          ...lintInputOf(head, setup, own),
          ...shared,
          ...(aside === undefined ? {} : { inFull: aside.head }),
          ...(options.fixes === undefined
            ? {}
            : { fixes: { source: sourcesOf(scope, observed.files), listed: options.fixes === 'listed' } }),
          ...(maker === undefined ? {} : { baseline: maker(head) }),
          reportStale: options.updateBaseline === undefined,
          ...mergedComments(base, files, options),
          urlOf: policyUrls(config, options.policy?.server),
          ...(judge === undefined ? {} : { ages: judge.ages, placeBefore: judge.placeBefore }),
        });
  const compared =
    base === undefined || files === undefined
      ? undefined
      : await compare({
          base,
          head,
          setup,
          decided,
          options: asked,
          linted,
          judge,
          files,
          ...(unseen === undefined ? {} : { unseen }),
          ...(aside === undefined ? {} : { aside }),
        });
  const input = {
    repository: scope,
    options,
    config,
    book,
    classification,
    ...(unlike === undefined ? {} : { unlike }),
    stacks: loaded.stacks,
    listening: loaded.listening,
    problems,
    linted,
    speaks: observed.surveyed.speaks,
    own,
    evidence: observed.observed.evidence.length + problems.length,
    ...(compared === undefined ? {} : { compared }),
    layout: head.layout,
  };
  const report = await withProposal(input, repository, asked, decided, baseline?.refused ?? []);
  const hide = hiderOf([loaded, ...(base?.side === undefined ? [] : [base.side.observed.loaded])]);
  return {
    report: hide === undefined ? report : withoutValues(report, hide),
    stacks: loaded.stacks,
    reachability: reach,
    config,
    comments: observed.files.comments(),
    ...updatedBaseline(linted, config, options),
    ...(options.fixes === 'listed' ? { fixes: linted.fixes } : {}),
  };
}

/** The baseline of the version to compare with. One that was given from elsewhere is no part of the change, and has no other version. */
function mergedBaseline(
  head: Repository,
  { baseline: configured }: Config,
  { policy, base = policy?.decidedBy, baseline: given, target }: AnalyseOptions,
): MergedBaseline | undefined {
  const path = given === undefined ? configured : pathInside(given, target, head);
  if (base === undefined || (given !== undefined && path === undefined)) return undefined;
  return { repository: base.repository, ...(path === undefined ? {} : { path }) };
}

/** The comments of the version to compare with; none where it could not be looked at. */
function mergedComments(
  base: Base | undefined,
  files: FileChanges | undefined,
  { policy }: AnalyseOptions,
): Pick<LintInput, 'merged'> {
  // Of a version of which only the configuration is known, no comment is.
  if (policy?.decidedBy !== undefined && base === undefined) return { merged: { comments: [], nowAt: (path) => path } };
  if (base === undefined || files === undefined) return {};
  return { merged: { comments: base.side?.observed.files.comments() ?? [], nowAt: files.nowAt } };
}

/** The report, with what the configuration of the change would say of it where that is another one. */
async function withProposal(
  input: Omit<ReportInput, 'decided'>,
  repository: Repository,
  asked: AnalyseOptions,
  { from, notices, proposed }: Decision,
  refused: readonly Refusal[],
): Promise<Report> {
  const report = toReport({ ...input, decided: { from, notices, refused } });
  if (proposed === undefined || asked.only !== undefined) return report;
  const { proposalOf } = await import('./proposal.js');
  const { fixes: _, updateBaseline: __, ...others } = asked;
  const tried = { ...others, policy: { ...asked.policy, from: 'head' as const } };
  const judge = async (): Promise<Report> => (await analyseOnce(repository, tried)).report;
  return toReport({
    ...input,
    decided: { from, notices, refused, proposed: await proposalOf(proposed, report, judge) },
  });
}

/** The same repository, which notes what is read of it. */
function watched(repository: Repository, looked: Set<string>): Repository {
  return {
    ...repository,
    read: (path) => {
      looked.add(path);
      return repository.read(path);
    },
  };
}

/** The new text of the baseline, where one was asked for and all rules ran: what a failed check would have found is not known. */
function updatedBaseline(
  { baseline, defects }: Linted,
  config: Config,
  { updateBaseline, baseline: given }: AnalyseOptions,
): Pick<Analysis, 'baseline'> {
  if (updateBaseline === undefined || baseline === undefined || defects.length > 0) return {};
  const configured = updateBaseline === 'prune' && given === undefined ? config.baseline : undefined;
  return { baseline: { text: baselineText(baseline), ...(configured === undefined ? {} : { configured }) } };
}
