import { existsSync, lstatSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { UserMistake } from '../../lib/mistake.js';

/** A file or a folder, and the repository that it lies in. */
export interface Rooted {
  /** The nearest folder with `.git` in it, else the folder itself. */
  readonly root: string;
  /** Path from the root, `/` between segments; empty for the root itself. */
  readonly path: string;
  readonly isFolder: boolean;
}

/** Where the repository of a path begins: what a policy extends by `./path` is told from there. Throws UserMistake. */
export function rooted(path: string, hint = 'Give a policy, or a folder of them.'): Rooted {
  const stat = lstatSync(path, { throwIfNoEntry: false });
  if (stat === undefined) throw new UserMistake(`there is no folder or file "${path}". ${hint}`);
  const full = resolve(path);
  const folder = stat.isDirectory() ? full : dirname(full);
  const root = repositoryAbove(folder) ?? folder;
  const inside = relative(root, folder).split(sep).join('/');
  const name = stat.isDirectory() ? '' : basename(full);
  return { root, path: [inside, name].filter((part) => part !== '').join('/'), isFolder: stat.isDirectory() };
}

function repositoryAbove(folder: string): string | undefined {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, '.git'))) return at;
    if (at === dirname(at)) return undefined;
  }
}
