import { closeSync, existsSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { UserMistake } from '../lib/mistake.js';
import type { LateRenderer, Renderer, RenderOptions } from '../report/options.js';
import type { Report } from '../report/report.js';

/** Text is gathered to pieces of this many characters before it is written. */
const PIECE = 64 * 1024;

/** Renders the report into the file, piece by piece, making the folders that lack. Throws UserMistake when that cannot be done. */
export async function writeReport(
  file: string,
  renderer: Renderer | LateRenderer,
  report: Report,
  options: RenderOptions,
): Promise<void> {
  const descriptor = orMistake(file, () => open(file));
  let pending: string[] = [];
  let size = 0;
  const drain = (): void => {
    orMistake(file, () => writeWhole(descriptor, Buffer.from(pending.join(''))));
    pending = [];
    size = 0;
  };
  try {
    await renderer(report, options, (text) => {
      pending.push(text);
      size += text.length;
      if (size >= PIECE) drain();
    });
    drain();
  } finally {
    closeSync(descriptor);
  }
}

function open(file: string): number {
  makeFolder(dirname(file));
  return openSync(file, 'w');
}

/** Not `recursive` of Node.js: it never returns where the file system answers ENOENT to a folder whose parent is there, as /proc does. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  mkdirSync(folder);
}

function orMistake<T>(file: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UserMistake(`cannot write ${file} (${reason}). Give a file in a folder that can be written to.`);
  }
}

function writeWhole(descriptor: number, bytes: Buffer): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(descriptor, bytes, at);
}
