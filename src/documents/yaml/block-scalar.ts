import type { Node } from '../node.js';
import { type Cursor, DASH, isBreak, leave, SPACE, TAB } from './cursor.js';
import type { YamlTree } from './tree.js';

const NOT_BLANK = /[^ \t]/;

/** A line of a block scalar without the indentation that all of it shares. */
interface Line {
  readonly text: string;
  /** Where its text ends, before the line break. */
  readonly end: number;
}

/** Reads `|` or `>` at the cursor (YAML 1.2.2, section 8.1). Its lines stand deeper than column `parent`. */
export function readBlockScalar(cursor: Cursor, tree: YamlTree, parent: number): Node {
  const start = cursor.pos;
  const folded = cursor.code() === 62;
  cursor.pos++;
  const indicator = cursor.code();
  const chomp = indicator === 43 ? 'keep' : indicator === DASH ? 'strip' : 'clip';
  if (chomp !== 'clip') cursor.pos++;
  const headerEnd = cursor.pos;
  skipHeader(cursor);
  const lines = readLines(cursor, parent);
  const last = lines.findLastIndex((line) => line.text !== '');
  const content = lines.slice(0, last + 1);
  const body = folded ? fold(content) : content.map((line) => line.text).join('\n');
  const trailing = lines.length - content.length;
  const value = last < 0 ? emptyValue(chomp, lines.length) : body + ending(chomp, trailing);
  const end = lines.findLast((line) => NOT_BLANK.test(line.text))?.end ?? headerEnd;
  cursor.written = end;
  cursor.nextContent(true);
  return tree.scalar(value, false, start, end);
}

function emptyValue(chomp: string, lines: number): string {
  return chomp === 'keep' ? '\n'.repeat(lines) : '';
}

function ending(chomp: string, trailing: number): string {
  return chomp === 'strip' ? '' : chomp === 'clip' ? '\n' : '\n'.repeat(trailing + 1);
}

/** The rest of the header's line: a comment at most. An indentation indicator is rare. */
function skipHeader(cursor: Cursor): void {
  const spaced = cursor.code() === SPACE;
  cursor.skipSpaces();
  if (!cursor.atLineEnd || (!isBreak(cursor.code()) && !spaced)) leave();
  cursor.restOfLine();
}

function readLines(cursor: Cursor, parent: number): Line[] {
  const { text } = cursor;
  const lines: Line[] = [];
  let indent = -1;
  let widestBlank = 0;
  while (cursor.pos < text.length) {
    const lineStart = cursor.pos;
    let i = lineStart;
    while (text.charCodeAt(i) === SPACE && (indent < 0 || i - lineStart < indent)) i++;
    const code = text.charCodeAt(i);
    const column = i - lineStart;
    if (!isBreak(code)) {
      if (column <= parent || (indent >= 0 && column < indent)) {
        // A line between the two indentations is broken, or a comment that readers disagree about.
        if (column > parent || code === TAB) leave();
        break;
      }
      if (indent < 0) {
        if (code === TAB || widestBlank > column) leave();
        indent = column;
      }
    } else widestBlank = Math.max(widestBlank, column);
    if (Number.isNaN(code)) leave();
    lines.push(cursor.lineFrom(i));
  }
  return lines;
}

/** Folds single line breaks into blanks, but not around lines that are indented deeper. */
function fold(lines: readonly Line[]): string {
  let value = '';
  let separator = '';
  let deeperBefore = false;
  for (const { text } of lines) {
    const first = text.charCodeAt(0);
    if (text === '') {
      if (separator === '\n') value += '\n';
      else separator = '\n';
    } else if (first === SPACE || first === TAB) {
      if (separator === ' ') separator = '\n';
      else if (!deeperBefore && separator === '\n') separator = '\n\n';
      value += separator + text;
      separator = '\n';
      deeperBefore = true;
    } else {
      value += separator + text;
      separator = ' ';
      deeperBefore = false;
    }
  }
  return value;
}
