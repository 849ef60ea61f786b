import type { Location } from '../documents/location.js';
import type { CandidateFile } from './detector.js';

/** One line of a text with the offset at which it starts. */
export interface Line {
  readonly text: string;
  readonly start: number;
}

/** Lines longer than this are data, not something a person wrote: they are left out. */
const MAX_LINE = 10_000;

/** The lines of a file; very long ones are skipped. */
export function* linesOf(text: string): Iterable<Line> {
  let start = 0;
  while (start < text.length) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    if (end - start <= MAX_LINE) {
      const carriage = end > start && text.charCodeAt(end - 1) === 13;
      yield { text: text.slice(start, carriage ? end - 1 : end), start };
    }
    start = end + 1;
  }
}

/** A stretch of a file's text as a location. */
export function atText(file: CandidateFile, start: number, length: number): Location {
  return { file: file.source(), start, end: start + length, pointer: '' };
}
