import { closeSync, constants, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { UserMistake } from '../lib/mistake.js';

const BYTE_ORDER_MARK = '\ufeff';

/** A file that is there, with its text so far and the one that it gets. Paths are relative to a folder. */
export interface ChangedFile {
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

/** Writes all files, or none where one is not as it was read. Throws UserMistake. */
export function overwriteFiles(root: string, files: readonly ChangedFile[]): void {
  for (const { path, file, text } of readyToWrite(root, files)) {
    try {
      overwrite(file, text);
    } catch {
      throw new UserMistake(`cannot write ${path}. Make it writable and run the command again.`);
    }
  }
}

/** The files as they would be written. Throws UserMistake where one is not as it was read. */
export function readyToWrite(root: string, files: readonly ChangedFile[]) {
  return files.map(({ path, before, after }) => {
    const file = join(root, path);
    const now = readFileSync(file);
    const text = now.toString('utf8');
    const mark = text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK : '';
    if (text.slice(mark.length) !== before || !now.equals(Buffer.from(text, 'utf8'))) {
      throw new UserMistake(`${path} is not UTF-8, or has changed since it was read. Nothing was written.`);
    }
    return { path, file, text: `${mark}${after}` };
  });
}

/** In place, so that its rights and other links to it stay. A link that has come to stand there is not followed. */
function overwrite(file: string, text: string): void {
  const descriptor = openSync(file, constants.O_WRONLY | constants.O_TRUNC | constants.O_NOFOLLOW);
  try {
    const bytes = Buffer.from(text, 'utf8');
    for (let at = 0; at < bytes.length; ) at += writeSync(descriptor, bytes, at);
  } finally {
    closeSync(descriptor);
  }
}
