import type { Entry, Node } from '../node.js';
import { MAX_NESTING } from '../syntax.js';
import { APOSTROPHE, COLON, COMMA, type Cursor, isBlank, leave, QUOTE } from './cursor.js';
import { readProperties } from './properties.js';
import type { OpenMapping, YamlTree } from './tree.js';

/** Reads `[…]` or `{…}` at the cursor. Its further lines must stand deeper than column `parent`. */
export function readFlow(cursor: Cursor, tree: YamlTree, parent: number, depth: number): Node {
  if (depth > MAX_NESTING) leave();
  const start = cursor.pos;
  const isSequence = cursor.code() === 91;
  const close = isSequence ? 93 : 125;
  const items: Node[] = [];
  const open: OpenMapping = { entries: new Map<string, Entry>() };
  cursor.pos++;
  for (;;) {
    skipToToken(cursor, parent);
    if (cursor.code() === close) break;
    if (isSequence) items.push(readItem(cursor, tree, parent, depth));
    else readEntry(cursor, tree, parent, depth, open);
    skipToToken(cursor, parent);
    if (cursor.code() === COMMA) cursor.pos++;
    else if (cursor.code() !== close) leave();
  }
  cursor.pos++;
  cursor.written = cursor.pos;
  return isSequence ? tree.sequence(items, start, cursor.pos) : tree.mapping(open, start, cursor.pos);
}

function readItem(cursor: Cursor, tree: YamlTree, parent: number, depth: number): Node {
  const code = cursor.code();
  if (code === 38 || code === 33) {
    const properties = readProperties(cursor, tree);
    const next = cursor.code();
    if (isBlank(next) || next === COMMA || next === 93 || next === 125) leave();
    return properties.close(readItem(cursor, tree, parent, depth));
  }
  if (code === 91 || code === 123) return readFlow(cursor, tree, parent, depth + 1);
  if (code === 42) {
    const start = cursor.pos;
    return tree.alias(cursor.name(), start, cursor.pos);
  }
  const token = code === QUOTE || code === APOSTROPHE ? cursor.quoted() : cursor.plain(true);
  return tree.scalar(token.text, token.plain, token.start, token.end);
}

function readEntry(cursor: Cursor, tree: YamlTree, parent: number, depth: number, open: OpenMapping): void {
  const code = cursor.code();
  const isQuoted = code === QUOTE || code === APOSTROPHE;
  const key = isQuoted ? cursor.quoted() : cursor.plain(true);
  cursor.skipSpaces();
  if (cursor.code() !== COLON || key.end - key.start > 1000) leave();
  cursor.pos++;
  const end = cursor.pos;
  const next = cursor.code();
  // Only after a quoted key may the value follow its colon without a blank.
  if (!isBlank(next) && next !== COMMA && next !== 125 && !isQuoted) leave();
  skipToToken(cursor, parent);
  const isEmpty = cursor.code() === COMMA || cursor.code() === 125;
  tree.add(open, key, isEmpty ? tree.scalar('', true, end, end) : readItem(cursor, tree, parent, depth));
}

/** Over blanks, comments and line ends to the next token of a flow collection. */
function skipToToken(cursor: Cursor, parent: number): void {
  cursor.skipSpaces();
  if (!cursor.atLineEnd) return;
  cursor.nextContent(false);
  if (cursor.indent <= parent) leave();
}
