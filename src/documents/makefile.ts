import { JoinedText } from '../lib/joined-text.js';
import { type Located, type Location, lineStartsOf, type SourceFile } from './location.js';
import { findOutside, makeWordsOf } from './makefile/references.js';

/** What a Makefile says, read without running or expanding anything. */
export interface Makefile {
  readonly file: SourceFile;
  /** In order; one per name on the left of a rule. A target with several rules is here several times. */
  readonly targets: readonly MakeTarget[];
  /** The last assignment of each name, as written. */
  readonly variables: ReadonlyMap<string, Located<string>>;
  readonly includes: readonly Located<string>[];
}

export interface MakeTarget {
  readonly name: string;
  readonly prerequisites: readonly string[];
  /** Lines as the shell gets them: continued lines joined, without the tab and the prefixes `@`, `-`, `+`. */
  readonly recipe: readonly Located<string>[];
  /** Named by `.PHONY`: not a file. */
  readonly phony: boolean;
  readonly at: Location;
}

interface OpenTarget {
  readonly names: readonly Located<string>[];
  readonly prerequisites: readonly string[];
  readonly recipe: Located<string>[];
}

interface Line {
  readonly joined: JoinedText;
  readonly start: number;
  readonly end: number;
}

const ASSIGNMENT = /^\s*(?:(?:export|override|private)\s+)*([^\s:#=!?+]+)\s*(?:\?|\+|!|:{1,3})?=\s*(.*)$/;
const DIRECTIVE = /^\s*(?:ifeq|ifneq|ifdef|ifndef|else|endif|export|unexport|override|undefine|vpath|private)\b/;
const INCLUDE = /^\s*(?:-|s)?include\s+/;
const DEFINE = /^\s*(?:override\s+)?define\s+([^\s=:?+!]+)/;

/** Parses a Makefile (GNU make manual, chapter 3). Never throws: lines that are neither rule nor assignment are left out. */
export function parseMakefile(path: string, text: string): Makefile {
  const file: SourceFile = { path, lineStarts: lineStartsOf(text) };
  const reader = new MakefileReader(file);
  for (const line of logicalLines(file, text)) reader.read(line);
  return reader.result();
}

class MakefileReader {
  private readonly open: OpenTarget[] = [];
  private readonly variables = new Map<string, Located<string>>();
  private readonly includes: Located<string>[] = [];
  private readonly phony = new Set<string>();
  private inDefine = false;
  private recipePrefix = '\t';

  constructor(private readonly file: SourceFile) {}

  read(line: Line): void {
    const { text } = line.joined;
    if (this.inDefine) {
      this.inDefine = !/^\s*endef\b/.test(text);
      return;
    }
    const current = this.open.at(-1);
    if (text.startsWith(this.recipePrefix) && current !== undefined) {
      const command = text.slice(this.recipePrefix.length).replace(/^[\s@+-]+/, '');
      if (command !== '') current.recipe.push({ value: command, at: this.place(line, pointerOf(current)) });
      return;
    }
    const content = withoutComment(text);
    if (content.trim() === '') return;
    const define = DEFINE.exec(content)?.[1];
    if (define !== undefined) {
      this.inDefine = true;
      this.variables.set(define, { value: '', at: this.place(line, define) });
    } else if (INCLUDE.test(content)) {
      for (const word of makeWordsOf(content).slice(1))
        this.includes.push(this.word(word.text, line, word.start, word.end, ''));
    } else this.statement(line, content);
  }

  result(): Makefile {
    const targets = this.open.flatMap(({ names, prerequisites, recipe }) =>
      names.map((name) => ({
        name: name.value,
        prerequisites,
        recipe,
        phony: this.phony.has(name.value),
        at: name.at,
      })),
    );
    return { file: this.file, targets, variables: this.variables, includes: this.includes };
  }

  private statement(line: Line, content: string): void {
    const separator = findOutside(content, ':=');
    const colon = content[separator] === ':' ? separator : -1;
    const assignment = ASSIGNMENT.exec(content);
    if (assignment !== null && (colon < 0 || isAssignmentColon(content, colon))) {
      const [, name = '', value = ''] = assignment;
      this.variables.set(name, { value: value.trim(), at: this.place(line, name) });
      if (name === '.RECIPEPREFIX') this.recipePrefix = value.trim().charAt(0) || '\t';
    } else if (colon >= 0 && !DIRECTIVE.test(content)) this.rule(line, content, colon);
  }

  private rule(line: Line, content: string, colon: number): void {
    const names = makeWordsOf(content.slice(0, colon)).filter((word) => word.text !== '&');
    const after = content.slice(colon).replace(/^:+/, '');
    // `target: NAME = value` sets a variable for one target.
    if (names.length === 0 || ASSIGNMENT.test(after)) return;
    const semicolon = findOutside(after, ';');
    const [listed, command] =
      semicolon < 0 ? [after, undefined] : [after.slice(0, semicolon), after.slice(semicolon + 1)];
    // Of a static pattern rule (`a.o b.o: %.o: %.c`) what follows the second colon; `|` sets order-only ones apart.
    const second = findOutside(listed, ':');
    const needed = makeWordsOf(second < 0 ? listed : listed.slice(second + 1)).map((word) => word.text);
    if (names[0]?.text === '.PHONY') for (const name of needed) this.phony.add(name);
    const target: OpenTarget = {
      names: names.map((word) => this.word(word.text, line, word.start, word.end, word.text)),
      prerequisites: needed.filter((name) => name !== '|'),
      recipe: [],
    };
    if (command !== undefined && command.trim() !== '') {
      target.recipe.push({ value: command.trim().replace(/^[\s@+-]+/, ''), at: this.place(line, pointerOf(target)) });
    }
    this.open.push(target);
  }

  private word(value: string, line: Line, from: number, to: number, pointer: string): Located<string> {
    const [start, end] = line.joined.rangeOf(from, to);
    return { value, at: { file: this.file, start, end, pointer } };
  }

  private place({ start, end }: Line, pointer: string): Location {
    return { file: this.file, start, end, pointer };
  }
}

function pointerOf(target: OpenTarget): string {
  return `${target.names[0]?.value ?? ''}.recipe[${target.recipe.length}]`;
}

function* logicalLines({ lineStarts }: SourceFile, text: string): Generator<Line> {
  for (let i = 0; i < lineStarts.length; i++) {
    const joined = new JoinedText();
    const start = lineStarts[i] ?? 0;
    for (let first = true; ; first = false, i++) {
      const from = lineStarts[i] ?? text.length;
      const line = text.slice(from, lineStarts[i + 1] ?? text.length).replace(/[\r\n]+$/, '');
      const indent = first ? 0 : line.length - line.trimStart().length;
      const goesOn = /(?:^|[^\\])(?:\\\\)*\\$/.test(line) && i + 1 < lineStarts.length;
      const content = line.slice(indent, goesOn ? line.length - 1 : line.length);
      // A backslash with the blanks around it stands for one blank.
      if (!first) joined.add(' ', from);
      joined.add(goesOn ? content.trimEnd() : content, from + indent);
      if (goesOn) continue;
      yield { joined, start, end: from + line.length };
      break;
    }
  }
}

/** The text before `#`; `\#` is a literal one. */
function withoutComment(text: string): string {
  const at = /(?:^|[^\\])#/.exec(text);
  return at === null ? text : text.slice(0, at.index + at[0].length - 1);
}

function isAssignmentColon(text: string, colon: number): boolean {
  return /^:{1,3}=/.test(text.slice(colon, colon + 4));
}
