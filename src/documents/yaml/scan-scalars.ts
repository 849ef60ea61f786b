import { isBlank, isBreak, isBreakOrEnd, isDigit, isFlowIndicator, isSpaceOrEnd } from './characters.js';
import type { Cursor } from './cursor.js';
import { Refusal } from './refusal.js';

/** A scalar as it was scanned: `value` is undefined where the value is the text itself, without its quotes. */
export interface Scanned {
  readonly end: number;
  readonly value: string | undefined;
}

/**
 * A plain scalar. It ends with its last character that is no blank; the cursor then stands at what follows.
 * `folded` says whether line breaks were passed after it or in it.
 */
export function scanPlain(cursor: Cursor, indent: number, inFlow: boolean): Scanned & { readonly folded: boolean } {
  const { text } = cursor;
  const start = cursor.at;
  let end = start;
  let value: string | undefined;
  let folded = false;
  let join = '';
  for (;;) {
    if (cursor.atDocumentMarker() || text.charCodeAt(cursor.at) === 0x23) break;
    const from = cursor.at;
    let at = from;
    for (let code = text.charCodeAt(at); !isSpaceOrEnd(code); code = text.charCodeAt(++at)) {
      if (code === 0x3a && isSpaceOrEnd(text.charCodeAt(at + 1))) break;
      if (inFlow && (isFlowIndicator(code) || (code === 0x3f && isSpaceOrEnd(text.charCodeAt(at + 1))))) break;
    }
    cursor.at = at;
    if (at > from) {
      if (folded) value = (value ?? text.slice(start, end)) + join + text.slice(from, at);
      else if (value !== undefined) value += text.slice(end, at);
      folded = false;
      end = at;
    }
    const next = text.charCodeAt(at);
    if (!isBlank(next) && !isBreak(next)) break;
    const passed = passSpace(cursor, indent);
    if (passed !== undefined) {
      join = passed;
      folded = true;
    }
    if (!inFlow && cursor.column < indent) break;
  }
  return { end, value, folded };
}

/** Passes blanks and line breaks inside a plain scalar; returns what they fold to, undefined without a line break. */
function passSpace(cursor: Cursor, indent: number): string | undefined {
  const { text } = cursor;
  let first: string | undefined;
  let more = '';
  for (let code = text.charCodeAt(cursor.at); isBlank(code) || isBreak(code); code = text.charCodeAt(cursor.at)) {
    if (isBreak(code)) {
      const line = cursor.takeBreak();
      if (first === undefined) first = line;
      else more += line;
    } else {
      if (code === 0x09 && first !== undefined && cursor.column < indent) throw new Refusal('tab', cursor.at);
      cursor.at++;
    }
  }
  return first === undefined ? undefined : foldedBreaks(first, more);
}

/** One line break folds to a blank, several to one less; those that only YAML 1.1 knows stay. */
function foldedBreaks(first: string, more: string): string {
  if (first !== '\n') return first + more;
  return more === '' ? ' ' : more;
}

/** A quoted scalar, from its opening quote on. */
export function scanQuoted(cursor: Cursor): Scanned {
  const { text } = cursor;
  const start = cursor.at;
  const quote = text.charCodeAt(start);
  cursor.at++;
  let value: string | undefined;
  let from = cursor.at;
  for (;;) {
    if (cursor.at >= text.length || cursor.atDocumentMarker()) throw new Refusal('unclosed', start);
    let joined = false;
    for (let code = text.charCodeAt(cursor.at); !isSpaceOrEnd(code); code = text.charCodeAt(cursor.at)) {
      if (code === quote) {
        if (quote === 0x22 || text.charCodeAt(cursor.at + 1) !== 0x27) break;
        value = (value ?? '') + text.slice(from, cursor.at + 1);
        cursor.at += 2;
        from = cursor.at;
      } else if (code === 0x5c && quote === 0x22) {
        value = (value ?? '') + text.slice(from, cursor.at);
        if (isBreak(text.charCodeAt(cursor.at + 1))) {
          cursor.at++;
          cursor.takeBreak();
          joined = true;
        } else value += takeEscape(cursor);
        from = cursor.at;
        if (joined) break;
      } else cursor.at++;
    }
    if (text.charCodeAt(cursor.at) === quote) break;
    const space = cursor.at;
    const folded = passQuotedSpace(cursor, joined);
    if (folded !== undefined) {
      value = (value ?? '') + text.slice(from, joined ? from : space) + folded;
      from = cursor.at;
    }
  }
  const end = cursor.at + 1;
  if (value !== undefined) value += text.slice(from, cursor.at);
  cursor.at = end;
  return { end, value };
}

/** Passes blanks and line breaks inside quotes; `joined` after a line break that was escaped, which leaves nothing. */
function passQuotedSpace(cursor: Cursor, joined: boolean): string | undefined {
  const { text } = cursor;
  let first = joined ? '' : undefined;
  let more = '';
  for (let code = text.charCodeAt(cursor.at); isBlank(code) || isBreak(code); code = text.charCodeAt(cursor.at)) {
    if (!isBreak(code)) cursor.at++;
    else if (first === undefined) first = cursor.takeBreak();
    else more += cursor.takeBreak();
  }
  return first === undefined ? undefined : foldedBreaks(first, more);
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['0', '\0'],
  ['a', '\x07'],
  ['b', '\b'],
  ['t', '\t'],
  ['\t', '\t'],
  ['n', '\n'],
  ['v', '\v'],
  ['f', '\f'],
  ['r', '\r'],
  ['e', '\x1b'],
  [' ', ' '],
  ['"', '"'],
  ["'", "'"],
  ['\\', '\\'],
  ['N', '\x85'],
  ['_', '\xa0'],
  ['L', '\u2028'],
  ['P', '\u2029'],
]);
const HEX_DIGITS: ReadonlyMap<string, number> = new Map([
  ['x', 2],
  ['u', 4],
  ['U', 8],
]);

function takeEscape(cursor: Cursor): string {
  const { text } = cursor;
  const start = cursor.at;
  const char = text.charAt(start + 1);
  const simple = ESCAPES.get(char);
  if (simple !== undefined) {
    cursor.at += 2;
    return simple;
  }
  const count = HEX_DIGITS.get(char);
  const digits = count === undefined ? '' : text.slice(start + 2, start + 2 + count);
  const code = Number.parseInt(digits, 16);
  if (count === undefined || digits.length < count || !/^[0-9a-fA-F]+$/.test(digits))
    throw new Refusal('escape', start);
  if ((code >= 0xd800 && code <= 0xdfff) || code > 0x10ffff) throw new Refusal('escape', start);
  cursor.at += 2 + count;
  return String.fromCodePoint(code);
}

/** A block scalar, from its indicator on. `parent` is the indentation of the collection that it stands in, -1 at the top. */
export function scanBlock(cursor: Cursor, parent: number): Scanned {
  const { text } = cursor;
  const literal = text.charCodeAt(cursor.at) === 0x7c;
  cursor.at++;
  const { chomping, increment } = takeHeader(cursor);
  let end = cursor.at;
  cursor.passLineEnd('block-header');
  const block: Block = { indent: increment === 0 ? 0 : Math.max(parent, 0) + increment, parent };
  let value = '';
  let lineBreak = '';
  let breaks = passIndentation(cursor, block);
  let afterBlank = false;
  while (cursor.column === block.indent && cursor.at < text.length) {
    const from = cursor.at;
    const blank = isBlank(text.charCodeAt(from));
    if (!literal && !afterBlank && !blank && lineBreak === '\n') value += breaks === '' ? ' ' : breaks;
    else value += lineBreak + breaks;
    afterBlank = blank;
    let at = from;
    let written = false;
    for (let code = text.charCodeAt(at); !isBreakOrEnd(code); code = text.charCodeAt(++at)) {
      if (!isBlank(code)) written = true;
    }
    value += text.slice(from, at);
    if (written) end = at;
    cursor.at = at;
    lineBreak = at < text.length ? cursor.takeBreak() : '';
    breaks = passIndentation(cursor, block);
  }
  if (chomping !== '-') value += lineBreak;
  if (chomping === '+') value += breaks;
  return { end, value };
}

interface Block {
  /** Columns; 0 as long as it is not known. */
  indent: number;
  readonly parent: number;
}

function takeHeader(cursor: Cursor): { chomping: string; increment: number } {
  const { text } = cursor;
  let chomping = '';
  let increment = 0;
  for (let taken = 0; taken < 2; taken++) {
    const code = text.charCodeAt(cursor.at);
    if (chomping === '' && (code === 0x2b || code === 0x2d)) chomping = text.charAt(cursor.at);
    else if (increment === 0 && isDigit(code)) {
      if (code === 0x30) throw new Refusal('block-header', cursor.at);
      increment = code - 0x30;
    } else break;
    cursor.at++;
  }
  return { chomping, increment };
}

/** Passes the blank lines and the indentation before a line of a block scalar, and finds the indentation of its first line. */
function passIndentation(cursor: Cursor, block: Block): string {
  const { text } = cursor;
  let breaks = '';
  let deepest = 0;
  for (;;) {
    while ((block.indent === 0 || cursor.column < block.indent) && text.charCodeAt(cursor.at) === 0x20) cursor.at++;
    deepest = Math.max(deepest, cursor.column);
    const code = text.charCodeAt(cursor.at);
    if (code === 0x09 && (block.indent === 0 || cursor.column < block.indent)) throw new Refusal('tab', cursor.at);
    if (!isBreak(code)) break;
    breaks += cursor.takeBreak();
  }
  if (block.indent === 0) block.indent = Math.max(deepest, block.parent + 1, 1);
  return breaks;
}
