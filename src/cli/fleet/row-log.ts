import { closeSync, ftruncateSync, openSync, writeSync } from 'node:fs';
import { readRow, rowText } from '../../app/fleet/row-text.js';
import { UserMistake } from '../../lib/mistake.js';
import type { FleetRow } from '../../report/fleet/fleet.js';
import { linesOf } from './lines.js';

/** Rows in the order in which they are done: a line each, on disk as soon as it is made. */
export interface RowLog {
  /** Repositories that have a row already. */
  readonly done: ReadonlySet<string>;
  readonly append: (row: FleetRow) => void;
  readonly close: () => void;
}

/** Opens the log of a run, to go on with it or anew. A last line that was not written to its end is dropped. Throws UserMistake. */
export function openRowLog(path: string, goOn: boolean): RowLog {
  const descriptor = orMistake(path, () => openSync(path, goOn ? 'a+' : 'w+'));
  const done = new Set<string>();
  if (goOn) {
    for (const { text, offset, torn } of linesOf(descriptor)) {
      if (torn) orMistake(path, () => ftruncateSync(descriptor, offset));
      else {
        const row = readRow(text);
        if (row !== undefined) done.add(row.repository);
      }
    }
  }
  return {
    done,
    append: (row) => orMistake(path, () => writeWhole(descriptor, Buffer.from(rowText(row)))),
    close: () => closeSync(descriptor),
  };
}

function writeWhole(descriptor: number, bytes: Buffer): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(descriptor, bytes, at);
}

function orMistake<T>(path: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new UserMistake(`cannot write ${path}: ${code ?? message}. Give a folder that is writable with --output.`);
  }
}
