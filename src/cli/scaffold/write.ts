import {
  accessSync,
  chmodSync,
  closeSync,
  constants,
  lstatSync,
  mkdirSync,
  openSync,
  realpathSync,
  writeSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { FilledFile } from '../../app/scaffold/fill.js';
import { UserMistake } from '../../lib/mistake.js';

/** What is in the way is listed up to this number. */
const SHOWN = 10;

/**
 * Writes files below a folder, which is made when it is not there. All of them or none: nothing that is there is written over,
 * and below the folder no symbolic link is followed. Throws UserMistake that lists what is in the way.
 */
export function writeNewFiles(folder: string, files: readonly FilledFile[]): void {
  for (const { path } of files) mustStayInside(path);
  telling(folder, () => {
    refuse(folder, files);
    mkdirSync(folder, { recursive: true });
    const root = realpathSync(folder);
    for (const { path, text, executable } of files) {
      makeFolders(root, dirname(path));
      writeNew(join(root, path), text, executable);
    }
  });
}

/** Ends as `writeNewFiles` would where something is in the way, or the folder cannot be written to; writes nothing. Throws UserMistake. */
export function wouldWriteNewFiles(folder: string, files: readonly Pick<FilledFile, 'path'>[]): void {
  telling(folder, () => {
    refuse(folder, files);
    let nearest = resolve(folder);
    while (lstatSync(nearest, { throwIfNoEntry: false }) === undefined) nearest = dirname(nearest);
    accessSync(nearest, constants.W_OK);
  });
}

/** What the system says no to becomes a mistake with a way out. */
function telling(folder: string, act: () => void): void {
  try {
    act();
  } catch (error) {
    if (error instanceof UserMistake) throw error;
    const { code } = error as NodeJS.ErrnoException;
    const need = code === 'ENAMETOOLONG' ? 'a shorter name' : 'a folder that is writable';
    throw new UserMistake(`cannot write to ${folder} (${code ?? 'unknown reason'}). Give ${need}.`);
  }
}

function refuse(folder: string, files: readonly Pick<FilledFile, 'path'>[]): void {
  if (lstatSync(folder, { throwIfNoEntry: false }) === undefined) return;
  let root: string;
  try {
    root = realpathSync(folder);
  } catch {
    throw new UserMistake(`${folder} leads nowhere. Give a folder, or a name that is not taken.`);
  }
  if (!lstatSync(root).isDirectory()) throw new UserMistake(`${folder} is a file. Give a folder.`);
  const inTheWay = [...new Set(files.flatMap(({ path }) => obstacle(root, path)))].sort();
  if (inTheWay.length === 0) return;
  const shown = inTheWay.slice(0, SHOWN).join(', ');
  const more = inTheWay.length > SHOWN ? ` and ${inTheWay.length - SHOWN} more` : '';
  throw new UserMistake(
    `${folder} already has ${shown}${more}. Nothing was written: give an empty folder, or move these away.`,
  );
}

/** What stands where the file, or one of its folders, has to be. */
function obstacle(root: string, path: string): string[] {
  const steps = path.split('/');
  for (const index of steps.keys()) {
    const part = steps.slice(0, index + 1).join('/');
    const there = lstatSync(join(root, part), { throwIfNoEntry: false });
    if (there === undefined) return [];
    if (index === steps.length - 1 || !there.isDirectory()) return [part];
  }
  return [];
}

function makeFolders(root: string, folder: string): void {
  if (folder === '.') return;
  let at = root;
  for (const step of folder.split('/')) {
    at = join(at, step);
    const there = lstatSync(at, { throwIfNoEntry: false });
    if (there === undefined) mkdirSync(at);
    else if (!there.isDirectory()) throw new UserMistake(`${at} has come to stand in the way.`);
  }
}

function writeNew(file: string, text: string, executable: boolean): void {
  const descriptor = openSync(file, 'wx');
  try {
    const bytes = Buffer.from(text, 'utf8');
    for (let at = 0; at < bytes.length; ) at += writeSync(descriptor, bytes, at);
  } finally {
    closeSync(descriptor);
  }
  if (executable) chmodSync(file, 0o755);
}

/** The data is ours and the name is checked; this holds whatever they come to say. */
function mustStayInside(path: string): void {
  const steps = path.split('/');
  if (steps.some((step) => step === '' || step === '.' || step === '..' || step === '.git') || /[\\:]/.test(path)) {
    throw new Error(`the path ${path} of a skeleton leads out of its folder`);
  }
}
