import { openFiles } from '../../src/app/files.js';
import { invocationsOf } from '../../src/app/invocations.js';
import { problemsOf } from '../../src/app/problems.js';
import { programsIn } from '../../src/app/programs.js';
import { resourcesOf } from '../../src/app/resources.js';
import { runbookPaths } from '../../src/app/runbook-reader.js';
import { runbooksOf } from '../../src/app/runbooks.js';
import { loadStacks } from '../../src/app/stacks.js';
import { treeOf } from '../../src/app/tree.js';
import { styleProblems } from '../../src/compose/style.js';
import { positionOf } from '../../src/documents/location.js';
import { prepareParsers, prepareRecovery } from '../../src/documents/parse.js';
import { createCollector } from '../../src/evidence/collect.js';
import { createDetectors } from '../../src/evidence/index.js';
import { reachability } from '../../src/facts/reachability.js';
import type { LintContext } from '../../src/lint/check.js';
import { lintContext } from '../../src/lint/context.js';
import type { EffectiveRule } from '../../src/lint/effective.js';
import type { Finding } from '../../src/lint/finding.js';
import { assembleCatalogue } from '../../src/model/catalogue.js';
import { loadRulebook } from '../../src/rulebook/load.js';
import { memory } from '../../src/source/memory.js';

await prepareParsers(['package.json', 'Cargo.toml']);
await prepareRecovery();

export const book = loadRulebook();
const detectors = createDetectors(book.evidence);
const catalogue = assembleCatalogue(book.roles, book.hints);

/** What the rules see of a repository of these files, read as a run reads it. */
export function contextOf(files: Readonly<Record<string, string>>, pattern = 'none'): LintContext {
  const repository = memory(files);
  const opened = openFiles(repository);
  const collector = createCollector(repository, detectors, opened.parse);
  const loaded = loadStacks(repository, opened, catalogue, invocationsOf(collector));
  for (const { path } of repository.files) opened.parse(path);
  const collected = collector.finish();
  return lintContext({
    stacks: loaded.stacks,
    reachability: reachability(loaded.stacks, loaded.listening),
    catalogue,
    problems: problemsOf(loaded.problems, opened.problems(), collected.problems),
    pattern,
    tree: treeOf(repository),
    resources: resourcesOf({
      repository,
      book,
      evidence: collected.evidence,
      parse: opened.parse,
      speaks: () => true,
    }),
    runbooks: runbooksOf(repository, runbookPaths(collected.evidence), opened.parse),
    programs: programsIn(repository, book),
    style: loaded.stacks.flatMap(({ files: paths }) =>
      paths.flatMap((path) => styleProblems(opened.parse(path), files[path] ?? '')),
    ),
    createdNetworks: collected.evidence
      .filter(({ kind }) => kind === 'command.network-create')
      .map(({ value, at }) => ({ name: value, at })),
    createdVolumes: collected.evidence
      .filter(({ kind }) => kind === 'command.volume-create')
      .map(({ value, at }) => ({ name: value, at })),
  });
}

/** The rule as its file says it, whatever a preset makes of it. */
export function ruleById(id: string): EffectiveRule {
  const rule = book.rules.find((candidate) => candidate.id === id);
  if (rule === undefined) throw new Error(`There is no rule ${id}.`);
  return { rule, level: rule.level, params: rule.params };
}

/** `path:line` of a finding. */
export function placeOf({ at }: Finding): string {
  const { path, line } = positionOf(at);
  return `${path}:${line}`;
}
