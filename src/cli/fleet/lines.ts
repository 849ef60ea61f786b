import { readSync } from 'node:fs';

const PIECE = 1024 * 1024;
/** A longer line is no row: it is passed over. */
const LONGEST = 16 * 1024 * 1024;

/** A line of a file without its line feed. Offset and length in bytes; `torn` when the file ends before the line does. */
export interface Line {
  readonly text: string;
  readonly offset: number;
  readonly length: number;
  readonly torn: boolean;
}

/** The lines of an open file, one after the other: a file of ten thousand rows is never in memory as a whole. */
export function* linesOf(descriptor: number): Generator<Line> {
  let waiting: Buffer[] = [];
  let size = 0;
  let start = 0;
  for (let at = 0; ; ) {
    const piece = Buffer.allocUnsafe(PIECE);
    const read = readSync(descriptor, piece, 0, PIECE, at);
    if (read === 0) break;
    let from = 0;
    for (let end = piece.indexOf(10); end >= 0 && end < read; end = piece.indexOf(10, from)) {
      waiting.push(piece.subarray(from, end));
      size += end - from;
      yield line(waiting, size, start, false);
      start += size + 1;
      from = end + 1;
      waiting = [];
      size = 0;
    }
    if (from < read) waiting.push(piece.subarray(from, read));
    size += read - from;
    if (size > LONGEST) waiting = [];
    at += read;
  }
  if (size > 0) yield line(waiting, size, start, true);
}

function line(pieces: readonly Buffer[], length: number, offset: number, torn: boolean): Line {
  return { text: length > LONGEST ? '' : Buffer.concat(pieces).toString('utf8'), offset, length, torn };
}
