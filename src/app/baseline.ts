import { UserMistake } from '../lib/mistake.js';
import { type BaselineJudge, baselineJudge, baselineWriter } from '../policy/baseline/judge.js';
import { type Baseline, readBaseline } from '../policy/baseline/read.js';
import type { Config } from '../policy/config.js';
import type { Rulebook } from '../rulebook/rulebook.js';
import type { Repository } from '../source/repository.js';
import type { AnalyseOptions } from './analysis.js';
import type { Side } from './side.js';

/** Makes the judge of one version of the repository, once it is known which rules ran. */
export type BaselineMaker = (
  side: Pick<Side, 'repository' | 'scope'>,
) => (ran: (ruleId: string) => boolean) => BaselineJudge;

/**
 * The baseline that holds: the one given, else the configured one, or a new one that takes in all that counts. Undefined: none.
 * Throws UserMistake when it cannot be read.
 */
export async function openBaseline(
  repository: Repository,
  config: Config,
  book: Rulebook,
  options: AnalyseOptions,
): Promise<BaselineMaker | undefined> {
  if (options.updateBaseline === 'write') return () => () => baselineWriter();
  const baseline = await read(repository, config, options);
  if (baseline === undefined) {
    if (options.updateBaseline !== 'prune') return undefined;
    throw new UserMistake(
      'there is no baseline to prune. Name one with --baseline, or `baseline` in the configuration.',
    );
  }
  const rules = new Set(book.rules.map(({ id }) => id));
  return (side) => (ran) =>
    baselineJudge(baseline, {
      exists: side.repository.has,
      inScope: side.scope.has,
      isRule: (id) => rules.has(id),
      ran,
    });
}

async function read(
  repository: Repository,
  { baseline: path }: Config,
  { baseline: given }: AnalyseOptions,
): Promise<Baseline | undefined> {
  if (given !== undefined) return readBaseline(given.path, given.text);
  if (path === undefined) return undefined;
  const result = repository.read(path);
  if (result.ok) return readBaseline(path, result.text);
  const remedy = `Write it with --write-baseline ${path}, or remove \`baseline\` from the configuration.`;
  throw new UserMistake(`cannot read the baseline ${path}: ${result.message} ${remedy}`);
}
