/** Ways in which one variable may be set before a line that uses it, e.g. in the branches of an `if`. */
const MAX_WAYS = 4;
/** Lines that one line may become when its variables are replaced. */
const MAX_LINES = 8;
const MAX_ROUNDS = 3;
const MAX_LENGTH = 2_000;
const MAX_VALUE = 500;

/** `NAME=…`, `export NAME=…`, `set NAME=…`, `$env:NAME = …`, `name := …`; what follows is looked at by itself. */
const ASSIGNED =
  /^[ \t]*(?:(?:export|readonly|local|set|declare)[ \t]+(?:-\w+[ \t]+)?)?(?:\$env:|\$)?([A-Za-z_]\w{0,60})[ \t]*(\+=|:=|\?=|=)[ \t]*(.{1,500})$/;
/** `NAME: …` of pipelines and Taskfiles. */
const KEYED = /^[ \t]*([A-Z_][A-Z0-9_]{0,60}):[ \t]+(.{1,500})$/;
const QUOTED = /^(?:"([^"`]{1,500})"|'([^'`]{1,500})'|\(([^()`]{1,500})\))[ \t]*$/;
const WORD = /^[^\s"'`;|&()<>]{1,200}[ \t]*$/;
/** Words as they stand in YAML and in batch files. */
const WORDS = /^[^"'`;|&<>]{1,500}$/;

const REFERENCE =
  /(["']?)(?:\$\{([A-Za-z_]\w{0,60})(?:\[[@*]\])?\}|\$\(([A-Za-z_]\w{0,60})\)|\$([A-Za-z_]\w{0,60})|\{\{[ \t]{0,5}\.?([A-Za-z_][\w-]{0,60})[ \t]{0,5}\}\}|%([A-Za-z_]\w{0,60})%)\1/g;
/** Templates of pipelines: `${{ matrix.env }}`. */
const TEMPLATE = /\$\{\{[ \t]{0,5}([\w.-]{1,80})[ \t]{0,5}\}\}/g;

/**
 * The variables that a script, pipeline or task file sets above a line. A value of several words (`DC="docker compose -f a.yml"`)
 * is put into the line before it is taken apart; where branches set it in several ways, the line stands for several.
 */
export class ScriptVariables {
  /** Values of one word. */
  readonly words = new Map<string, string>();
  private readonly phrases = new Map<string, readonly string[]>();

  /** Notes an assignment; false when the line is something else. */
  note(line: string): boolean {
    const [, name, operator = '=', written = ''] = ASSIGNED.exec(line) ?? [];
    if (name !== undefined) {
      const bare = /^[ \t]*set[ \t]/.test(line) ? WORDS : WORD;
      return this.assign(name, operator, unquoted(written) ?? plain(written, bare));
    }
    const [, key, value = ''] = KEYED.exec(line) ?? [];
    return key !== undefined && this.assign(key, '=', unquoted(value) ?? plain(value, WORDS));
  }

  /** The line with values of several words in place, once for each way in which they are set. */
  lines(line: string): readonly string[] {
    if (!/[$%]|\{\{/.test(line)) return [line];
    let lines = [line.replace(TEMPLATE, (_, name: string) => `\${${name.replace(/\W/g, '_')}}`)];
    for (let round = 0; round < MAX_ROUNDS; round++) {
      const next = lines.flatMap((text) => this.replaced(text)).slice(0, MAX_LINES);
      if (next.length === lines.length && next.every((text, index) => text === lines[index])) break;
      lines = next;
    }
    return lines;
  }

  private assign(name: string, operator: string, value: string | undefined): boolean {
    if (value === undefined || value.length > MAX_VALUE) return false;
    const before = this.phrases.get(name) ?? [];
    if (operator === '+=') {
      const known = before.length > 0 ? before : [this.words.get(name) ?? ''];
      this.phrases.set(
        name,
        known.map((text) => `${text} ${value}`.trim()),
      );
    } else if (/\s/.test(value)) {
      // Branches of a script set one variable in several ways, of which each may be the one.
      if (!before.includes(value)) this.phrases.set(name, [...before.slice(1 - MAX_WAYS), value]);
    } else if (operator !== '?=' || !this.words.has(name)) {
      this.phrases.delete(name);
      this.words.set(name, value);
    }
    return true;
  }

  private replaced(line: string): readonly string[] {
    const used = new Map<string, readonly string[]>();
    for (const match of line.matchAll(REFERENCE)) {
      const name = nameIn(match);
      const phrases = this.phrases.get(name);
      if (phrases !== undefined) used.set(name, phrases);
    }
    const [first] = used;
    const ways = first === undefined ? [undefined] : first[1];
    return ways
      .map((way) => this.filled(line, first?.[0], way))
      .filter((text, index) => index === 0 || text.length <= MAX_LENGTH);
  }

  /** Replaces one variable by a way in which it is set; templates without a value are written as the shell would. */
  private filled(line: string, name: string | undefined, way: string | undefined): string {
    const text = line.replace(REFERENCE, (...match: string[]) => {
      const found = nameIn(match);
      if (found === name && way !== undefined) return way;
      return match[5] === undefined ? (match[0] ?? '') : `\${${found.replaceAll('-', '_')}}`;
    });
    return text.length > MAX_LENGTH ? line : text;
  }
}

function nameIn(match: readonly (string | undefined)[]): string {
  return match[2] ?? match[3] ?? match[4] ?? match[5] ?? match[6] ?? '';
}

function unquoted(text: string): string | undefined {
  const match = QUOTED.exec(text);
  return match === null ? undefined : (match[1] ?? match[2] ?? match[3]);
}

function plain(text: string, form: RegExp): string | undefined {
  return form.test(text) ? text.trim() : undefined;
}
