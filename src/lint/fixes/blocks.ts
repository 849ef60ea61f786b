import type { Node } from '../../documents/node.js';
import { columnOf, lineEnd, lineStart, type Refusal, refused, type SourceText } from './source-text.js';

/** Where an entry of a mapping or an item of a list is written, without the comments around it. */
export interface Extent {
  readonly start: number;
  readonly end: number;
}

/** Whole lines that belong together: an entry or item, the comments above it and those behind it. Without the last line break. */
export type Block = Extent;

/** A line without its line break. */
interface Line extends Extent {
  /** Columns before a comment; undefined on a line that is empty. */
  readonly comment?: number;
}

/** Comments on the first line of a file that are meant for editors. */
const FOR_EDITORS = /^#(?:!| ?yaml-language-server:| ?vim:|.*-\*-)/;

export interface Blocks {
  readonly ok: true;
  readonly blocks: readonly Block[];
  /** True where comments at the top of the file may be meant for it or for the first block; they are not in that block. */
  readonly isTopUnclear: boolean;
}

/** The blocks of a mapping or list in block style, one for each extent. */
export function blocksOf(source: SourceText, container: Node, extents: readonly Extent[]): Blocks | Refusal {
  const { text } = source;
  const column = columnOf(text, container.start);
  const bodies: Extent[] = [];
  for (const { start, end } of extents) {
    const from = lineStart(text, start);
    const before = text.slice(from, start);
    if (before.length < column || !(container.kind === 'sequence' ? /^ *-[ \t]+[^\s-]*[ \t]*$/ : /^ *$/).test(before)) {
      return refused('it is written in an unusual way');
    }
    const to = lineEnd(text, end);
    const behind = text.slice(end, to).trim();
    if (behind !== '' && !behind.startsWith('#')) return refused('something else follows on the same line');
    bodies.push({ start: from, end: to });
  }
  if (/[|>]\d?\+/.test(text.slice(bodies[0]?.start ?? 0, bodies.at(-1)?.end ?? 0))) {
    return refused('empty lines may be part of a text');
  }
  const blocks: { start: number; end: number }[] = [];
  let isTopUnclear = false;
  for (const [index, body] of bodies.entries()) {
    const last = bodies[index - 1];
    const block = { ...body };
    if (last === undefined) {
      const above = commentsAbove(source, body.start);
      isTopUnclear = above === undefined;
      block.start = above ?? body.start;
    } else {
      const lines = linesBetween(text, afterBreak(text, last.end), body.start);
      if (lines === undefined) return refused('it is written in an unusual way');
      const own = ownLines(lines, column, true);
      const behind = lines[own - 1];
      const previous = blocks[index - 1];
      if (behind !== undefined && previous !== undefined) previous.end = behind.end;
      block.start = lines.slice(own).find(({ comment }) => comment !== undefined)?.start ?? body.start;
    }
    blocks.push(block);
  }
  const last = blocks.at(-1);
  if (last !== undefined) last.end = commentsBelow(text, last.end, column);
  return { ok: true, blocks, isTopUnclear };
}

/** Start of the comments right above a line; undefined where they may be meant for the whole file. */
function commentsAbove({ text }: SourceText, line: number): number | undefined {
  let start = line;
  while (start > 0) {
    const above = lineStart(text, start - (text.slice(start - 2, start) === '\r\n' ? 2 : 1));
    const written = text.slice(above, start).trim();
    if (!written.startsWith('#') || (above === 0 && FOR_EDITORS.test(written))) break;
    if (above === 0) return undefined;
    start = above;
  }
  return start;
}

/** End of the comments below the last block that belong to it. */
function commentsBelow(text: string, end: number, column: number): number {
  const lines: Line[] = [];
  let next: number | undefined;
  for (let at = afterBreak(text, end); at < text.length && at > end; ) {
    const line = lineAt(text, at);
    if (line === undefined) {
      next = text.slice(at).search(/\S/);
      break;
    }
    lines.push(line);
    const after = afterBreak(text, line.end);
    if (after === line.end) break;
    at = after;
  }
  const outer = lines.findIndex(({ comment }) => comment !== undefined && comment < column);
  const inner = outer < 0 ? lines : lines.slice(0, outer);
  // Right above what follows, a comment as far left is about that.
  const isAbove =
    next !== undefined && inner.length === lines.length && lines.every(({ comment }) => comment !== undefined);
  return inner[ownLines(inner, column, isAbove && (next ?? 0) >= column) - 1]?.end ?? end;
}

/**
 * How many of the lines below a block belong to it: comments that stand further right, and those right behind it, unless they stand
 * right above the next one.
 */
function ownLines(lines: readonly Line[], column: number, isNextBelow: boolean): number {
  let own = lines.findLastIndex(({ comment }) => comment !== undefined && comment > column) + 1;
  const empty = lines.findIndex(({ comment }, index) => index >= own && comment === undefined);
  if (empty >= 0) own = empty;
  else if (!isNextBelow) own = lines.length;
  return own;
}

/** The lines of a part; undefined when one of them is neither empty nor a comment. */
function linesBetween(text: string, start: number, end: number): Line[] | undefined {
  const lines: Line[] = [];
  for (let at = start; at < end; at = afterBreak(text, lineEnd(text, at))) {
    const line = lineAt(text, at);
    if (line === undefined) return undefined;
    lines.push(line);
  }
  return lines;
}

function lineAt(text: string, start: number): Line | undefined {
  const end = lineEnd(text, start);
  const written = text.slice(start, end);
  const comment = written.search(/\S/);
  if (comment < 0) return { start, end };
  return written[comment] === '#' ? { start, end, comment } : undefined;
}

/** Where the next line starts; the end itself where there is none. */
function afterBreak(text: string, end: number): number {
  if (text[end] === '\r' && text[end + 1] === '\n') return end + 2;
  return end < text.length ? end + 1 : end;
}
