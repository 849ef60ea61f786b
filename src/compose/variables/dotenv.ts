import { lineStartsOf, type SourceFile } from '../../documents/location.js';
import type { Problem } from '../../documents/problem.js';
import { MAX_PROBLEMS, problemAt } from '../../documents/syntax.js';
import type { Origin } from '../nodes.js';
import { doubleQuoted, placesInQuoted, SPACE, singleQuoted, trimRight } from './dotenv-text.js';
import { type Binding, type Evaluation, type Failure, type Lookup, substitute } from './template.js';

/** What a file of variables says. */
export interface Dotenv {
  /** In the order of the file; a repeated name keeps its first position and its last value. */
  readonly variables: ReadonlyMap<string, Binding>;
  /** By place; all of them, however many statements cannot be read. */
  readonly problems: readonly Problem[];
  /** Variables that values use and nothing sets, each at its first place. */
  readonly unset: ReadonlyMap<string, Origin>;
}

export interface Surroundings {
  /** What files before this one set: asked last. */
  readonly earlier?: Lookup;
  /** See `Evaluation`. */
  readonly eager?: boolean;
}

/** Longest text that the values of one file may expand to, in characters. */
const MAX_EXPANSION = 4 << 20;

/** Most variables of one file; real ones have dozens. */
const MAX_VARIABLES = 200_000;

const BLANK = /[ \t\v\f\r\u0085\u00a0]*/y;
const SPACES = new RegExp(`${SPACE}*`, 'uy');
const EXPORT = /export(?=[\t\n\f\r ])[ \t\v\f\r\u0085\u00a0]*/y;
const NAME = /[\p{L}\p{N}_.\-[\] \t\v\f\r\u0085\u00a0]*/uy;
const STATEMENT = /^[ \t]*(?:export[ \t]+)?[A-Za-z_][\w.-]*[ \t]*=/;

/**
 * Reads a file of variables with the grammar of Compose's `.env`, `env_file` and `label_file`. `outer` is asked first for
 * variables inside values, then the variables above in the file, then `earlier`.
 * Never throws: a statement that cannot be read is a problem and left out.
 */
export function parseDotenv(
  path: string,
  text: string,
  outer: Lookup = nothing,
  surroundings: Surroundings = {},
): Dotenv {
  const source = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const file = { path, lineStarts: lineStartsOf(source) };
  const reader = new DotenvReader(file, source, outer, surroundings);
  reader.read();
  return reader;
}

function nothing(): undefined {
  return undefined;
}

/** A value as written: its template, and where each character of the template stands in the file. */
interface Written {
  readonly template: string;
  readonly places: (offsets: readonly number[]) => Iterable<number>;
}

class DotenvReader implements Dotenv {
  readonly variables = new Map<string, Binding>();
  readonly problems: Problem[] = [];
  readonly unset = new Map<string, Origin>();
  private readonly evaluation: Evaluation;
  private readonly earlier: Lookup;
  private position = 0;
  private full = false;

  constructor(
    private readonly file: SourceFile,
    private readonly text: string,
    private readonly outer: Lookup,
    { earlier = nothing, eager }: Surroundings,
  ) {
    this.earlier = earlier;
    this.evaluation = { room: { left: MAX_EXPANSION }, eager };
  }

  read(): void {
    while (this.skipToStatement()) {
      if (this.variables.size >= MAX_VARIABLES) {
        this.report(this.position, this.position + 1, {
          code: 'compose-too-large',
          message: `The file sets more than ${MAX_VARIABLES} variables; from here on it is not read.`,
          hint: 'Split it, and name only the files that are needed.',
        });
        return;
      }
      this.statement();
    }
  }

  /** Passes white space and comments; false at the end. */
  private skipToStatement(): boolean {
    for (;;) {
      this.take(SPACES);
      if (this.position >= this.text.length) return false;
      if (this.text[this.position] !== '#') return true;
      this.position = this.lineEnd(this.position);
    }
  }

  private statement(): void {
    const { text } = this;
    this.take(EXPORT);
    const start = this.position;
    const scanned = this.take(NAME);
    const end = this.position;
    const stop = text[end];
    if (stop === undefined) {
      if (scanned === '')
        this.report(start, start, { message: 'The last "export" names no variable.', hint: 'Remove it.' });
      else this.lastWord(scanned, start);
      return;
    }
    if (stop !== '=' && stop !== ':' && stop !== '\n') {
      this.badName(start, end);
      return;
    }
    const key = trimRight(scanned);
    if (key.includes(' ')) {
      this.report(start, start + key.length, {
        message: `The variable name "${shortened(key)}" contains a space.`,
        hint: 'Write NAME=value.',
      });
      this.position = this.lineEnd(end);
      return;
    }
    this.position = end + 1;
    if (stop === '\n') this.inherit(key);
    else this.value(key, start);
  }

  /** The reference takes a last line without "=" and without a line break for the value of a variable without a name. */
  private lastWord(scanned: string, start: number): void {
    const word = trimRight(scanned);
    this.report(start, start + word.length, {
      message: `The last line "${shortened(word)}" has no "=" and no line break, so Compose takes it for the value of a variable without a name.`,
      hint: `Write ${shortened(word)}=value, or end the line to take the variable from outside.`,
      warning: true,
    });
    this.bind('', word, start, start + word.length);
  }

  /** A name without a value takes the value that it has outside. */
  private inherit(key: string): void {
    const binding = this.outer(key);
    if (binding !== undefined) this.variables.set(key, binding);
  }

  private value(key: string, keyStart: number): void {
    this.take(BLANK);
    const quote = this.text[this.position];
    if (quote === '"' || quote === "'") this.quoted(key, keyStart, quote);
    else this.unquoted(key, keyStart);
  }

  private unquoted(key: string, keyStart: number): void {
    const start = this.position;
    const end = this.lineEnd(start);
    const line = this.text.slice(start, end);
    const comment = line.indexOf(' #');
    const template = trimRight(comment < 0 ? line : line.slice(0, comment));
    this.position = end;
    const places = (offsets: readonly number[]) => offsets.map((offset) => start + offset);
    this.set(key, { template, places }, keyStart, start + template.length);
  }

  private quoted(key: string, keyStart: number, quote: string): void {
    const start = this.position + 1;
    const close = this.closingQuote(start, quote);
    if (close === undefined) {
      const lineEnd = this.lineEnd(start);
      this.report(this.position, lineEnd, {
        message: `The value of "${shortened(key)}" has no closing ${quote}.`,
        hint: 'Close the quote.',
      });
      this.position = this.nextStatement(lineEnd);
      return;
    }
    const raw = this.text.slice(start, close);
    this.position = close + 1;
    if (quote === "'") {
      this.bind(key, singleQuoted(raw), keyStart, close + 1);
      return;
    }
    const places = function* (offsets: readonly number[]): Generator<number> {
      for (const place of placesInQuoted(raw, offsets)) yield start + place;
    };
    this.set(key, { template: doubleQuoted(raw), places }, keyStart, close + 1);
  }

  /** The offset of the quote that closes: the first one without a backslash of its own. */
  private closingQuote(from: number, quote: string): number | undefined {
    const { text } = this;
    for (let i = from; i < text.length; i++) {
      if (text[i] === quote) return i;
      if (text[i] === '\\') i++;
    }
    return undefined;
  }

  /** After a quote that nothing closes: its lines are text up to the first that can only be a statement. */
  private nextStatement(from: number): number {
    const { text } = this;
    for (let at = from; at < text.length; at = this.lineEnd(at + 1)) {
      if (STATEMENT.test(text.slice(at + 1, Math.min(this.lineEnd(at + 1), at + 200)))) return at;
    }
    return text.length;
  }

  private set(key: string, { template, places }: Written, start: number, end: number): void {
    if (!template.includes('$')) {
      this.bind(key, template, start, end);
      return;
    }
    const { text, failures, uses } = substitute(template, (name) => this.lookup(name), this.evaluation);
    for (const failure of failures) {
      // One value that is too long says it for all that follow.
      if (failure.kind === 'too-long' && this.full) continue;
      this.full ||= failure.kind === 'too-long';
      const [from = start, to = end] = places([failure.start, failure.end]);
      this.report(from, to, problemOf(failure, shortened(key)));
    }
    for (const use of uses) {
      if (use.outcome !== 'unset' || this.unset.has(use.name)) continue;
      const [from = start, to = end] = places([use.start, use.end]);
      this.unset.set(use.name, { file: this.file, start: from, end: to });
    }
    this.bind(key, text, start, end);
  }

  private bind(key: string, value: string, start: number, end: number): void {
    this.variables.set(key, { value, at: { file: this.file, start, end } });
  }

  private lookup(name: string): Binding | undefined {
    return this.outer(name) ?? this.variables.get(name) ?? this.earlier(name);
  }

  private badName(start: number, end: number): void {
    const lineEnd = this.lineEnd(start);
    const char = String.fromCodePoint(this.text.codePointAt(end) ?? 0);
    this.report(end, end + char.length, {
      message: `The character "${char}" cannot stand in a variable name: "${shortened(this.text.slice(start, Math.min(lineEnd, start + 100)))}".`,
      hint: 'Write NAME=value, or quote a value that spans lines.',
    });
    this.position = lineEnd;
  }

  private report(
    start: number,
    end: number,
    problem: { readonly code?: string; readonly message: string; readonly hint?: string; readonly warning?: boolean },
  ): void {
    if (this.problems.length >= MAX_PROBLEMS) return;
    this.problems.push(problemAt(this.file, start, end, { code: 'compose-dotenv', ...problem }));
  }

  /** Passes what the sticky expression matches here. */
  private take(expression: RegExp): string {
    expression.lastIndex = this.position;
    const taken = expression.exec(this.text)?.[0] ?? '';
    this.position += taken.length;
    return taken;
  }

  private lineEnd(from: number): number {
    const end = this.text.indexOf('\n', from);
    return end < 0 ? this.text.length : end;
  }
}

function problemOf(failure: Failure, key: string): { code?: string; message: string; hint?: string } {
  switch (failure.kind) {
    case 'required': {
      const reason = failure.message ? ` ("${shortened(failure.message)}")` : '';
      return {
        code: 'compose-required-variable',
        message: `The value of "${key}" needs the variable ${failure.name}, which has no value here${reason}.`,
        hint: `Set ${failure.name} above or outside, or give it a default: \${${failure.name}:-value}.`,
      };
    }
    case 'invalid':
      return {
        message: `The value of "${key}" contains a "\${" that ${failure.mistake?.what ?? 'is not a variable'}.`,
        hint: failure.mistake?.hint,
      };
    case 'too-deep':
      return { message: `The value of "${key}" nests variables too deeply.`, hint: 'Write the value out.' };
    case 'too-long':
      return { message: `The value of "${key}" expands to too much text.`, hint: 'Write the value out.' };
  }
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
