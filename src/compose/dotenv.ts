import { type Location, lineStartsOf, type SourceFile } from '../documents/location.js';
import type { Problem } from '../documents/problem.js';
import { type Binding, type Lookup, type Room, substitute } from './template.js';

export interface Dotenv {
  /** In the order of the file; a repeated name keeps its first position and its last value. */
  readonly variables: ReadonlyMap<string, Binding>;
  readonly problems: readonly Problem[];
}

/** Longest text that the values of one file may expand to, in characters. */
const MAX_EXPANSION = 4 << 20;

const BLANK = /[ \t\v\f\r\u0085\u00a0]/;
const SPACE = /\s/;
const KEY_CHAR = /[\p{L}\p{N}_.\-[\]]/u;
const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['a', '\x07'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['v', '\v'],
  ['\\', '\\'],
  ['"', '"'],
  ['$', '$$'],
]);

/**
 * Reads a file of variables with the grammar of Compose's `.env`, `env_file` and `label_file`. `outer` is asked first for
 * variables inside values, then the variables above. Never throws: a statement that cannot be read ends the file's reading.
 */
export function parseDotenv(path: string, text: string, outer: Lookup = () => undefined): Dotenv {
  const source = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const reader = new DotenvReader({ path, lineStarts: lineStartsOf(source) }, source, outer);
  reader.read();
  return { variables: reader.variables, problems: reader.problems };
}

class DotenvReader {
  readonly variables = new Map<string, Binding>();
  readonly problems: Problem[] = [];
  private readonly room: Room = { left: MAX_EXPANSION };
  private position = 0;

  constructor(
    private readonly file: SourceFile,
    private readonly text: string,
    private readonly outer: Lookup,
  ) {}

  read(): void {
    while (this.skipToStatement() && this.problems.length === 0) this.statement();
  }

  /** Passes white space and comments; false at the end. */
  private skipToStatement(): boolean {
    const { text } = this;
    for (;;) {
      while (this.position < text.length && SPACE.test(this.at(this.position))) this.position++;
      if (this.position >= text.length) return false;
      if (this.at(this.position) !== '#') return true;
      this.position = this.lineEnd(this.position);
    }
  }

  private statement(): void {
    const { text } = this;
    this.position += /^export[^\S\n]+/.exec(text.slice(this.position, this.position + 40))?.[0].length ?? 0;
    const start = this.position;
    let end = start;
    for (; end < text.length; end++) {
      const char = this.at(end);
      if (char === '=' || char === ':' || char === '\n') break;
      if (!KEY_CHAR.test(char) && !SPACE.test(char)) {
        this.badName(start, end);
        return;
      }
    }
    const key = text.slice(start, end).trim();
    if (SPACE.test(key)) {
      this.report(start, end, `The variable name "${shortened(key)}" contains a space.`, 'Write NAME=value.');
      return;
    }
    if (end >= text.length) {
      // The reference takes a last line without "=" and without a line break as the value of a variable without a name.
      this.position = end;
      return;
    }
    this.position = end + 1;
    if (text[end] === '\n') this.inherit(key);
    else this.value(key, start);
  }

  /** A name without a value takes the value that it has outside. */
  private inherit(key: string): void {
    const binding = this.lookup(key);
    if (binding !== undefined) this.variables.set(key, binding);
  }

  private value(key: string, keyStart: number): void {
    while (this.position < this.text.length && BLANK.test(this.at(this.position))) this.position++;
    const quote = this.at(this.position);
    if (quote === '"' || quote === "'") this.quoted(key, keyStart, quote);
    else this.unquoted(key, keyStart);
  }

  private unquoted(key: string, keyStart: number): void {
    const end = this.lineEnd(this.position);
    const line = this.text.slice(this.position, end);
    const comment = line.indexOf(' #');
    this.position = end;
    this.set(key, (comment < 0 ? line : line.slice(0, comment)).trimEnd(), keyStart, end);
  }

  private quoted(key: string, keyStart: number, quote: string): void {
    const closed = this.closingQuote(this.position + 1, quote);
    if (closed === undefined) {
      const lineEnd = this.lineEnd(this.position);
      this.report(keyStart, lineEnd, `The value of "${shortened(key)}" has no closing ${quote}.`, 'Close the quote.');
      return;
    }
    this.position = closed.end + 1;
    if (quote === "'") this.bind(key, closed.value, keyStart, closed.end + 1);
    else this.set(key, expandEscapes(closed.value), keyStart, closed.end + 1);
  }

  /** The text up to the quote that closes; only the quote itself can be escaped at this stage. */
  private closingQuote(from: number, quote: string): { value: string; end: number } | undefined {
    const { text } = this;
    let value = '';
    let copied = from;
    for (let i = from; i < text.length; i++) {
      const char = text[i];
      if (char === quote) return { value: value + text.slice(copied, i), end: i };
      if (char !== '\\') continue;
      if (text[i + 1] === quote) {
        value += text.slice(copied, i);
        copied = i + 1;
      }
      i++;
    }
    return undefined;
  }

  private set(key: string, template: string, start: number, end: number): void {
    const { text, failures } = substitute(template, (name) => this.lookup(name), this.room);
    const failure = failures[0];
    if (failure !== undefined) {
      const reason =
        failure.kind === 'required'
          ? `needs the variable "${failure.name}", which has no value here`
          : 'contains a "${" that is not a variable';
      this.problems.push(
        this.problem(start, end, `The value of "${shortened(key)}" ${reason}.`, 'Write $$ for a literal $.'),
      );
    }
    this.bind(key, text, start, end);
  }

  private bind(key: string, value: string, start: number, end: number): void {
    this.variables.set(key, { value, at: { file: this.file, start, end } });
  }

  private lookup(name: string): Binding | undefined {
    return this.outer(name) ?? this.variables.get(name);
  }

  private badName(start: number, end: number): void {
    const line = this.text.slice(start, this.lineEnd(start));
    this.report(
      end,
      end + 1,
      `The character "${this.at(end)}" cannot stand in a variable name: "${shortened(line)}".`,
      'Write NAME=value, or quote a value that spans lines.',
    );
  }

  private report(start: number, end: number, message: string, hint: string): void {
    this.problems.push(this.problem(start, end, message, hint));
  }

  private problem(start: number, end: number, message: string, hint: string): Problem {
    const at: Location = { file: this.file, start, end, pointer: '' };
    return { code: 'compose-dotenv', severity: 'error', message, hint, at };
  }

  private at(position: number): string {
    return this.text[position] ?? '';
  }

  private lineEnd(from: number): number {
    const end = this.text.indexOf('\n', from);
    return end < 0 ? this.text.length : end;
  }
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

/** Escapes of a double-quoted value; `\\$` becomes `$$`, which substitution turns into a plain `$`. */
function expandEscapes(raw: string): string {
  return raw.replace(
    /\\(?:0(\d{0,3})|([abfnrtv$"\\]))/g,
    (whole, octal: string | undefined, char: string | undefined) => {
      if (octal !== undefined) return /^[0-7]{3}$/.test(octal) ? String.fromCharCode(Number.parseInt(octal, 8)) : whole;
      return ESCAPES.get(char ?? '') ?? whole;
    },
  );
}
