import type { Write } from '../report.js';

/** GitHub drops a job summary of more bytes as a whole. */
export const SUMMARY_BYTES = 1024 * 1024;

/** A comment of more characters is refused; some are kept for what the one who posts it adds. */
export const COMMENT_BYTES = 65_536 - 1_536;

/** A page that holds only so many bytes. */
export interface Room {
  /** Writes the text if it fits as a whole, and tells whether it did. */
  readonly add: (text: string) => boolean;
  /** Bytes that are still free. */
  readonly left: () => number;
  /** Does something while this many bytes are set aside, so that what comes after it still fits. */
  readonly keeping: <T>(bytes: number, work: () => T) => T;
}

export function roomOf(bytes: number, write: Write): Room {
  let left = bytes;
  return {
    add(text) {
      const size = Buffer.byteLength(text);
      if (size > left) return false;
      left -= size;
      write(text);
      return true;
    },
    left: () => left,
    keeping(size, work) {
      left -= size;
      try {
        return work();
      } finally {
        left += size;
      }
    },
  };
}

/** Adds the lines that fit, in order, and returns how many did. */
export function addWhatFits(lines: Iterable<string>, room: Room): number {
  let count = 0;
  for (const line of lines) {
    if (!room.add(line)) break;
    count += 1;
  }
  return count;
}

const END = '\n</details>\n\n';
/** A line that says how many were left out. */
const CLOSING_BYTES = 200;

/** A folded list: as many lines as fit, then how many did not. Returns how many were shown. */
export function addFolded(head: string, lines: readonly string[], more: (left: number) => string, room: Room): number {
  const tail = END.length + CLOSING_BYTES;
  const opened = room.keeping(tail, () => room.add(head));
  if (!opened) return 0;
  const shown = room.keeping(tail, () => addWhatFits(lines, room));
  if (shown < lines.length) room.add(more(lines.length - shown));
  room.add(END);
  return shown;
}

/** Whatever the work adds, under a title to unfold. */
export function addFoldedPart(title: string, room: Room, work: () => void): void {
  const opened = room.keeping(END.length, () => room.add(`<details><summary>${title}</summary>\n\n`));
  if (!opened) return;
  room.keeping(END.length, work);
  room.add(END);
}
