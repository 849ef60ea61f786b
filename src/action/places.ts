import { existsSync, lstatSync, realpathSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { UserMistake } from '../lib/mistake.js';
import type { ActionIo } from './io.js';

/** The folder to look at, which must lie in the workspace. Throws UserMistake. */
export function folderToAnalyse(workingDirectory: string, { workspace }: ActionIo): string {
  const folder = resolve(workspace, workingDirectory);
  if (!existsSync(folder)) {
    throw new UserMistake(
      `Input working-directory: there is no folder "${workingDirectory}" in the workspace. Run actions/checkout before this action, or mend the path.`,
    );
  }
  if (isInside(realpathSync(folder), realpathSync(workspace))) return folder;
  throw new UserMistake(
    `Input working-directory: "${workingDirectory}" is outside of the workspace. Give a folder below it.`,
  );
}

/**
 * The path of the folder in its repository, `/` between segments, empty for the root: what must stand before a path for GitHub to
 * find the file. The root is the nearest folder above with `.git` in it, else the workspace.
 */
export function pathInRepository(folder: string, { workspace }: ActionIo): { prefix: string; atWorkspace: boolean } {
  const top = resolve(workspace);
  let root = folder;
  while (root !== top && !existsSync(join(root, '.git'))) root = dirname(root);
  return { prefix: relative(root, folder).split(sep).join('/'), atWorkspace: root === top };
}

/** The absolute path of a folder in the workspace or the runner's temporary folder; undefined when the path is none. */
export function folderToRead(path: string, io: ActionIo): string | undefined {
  const folder = resolve(io.workspace, path);
  if (!existsSync(folder)) return undefined;
  const real = realpathSync(folder);
  return isAllowed(real, io) && lstatSync(real).isDirectory() ? folder : undefined;
}

/** The absolute path of a file of the workspace to read, links followed. Throws UserMistake. */
export function fileToRead(input: string, path: string, io: ActionIo): string {
  const file = resolve(io.workspace, path);
  if (!existsSync(file) || lstatSync(realpathSync(file)).isDirectory()) {
    throw new UserMistake(
      `Input ${input}: there is no file "${path}" in the workspace. Run actions/checkout before this action, or mend the path.`,
    );
  }
  if (isAllowed(realpathSync(file), io)) return file;
  throw new UserMistake(`Input ${input}: "${path}" leads out of the workspace. Give a file in it.`);
}

/**
 * The absolute path of what may be a file to read, links not followed, whether it is there or not. Throws UserMistake when the path by
 * itself leads out of the workspace and the runner's temporary folder.
 */
export function placeToRead(input: string, path: string, { workspace, temporary }: ActionIo): string {
  const place = resolve(workspace, path);
  for (const top of [workspace, temporary ?? '']) {
    if (top === '' || !existsSync(top)) continue;
    if (isInside(place, resolve(top)) || isInside(place, realpathSync(top))) return place;
  }
  throw new UserMistake(`Input ${input}: "${path}" leads out of the workspace. Give a file in it.`);
}

/**
 * The absolute path of a file to write. It must come to lie in the workspace or in the runner's temporary folder, links followed:
 * the repository may hold a link of that name which leads elsewhere, git's own files among them. Throws UserMistake.
 */
export function fileToWrite(input: string, path: string, io: ActionIo): string {
  const file = resolve(io.workspace, path);
  const real = realPlace(file);
  if (real === undefined || !isAllowed(real, io) || real.split(sep).includes('.git')) {
    throw new UserMistake(
      `Input ${input}: "${path}" leads out of the workspace or into .git. Give a file of the workspace or of the runner's temporary folder.`,
    );
  }
  if (existsSync(file) && lstatSync(file).isDirectory()) {
    throw new UserMistake(`Input ${input}: "${path}" is a folder. Give a file.`);
  }
  return file;
}

/** The absolute path of a file of ours in the runner's temporary folder. Throws UserMistake when the runner has none. */
export function temporaryFile(input: string, name: string, io: ActionIo): string {
  const { temporary = '' } = io;
  if (temporary === '' || !existsSync(temporary)) {
    throw new UserMistake(`the runner names no folder for temporary files in RUNNER_TEMP. Give the input ${input}.`);
  }
  return fileToWrite(input, join(temporary, 'groundplan', name), io);
}

function isAllowed(real: string, { workspace, temporary }: ActionIo): boolean {
  return [workspace, temporary].some(
    (root) => root !== undefined && existsSync(root) && isInside(real, realpathSync(root)),
  );
}

/** Where a path leads that need not exist yet; undefined for a link to nowhere. */
function realPlace(path: string): string | undefined {
  if (existsSync(path)) return realpathSync(path);
  if (isLink(path)) return undefined;
  const parent = dirname(path);
  if (parent === path) return path;
  const above = realPlace(parent);
  return above === undefined ? undefined : join(above, basename(path));
}

/** False for a path below a file too, of which the system says ENOTDIR. */
function isLink(path: string): boolean {
  try {
    return lstatSync(path).isSymbolicLink();
  } catch {
    return false;
  }
}

function isInside(path: string, root: string): boolean {
  const way = relative(root, path);
  return way === '' || (!isAbsolute(way) && way !== '..' && !way.startsWith(`..${sep}`));
}
