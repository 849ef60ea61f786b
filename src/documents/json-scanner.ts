import { positionOf, type SourceFile } from './location.js';
import type { Comment, Entry } from './node.js';
import type { Problem } from './problem.js';
import { problemAt } from './syntax.js';

export interface JsonToken {
  readonly kind: '{' | '}' | '[' | ']' | ':' | ',' | 'string' | 'word' | 'error' | 'end';
  /** The content of a string, the text of a word. */
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

const WORD = /[^\s{}[\]:,"'/]+/y;
const SPACE = /[\s\ufeff]+/y;
const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['v', '\v'],
  ['0', '\0'],
  ['\n', ''],
]);

/** Splits JSON, JSON with comments and JSON5 into tokens. */
export class JsonScanner {
  readonly comments: Comment[] = [];
  readonly problems: Problem[] = [];
  private pos = 0;

  /** `strict` reports what only the relatives of JSON allow. */
  constructor(
    readonly file: SourceFile,
    private readonly text: string,
    private readonly strict: boolean,
  ) {}

  next(): JsonToken {
    this.skip();
    const { text, pos: start } = this;
    const character = text[start];
    if (character === undefined) return { kind: 'end', value: '', start, end: start };
    switch (character) {
      case '{':
      case '}':
      case '[':
      case ']':
      case ':':
      case ',':
        this.pos++;
        return { kind: character, value: character, start, end: this.pos };
      case '"':
      case "'":
        return this.string(character);
      default: {
        WORD.lastIndex = start;
        const word = WORD.exec(text)?.[0];
        this.pos += word?.length ?? 1;
        return { kind: word === undefined ? 'error' : 'word', value: word ?? character, start, end: this.pos };
      }
    }
  }

  error(token: JsonToken, message: string, hint: string): void {
    this.problems.push(problemAt(this.file, token.start, token.end, { code: 'json-syntax', message, hint }));
  }

  /** Reports what JSON forbids and its relatives allow. */
  lenient(start: number, end: number, message: string, hint: string): void {
    if (!this.strict) return;
    this.problems.push(problemAt(this.file, start, end, { code: 'json-syntax', message, hint, warning: true }));
  }

  duplicate(key: JsonToken, first: Entry): void {
    const at = { file: this.file, start: first.keyStart, end: first.keyEnd, pointer: '' };
    this.problems.push({
      ...problemAt(this.file, key.start, key.end, {
        code: 'duplicate-key',
        message: `The key "${key.value}" is already defined on line ${positionOf(at).line}.`,
        hint: 'Keep one of the two.',
        warning: true,
      }),
      related: [{ at, message: 'First defined here.' }],
    });
  }

  private skip(): void {
    const { text } = this;
    for (;;) {
      SPACE.lastIndex = this.pos;
      this.pos += SPACE.exec(text)?.[0].length ?? 0;
      const isLine = text.startsWith('//', this.pos);
      if (!isLine && !text.startsWith('/*', this.pos)) return;
      const start = this.pos;
      const close = isLine ? lineEnd(text, start) : text.indexOf('*/', start + 2);
      this.pos = close < 0 ? text.length : isLine ? close : close + 2;
      this.comments.push({ text: text.slice(start + 2, close < 0 ? text.length : close).trim(), start, end: this.pos });
      if (this.comments.length === 1) this.lenient(start, this.pos, 'JSON has no comments.', 'Remove the comment.');
    }
  }

  private string(quote: string): JsonToken {
    const { text, pos: start } = this;
    let value = '';
    let from = start + 1;
    let i = from;
    for (; ; i++) {
      const character = text[i];
      if (character === quote) break;
      if (character === undefined || character === '\n') {
        this.pos = i;
        this.problems.push(
          problemAt(this.file, start, i, {
            code: 'json-syntax',
            message: 'A text is not closed.',
            hint: `Add the closing ${quote}.`,
          }),
        );
        return { kind: 'string', value: value + text.slice(from, i), start, end: i };
      }
      if (character !== '\\') continue;
      value += text.slice(from, i);
      const escaped = text[++i] ?? '';
      if (escaped === 'u') {
        const hex = /^[0-9a-fA-F]{4}/.exec(text.slice(i + 1, i + 5))?.[0];
        if (hex === undefined) this.badEscape(i);
        else value += String.fromCharCode(Number.parseInt(hex, 16));
        i += hex?.length ?? 0;
      } else value += ESCAPES.get(escaped) ?? escaped;
      from = i + 1;
    }
    this.pos = i + 1;
    if (quote === "'") this.lenient(start, this.pos, 'A text stands in single quotes.', 'Use double quotes.');
    return { kind: 'string', value: value + text.slice(from, i), start, end: this.pos };
  }

  private badEscape(at: number): void {
    this.problems.push(
      problemAt(this.file, at - 1, at + 1, {
        code: 'json-syntax',
        message: 'After "\\u" four hexadecimal digits must follow.',
        hint: 'Write "\\\\" for a backslash.',
      }),
    );
  }
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  if (end < 0) return text.length;
  return text[end - 1] === '\r' ? end - 1 : end;
}
