import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ObjectStore } from './store.js';

/** What a repository's HEAD stands for. */
export interface Head {
  /** Absent: HEAD is a commit and no branch. */
  readonly branch?: string;
  /** Absent: the branch has no commit. */
  readonly commit?: string;
}

/** HEAD of a git folder as its files say; undefined when they do not say it in a way that is known here. Throws what the file system throws. */
export function headOf(gitFolder: string): Head | undefined {
  const text = readFileSync(join(gitFolder, 'HEAD'), 'utf8').trim();
  if (/^[0-9a-f]{40}$/.test(text)) return { commit: text };
  const [, branch] = /^ref: refs\/heads\/([^\s~^:?*[\\]+)$/.exec(text) ?? [];
  if (branch === undefined || branch.includes('\0') || branch.split('/').some((part) => /^$|^\./.test(part)))
    return undefined;
  const commit = loose(gitFolder, branch) ?? packed(gitFolder, branch);
  return { branch, ...(commit === undefined ? {} : { commit }) };
}

/** The tree of a commit; undefined when the store does not have the commit. */
export function treeOf(store: ObjectStore, commit: string): string | undefined {
  const object = store.read(commit);
  if (object?.type !== 'commit') return undefined;
  return /^tree ([0-9a-f]{40})$/m.exec(object.content.toString('latin1', 0, 64))?.[1];
}

function loose(gitFolder: string, branch: string): string | undefined {
  const path = join(gitFolder, 'refs', 'heads', ...branch.split('/'));
  if (!existsSync(path)) return undefined;
  try {
    return /^([0-9a-f]{40})\s*$/.exec(readFileSync(path, 'utf8'))?.[1];
  } catch (error) {
    // A folder of longer names.
    if ((error as NodeJS.ErrnoException).code === 'EISDIR') return undefined;
    throw error;
  }
}

function packed(gitFolder: string, branch: string): string | undefined {
  const path = join(gitFolder, 'packed-refs');
  if (!existsSync(path)) return undefined;
  const end = ` refs/heads/${branch}`;
  const line = readFileSync(path, 'utf8')
    .split('\n')
    .find((one) => one.length === 40 + end.length && one.endsWith(end));
  return /^[0-9a-f]{40} /.test(line ?? '') ? line?.slice(0, 40) : undefined;
}
