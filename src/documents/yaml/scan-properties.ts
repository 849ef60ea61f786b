import { isBlank, isDigit, isSpaceOrEnd, isWord } from './characters.js';
import type { Cursor } from './cursor.js';
import { Refusal } from './refusal.js';

/** A tag as handle and suffix: `!!str` is `!!` and `str`, `!reset` is `!` and `reset`, `!<uri>` and `!` have no handle. */
export function scanTag(cursor: Cursor): readonly [handle: string, suffix: string] {
  const { text } = cursor;
  const start = cursor.at;
  let handle = '';
  let suffix: string;
  if (text.charCodeAt(start + 1) === 0x3c) {
    cursor.at += 2;
    suffix = takeUri(cursor, true);
    if (suffix === '' || text.charCodeAt(cursor.at) !== 0x3e) throw new Refusal('tag', start);
    cursor.at++;
  } else {
    handle = takeHandle(cursor);
    suffix = takeUri(cursor, false);
    if (handle.length > 1 && handle.endsWith('!')) {
      if (suffix === '') throw new Refusal('tag', start);
    } else {
      suffix = handle.slice(1) + suffix;
      handle = '!';
      if (suffix === '') [handle, suffix] = ['', '!'];
    }
  }
  if (!isSpaceOrEnd(text.charCodeAt(cursor.at))) throw new Refusal('tag', start);
  return [handle, suffix];
}

/** `%YAML 1.1` or `%TAG handle prefix`, as name and value, or as handle and prefix; the cursor then stands on the next line. */
export function scanDirective(cursor: Cursor): readonly [nameOrHandle: string, value: string] {
  const { text } = cursor;
  const start = cursor.at++;
  const nameStart = cursor.at;
  while (isWord(text.charCodeAt(cursor.at))) cursor.at++;
  const name = text.slice(nameStart, cursor.at);
  if (!isSpaceOrEnd(text.charCodeAt(cursor.at))) throw new Refusal('directive', start);
  cursor.passBlanks();
  let directive: readonly [string, string];
  if (name === 'YAML') directive = [name, takeVersion(cursor, start)];
  else if (name === 'TAG') {
    const handle = text.charCodeAt(cursor.at) === 0x21 ? takeHandle(cursor) : '';
    if (!handle.endsWith('!') || !isBlank(text.charCodeAt(cursor.at))) throw new Refusal('directive', start);
    cursor.passBlanks();
    const prefix = takeUri(cursor, true);
    if (prefix === '' || !isSpaceOrEnd(text.charCodeAt(cursor.at))) throw new Refusal('directive', start);
    directive = [handle, prefix];
  } else throw new Refusal('directive', start);
  cursor.passLineEnd('directive');
  return directive;
}

function takeVersion(cursor: Cursor, start: number): string {
  const { text } = cursor;
  const from = cursor.at;
  while (isDigit(text.charCodeAt(cursor.at)) || text.charCodeAt(cursor.at) === 0x2e) cursor.at++;
  const version = text.slice(from, cursor.at);
  if (!/^\d{1,2}\.\d{1,2}$/.test(version)) throw new Refusal('directive', start);
  return version;
}

function takeHandle(cursor: Cursor): string {
  const { text } = cursor;
  const from = cursor.at++;
  while (isWord(text.charCodeAt(cursor.at))) cursor.at++;
  if (text.charCodeAt(cursor.at) === 0x21) cursor.at++;
  return text.slice(from, cursor.at);
}

const URI = /(?:[\w\-;/?:@&=+$.!~*'()]|%[0-9a-fA-F]{2})*/y;
const VERBATIM_URI = /(?:[\w\-;/?:@&=+$.!~*'(),[\]{}]|%[0-9a-fA-F]{2})*/y;

/** The characters of a tag, its escapes decoded. Brackets and commas belong to it only where it is written out in full. */
function takeUri(cursor: Cursor, verbatim: boolean): string {
  const pattern = verbatim ? VERBATIM_URI : URI;
  pattern.lastIndex = cursor.at;
  const written = pattern.exec(cursor.text)?.[0] ?? '';
  const start = cursor.at;
  cursor.at += written.length;
  if (!written.includes('%')) return written;
  try {
    return decodeURIComponent(written);
  } catch {
    throw new Refusal('tag', start);
  }
}
