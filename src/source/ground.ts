import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { isInside } from './links.js';

/** Where a command on a project may read. Absolute paths. */
export interface Ground {
  /** The folder that holds all that the command is about. */
  readonly root: string;
  /** Folders and files within the root; what lies between them is not read. */
  readonly readable: readonly string[];
}

/** What the user named by hand, relative to the folder of the command: a folder stands for all that is in it. */
export interface Named {
  readonly folders: readonly string[];
  readonly files: readonly string[];
}

/**
 * The ground of a command: the git work tree around `base`, else `base` itself, and what the user named outside of it. `names`
 * are files that a program looks for in the folders above when it is given none.
 */
export function groundOf(base: string, { folders, files }: Named, names: readonly string[]): Ground {
  const start = resolve(base);
  const named = [...folders, ...files].map((path) => resolve(start, path));
  const own = workTreeOf(start) ?? (folders.length === 0 ? nearestWith(start, names) : start);
  const outside = named.filter((path) => !isInside(own, path));
  return { root: outside.reduce(commonFolder, own), readable: [own, ...outside] };
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
