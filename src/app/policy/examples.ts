import { positionOf } from '../../documents/location.js';
import type { Node } from '../../documents/node.js';
import { parseAlone } from '../../documents/parse.js';
import { UserMistake } from '../../lib/mistake.js';
import type { ConfigFile, PolicyExample } from '../../policy/config-file.js';
import { lineAt, placeIn, plainOf } from '../../policy/plain.js';
import { PolicyFailure, type PolicySource, type RepositoryFacts } from '../../policy/policy-source.js';
import type { TestedExample, TestedPolicies, TestedPolicy } from '../../report/policy/tested.js';
import type { Report } from '../../report/report.js';
import { memory } from '../../source/memory.js';
import type { Repository } from '../../source/repository.js';
import { analyse } from '../analyse.js';
import type { AnalyseOptions } from '../analysis.js';
import { triedPolicy, tryingSource, withTriedPaths } from './tested-source.js';

/**
 * Runs the examples of policies, each as a repository of its own in memory that the policy stands above. `repository` holds the
 * policies, and what they extend by a relative path; `elsewhere` has the policies of other repositories.
 */
export async function testPolicies(
  repository: Repository,
  paths: readonly string[],
  elsewhere?: PolicySource,
): Promise<TestedPolicies> {
  const source = tryingSource(repository, elsewhere);
  const policies: TestedPolicy[] = [];
  const mistakes: string[] = [];
  for (const path of paths) {
    const read = await examplesOf(repository, path);
    const wrong = 'mistakes' in read ? read.mistakes : await mistakesIn(triedPolicy(path), source);
    if ('mistakes' in read || wrong !== undefined) mistakes.push(...(wrong ?? []));
    else policies.push(await testPolicy(path, read.examples, source));
  }
  // What several policies extend is wrong once.
  return { policies, mistakes: [...new Set(mistakes)] };
}

interface LocatedExample {
  readonly example: PolicyExample;
  readonly line: number;
}

/** The examples as they are written: whether they are well formed is told when the policy is loaded. */
async function examplesOf(
  repository: Repository,
  path: string,
): Promise<{ readonly examples: readonly LocatedExample[] } | { readonly mistakes: readonly string[] }> {
  const result = repository.read(path);
  if (!result.ok) return { mistakes: [`${path}: ${result.message}`] };
  const { problems, documents } = await parseAlone(path, result.text);
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) return { mistakes: errors.map(({ at, message }) => lineAt(at, message)) };
  const [root] = documents;
  const plain = root === undefined ? undefined : plainOf(root);
  const { examples = [] } = (plain?.value ?? {}) as ConfigFile;
  if (root === undefined || !Array.isArray(examples)) return { examples: [] };
  return { examples: examples.map((example: PolicyExample, index) => ({ example, line: lineOf(root, index) })) };
}

function lineOf(root: Node, index: number): number {
  return positionOf(placeIn(root, ['examples', String(index)], 'value')).line;
}

/** Throws UserMistake with the mistakes of a policy itself, whatever it is for. */
export async function checkedPolicy(shared: string, source: PolicySource | undefined): Promise<void> {
  const lines = await mistakesIn(shared, source);
  if (lines !== undefined) throw new UserMistake(...lines);
}

/** What is wrong with a policy, for a repository of which all is known and that says nothing itself; undefined when nothing is. */
async function mistakesIn(shared: string, source: PolicySource | undefined): Promise<readonly string[] | undefined> {
  const policy = { shared, isTried: true, facts: factsOf({}), ...(source === undefined ? {} : { source }) };
  const judged = await judge({}, { policy, only: 'classification' });
  return 'lines' in judged ? judged.lines : undefined;
}

async function judge(
  files: PolicyExample['files'],
  options: Pick<AnalyseOptions, 'policy' | 'today' | 'only'>,
): Promise<{ readonly report: Report } | { readonly lines: readonly string[] }> {
  try {
    return await analyse(memory(files), { target: '.', ...options });
  } catch (error) {
    if (error instanceof UserMistake || error instanceof PolicyFailure) {
      return { lines: error.lines.map(withTriedPaths) };
    }
    throw error;
  }
}

async function testPolicy(
  path: string,
  examples: readonly LocatedExample[],
  source: PolicySource,
): Promise<TestedPolicy> {
  const tested: TestedExample[] = [];
  for (const { example, line } of examples) {
    const { files, today, repository = {} } = example;
    const judged = await judge(files, {
      policy: { shared: triedPolicy(path), source, isTried: true, facts: factsOf(repository) },
      ...(today === undefined ? {} : { today }),
    });
    const wrong =
      'lines' in judged ? againstLines(example.expect, judged.lines) : against(example.expect, judged.report);
    tested.push({ name: example.name, line, ...(wrong.length === 0 ? {} : { wrong: wrong.join(' ') }) });
  }
  return { path, examples: tested, lacks: lacksOf(examples.map(({ example }) => example)) };
}

/** What an example says of its repository; what it leaves out is known to be none, but for owners, who stand in its CODEOWNERS. */
function factsOf(known: NonNullable<PolicyExample['repository']>): RepositoryFacts {
  return { name: 'example/repository', topics: [], language: null, properties: {}, ...known };
}

/** A policy is tried by both: one that lets everything pass, or nothing, would otherwise go unnoticed. */
function lacksOf(examples: readonly PolicyExample[]): string[] {
  return [
    ...(examples.some(isFailing) ? [] : ['an example that fails, or in which something is found']),
    ...(examples.some((example) => example.expect.verdict === 'pass' || !isFailing(example))
      ? []
      : ['an example that passes']),
  ];
}

function isFailing({ expect }: PolicyExample): boolean {
  const { verdict, findings = [], includes = [], error } = expect;
  return verdict === 'fail' || error !== undefined || findings.length > 0 || includes.length > 0;
}

/** Rules that are named where a verdict is another one. */
const SHOWN = 4;

type Expect = PolicyExample['expect'];

function againstLines({ error }: Expect, lines: readonly string[]): string[] {
  const told = lines.join(' ');
  if (error === undefined) return [`The repository cannot be judged: ${told}`];
  return lines.some((line) => line.includes(error)) ? [] : [`The error is not \`${error}\`, but: ${told}`];
}

function against(expect: Expect, report: Report): string[] {
  const { verdict, findings, waived, includes = [], excludes = [], error } = expect;
  const { outcome, because } = report.verdict;
  if (outcome === 'error') return [because];
  const wrong: string[] = [];
  if (error !== undefined) wrong.push(`There is no error, and \`error\` says \`${error}\`.`);
  const counting = new Map<string, string>();
  const held = new Set<string>();
  for (const { ruleId, disposition, location, message } of report.findings) {
    if (disposition === 'waived') held.add(ruleId);
    if (disposition !== 'active' || counting.has(ruleId)) continue;
    counting.set(ruleId, `${location.path}:${location.line}: ${message}`);
  }
  if (verdict !== undefined && verdict !== outcome) {
    const found = outcome === 'fail' ? [...counting].slice(0, SHOWN).map(([id, place]) => ` ${id} finds ${place}`) : [];
    wrong.push(`The verdict is ${outcome}, and \`verdict\` says ${verdict}: ${because}${found.join('')}`);
  }
  if (findings !== undefined) wrong.push(...others('counts', findings, counting.keys(), counting));
  if (waived !== undefined) wrong.push(...others('is waived', waived, held, new Map()));
  for (const id of includes) if (!counting.has(id)) wrong.push(`${id} finds nothing that counts.`);
  for (const id of excludes) if (counting.has(id)) wrong.push(`${id} finds ${counting.get(id)}`);
  return wrong;
}

/** What is wrong with a list of rules of which the findings are to be exactly those. */
function others(
  what: string,
  wanted: readonly string[],
  got: Iterable<string>,
  places: ReadonlyMap<string, string>,
): string[] {
  const found = [...got].sort();
  const missing = [...new Set(wanted)].filter((id) => !found.includes(id));
  const surplus = found.filter((id) => !wanted.includes(id));
  return [
    ...(missing.length === 0 ? [] : [`Nothing ${what} of ${missing.join(', ')}.`]),
    ...surplus.map((id) => {
      const place = places.get(id);
      return place === undefined ? `Something ${what} of ${id} as well.` : `${id} finds as well: ${place}`;
    }),
  ];
}
