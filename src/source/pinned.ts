import { isUtf8 } from 'node:buffer';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { UserMistake } from '../lib/mistake.js';
import { listTree } from './commit.js';
import { git } from './git.js';
import { GitObjects } from './git-objects.js';
import type { TreeEntry } from './git-tree.js';

/** Files of a repository at a tag or commit, byte by byte as they are there. */
export interface Pinned {
  /** Full name. */
  readonly commit: string;
  /** Paths of all files, in no order; links and submodules are none. */
  readonly paths: readonly string[];
  /** The text of a file in UTF-8, a byte order mark included; one sentence where it cannot be had. */
  readonly read: (
    path: string,
  ) => { readonly ok: true; readonly text: string } | { readonly ok: false; readonly message: string };
}

/** Larger files are not read, in bytes. */
const LARGEST = 1024 * 1024;

/** Whether a folder is a clone or a bare mirror itself, not only below one. */
export function isGitRepository(folder: string): boolean {
  return existsSync(join(folder, '.git')) || (existsSync(join(folder, 'HEAD')) && existsSync(join(folder, 'objects')));
}

/**
 * A clone or mirror at a tag, or at a commit by its full name. A branch is refused, since it moves. Nothing is fetched. One sentence
 * where that cannot be had.
 */
export function openPinned(folder: string, ref: string): Pinned | { readonly message: string } {
  const found = commitOf(folder, ref);
  if ('message' in found) return found;
  const { commit } = found;
  let entries: ReadonlyMap<string, TreeEntry>;
  try {
    entries = new Map(listTree(folder, commit).map((entry) => [entry.path, entry]));
  } catch (error) {
    if (!(error instanceof UserMistake)) throw error;
    return { message: error.message };
  }
  const objects = new GitObjects(folder);
  return {
    commit,
    paths: [...entries.values()].filter(({ kind }) => kind === 'file').map(({ path }) => path),
    read: (path) => {
      const entry = entries.get(path);
      if (entry === undefined) return { ok: false, message: `There is no file ${path} at ${ref}.` };
      if (entry.kind !== 'file') return { ok: false, message: `${path} is a ${entry.kind} at ${ref}. Name a file.` };
      if (entry.size > LARGEST) return { ok: false, message: `${path} is larger than a megabyte.` };
      const bytes = objects.read(entry.object);
      if (bytes === undefined) return { ok: false, message: `This clone does not have the content of ${path}.` };
      if (!isUtf8(bytes)) return { ok: false, message: `${path} is no text in UTF-8.` };
      return { ok: true, text: bytes.toString('utf8') };
    },
  };
}

function commitOf(folder: string, ref: string): { readonly commit: string } | { readonly message: string } {
  // Words of git for other commits than the one that is named.
  if (/[\s~^:?*[\\]|\.\.|@\{/.test(ref)) return { message: `${ref} is no name of a tag or commit.` };
  const isFull = /^[0-9a-f]{40}([0-9a-f]{24})?$/.test(ref);
  const commit = nameOf(folder, isFull ? ref : `refs/tags/${ref}`);
  if (commit !== undefined && (!isFull || commit === ref)) return { commit };
  if (isFull) return { message: `There is no commit ${ref} here. Fetch it.` };
  if (git(folder, ['rev-parse', '--verify', '--quiet', '--end-of-options', `refs/tags/${ref}`]).ok) {
    return { message: `The tag ${ref} stands for a file or a folder, not for a commit.` };
  }
  const isBranch = ['refs/heads', 'refs/remotes/origin'].some((at) => nameOf(folder, `${at}/${ref}`) !== undefined);
  if (isBranch) return { message: `${ref} is a branch, and moves. Name a tag or a commit.` };
  const isShort = /^[0-9a-f]{4,39}$/.test(ref) && nameOf(folder, ref) !== undefined;
  return {
    message: isShort
      ? `${ref} is the short name of a commit. Write all of it: ${nameOf(folder, ref)}.`
      : `There is no tag ${ref} here. Check its spelling, or fetch it.`,
  };
}

/** The commit behind a name; an annotated tag stands for what it names. */
function nameOf(folder: string, name: string): string | undefined {
  const result = git(folder, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`]);
  return result.ok ? /^[0-9a-f]{40,64}$/m.exec(result.output.toString('latin1'))?.[0] : undefined;
}
