import { JsonScanner, type JsonToken } from './json-scanner.js';
import { lineStartsOf, type SourceFile } from './location.js';
import type { Entry, Node, ParsedFile, ScalarValue } from './node.js';
import { MAX_NESTING, MAX_PROBLEMS, tooDeep } from './syntax.js';

/** Files that allow comments and trailing commas by custom, whatever their extension says. */
const LENIENT =
  /(?:\.jsonc|\.json5|\.code-workspace|[tj]sconfig[^/]*\.json|(?:^|\/)\.(?:vscode|devcontainer)\/[^/]*|(?:^|\/)\.?devcontainer\.json)$/;

/**
 * Parses JSON (RFC 8259), with comments, trailing commas and the strings and keys of JSON5. In a plain `.json` file these are
 * problems of severity warning. Never throws; the first syntax error ends the reading, and what stood before it is kept.
 */
export function parseJson(path: string, text: string): ParsedFile {
  const file: SourceFile = { path, lineStarts: lineStartsOf(text) };
  const scanner = new JsonScanner(file, text, !LENIENT.test(path));
  const reader = new JsonReader(scanner);
  const document = reader.document();
  return {
    file,
    documents: document === undefined ? [] : [document],
    comments: scanner.comments,
    problems: scanner.problems.slice(0, MAX_PROBLEMS),
  };
}

class JsonReader {
  private token: JsonToken;
  /** Set at the first error: every open collection is closed with what it has. */
  private broken = false;
  private end = 0;

  constructor(private readonly scanner: JsonScanner) {
    this.token = scanner.next();
  }

  document(): Node | undefined {
    if (this.atEnd()) {
      this.fail('The file is empty, which is not valid JSON.', 'Write at least {}.');
      return undefined;
    }
    const node = this.value(1);
    if (!this.broken && !this.atEnd()) {
      this.fail('There is text after the end of the JSON value.', 'Remove it, or put the values into one list.');
    }
    return node;
  }

  private atEnd(): boolean {
    return this.token.kind === 'end';
  }

  private value(depth: number): Node | undefined {
    const { token } = this;
    if (depth > MAX_NESTING) {
      this.scanner.problems.push(tooDeep(this.scanner.file, token.start));
      this.broken = true;
      return undefined;
    }
    if (token.kind === '{') return this.object(depth);
    if (token.kind === '[') return this.array(depth);
    if (token.kind === 'string') return this.scalar(token.value, false);
    if (token.kind === 'word') {
      const value = wordValue(token.value);
      if (value !== token.value || token.value === '') return this.scalar(value, true);
      this.fail(`"${token.value}" is not a JSON value.`, 'Put text in double quotes.');
      return undefined;
    }
    this.fail('A value is missing here.', 'Write a value, or remove the comma or the colon before it.');
    return undefined;
  }

  private object(depth: number): Node {
    const { start } = this.token;
    const entries = new Map<string, Entry>();
    this.advance();
    while (!this.broken && this.token.kind !== '}') {
      const { token: key } = this;
      if (key.kind !== 'string' && key.kind !== 'word') {
        this.fail('A key is missing here.', 'Write "key": value, or remove the comma before it.');
        break;
      }
      if (key.kind === 'word')
        this.scanner.lenient(key.start, key.end, 'A key stands without quotes.', 'Put it in double quotes.');
      this.advance();
      if (this.token.kind !== ':') {
        this.fail(`The ":" after the key "${key.value}" is missing.`, 'Write "key": value.');
        break;
      }
      this.advance();
      const value = this.value(depth + 1);
      if (value === undefined) break;
      this.add(entries, key, value);
      if (!this.separator('}')) break;
    }
    this.close('}');
    return { kind: 'mapping', file: this.scanner.file, start, end: this.end, entries };
  }

  private array(depth: number): Node {
    const { start } = this.token;
    const items: Node[] = [];
    this.advance();
    while (!this.broken && this.token.kind !== ']') {
      const item = this.value(depth + 1);
      if (item === undefined) break;
      items.push(item);
      if (!this.separator(']')) break;
    }
    this.close(']');
    return { kind: 'sequence', file: this.scanner.file, start, end: this.end, items };
  }

  private add(entries: Map<string, Entry>, key: JsonToken, value: Node): void {
    const { file } = this.scanner;
    const first = entries.get(key.value);
    entries.set(key.value, { key: key.value, keyFile: file, keyStart: key.start, keyEnd: key.end, value });
    if (first !== undefined) this.scanner.duplicate(key, first);
  }

  /** After an item: a comma, or the end of its collection next. */
  private separator(close: '}' | ']'): boolean {
    if (this.broken) return false;
    const { token } = this;
    if (token.kind === ',') {
      this.advance();
      if (this.token.kind === close) {
        this.scanner.lenient(token.start, token.end, 'There is a comma after the last item.', 'Remove the comma.');
      }
      return true;
    }
    if (token.kind === close) return true;
    this.fail(`A "," or "${close}" is missing here.`, 'Separate items with commas, and close every bracket.');
    return false;
  }

  private close(kind: '}' | ']'): void {
    if (!this.broken && this.token.kind === kind) this.advance();
  }

  private scalar(value: ScalarValue, plain: boolean): Node {
    const { token, scanner } = this;
    this.advance();
    return { kind: 'scalar', file: scanner.file, start: token.start, end: token.end, value, text: token.value, plain };
  }

  private advance(): void {
    this.end = this.token.end;
    this.token = this.scanner.next();
  }

  private fail(message: string, hint: string): void {
    if (!this.broken) this.scanner.error(this.token, message, hint);
    this.broken = true;
  }
}

const NUMBER = /^[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?$/;
const HEX = /^[-+]?0[xX][0-9a-fA-F]+$/;

/** The value of a word; the word itself when it has none. */
function wordValue(word: string): ScalarValue {
  if (word === 'true' || word === 'false') return word === 'true';
  if (word === 'null') return undefined;
  if (NUMBER.test(word)) return Number(word);
  if (HEX.test(word)) return (word.startsWith('-') ? -1 : 1) * Number.parseInt(word.replace(/^[-+]?0[xX]/, ''), 16);
  if (/^[-+]?(?:Infinity|NaN)$/.test(word)) return Number(word);
  return word;
}
