import type { Origin } from '../nodes.js';
import { type Mistake, mistakeAt } from './template-mistake.js';
import { closingBraces, lastBraceOnLine, nameEnd } from './template-syntax.js';

/** A variable's value and where a file set it. Values that Compose itself provides have neither `at` nor `from`. */
export interface Binding {
  readonly value: string;
  readonly at?: Origin;
  /** Who set it, where no file did: the process that runs this, or an option of the command. */
  readonly from?: 'process' | 'option';
}

export type Lookup = (name: string) => Binding | undefined;

/** One `$NAME` or `${NAME…}` that was evaluated. Offsets are those of the template. */
export interface Use {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  /** `set`: its own value stands in the result, which may be empty. */
  readonly outcome: 'set' | 'default' | 'alternative' | 'unset' | 'required-unset';
  readonly binding?: Binding;
  /** Where the default or the alternative stands that was taken instead of the value: start and end. */
  readonly taken?: readonly [number, number];
}

/** A place in the result where a value is missing. */
export interface Hole {
  readonly at: number;
  readonly name: string;
}

export interface Failure {
  readonly kind: 'invalid' | 'required' | 'too-deep' | 'too-long';
  readonly start: number;
  readonly end: number;
  readonly name?: string;
  /** The text after `:?`, substituted. */
  readonly message?: string;
  /** What is wrong with a `${` that is not a variable. */
  readonly mistake?: Mistake;
}

export interface Substitution {
  readonly text: string;
  readonly holes: readonly Hole[];
  readonly uses: readonly Use[];
  readonly failures: readonly Failure[];
}

/** How many characters substitution may still produce; shared by all templates of one project. */
export interface Room {
  left: number;
}

/** How templates are evaluated. */
export interface Evaluation {
  readonly room?: Room;
  /** Compose before 5.0 also evaluates what is not used, so that mistakes in it are errors. */
  readonly eager?: boolean;
}

const MAX_NESTING = 100;

/** Mistakes of one text that are told apart: what has more has one cause. */
const MAX_MALFORMED = 1_000;

/**
 * Replaces variables as Compose does (Compose Specification, "Interpolation"): `$$`, `$NAME`, `${NAME}` and the operators
 * `:-` `-` `:?` `?` `:+` `+`, nested to any sensible depth. Never throws; linear in the template and what it produces.
 * Defaults, alternatives and messages are evaluated only where they are used, unless `eager`. A malformed `${` stays as it is, and what follows
 * is still read: every mistake is found. Unset variables become nothing and a hole.
 */
export function substitute(template: string, lookup: Lookup, evaluation: Evaluation = {}): Substitution {
  const run = new Run(template, lookup, evaluation);
  run.expand(0, template.length, 0);
  return run;
}

class Run implements Substitution {
  text = '';
  holes: Hole[] = [];
  readonly uses: Use[] = [];
  readonly failures: Failure[] = [];
  private braces: Int32Array | undefined;
  private malformedCount = 0;

  private readonly room: Room;
  private readonly eager: boolean;

  constructor(
    private readonly template: string,
    private readonly lookup: Lookup,
    { room = { left: 1 << 20 }, eager = false }: Evaluation,
  ) {
    this.room = room;
    this.eager = eager;
  }

  /** Appends the template's range [from, to) with its variables replaced. */
  expand(from: number, to: number, depth: number): void {
    const { template } = this;
    let position = from;
    while (position < to) {
      const dollar = template.indexOf('$', position);
      if (dollar < 0 || dollar >= to) break;
      this.append(template.slice(position, dollar));
      const next = dollar + 1 < to ? template[dollar + 1] : undefined;
      if (next === '$') {
        this.append('$');
        position = dollar + 2;
      } else if (next === '{') {
        position = this.braced(dollar, to, depth);
      } else {
        const end = nameEnd(template, dollar + 1, to);
        if (end === dollar + 1) this.append('$');
        else this.plain(template.slice(dollar + 1, end), dollar, end);
        position = end;
      }
    }
    if (position < to) this.append(template.slice(position, to));
  }

  private plain(name: string, start: number, end: number): void {
    const binding = this.lookup(name);
    this.uses.push({ name, start, end, outcome: binding === undefined ? 'unset' : 'set', binding });
    if (binding === undefined) this.holes.push({ at: this.text.length, name });
    else this.appendValue(binding.value, start, end);
  }

  /** Evaluates the `${` at `dollar`; gives the offset after it. */
  private braced(dollar: number, to: number, depth: number): number {
    const { template } = this;
    const end = nameEnd(template, dollar + 2, to);
    const name = template.slice(dollar + 2, end);
    if (name === '') return this.malformed(dollar, to);
    if (end < to && template[end] === '}') {
      this.plain(name, dollar, end + 1);
      return end + 1;
    }
    const strict = template[end] === ':';
    const operatorAt = strict ? end + 1 : end;
    const operator = operatorAt < to ? template[operatorAt] : undefined;
    if (operator !== '-' && operator !== '+' && operator !== '?') return this.malformed(dollar, to);
    const close = this.closeOf(dollar, operatorAt + 1, to);
    if (close === undefined) return this.malformed(dollar, to);
    if (depth >= MAX_NESTING) return this.tooDeep(dollar, close + 1);
    this.operate({ name, operator, strict, start: dollar, argument: operatorAt + 1, close, depth: depth + 1 });
    return close + 1;
  }

  private operate({ name, operator, strict, start, argument, close, depth }: Operation): void {
    const binding = this.lookup(name);
    const present = binding !== undefined && !(strict && binding.value === '');
    const place = { name, start, end: close + 1, binding };
    const used = operator === '+' ? present : !present;
    if (this.eager && !used) this.check(argument, close, depth);
    if (used && operator !== '?') {
      const outcome = operator === '+' ? 'alternative' : 'default';
      this.uses.push({ ...place, outcome, taken: [argument, close] });
      this.expand(argument, close, depth);
    } else if (present) {
      this.uses.push({ ...place, outcome: 'set' });
      this.appendValue(binding.value, start, close + 1);
    } else if (operator === '+') {
      this.uses.push({ ...place, outcome: 'alternative' });
    } else {
      this.uses.push({ ...place, outcome: 'required-unset' });
      const message = this.aside(argument, close, depth);
      this.failures.push({ kind: 'required', start, end: close + 1, name, message });
      this.holes.push({ at: this.text.length, name });
    }
  }

  /** Finds the mistakes of a range that is not used. */
  private check(from: number, to: number, depth: number): void {
    const uses = this.uses.length;
    this.aside(from, to, depth);
    this.uses.length = uses;
  }

  /** The range with its variables replaced, without appending it. */
  private aside(from: number, to: number, depth: number): string {
    const { text, holes } = this;
    this.text = '';
    this.holes = [];
    this.expand(from, to, depth);
    const result = this.text;
    this.text = text;
    this.holes = holes;
    return result;
  }

  /**
   * The brace that closes the `${` at `dollar`. Where braces do not balance, the reference takes the last one of the line,
   * because its expression is greedy.
   */
  private closeOf(dollar: number, from: number, to: number): number | undefined {
    const { template } = this;
    for (let i = from; i < to; i++) {
      const char = template.charCodeAt(i);
      if (char === 125) return i;
      if (char === 123 || char === 10) break;
    }
    this.braces ??= closingBraces(template);
    const last = lastBraceOnLine(this.braces, template.length, from, to);
    if (last === undefined) return undefined;
    const match = this.braces[dollar + 1] ?? -1;
    return match >= 0 && match <= last ? match : last;
  }

  /** Leaves a `${` that is not a variable as it is. */
  private malformed(dollar: number, to: number): number {
    if (this.malformedCount++ < MAX_MALFORMED) {
      const mistake = mistakeAt(this.template, dollar, to);
      this.failures.push({ kind: 'invalid', start: dollar, end: mistake.end, mistake });
    }
    this.append('${');
    return dollar + 2;
  }

  /** Leaves a variable out of account that stands in too many others. */
  private tooDeep(start: number, end: number): number {
    this.failures.push({ kind: 'too-deep', start, end });
    this.append(this.template.slice(start, end));
    return end;
  }

  private appendValue(value: string, start: number, end: number): void {
    if (value.length <= this.room.left) {
      this.room.left -= value.length;
      this.append(value);
    } else if (this.failures.at(-1)?.kind !== 'too-long') {
      this.failures.push({ kind: 'too-long', start, end });
    }
  }

  private append(text: string): void {
    this.text += text;
  }
}

interface Operation {
  readonly name: string;
  readonly operator: '-' | '+' | '?';
  readonly strict: boolean;
  readonly start: number;
  readonly argument: number;
  readonly close: number;
  readonly depth: number;
}
