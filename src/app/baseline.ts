import { UserMistake } from '../lib/mistake.js';
import { acceptBaseline } from '../policy/baseline/accepted.js';
import { type BaselineJudge, baselineJudge, baselineWriter } from '../policy/baseline/judge.js';
import { type Baseline, readBaseline } from '../policy/baseline/read.js';
import type { Config } from '../policy/config.js';
import { lockOf, type Refusal } from '../policy/exceptions.js';
import type { Rulebook } from '../rulebook/rulebook.js';
import type { Repository } from '../source/repository.js';
import type { AnalyseOptions } from './analysis.js';
import type { Side } from './side.js';

/** Makes the judge of one version of the repository, once it is known which rules ran. */
export type BaselineMaker = (
  side: Pick<Side, 'repository' | 'scope'>,
) => (ran: (ruleId: string) => boolean) => BaselineJudge;

/** The baseline that holds, and what of it does not count. */
export interface OpenedBaseline {
  /** Absent: there is none. */
  readonly maker?: BaselineMaker;
  readonly refused: readonly Refusal[];
}

/** Where the baseline is that is merged already: where the policy accepts no other, it takes the place of the one that is there. */
export interface MergedBaseline {
  /** The version to compare with. */
  readonly repository: Pick<Repository, 'has' | 'read'>;
  /** Path of the baseline in it. Absent: it has none. */
  readonly path?: string;
}

/**
 * The baseline that holds: the one given, else the configured one, or a new one that takes in all that counts. `merged` is absent where
 * there is no version to compare with: what is looked at is merged then. Throws UserMistake when it cannot be read.
 */
export async function openBaseline(
  repository: Repository,
  config: Config,
  book: Rulebook,
  options: AnalyseOptions,
  merged?: MergedBaseline,
): Promise<OpenedBaseline> {
  // What a baseline may not hold back is no part of a new one.
  if (options.updateBaseline === 'write') {
    return { maker: () => () => baselineWriter((ruleId) => lockOf(config, ruleId) === undefined), refused: [] };
  }
  // A change may take it away, though the configuration that decides still names it.
  const isGone = options.baseline === undefined && isTakenAway(repository, config, merged);
  const there = isGone ? undefined : await read(repository, config, options);
  const { baseline, kept, refused } = await acceptBaseline(config, there, async () =>
    merged === undefined ? there : readMerged(merged),
  );
  if (baseline === undefined && there === undefined) {
    if (options.updateBaseline !== 'prune') return { refused };
    throw new UserMistake(
      'there is no baseline to prune. Name one with --baseline, or `baseline` in the configuration.',
    );
  }
  if (baseline === undefined) return { refused };
  const rules = new Set(book.rules.map(({ id }) => id));
  const maker: BaselineMaker = (side) => (ran) => {
    const judge = baselineJudge(baseline, {
      exists: side.repository.has,
      inScope: side.scope.has,
      isRule: (id) => rules.has(id),
      ran,
    });
    return { ...judge, entries: () => [...judge.entries(), ...kept] };
  };
  return { maker, refused };
}

/** One that cannot be read holds nothing back: a change must be able to mend it. */
async function readMerged({ repository, path }: MergedBaseline): Promise<Baseline | undefined> {
  const result = path === undefined || !repository.has(path) ? undefined : repository.read(path);
  if (result?.ok !== true || path === undefined) return undefined;
  try {
    return await readBaseline(path, result.text);
  } catch (error) {
    if (error instanceof UserMistake) return undefined;
    throw error;
  }
}

function isTakenAway(head: Repository, { baseline: path }: Config, merged: MergedBaseline | undefined): boolean {
  return path !== undefined && !head.has(path) && merged?.repository.has(path) === true;
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
