import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { isInside } from './links.js';

/**
 * The folder that bounds what a command on a project may read, as an absolute path: the git work tree around `base`, else
 * `base` itself; wider where folders that the user named by hand lie outside of it. `names` are files that a program looks for
 * in the folders above when it is given none.
 */
export function groundOf(base: string, folders: readonly string[], names: readonly string[]): string {
  const start = resolve(base);
  const top = workTreeOf(start);
  const own = top ?? (folders.length === 0 ? nearestWith(start, names) : start);
  return folders.reduce((root, folder) => commonFolder(root, resolve(start, folder)), own);
}

function workTreeOf(folder: string): string | undefined {
  if (existsSync(join(folder, '.git'))) return folder;
  const above = dirname(folder);
  return above === folder ? undefined : workTreeOf(above);
}

/** The nearest folder from `start` upwards that has one of the files; `start` where none has. */
function nearestWith(start: string, names: readonly string[]): string {
  for (let folder = start; ; folder = dirname(folder)) {
    if (names.some((name) => existsSync(join(folder, name)))) return folder;
    if (dirname(folder) === folder) return start;
  }
}

function commonFolder(a: string, b: string): string {
  return isInside(a, b) ? a : commonFolder(dirname(a), b);
}
