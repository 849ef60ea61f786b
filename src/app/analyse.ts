import { prepareParsers } from '../documents/parse.js';
import type { Problem } from '../documents/problem.js';
import { createCollector } from '../evidence/collect.js';
import { createDetectors } from '../evidence/index.js';
import { reachability } from '../facts/reachability.js';
import { survey } from '../facts/survey.js';
import { assembleCatalogue } from '../model/catalogue.js';
import { type Config, loadConfig } from '../policy/config.js';
import { loadRulebook } from '../rulebook/load.js';
import type { Repository } from '../source/repository.js';
import { classify } from '../taxonomy/classify.js';
import type { AnalyseOptions, Analysis } from './analysis.js';
import { openFiles } from './files.js';
import { invocationsOf } from './invocations.js';
import { lintRepository, nothingLinted } from './lint.js';
import { narrow } from './narrow.js';
import { withRecovery } from './recovery.js';
import { toReport } from './report.js';
import { loadStacks } from './stacks.js';

/**
 * The main job: a repository in, its pattern and its findings out. Throws UserMistake for a broken configuration and an unknown
 * preset or level; whatever else the repository holds ends in the report.
 */
export function analyse(repository: Repository, options: AnalyseOptions): Promise<Analysis> {
  return withRecovery(() => analyseOnce(repository, options));
}

async function analyseOnce(repository: Repository, options: AnalyseOptions): Promise<Analysis> {
  const book = loadRulebook();
  const config: Config = await loadConfig(repository, book, options);
  const scope = narrow(repository, config);
  await prepareParsers(scope.files.map((file) => file.path));

  const files = openFiles(scope);
  const catalogue = assembleCatalogue(book.roles, book.hints);
  const collector = createCollector(scope, createDetectors(book.evidence), files.parse);
  const loaded = loadStacks(scope, files, catalogue, invocationsOf(collector), collector.look);
  const observed = collector.finish();
  const reach = reachability(loaded.stacks, loaded.listening);

  const surveyed = survey({
    stacks: loaded.stacks,
    evidence: observed.evidence,
    paths: scope.files.map((file) => file.path),
    knowledge: book,
    reachability: reach,
  });
  const classification = classify(surveyed, book);
  const problems: readonly Problem[] = [
    ...loaded.problems,
    ...files.problems().filter(isMistake),
    ...newTo(loaded.problems, observed.problems),
  ];
  const linted =
    options.only === 'classification'
      ? nothingLinted()
      : lintRepository({
          book,
          config,
          pattern: config.pattern ?? classification.pattern.slug,
          stacks: loaded.stacks,
          reachability: reach,
          catalogue,
          problems,
          evidence: observed.evidence,
        });
  const report = toReport({
    repository: scope,
    options,
    config,
    book,
    classification,
    stacks: loaded.stacks,
    linted,
    evidence: observed.evidence.length + problems.length,
  });
  return { report, stacks: loaded.stacks, reachability: reach };
}

/** A template that evidence is read from line by line is no mistake; for a Compose file the loader has said so itself. */
function isMistake(problem: Problem): boolean {
  return problem.code !== 'yaml-template';
}

/** A file that could not be read is one problem, whoever asked for it. */
function newTo(known: readonly Problem[], more: readonly Problem[]): readonly Problem[] {
  const unread = new Set(known.filter(({ code }) => code === 'unreadable-compose-file').map(({ at }) => at.file.path));
  return more.filter(({ at }) => !unread.has(at.file.path));
}
