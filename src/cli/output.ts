import { closeSync, openSync, writeSync } from 'node:fs';
import { UserMistake } from '../lib/mistake.js';

/** Text is gathered to pieces of this many characters before it is written: a report of many findings is millions of small writes. */
const PIECE = 64 * 1024;

/** A place that a report is written to, piece by piece, so that it never stands in memory as a whole. */
export interface Output {
  readonly write: (text: string) => void;
  readonly close: () => void;
}

/** Opens a file for writing, made anew. Throws UserMistake when that cannot be done, then or later. */
export function fileOutput(path: string): Output {
  let descriptor: number;
  try {
    descriptor = openSync(path, 'w');
  } catch (error) {
    throw new UserMistake(
      `cannot write ${path}: ${reasonOf(error)}. Give a file in a folder that exists and is writable.`,
    );
  }
  const orMistake = (act: () => void): void => {
    try {
      act();
    } catch (error) {
      throw new UserMistake(`cannot write ${path}: ${reasonOf(error)}.`);
    }
  };
  return buffered(
    (text) => orMistake(() => writeFully(descriptor, text)),
    () => orMistake(() => closeSync(descriptor)),
  );
}

/** Standard output. A reader that has gone away (`| head`) ends the writing silently, as every Unix tool does; any other failure is a UserMistake. */
export function standardOutput(): Output {
  let gone = false;
  return buffered(
    (text) => {
      if (gone) return;
      try {
        writeFully(1, text);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EPIPE') {
          throw new UserMistake(`cannot write to standard output: ${reasonOf(error)}.`);
        }
        gone = true;
      }
    },
    () => {},
  );
}

function buffered(flush: (text: string) => void, close: () => void): Output {
  let pending: string[] = [];
  let size = 0;
  const drain = (): void => {
    if (size > 0) flush(pending.join(''));
    pending = [];
    size = 0;
  };
  return {
    write: (text) => {
      pending.push(text);
      size += text.length;
      if (size >= PIECE) drain();
    },
    close: () => {
      drain();
      close();
    },
  };
}

function writeFully(descriptor: number, text: string): void {
  const bytes = Buffer.from(text, 'utf8');
  const pause = new Int32Array(new SharedArrayBuffer(4));
  for (let at = 0; at < bytes.length; ) {
    try {
      at += writeSync(descriptor, bytes, at);
    } catch (error) {
      // A full pipe in non-blocking mode: wait for the reader instead of losing the rest.
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
      Atomics.wait(pause, 0, 0, 5);
    }
  }
}

/** The reason of a system error in words, without its code and path. */
function reasonOf(error: unknown): string {
  switch ((error as NodeJS.ErrnoException).code) {
    case 'ENOENT':
      return 'its folder does not exist';
    case 'EISDIR':
      return 'it is a folder';
    case 'ENOSPC':
    case 'EDQUOT':
      return 'no space left';
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return 'permission denied';
    default:
      return error instanceof Error ? error.message : String(error);
  }
}
