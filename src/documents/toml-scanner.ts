import { readEscapes } from './escapes.js';
import type { SourceFile } from './location.js';
import type { Comment, Node, ScalarValue } from './node.js';
import type { Problem } from './problem.js';
import { problemAt } from './syntax.js';

export interface TomlKey {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Ends the reading of one line. */
export class TomlSyntaxError extends Error {
  constructor(readonly problem: Problem) {
    super(problem.message);
  }
}

const BLANKS = /[ \t]*/y;
const BARE_KEY = /[A-Za-z0-9_-]+/y;
// A date may have one blank before its time.
const WORD = /\d{4}-\d\d-\d\d \d\d:[^\s,\]}#]*|[^\s,\]}#=]+/y;
const INTEGER = /^[-+]?(?:0|[1-9](?:_?[0-9])*)$/;
const PREFIXED = /^0(?:x[0-9a-fA-F](?:_?[0-9a-fA-F])*|o[0-7](?:_?[0-7])*|b[01](?:_?[01])*)$/;
const FLOAT = /^[-+]?(?:0|[1-9](?:_?[0-9])*)(?:\.[0-9](?:_?[0-9])*)?(?:[eE][-+]?[0-9](?:_?[0-9])*)?$/;
const DATE_OR_TIME =
  /^(?:\d{4}-\d\d-\d\d(?:[Tt ]\d\d:\d\d(?::\d\d)?(?:\.\d+)?(?:[Zz]|[-+]\d\d:\d\d)?)?|\d\d:\d\d(?::\d\d)?(?:\.\d+)?)$/;

/** Reads the words of TOML: keys, scalars, separators and line ends. */
export class TomlScanner {
  pos = 0;
  readonly comments: Comment[] = [];
  readonly problems: Problem[] = [];

  constructor(
    private readonly file: SourceFile,
    private readonly text: string,
  ) {
    if (text.startsWith('\ufeff')) this.pos = 1;
  }

  at(word: string): boolean {
    return this.text.startsWith(word, this.pos);
  }

  /** Takes a word and the blanks before it. */
  take(word: string): boolean {
    this.skipSpaces();
    if (!this.at(word)) return false;
    this.pos += word.length;
    return true;
  }

  skipSpaces(): void {
    BLANKS.lastIndex = this.pos;
    this.pos += BLANKS.exec(this.text)?.[0].length ?? 0;
  }

  /** Moves to the next line with content; false at the end of the text. */
  skipBlankLines(): boolean {
    for (;;) {
      this.skipSpaces();
      this.comment();
      const length = this.breakLength();
      if (length === 0) return this.pos < this.text.length;
      this.pos += length;
    }
  }

  endOfLine(): void {
    this.skipSpaces();
    this.comment();
    if (this.pos < this.text.length && this.breakLength() === 0) {
      this.fail('There is text after the value.', 'Put it on a line of its own, or quote the value.');
    }
  }

  skipLine(): void {
    const end = this.text.indexOf('\n', this.pos);
    this.pos = end < 0 ? this.text.length : end;
  }

  dottedKey(): TomlKey[] {
    const keys: TomlKey[] = [];
    do keys.push(this.key());
    while (this.take('.'));
    return keys;
  }

  /** True, and past it, at the end of an array or an inline table. */
  closes(close: string, overLines: boolean): boolean {
    if (overLines) this.skipBlankLines();
    else this.skipSpaces();
    if (!this.at(close)) return false;
    this.pos++;
    return true;
  }

  /** After an item: takes the comma; nothing at the end of the collection. */
  comma(close: string, overLines: boolean): void {
    if (overLines) this.skipBlankLines();
    else this.skipSpaces();
    if (this.at(close) || this.take(',')) return;
    this.fail(`A "," or "${close}" is missing here.`, 'Separate items with commas, and close every bracket.');
  }

  scalar(): Node {
    const { text, file, pos: start } = this;
    const quote = text[start];
    if (quote === '"' || quote === "'") {
      const value = this.string();
      return { kind: 'scalar', file, start, end: this.pos, value, text: value, plain: false };
    }
    WORD.lastIndex = start;
    const word = WORD.exec(text)?.[0] ?? '';
    const value = scalarValueOf(word);
    if (value === undefined) {
      if (word === '') this.fail('A value is missing here.', 'Write a value after the "=" or the comma.');
      this.fail(`"${word}" is not a TOML value.`, 'Put text in quotes.', word.length);
    }
    this.pos += word.length;
    return { kind: 'scalar', file, start, end: this.pos, value, text: word, plain: true };
  }

  fail(message: string, hint: string, length = 1): never {
    const end = Math.min(this.text.length, this.pos + length);
    throw new TomlSyntaxError(problemAt(this.file, this.pos, end, { code: 'toml-syntax', message, hint }));
  }

  private key(): TomlKey {
    this.skipSpaces();
    const start = this.pos;
    const quote = this.text[start];
    let text: string;
    if (quote === '"' || quote === "'") text = this.string();
    else {
      BARE_KEY.lastIndex = start;
      const bare = BARE_KEY.exec(this.text)?.[0];
      if (bare === undefined)
        this.fail('A key is missing here.', 'Write key = value; a key with other characters needs quotes.');
      text = bare;
      this.pos += bare.length;
    }
    const end = this.pos;
    this.skipSpaces();
    return { text, start, end };
  }

  private string(): string {
    const { text, pos: start } = this;
    const quote = text.charAt(start);
    const isLong = text.startsWith(quote.repeat(3), start);
    const close = isLong ? quote.repeat(3) : quote;
    let i = start + close.length;
    const from = i;
    for (; !text.startsWith(close, i); i++) {
      const character = text[i];
      if (character === undefined || (character === '\n' && !isLong)) {
        this.fail('A text is not closed.', `Add the closing ${close}.`);
      }
      if (character === '\\' && quote === '"') i++;
    }
    // Up to two quotes may stand right before the closing three.
    for (let extra = 0; isLong && extra < 2 && text[i + 3] === quote; extra++) i++;
    const content = text.slice(from, i);
    const value = decodeString(content, quote, isLong);
    if (value === undefined)
      this.fail('A backslash sequence is unknown.', 'Write "\\\\" for a backslash, or use single quotes.');
    this.pos = i + close.length;
    return value;
  }

  private comment(): void {
    if (!this.at('#')) return;
    const start = this.pos;
    this.skipLine();
    if (this.text[this.pos - 1] === '\r') this.pos--;
    this.comments.push({ text: this.text.slice(start + 1, this.pos).trim(), start, end: this.pos });
  }

  private breakLength(): number {
    if (this.at('\n')) return 1;
    return this.at('\r\n') ? 2 : 0;
  }
}

/** The content of a string without its quotes; undefined for a broken escape. */
function decodeString(content: string, quote: string, isLong: boolean): string | undefined {
  const lines = isLong ? content.replace(/^\r?\n/, '').replaceAll('\r\n', '\n') : content;
  if (quote === "'" || !lines.includes('\\')) return lines;
  // A backslash at the end of a line joins it with the next word.
  return readEscapes(isLong ? lines.replace(/((?:^|[^\\])(?:\\\\)*)\\[ \t]*\n\s*/g, '$1') : lines);
}

/** The value of an unquoted word; undefined when it has none. Dates and times stay text. */
function scalarValueOf(word: string): ScalarValue {
  if (word === 'true' || word === 'false') return word === 'true';
  const digits = word.replaceAll('_', '');
  if (INTEGER.test(word) || FLOAT.test(word) || PREFIXED.test(word)) return Number(digits);
  if (/^[-+]?inf$/.test(word)) return word.startsWith('-') ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  if (/^[-+]?nan$/.test(word)) return Number.NaN;
  return DATE_OR_TIME.test(word) ? word : undefined;
}
