import { openFiles } from '../../src/app/files.js';
import { discoverProjects } from '../../src/compose/discover.js';
import { loadProject } from '../../src/compose/load.js';
import { toStack } from '../../src/compose/stack.js';
import { positionOf } from '../../src/documents/location.js';
import { prepareParsers } from '../../src/documents/parse.js';
import { reachability } from '../../src/facts/reachability.js';
import type { LintContext } from '../../src/lint/check.js';
import { lintContext } from '../../src/lint/context.js';
import type { EffectiveRule } from '../../src/lint/effective.js';
import type { Finding } from '../../src/lint/finding.js';
import { assembleCatalogue } from '../../src/model/catalogue.js';
import { createRoleReader } from '../../src/model/roles.js';
import { loadRulebook } from '../../src/rulebook/load.js';
import { memory } from '../../src/source/memory.js';

await prepareParsers(['package.json', 'Cargo.toml']);
export const book = loadRulebook();
const catalogue = assembleCatalogue(book.roles, book.hints);

/** What the rules see of a repository of these files, read as a run reads it. */
export function contextOf(files: Readonly<Record<string, string>>, pattern = 'none'): LintContext {
  const repository = memory(files);
  const opened = openFiles(repository);
  const projects = discoverProjects(repository, opened.parse).groups.map((group) =>
    loadProject(repository, group, opened.parse),
  );
  const readRole = createRoleReader(catalogue);
  const stacks = projects.map((project) => toStack(project, readRole));
  for (const { path } of repository.files) opened.parse(path);
  return lintContext({
    stacks,
    reachability: reachability(stacks),
    catalogue,
    problems: [...projects.flatMap((project) => project.problems), ...opened.problems()],
    pattern,
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
