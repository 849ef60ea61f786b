import { existsSync, lstatSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { AnalyseOptions, Analysis, PolicyOptions } from '../app/analysis.js';
import { UserMistake } from '../lib/mistake.js';
import { didYouMean } from '../lib/suggest.js';
import type { Repository } from '../source/repository.js';
import { COMMAND_NAMES } from './command-names.js';
import type { CommandOptions } from './options.js';
import { policyOptionsOf } from './policies.js';

/** Opens the folder, or the commit of it that `--ref` names. Throws UserMistake. */
export async function openRepository(path: string, options: CommandOptions): Promise<Repository> {
  if (!path.includes('/') && lstatSync(path, { throwIfNoEntry: false }) === undefined) {
    const hint = didYouMean(path, COMMAND_NAMES).replace('Did you mean', 'Did you mean the command');
    if (hint !== '') throw new UserMistake(`there is no folder "${path}".${hint}`);
  }
  if (options.ref !== undefined) return (await import('../source/commit.js')).openCommit(path, options.ref);
  if (isBare(path)) {
    throw new UserMistake(`${path} is a bare repository, without files to look at. Name a commit of it with --ref.`);
  }
  return (await import('../source/local.js')).openLocal(path);
}

/** Whether a folder is git's own, as a bare repository is. */
function isBare(path: string): boolean {
  const has = (name: string): boolean => existsSync(join(path, name));
  return !has('.git') && has('HEAD') && has('objects') && has('refs') && has('config');
}

/** What `--base` means: the commit to compare with, and the one that the change goes into, which decides. */
interface OpenedBase {
  readonly base?: NonNullable<AnalyseOptions['base']>;
  /** Absent: it is the same commit. */
  readonly decidedBy?: NonNullable<PolicyOptions['decidedBy']>;
}

/** Opens the commits that `--base` means. Throws UserMistake. */
async function openBase(path: string, { base, ref }: CommandOptions): Promise<OpenedBase> {
  if (base === undefined) return {};
  const { changeBase, openCommit } = await import('../source/commit.js');
  const { commit, tip, limit } = changeBase(path, base, ref);
  return {
    base: { ref: base, repository: openCommit(path, commit), limits: limit === undefined ? [] : [limit] },
    // The branch may have a stricter configuration since the change left it.
    ...(tip === commit ? {} : { decidedBy: { ref: base, repository: openCommit(path, tip) } }),
  };
}

/** Opens and analyses what a command was given. Throws UserMistake. */
export async function analysePath(
  path: string,
  options: CommandOptions,
  only?: AnalyseOptions['only'],
): Promise<Analysis> {
  const config = configOf(options);
  const repository = await openRepository(path, options);
  const { base, decidedBy } = await openBase(path, options);
  const { analyse } = await import('../app/analyse.js');
  const { preset, why } = options;
  const fixes = only === undefined && showsFixes(options) ? 'shown' : undefined;
  return analyse(repository, {
    target: path,
    config,
    preset,
    failOn: options['fail-on'],
    only,
    why,
    fixes,
    ...(base === undefined ? {} : { base }),
    ...(options['all-findings'] === true ? { onlyNew: false } : {}),
    policy: {
      ...policyOptionsOf(path, options),
      from: decidingVersion(options),
      ...(decidedBy === undefined ? {} : { decidedBy }),
    },
    ...judging(options),
  });
}

/** Throws UserMistake. */
function decidingVersion({ 'policy-from': given, base }: CommandOptions): 'base' | 'head' {
  if (given !== undefined && base === undefined)
    throw new UserMistake(
      '--policy-from chooses between two versions. Name the other one with --base, or leave it out.',
    );
  const from = given ?? 'base';
  if (from === 'base' || from === 'head') return from;
  throw new UserMistake(`--policy-from is base or head, not "${from}".${didYouMean(from, ['base', 'head'])}`);
}

/** Text is for reading: only the other formats hold the fixes of findings, which cost a look into the files. */
function showsFixes({ format = [] }: CommandOptions): boolean {
  return format.some((name) => /^(?:json|sarif|markdown|rdjson|html)\b/.test(name));
}

/** What known findings are judged by. Throws UserMistake when the baseline cannot be read. */
function judging(options: CommandOptions): Pick<AnalyseOptions, 'baseline' | 'updateBaseline' | 'today'> {
  const { baseline } = options;
  const write = options['write-baseline'] !== undefined;
  return {
    today: new Date().toISOString().slice(0, 10),
    ...(baseline === undefined ? {} : { baseline: readGiven(baseline, 'baseline', 'Make it with --write-baseline') }),
    ...(write ? { updateBaseline: 'write' } : options['prune-baseline'] === true ? { updateBaseline: 'prune' } : {}),
  };
}

/** The file that --config names. Throws UserMistake when it cannot be read. */
export function configOf(options: CommandOptions): AnalyseOptions['config'] {
  return options.config === undefined
    ? undefined
    : readGiven(options.config, 'configuration', 'Give a YAML file with --config');
}

function readGiven(path: string, what: string, remedy: string): { path: string; text: string } {
  try {
    return { path, text: readFileSync(path, 'utf8') };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const reason =
      code === 'EISDIR'
        ? 'it is a folder'
        : code === 'ENOENT' || code === 'ENOTDIR'
          ? 'there is no such file'
          : 'it cannot be read';
    throw new UserMistake(`cannot read the ${what} ${path}: ${reason}. ${remedy} (looked in ${dirname(path)}).`);
  }
}
