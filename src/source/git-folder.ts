import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { by } from '../lib/compare.js';
import { UserMistake } from '../lib/mistake.js';
import { openCommit } from './commit.js';
import { git } from './git.js';
import { headOf, treeOf } from './objects/head.js';
import { filesIn } from './objects/listing.js';
import { openObjectStore } from './objects/store.js';
import { DEFAULT_LIMITS, type Repository } from './repository.js';
import { treeRepository } from './tree-repository.js';

/** A clone or a bare mirror, at the commit of its default branch. */
export type GitFolder =
  | {
      readonly kind: 'open';
      readonly branch?: string;
      readonly commit: string;
      readonly tree: string;
      /** Lists the files. Throws UserMistake when the folder does not have the whole tree. */
      readonly open: () => Repository;
      /** Contents that were asked for and that the folder does not have. */
      readonly lacking: ReadonlySet<string>;
      readonly close: () => void;
    }
  | { readonly kind: 'empty'; readonly branch?: string }
  | { readonly kind: 'broken'; readonly message: string };

/** Opens the repository in a folder at its HEAD, without looking at a work tree. Failures are values. */
export function openGitFolder(folder: string): GitFolder {
  const own = existsSync(join(folder, '.git')) ? join(folder, '.git') : folder;
  try {
    return openFiles(folder, own) ?? openWithGit(folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return { kind: 'broken', message: `The clone cannot be read (${code ?? 'it is not as git makes one'}).` };
  }
}

/** Git's files read here; undefined when git itself must be asked. */
function openFiles(folder: string, own: string): GitFolder | undefined {
  const store = openObjectStore(own);
  if (store === undefined) return undefined;
  const head = headOf(own);
  const { branch, commit } = head ?? {};
  const tree = commit === undefined ? undefined : treeOf(store, commit);
  if (head !== undefined && commit === undefined) {
    store.close();
    return { kind: 'empty', ...(branch === undefined ? {} : { branch }) };
  }
  if (commit === undefined || tree === undefined) {
    store.close();
    return undefined;
  }
  const lacking = new Set<string>();
  const read = (object: string): Buffer | undefined => {
    const found = store.read(object);
    if (found?.type === 'blob') return found.content;
    lacking.add(object);
    return undefined;
  };
  const open = (): Repository => {
    const listed = filesIn(store, tree, DEFAULT_LIMITS);
    if (listed === undefined) throw new UserMistake(notWhole(commit));
    const entries = [...listed].sort(by((entry) => entry.path));
    return treeRepository(folder, commit, entries, { has: () => true, read, prefetch: () => {} });
  };
  return {
    kind: 'open',
    ...(branch === undefined ? {} : { branch }),
    commit,
    tree,
    open,
    lacking,
    close: () => store.close(),
  };
}

function openWithGit(folder: string): GitFolder {
  const ask = (...args: string[]): string | undefined => {
    const result = git(folder, args);
    return result.ok ? result.output.toString('utf8').trim() : undefined;
  };
  const branch = ask('symbolic-ref', '--quiet', '--short', 'HEAD');
  const named = branch === undefined ? {} : { branch };
  const [commit, tree] = (
    ask('rev-parse', '--verify', '--quiet', 'HEAD^{commit}', 'HEAD^{tree}') ??
    ask('log', '-1', '--format=%H%n%T', 'HEAD') ??
    ''
  ).split('\n');
  if (commit !== undefined && tree !== undefined && commit !== '')
    return {
      kind: 'open',
      ...named,
      commit,
      tree,
      open: () => openCommit(folder, commit),
      lacking: new Set(),
      close: () => {},
    };
  if (branch !== undefined && ask('rev-parse', '--verify', '--quiet', `refs/heads/${branch}`) === undefined)
    return { kind: 'empty', ...named };
  return { kind: 'broken', message: 'Git cannot read its last commit. Fetch the clone again.' };
}

function notWhole(commit: string): string {
  return `this clone does not have all of ${commit.slice(0, 12)}. Fetch it whole: without a filter, or with git fetch --refetch.`;
}
