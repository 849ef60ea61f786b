import type { Comment, Entry, Node } from '../node.js';
import { MAX_NESTING } from '../syntax.js';
import { readBlockScalar } from './block-scalar.js';
import {
  APOSTROPHE,
  COLON,
  Cursor,
  DASH,
  isBlank,
  isBreak,
  leave,
  OutsideSubset,
  QUOTE,
  type Token,
} from './cursor.js';
import { readFlow } from './flow.js';
import { readProperties } from './properties.js';
import type { OpenMapping, YamlTree } from './tree.js';

/**
 * Reads the YAML that people write: block and flow collections, scalars in all styles, anchors, aliases, tags, comments and
 * several documents, about ten times as fast as the library. For anything rarer and for every error it says at which offset
 * it gave up, and `tree` is of no use: the library then reads the text again and is the one that explains what is wrong.
 */
export function readQuickly(text: string, tree: YamlTree): QuickResult {
  const cursor = new Cursor(text);
  try {
    return { ok: true, documents: new QuickReader(cursor, tree).documents(), comments: cursor.comments };
  } catch (error) {
    if (error instanceof OutsideSubset) return { ok: false, gaveUpAt: cursor.pos };
    throw error;
  }
}

export type QuickResult =
  | { readonly ok: true; readonly documents: readonly Node[]; readonly comments: readonly Comment[] }
  | { readonly ok: false; readonly gaveUpAt: number };

class QuickReader {
  constructor(
    private readonly cursor: Cursor,
    private readonly tree: YamlTree,
  ) {}

  documents(): Node[] {
    const { cursor, tree } = this;
    const found: Node[] = [];
    cursor.nextContent(true);
    for (let first = true; ; first = false) {
      const atEnd = cursor.pos >= cursor.text.length;
      if (atEnd && first) return found;
      tree.startDocument();
      if (cursor.indent < 0 && !atEnd) {
        cursor.pos += 3;
        cursor.written = cursor.pos;
        cursor.nextContent(false);
      }
      found.push(cursor.indent < 0 ? tree.scalar('', true, cursor.written, cursor.written) : this.node(-1, 1, true));
      if (cursor.indent >= 0) leave();
      if (cursor.pos >= cursor.text.length) return found;
    }
  }

  /** A node at the cursor whose content must stand deeper than column `parent`. `key`: it may be a block collection. */
  private node(parent: number, depth: number, key: boolean): Node {
    if (depth > MAX_NESTING) leave();
    const { cursor, tree } = this;
    const code = cursor.code();
    if (code === DASH && isBlank(cursor.code(1))) return key ? this.sequence(cursor.column, depth) : leave();
    if (code === 91 || code === 123) return this.ended(readFlow(cursor, tree, parent, depth));
    if (code === 42) {
      const start = cursor.pos;
      return this.ended(tree.alias(cursor.name(), start, cursor.pos));
    }
    if (code === 124 || code === 62) return parent < 0 ? leave() : readBlockScalar(cursor, tree, parent);
    const isQuoted = code === QUOTE || code === APOSTROPHE;
    const token = isQuoted ? cursor.quoted() : cursor.plain(false);
    if (isQuoted ? cursor.atKeyColon() : cursor.code() === COLON) return key ? this.mapping(token, depth) : leave();
    return isQuoted ? this.ended(tree.scalar(token.text, false, token.start, token.end)) : this.plain(token, parent);
  }

  /** The rest of a plain scalar, which may go on over lines that stand deeper than its parent. */
  private plain(first: Token, parent: number): Node {
    const { cursor, tree } = this;
    let { text, end } = first;
    const { start } = first;
    let commented = cursor.comments.length;
    let more = isBreak(cursor.code());
    let from = cursor.pos;
    cursor.nextContent(false);
    while (cursor.indent > parent && more) {
      // A comment ends the scalar: what follows it does not belong anywhere.
      if (cursor.comments.length > commented) leave();
      const breaks = countBreaks(cursor.text, from, cursor.pos);
      const line = cursor.plainContinuation();
      text += (breaks > 1 ? '\n'.repeat(breaks - 1) : ' ') + line.text;
      end = line.end;
      commented = cursor.comments.length;
      more = isBreak(cursor.code());
      from = cursor.pos;
      cursor.nextContent(false);
    }
    return tree.scalar(text, true, start, end);
  }

  private mapping(firstKey: Token, depth: number): Node {
    const { cursor, tree } = this;
    const column = firstKey.start - cursor.lineStart;
    const open: OpenMapping = { entries: new Map<string, Entry>() };
    let key = firstKey;
    for (;;) {
      if (key.end - key.start > 1000) leave();
      cursor.pos++;
      cursor.written = cursor.pos;
      const value = this.value(column, depth, true);
      tree.add(open, key, value);
      if (cursor.indent < column) return tree.mapping(open, firstKey.start, cursor.written);
      if (cursor.indent > column) leave();
      key = this.key();
    }
  }

  private key(): Token {
    const { cursor } = this;
    const code = cursor.code();
    if (code === QUOTE || code === APOSTROPHE) {
      const token = cursor.quoted();
      return cursor.atKeyColon() ? token : leave();
    }
    const token = cursor.plain(false);
    return cursor.code() === COLON ? token : leave();
  }

  private sequence(column: number, depth: number): Node {
    const { cursor, tree } = this;
    const start = cursor.pos;
    const items: Node[] = [];
    do {
      cursor.pos++;
      cursor.written = cursor.pos;
      items.push(this.value(column, depth, false));
    } while (cursor.indent === column && cursor.code() === DASH && isBlank(cursor.code(1)));
    if (cursor.indent > column) leave();
    return tree.sequence(items, start, cursor.written);
  }

  /** What follows the colon of a key or the dash of an item at `column`, on the same line or below. */
  private value(column: number, depth: number, inMapping: boolean): Node {
    const { cursor, tree } = this;
    cursor.skipSpaces();
    const code = cursor.code();
    const properties = code === 38 || code === 33 ? readProperties(cursor, tree) : undefined;
    if (!cursor.atLineEnd) {
      const node = this.node(column, depth + 1, !inMapping && properties === undefined);
      return properties === undefined ? node : properties.close(node);
    }
    const { written } = cursor;
    cursor.nextContent(false);
    let node: Node;
    if (cursor.indent > column) node = this.below(column, depth);
    else if (inMapping && cursor.indent === column && cursor.code() === DASH && isBlank(cursor.code(1))) {
      if (properties !== undefined) leave();
      node = this.sequence(column, depth + 1);
    } else node = tree.scalar('', true, written, written);
    return properties === undefined ? node : properties.close(node);
  }

  /** A node on a line of its own. Block scalars, aliases and properties there are rare. */
  private below(column: number, depth: number): Node {
    const code = this.cursor.code();
    return code === 124 || code === 62 || code === 42 ? leave() : this.node(column, depth + 1, true);
  }

  private ended(node: Node): Node {
    this.cursor.nextContent(false);
    return node;
  }
}

function countBreaks(text: string, from: number, to: number): number {
  let count = 0;
  for (let i = from; i < to; i++) if (text.charCodeAt(i) === 10) count++;
  return count;
}
