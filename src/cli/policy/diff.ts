import { readFileSync } from 'node:fs';
import type { PolicyOptions } from '../../app/analysis.js';
import { type DiffSide, diffPolicies } from '../../app/policy/diff.js';
import { checkedPolicy } from '../../app/policy/examples.js';
import { withoutExtends } from '../../app/policy/own-without.js';
import { triedPolicy, tryingSource } from '../../app/policy/tested-source.js';
import { UserMistake } from '../../lib/mistake.js';
import { CONFIG_PATHS, givenConfig } from '../../policy/config.js';
import type { PolicySource } from '../../policy/policy-source.js';
import { writeDifferenceMarkdown } from '../../report/markdown/policy/difference.js';
import { writeDifference } from '../../report/text/policy/difference.js';
import { openCommit } from '../../source/commit.js';
import { openLocal } from '../../source/local.js';
import type { Repository } from '../../source/repository.js';
import type { ExitCode } from '../exit-code.js';
import type { CommandOptions } from '../options.js';
import { policyOptionsOf } from '../policies.js';
import { configOf, openRepository } from '../repository.js';
import { formatOf, outputOf, pageOn, writeJson } from './format.js';
import { rooted } from './root.js';

/**
 * `policy diff`: what another policy would change for a repository, without a verdict of its own. Throws UserMistake and PolicyFailure
 * where one of the two cannot be loaded.
 */
export async function diff(from: string, to: string, path: string, options: CommandOptions): Promise<ExitCode> {
  const format = formatOf(options, ['text', 'json', 'markdown']);
  const repository = await openRepository(path, options);
  const policy = policyOptionsOf(path, options);
  const named = [wordOf(from), wordOf(to)];
  const names = new Set(named.flatMap((word) => (word.kind === 'shared' ? [word.name] : [])));
  const sides: DiffSide[] = [];
  for (const word of named) sides.push(await sideOf(word, { repository, path, policy, names, options }));
  const [old, now] = sides;
  if (old === undefined || now === undefined) return 3;
  const today = new Date().toISOString().slice(0, 10);
  const difference = await diffPolicies(old, now, { repository, target: path, today });
  const output = outputOf(options);
  if (format === 'json') writeJson(output, difference);
  else if (format === 'markdown') writeDifferenceMarkdown(difference, output.write);
  else writeDifference(difference, pageOn(output, options));
  output.close();
  return 0;
}

/** What one of the two names means. */
type Word =
  | { readonly kind: 'own'; readonly text: string; readonly ref?: string }
  | { readonly kind: 'none'; readonly text: string }
  /** `name` is `owner/repo/path`. */
  | { readonly kind: 'shared'; readonly text: string; readonly name: string }
  | { readonly kind: 'file'; readonly text: string };

function wordOf(text: string): Word {
  if (text === 'none') return { kind: 'none', text };
  if (text === 'own') return { kind: 'own', text };
  if (text.startsWith('own@')) return { kind: 'own', text, ref: text.slice('own@'.length) };
  const shared = /^([^/@\s]+\/[^/@\s]+\/[^@\s]+)@[^@]+$/.exec(text);
  const isPath = /^\.{0,2}\//.test(text);
  return shared === null || isPath ? { kind: 'file', text } : { kind: 'shared', text, name: shared[1] ?? '' };
}

interface Common {
  readonly repository: Repository;
  readonly path: string;
  /** Where policies come from, and what is known of the repository. */
  readonly policy: PolicyOptions;
  /** `owner/repo/path` of the policies that are compared: what the repository's own configuration extends of them is left out. */
  readonly names: ReadonlySet<string>;
  readonly options: CommandOptions;
}

async function sideOf(word: Word, common: Common): Promise<DiffSide> {
  const { repository, path, policy, names, options } = common;
  if (word.kind === 'none') return { name: word.text, options: { config: { path: CONFIG_PATHS[0] ?? '', text: '' } } };
  if (word.kind === 'own') {
    const at = word.ref === undefined ? repository : openCommit(path, word.ref);
    const config = word.ref === undefined ? configOf(options) : (givenConfig(at, {}) ?? NOTHING);
    return { name: word.text, options: { policy, ...(config === undefined ? {} : { config }) } };
  }
  const own = givenConfig(repository, { config: configOf(options) });
  const config = own === undefined ? undefined : { ...own, text: await withoutExtends(own.path, own.text, names) };
  const given = word.kind === 'file' ? fileSource(word.text, policy.source) : { ...policy, shared: word.text };
  await checkedPolicy(given.shared, given.source);
  return {
    name: word.text,
    options: {
      policy: { ...policy, ...given },
      ...(config === undefined ? {} : { config }),
    },
  };
}

/** The configuration of a commit that has none. */
const NOTHING = { path: CONFIG_PATHS[0] ?? '', text: '' };

/** What can be compared. */
const WORDS = 'Name a policy: a file, owner/repo/path@ref, own, own@COMMIT or none.';

function fileSource(text: string, elsewhere: PolicySource | undefined) {
  const { root, path, isFolder } = rooted(text, WORDS);
  if (isFolder) throw new UserMistake(`"${text}" is a folder. ${WORDS}`);
  const repository = openLocal(root);
  const readable: Repository = repository.has(path) ? repository : withFile(repository, path, text);
  return { shared: triedPolicy(path), source: tryingSource(readable, elsewhere) };
}

/** A file that was named is read, also where git ignores it. */
function withFile(repository: Repository, path: string, file: string): Repository {
  return {
    ...repository,
    has: (one) => one === path || repository.has(one),
    read: (one) => (one === path ? { ok: true, text: readFileSync(file, 'utf8') } : repository.read(one)),
  };
}
