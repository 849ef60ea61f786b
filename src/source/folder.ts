import { accessSync, constants, realpathSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { UserMistake } from '../lib/mistake.js';

/** The real path of a folder that the user named. Throws a UserMistake when there is none that can be read. */
export function realFolder(root: string): string {
  if (root.includes('\0'))
    throw new UserMistake(`${JSON.stringify(root)}: this is not a path. Give the path of a repository.`);
  try {
    const real = realpathSync.native(resolve(root));
    if (statSync(real).isDirectory()) {
      accessSync(real, constants.R_OK | constants.X_OK);
      return real;
    }
  } catch (error) {
    throw new UserMistake(`${root}: ${explain((error as NodeJS.ErrnoException).code)}`);
  }
  throw new UserMistake(`${root}: this is a file, not a folder. Give the folder of the repository that holds it.`);
}

function explain(code: string | undefined): string {
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'there is no such folder. Give the path of a repository.';
  if (code === 'ELOOP') return 'the links on this path lead in a circle. Give the path of a repository.';
  return `the folder cannot be read (${code ?? 'unknown error'}). Check its permissions.`;
}
