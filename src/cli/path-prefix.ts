import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import type { Format } from '../report/formats.js';

/**
 * What stands before the paths of a format, `/` between segments: the way from the nearest folder with `.git` in it, or from the
 * working directory, to the folder that is looked at. Empty where there is none.
 */
export function pathPrefix(folder: string, { paths }: Format): string {
  if (paths === undefined) return '';
  const target = resolve(folder);
  const from = paths === 'here' ? process.cwd() : rootAbove(target);
  return from === undefined ? '' : relative(from, target).split(sep).join('/');
}

function rootAbove(folder: string): string | undefined {
  for (let root = folder; ; root = dirname(root)) {
    if (existsSync(join(root, '.git'))) return root;
    if (root === dirname(root)) return undefined;
  }
}
