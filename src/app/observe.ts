import { styleProblems } from '../compose/style.js';
import { prepareParsers } from '../documents/parse.js';
import type { Problem } from '../documents/problem.js';
import { type Collected, createCollector } from '../evidence/collect.js';
import { type Reachability, reachability } from '../facts/reachability.js';
import { type Survey, survey } from '../facts/survey.js';
import type { Catalogue } from '../model/catalogue.js';
import type { Rulebook } from '../rulebook/rulebook.js';
import type { Repository } from '../source/repository.js';
import { type Files, openFiles } from './files.js';
import { invocationsOf } from './invocations.js';
import { catalogueOf, detectorsOf } from './knowledge.js';
import { type LoadedStacks, loadStacks } from './stacks.js';

/** What a repository holds, before anything is judged. */
export interface Observed {
  readonly files: Files;
  readonly catalogue: Catalogue;
  readonly loaded: LoadedStacks;
  readonly observed: Collected;
  readonly reach: Reachability;
  readonly surveyed: Survey;
  /** How the Compose files are written; empty when nobody asked. */
  readonly style: readonly Problem[];
}

/** What the parser says of a text that it cannot take as it stands. */
const SYNTAX = 'yaml-syntax';

/** Reads a repository: its projects, its evidence, who reaches whom, and the facts. Throws RecoveryNeeded. */
export async function observe(scope: Repository, book: Rulebook, withStyle = false): Promise<Observed> {
  const paths = scope.files.map((file) => file.path);
  await prepareParsers(paths);
  const files = openFiles(scope);
  const catalogue = catalogueOf(book);
  const collector = createCollector(scope, detectorsOf(book.evidence), files.parse);
  const style: Problem[] = [];
  const styled = new Set<string>();
  const loaded = loadStacks(scope, files, catalogue, invocationsOf(collector), (path) => {
    collector.look(path);
    if (!withStyle || styled.has(path)) return;
    styled.add(path);
    const read = scope.read(path);
    if (read.ok) style.push(...styleProblems(files.parse(path), read.text));
  });
  const observed = collector.finish();
  const reach = reachability(loaded.stacks, loaded.listening);
  const surveyed = survey({
    stacks: loaded.stacks,
    evidence: observed.evidence,
    paths,
    knowledge: book,
    reachability: reach,
    misread: files.problems().filter(({ code, severity }) => code === SYNTAX && severity === 'error'),
  });
  return { files, catalogue, loaded, observed, reach, surveyed, style };
}
