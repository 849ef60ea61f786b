import type { ReportFinding } from '../report.js';

/** A text with the offsets (UTF-16 code units) at which its lines start. */
export interface SourceText {
  readonly path: string;
  /** Undefined: it cannot be read. */
  readonly text?: string;
  readonly starts: readonly number[];
}

/** Lines and columns from 1; columns count the bytes of UTF-8, as reviewdog does. */
export interface BytePosition {
  readonly line: number;
  readonly column: number;
}

/** Lines of a suggestion: a longer one is a change to read elsewhere. */
const LINES = 100;

export function sourceText(path: string, text: string | undefined): SourceText {
  if (text === undefined) return { path, starts: [] };
  return { path, text, starts: [0, ...[...text.matchAll(/\r\n|\r|\n/g)].map((end) => end.index + end[0].length)] };
}

/** The place of a line and a column that counts UTF-16 code units; undefined when the text has no such place. */
export function positionIn({ text, starts }: SourceText, line: number, column: number): BytePosition | undefined {
  const start = starts[line - 1];
  if (text === undefined || start === undefined) return undefined;
  const at = start + column - 1;
  return at > (starts[line] ?? text.length) ? undefined : { line, column: bytes(text, start, at) + 1 };
}

/**
 * The fix of a finding as one change of one range, from its first edit to its last; undefined where there is none, where it may
 * do harm, and where it is about other files or many lines.
 */
export function suggestionOf(
  { fix, location }: ReportFinding,
  source: SourceText,
): { readonly range: { readonly start: BytePosition; readonly end: BytePosition }; readonly text: string } | undefined {
  const { text } = source;
  if (fix === undefined || fix.unsafe === true || fix.edits.length === 0 || text === undefined) return undefined;
  const edits = [...fix.edits].sort((a, b) => a.start - b.start || a.end - b.end);
  const [first] = edits;
  if (first === undefined || edits.some(({ path }) => path !== location.path)) return undefined;
  let changed = '';
  let done = first.start;
  for (const { start, end, text: instead } of edits) {
    if (start < done || end < start || end > text.length) return undefined;
    changed += text.slice(done, start) + instead;
    done = end;
  }
  const range = { start: placeOf(source, text, first.start), end: placeOf(source, text, done) };
  if (range.end.line - range.start.line > LINES) return undefined;
  return { range, text: changed.replace(/\p{Cs}/gu, '\ufffd') };
}

function placeOf({ starts }: SourceText, text: string, offset: number): BytePosition {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: bytes(text, starts[low] ?? 0, offset) + 1 };
}

function bytes(text: string, from: number, to: number): number {
  return Buffer.byteLength(text.slice(from, to), 'utf8');
}
