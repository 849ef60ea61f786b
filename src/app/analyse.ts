import { effectiveRules } from '../lint/effective.js';
import { certaintyOf } from '../lint/intent.js';
import { baselineText } from '../policy/baseline/write.js';
import type { Config } from '../policy/config.js';
import { loadRulebook } from '../rulebook/load.js';
import type { Rulebook } from '../rulebook/rulebook.js';
import type { Repository } from '../source/repository.js';
import { classify } from '../taxonomy/classify.js';
import type { AnalyseOptions, Analysis } from './analysis.js';
import { openBaseline } from './baseline.js';
import { sourcesOf } from './fix/sources.js';
import { type Linted, lintRepository, nothingLinted } from './lint.js';
import { narrow } from './narrow.js';
import { observe } from './observe.js';
import { setUp } from './own-rules.js';
import { problemsOf } from './problems.js';
import { withRecovery } from './recovery.js';
import { toReport } from './report.js';
import { resourcesOf } from './resources.js';
import { treeOf } from './tree.js';

/**
 * The main job: a repository in, its pattern and its findings out. Throws UserMistake for a broken configuration and an unknown
 * preset or level; whatever else the repository holds ends in the report.
 */
export function analyse(repository: Repository, options: AnalyseOptions): Promise<Analysis> {
  return withRecovery(() => analyseOnce(repository, options));
}

async function analyseOnce(repository: Repository, options: AnalyseOptions): Promise<Analysis> {
  const { book, config, own } = await setUp(repository, loadRulebook(), options);
  const scope = narrow(repository, config);
  const baseline =
    options.only === undefined ? await openBaseline(repository, scope, config, book, options) : undefined;
  const { loaded, observed, files, catalogue, reach, surveyed, style } = await observe(
    scope,
    book,
    asksForStyle(book, config),
  );
  const classification = classify(surveyed, book, { why: options.why === true });
  const problems = problemsOf(loaded.problems, files.problems(), observed.problems);
  const linted =
    options.only === 'classification'
      ? nothingLinted()
      : lintRepository({
          book,
          config,
          speaks: surveyed.speaks,
          pattern: config.pattern ?? classification.pattern.slug,
          patternCertainty: certaintyOf(config.pattern, classification.pattern),
          stacks: loaded.stacks,
          reachability: reach,
          catalogue,
          problems,
          evidence: observed.evidence,
          tree: treeOf(repository),
          resources: () =>
            resourcesOf({
              repository: scope,
              book,
              evidence: observed.evidence,
              parse: files.parse,
              speaks: surveyed.speaks,
            }),
          ...(options.fixes === undefined
            ? {}
            : { fixes: { source: sourcesOf(scope, files), listed: options.fixes === 'listed' } }),
          checks: own.checks,
          style,
          comments: files.comments(),
          ...(baseline === undefined ? {} : { baseline }),
          reportStale: options.updateBaseline === undefined,
          ...(options.today === undefined ? {} : { today: options.today }),
        });
  const report = toReport({
    repository: scope,
    options,
    config,
    book,
    classification,
    stacks: loaded.stacks,
    listening: loaded.listening,
    problems,
    linted,
    own,
    evidence: observed.evidence.length + problems.length,
  });
  return {
    report,
    stacks: loaded.stacks,
    reachability: reach,
    ...updatedBaseline(linted, config, options),
    ...(options.fixes === 'listed' ? { fixes: linted.fixes } : {}),
  };
}

/** Whether a rule on how files are written is on. */
function asksForStyle(book: Rulebook, config: Config): boolean {
  return effectiveRules(book, config).some(({ rule }) => rule.check === 'file-style');
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
