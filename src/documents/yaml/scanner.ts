import { isBlank, isBreak, isFlowIndicator, isSpaceOrEnd } from './characters.js';
import { Cursor } from './cursor.js';
import { Levels } from './levels.js';
import { Refusal } from './refusal.js';
import { scanDirective, scanTag } from './scan-properties.js';
import { scanBlock, scanPlain, scanQuoted } from './scan-scalars.js';
import {
  ALIAS,
  ANCHOR,
  BLOCK_ENTRY,
  BLOCK_MAPPING_START,
  BLOCK_SCALAR,
  BLOCK_SEQUENCE_START,
  DIRECTIVE,
  DOCUMENT_END,
  DOCUMENT_START,
  END,
  FLOW_ENTRY,
  FLOW_MAPPING_END,
  FLOW_MAPPING_START,
  FLOW_SEQUENCE_END,
  FLOW_SEQUENCE_START,
  KEY,
  PLAIN,
  QUOTED,
  TAG,
  Tokens,
  VALUE,
} from './tokens.js';

export interface ScanResult {
  readonly tokens: Tokens;
  /** Where and why the tokens end before the text does. */
  readonly refusal?: Refusal;
}

/**
 * Takes a YAML text apart as the reference loader's library does: tokens of YAML 1.1, with indentation turned into starts and
 * ends of collections. One pass, forwards only.
 */
export function scan(text: string): ScanResult {
  const scanner = new Scanner(text);
  try {
    scanner.scan();
    return { tokens: scanner.tokens };
  } catch (error) {
    if (error instanceof Refusal) return { tokens: scanner.tokens, refusal: error };
    throw error;
  }
}

class Scanner {
  readonly tokens: Tokens;
  private readonly cursor: Cursor;
  private readonly levels: Levels;

  constructor(private readonly text: string) {
    this.tokens = new Tokens(text.length);
    this.cursor = new Cursor(text);
    this.levels = new Levels(this.cursor, this.tokens);
    this.cursor.onComment = (start, end) => {
      this.tokens.comments.push({ text: text.slice(start + 1, end).trim(), start, end });
    };
  }

  scan(): void {
    const { cursor, text, tokens } = this;
    // A byte order mark counts for no column.
    if (text.charCodeAt(0) === 0xfeff) cursor.lineStart = ++cursor.at;
    for (;;) {
      this.toNextToken();
      const { column, at } = cursor;
      this.levels.closeTo(column);
      if (at >= text.length) break;
      if (column === 0 && this.lineToken()) continue;
      this.token(at, text.charCodeAt(at));
    }
    cursor.lineStart = cursor.at;
    this.levels.closeTo(-1);
    this.levels.dropKey();
    tokens.add(END, text.length, text.length);
  }

  /** Passes blanks, line breaks and comments. */
  private toNextToken(): void {
    const { cursor, text } = this;
    // A comment behind a token is taken by itself; those on lines of their own in a row, with tabs before them as well.
    let behindToken = this.tokens.length > 0 && this.tokens.kinds[this.tokens.length - 1] !== BLOCK_ENTRY;
    for (;;) {
      let code = text.charCodeAt(cursor.at);
      while (code === 0x20 || (code === 0x09 && (this.levels.flow > 0 || !this.levels.keyAllowed))) {
        code = text.charCodeAt(++cursor.at);
      }
      if (code === 0x23) {
        cursor.passComment();
        while (!behindToken && this.toNextComment()) cursor.passComment();
        code = text.charCodeAt(cursor.at);
      }
      if (!isBreak(code)) return;
      cursor.takeBreak();
      behindToken = false;
      if (this.levels.flow === 0) this.levels.keyAllowed = true;
    }
  }

  /** Moves to the comment that only blanks and line breaks stand before; stays where there is none. */
  private toNextComment(): boolean {
    const { cursor, text } = this;
    const { at, lineStart } = cursor;
    for (let code = text.charCodeAt(at); isBlank(code) || isBreak(code); code = text.charCodeAt(cursor.at)) {
      if (isBreak(code)) cursor.takeBreak();
      else cursor.at++;
    }
    if (text.charCodeAt(cursor.at) === 0x23) return true;
    cursor.at = at;
    cursor.lineStart = lineStart;
    return false;
  }

  /** A token that only the start of a line can be: a directive, the start or the end of a document. */
  private lineToken(): boolean {
    const { cursor, text, tokens } = this;
    const { at } = cursor;
    const directive = text.charCodeAt(at) === 0x25;
    if (!directive && !cursor.atDocumentMarker()) return false;
    this.levels.closeTo(-1);
    this.levels.dropKey();
    this.levels.keyAllowed = false;
    if (directive) {
      tokens.pairs.set(tokens.length, scanDirective(cursor));
      tokens.add(DIRECTIVE, at, cursor.at);
      return true;
    }
    cursor.at += 3;
    tokens.add(text.charCodeAt(at) === 0x2d ? DOCUMENT_START : DOCUMENT_END, at, cursor.at);
    return true;
  }

  private token(at: number, code: number): void {
    const spaceFollows = isSpaceOrEnd(this.text.charCodeAt(at + 1));
    switch (code) {
      case 0x5b:
        this.flowStart(FLOW_SEQUENCE_START);
        break;
      case 0x7b:
        this.flowStart(FLOW_MAPPING_START);
        break;
      case 0x5d:
        this.flowEnd(FLOW_SEQUENCE_END);
        break;
      case 0x7d:
        this.flowEnd(FLOW_MAPPING_END);
        break;
      case 0x2c:
        this.levels.dropKey();
        this.levels.keyAllowed = true;
        this.indicator(FLOW_ENTRY);
        break;
      case 0x2d:
        if (spaceFollows) this.blockEntry();
        else this.plain();
        break;
      case 0x3f:
        if (spaceFollows) this.explicitKey();
        else this.plain();
        break;
      case 0x3a:
        if (spaceFollows || (this.levels.flow > 0 && !this.atFlowEntry())) this.value();
        else this.plain();
        break;
      case 0x2a:
        this.anchor(ALIAS);
        break;
      case 0x26:
        this.anchor(ANCHOR);
        break;
      case 0x21:
        this.tag();
        break;
      case 0x7c:
      case 0x3e:
        if (this.levels.flow > 0) throw new Refusal('character', at);
        this.blockScalar();
        break;
      case 0x27:
      case 0x22:
        this.quoted();
        break;
      case 0x09:
        throw new Refusal('tab', at);
      case 0x23:
      case 0x25:
      case 0x40:
      case 0x60:
        throw new Refusal('character', at);
      default:
        this.plain();
    }
  }

  /** Right after a comma or the bracket of a list, where a ":" without a blank belongs to a text. */
  private atFlowEntry(): boolean {
    const last = this.tokens.kinds[this.tokens.length - 1];
    return last === FLOW_ENTRY || last === FLOW_SEQUENCE_START;
  }

  private indicator(kind: number): void {
    const { at } = this.cursor;
    this.cursor.at++;
    this.tokens.add(kind, at, at + 1);
  }

  private flowStart(kind: number): void {
    this.levels.openFlow();
    this.indicator(kind);
  }

  private flowEnd(kind: number): void {
    this.levels.closeFlow();
    this.indicator(kind);
  }

  private blockEntry(): void {
    if (this.levels.flow === 0) {
      if (!this.levels.keyAllowed) throw new Refusal('entry-here', this.cursor.at);
      this.levels.openBlock(BLOCK_SEQUENCE_START);
    }
    this.levels.dropKey();
    this.levels.keyAllowed = true;
    this.indicator(BLOCK_ENTRY);
  }

  private explicitKey(): void {
    if (this.levels.flow === 0) {
      if (!this.levels.keyAllowed) throw new Refusal('key-here', this.cursor.at);
      this.levels.openBlock(BLOCK_MAPPING_START);
    }
    this.levels.dropKey();
    this.levels.keyAllowed = this.levels.flow === 0;
    this.indicator(KEY);
  }

  private value(): void {
    const { cursor, levels } = this;
    if (!levels.takeKey()) {
      if (levels.flow === 0) {
        if (!levels.keyAllowed) throw new Refusal('value-here', cursor.at);
        levels.openBlock(BLOCK_MAPPING_START);
      }
      levels.keyAllowed = levels.flow === 0;
    }
    this.indicator(VALUE);
  }

  private anchor(kind: number): void {
    const { cursor, text, tokens } = this;
    this.levels.saveKey();
    this.levels.keyAllowed = false;
    const start = cursor.at;
    let code = text.charCodeAt(++cursor.at);
    while (code > 0x20 && code < 0x7f && code !== 0x3a && !isFlowIndicator(code)) code = text.charCodeAt(++cursor.at);
    const ends = isSpaceOrEnd(code) || code === 0x3a || code === 0x2c || code === 0x5d || code === 0x7d;
    if (cursor.at === start + 1 || !ends) throw new Refusal('anchor-name', start);
    tokens.add(kind, start, cursor.at);
  }

  private tag(): void {
    const { cursor, tokens } = this;
    this.levels.saveKey();
    this.levels.keyAllowed = false;
    const { at } = cursor;
    tokens.pairs.set(tokens.length, scanTag(cursor));
    tokens.add(TAG, at, cursor.at);
  }

  private blockScalar(): void {
    const { cursor, tokens } = this;
    this.levels.dropKey();
    this.levels.keyAllowed = true;
    const { at } = cursor;
    const { end, value } = scanBlock(cursor, this.levels.indent);
    tokens.values.set(tokens.length, value ?? '');
    tokens.add(BLOCK_SCALAR, at, end);
  }

  private quoted(): void {
    const { cursor, tokens } = this;
    this.levels.saveKey();
    this.levels.keyAllowed = false;
    const { at } = cursor;
    const { end, value } = scanQuoted(cursor);
    if (value !== undefined) tokens.values.set(tokens.length, value);
    tokens.add(QUOTED, at, end);
  }

  private plain(): void {
    const { cursor, tokens } = this;
    this.levels.saveKey();
    this.levels.keyAllowed = false;
    const { at } = cursor;
    const { end, value, folded } = scanPlain(cursor, this.levels.indent + 1, this.levels.flow > 0);
    if (value !== undefined) tokens.values.set(tokens.length, value);
    tokens.add(PLAIN, at, end);
    if (folded) this.levels.keyAllowed = true;
  }
}
