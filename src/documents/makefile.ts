import { by } from '../lib/compare.js';
import { JoinedText } from '../lib/joined-text.js';
import { type Located, type Location, lineStartsOf, type SourceFile } from './location.js';
import { Conditions, waysThrough } from './makefile/conditions.js';
import { findOutside, wordsOutside } from './makefile/references.js';
import { type RuleHeader, ruleHeader } from './makefile/rule-header.js';
import { MakeVariables } from './makefile/variables.js';

/** What a Makefile says, read without running anything. */
export interface Makefile {
  /**
   * In order; a target with several rules has several here. A line that branches of conditionals (`ifeq`) make differ stands once for
   * each: they are alternatives, of which only the caller of make knows the one.
   */
  readonly rules: readonly MakeRule[];
  /** Values of several lines (`define`), which rules can run as commands. */
  readonly definitions: readonly MakeDefinition[];
  /** Variables that every command of a recipe gets, by name, with their values at the end of the file. */
  readonly exported: ReadonlyMap<string, string>;
  /** True when it reads other files, which may define more. */
  readonly includes: boolean;
  /** Targets that a second rule gives another recipe: make takes the later one. */
  readonly repeated: readonly RepeatedTarget[];
  /** Lines of a recipe that start with blanks where make wants a tab. */
  readonly blanks: readonly Located<string>[];
}

export interface RepeatedTarget {
  readonly name: string;
  readonly first: Location;
  readonly at: Location;
}

export interface MakeRule extends RuleHeader {
  /** The first name on the left of the colon. */
  readonly target: string;
  /** Lines as the shell gets them: continued lines joined, variables of the file replaced, without the tab and the prefixes `@`, `-`, `+`. */
  readonly recipe: readonly Located<string>[];
}

export interface MakeDefinition {
  readonly name: string;
  /** As the lines of a recipe. */
  readonly lines: readonly Located<string>[];
}

/** A rule or a definition while its lines are read. */
interface Block {
  readonly name: string;
  /** Where it stands: it is the same one on every way through the conditionals. */
  readonly start: number;
  readonly lines: Located<string>[];
  readonly header: RuleHeader;
}

/** What one way through the conditionals says. */
interface Reading {
  readonly rules: readonly Block[];
  readonly definitions: readonly Block[];
  readonly exported: ReadonlyMap<string, string>;
  readonly includes: boolean;
  readonly blanks: readonly Located<string>[];
}

interface Line {
  readonly joined: JoinedText;
  /** Where its last part ends in the file. */
  readonly end: number;
}

const ASSIGNMENT = /^\s*(?:(?:export|override|private)\s+)*([^\s:#=!?+]+)\s*(\?|\+|!|:{1,3})?=\s*(.*)$/;
const EXPORT = /^\s*(?:override\s+)?export\s+(.*)$/;
const DIRECTIVE = /^\s*(?:ifeq|ifneq|ifdef|ifndef|else|endif|export|unexport|override|undefine|vpath|private)\b/;
const INCLUDE = /^\s*(?:-|s)?include\s+/;
const DEFINE = /^\s*(?:override\s+)?define\s+([^\s=:?+!]+)/;
/** Names whose export is noted. */
const MAX_EXPORTED = 500;
/** What make takes off the start of a recipe's line. */
const RECIPE_PREFIX = /^[\s@+-]+/;

/** Parses a Makefile (GNU make manual, chapter 3). Never throws: lines that are neither rule nor assignment are left out. */
export function parseMakefile(path: string, text: string): Makefile {
  const file: SourceFile = { path, lineStarts: lineStartsOf(text) };
  const lines = [...logicalLines(file, text)];
  const ways = waysThrough(lines.map(({ joined }) => joined.text));
  return together(ways.map((way) => readWay(file, lines, way)));
}

function readWay(file: SourceFile, lines: readonly Line[], way: readonly number[] | undefined): Reading {
  const reader = new MakefileReader(file, new Conditions(way));
  for (const line of lines) reader.read(line);
  return reader.result();
}

/** Each rule and definition once, with every line that one of the ways gives it. */
function together(readings: readonly Reading[]): Makefile {
  return {
    rules: merged(readings.flatMap(({ rules }) => rules)).map(({ name, lines, header }) => ({
      ...header,
      target: name,
      recipe: lines,
    })),
    definitions: merged(readings.flatMap(({ definitions }) => definitions)),
    exported: new Map([...readings].reverse().flatMap(({ exported }) => [...exported])),
    includes: readings.some(({ includes }) => includes),
    repeated: oncePerPlace(readings.flatMap(({ rules }) => [...repeatedIn(rules)])),
    blanks: oncePerPlace(readings.flatMap(({ blanks }) => blanks)),
  };
}

function oncePerPlace<T extends { readonly at: Location }>(items: readonly T[]): readonly T[] {
  return [...new Map(items.map((item) => [item.at.start, item])).values()].sort(by(({ at }) => at.start));
}

/** Recipes that one way through the conditionals gives a target again. */
function* repeatedIn(rules: readonly Block[]): Generator<RepeatedTarget> {
  const places = new Map<string, Location>();
  for (const { lines, header } of rules) {
    if (lines.length === 0 || header.isDouble) continue;
    for (const { value, at } of header.targets) {
      const first = places.get(value);
      if (first === undefined) places.set(value, at);
      else if (!/[$%]/.test(value) && !value.startsWith('.')) yield { name: value, first, at };
    }
  }
}

function merged(blocks: readonly Block[]): readonly Block[] {
  const places = new Map<number, { readonly block: Block; readonly lines: Map<string, Located<string>> }>();
  for (const block of blocks) {
    const place = places.get(block.start) ?? { block, lines: new Map<string, Located<string>>() };
    for (const line of block.lines) place.lines.set(`${line.at.start} ${line.value}`, line);
    places.set(block.start, place);
  }
  return [...places.values()]
    .map(({ block, lines }) => ({ ...block, lines: [...lines.values()].sort(by(({ at }) => at.start)) }))
    .sort(by(({ start }) => start));
}

class MakefileReader {
  private readonly rules: Block[] = [];
  private readonly variables = new MakeVariables();
  private readonly definitions: Block[] = [];
  private readonly exported = new Set<string>();
  private readonly blanks: Located<string>[] = [];
  private includes = false;
  private inDefinition = false;
  /** Whether the line before belongs to a rule. */
  private inRule = false;
  private recipePrefix = '\t';

  constructor(
    private readonly file: SourceFile,
    private readonly conditions: Conditions,
  ) {}

  read(line: Line): void {
    const { text } = line.joined;
    if (!this.inDefinition && this.conditions.note(text)) return;
    if (!this.conditions.taken) return;
    if (this.inDefinition) {
      this.inDefinition = !/^\s*endef\b/.test(text);
      if (this.inDefinition) this.addCommand(this.definitions.at(-1)?.lines, line, 0, text);
      return;
    }
    const rule = this.rules.at(-1);
    if (text.startsWith(this.recipePrefix) && rule !== undefined) {
      this.addCommand(rule.lines, line, this.recipePrefix.length, text.slice(this.recipePrefix.length));
      this.inRule = true;
      return;
    }
    const content = withoutComment(text);
    if (content.trim() === '') return;
    if (INCLUDE.test(content)) {
      this.includes = true;
      return;
    }
    if (this.inRule && isRecipeAfterBlanks(content)) {
      this.addCommand(this.blanks, line, 0, content);
      return;
    }
    this.inRule = false;
    const name = DEFINE.exec(content)?.[1];
    if (name === undefined) this.statement(line, content);
    else {
      this.inDefinition = true;
      this.definitions.push({ name, lines: [], start: line.end, header: NO_HEADER });
    }
  }

  result(): Reading {
    return {
      rules: this.rules.map((rule) => ({
        ...rule,
        lines: this.expanded(rule.lines),
        header: { ...rule.header, prerequisites: this.words(rule.header.prerequisites) },
      })),
      definitions: this.definitions.map((definition) => ({ ...definition, lines: this.expanded(definition.lines) })),
      exported: new Map([...this.exported].map((name) => [name, this.variables.expand(`$(${name})`)])),
      includes: this.includes,
      blanks: this.blanks,
    };
  }

  private expanded(lines: readonly Located<string>[]): Located<string>[] {
    return lines.map(({ value, at }) => ({ value: this.variables.expand(value), at }));
  }

  /** Words with the values of the variables in them, which may be several words or none. */
  private words(words: readonly Located<string>[]): Located<string>[] {
    return words.flatMap(({ value, at }) =>
      value.includes('$')
        ? wordsOutside(this.variables.expand(value)).map((word) => ({ value: word, at }))
        : [{ value, at }],
    );
  }

  private statement(line: Line, content: string): void {
    const separator = findOutside(content, ':=');
    const colon = content[separator] === ':' ? separator : -1;
    const assignment = ASSIGNMENT.exec(content);
    this.noteExport(content, assignment?.[1]);
    if (assignment !== null && (colon < 0 || isAssignmentColon(content, colon))) {
      const [, name = '', operator = '', value = ''] = assignment;
      this.variables.assign(name, operator, value.trim());
      if (name === '.RECIPEPREFIX') this.recipePrefix = value.trim().charAt(0) || '\t';
    } else if (colon >= 0 && !DIRECTIVE.test(content)) this.rule(line, content, colon);
  }

  /** `export NAME = value`, or the names alone. */
  private noteExport(content: string, assigned: string | undefined): void {
    const names = EXPORT.exec(content)?.[1];
    if (names === undefined || this.exported.size >= MAX_EXPORTED) return;
    for (const name of assigned === undefined ? wordsOutside(names) : [assigned]) this.exported.add(name);
  }

  private rule(line: Line, content: string, colon: number): void {
    const target = wordsOutside(content.slice(0, colon)).find((word) => word !== '&');
    const after = content.slice(colon).replace(/^:+/, '');
    // `target: NAME = value` sets a variable for one target.
    if (target === undefined || ASSIGNMENT.test(after)) return;
    const header = ruleHeader(this.file, line.joined, content, colon);
    const rule: Block = { name: target, start: line.end, lines: [], header };
    const semicolon = findOutside(after, ';');
    if (semicolon >= 0) {
      const offset = content.length - after.length + semicolon + 1;
      this.addCommand(rule.lines, line, offset, content.slice(offset));
    }
    this.rules.push(rule);
    this.inRule = true;
  }

  /** Adds a command that stands at an offset of a line; an empty one is none. */
  private addCommand(list: Located<string>[] | undefined, { joined, end }: Line, offset: number, text: string): void {
    const bare = text.replace(RECIPE_PREFIX, '');
    const value = bare.trimEnd();
    if (value === '') return;
    const start = joined.sourceOf(offset + text.length - bare.length);
    list?.push({ value, at: { file: this.file, start, end, pointer: '' } });
  }
}

function* logicalLines({ lineStarts }: SourceFile, text: string): Generator<Line> {
  for (let i = 0; i < lineStarts.length; i++) {
    const joined = new JoinedText();
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
      yield { joined, end: from + line.length };
      break;
    }
  }
}

const NO_HEADER: RuleHeader = { targets: [], prerequisites: [], isDouble: false };

/** What make takes for no rule, assignment or directive: a command that was meant for the recipe above. */
function isRecipeAfterBlanks(text: string): boolean {
  return /^ +[@\w./-]/.test(text) && findOutside(text, ':=') < 0 && !DIRECTIVE.test(text) && !DEFINE.test(text);
}

/** The text before `#`; `\#` is a literal one. */
function withoutComment(text: string): string {
  const at = /(?:^|[^\\])#/.exec(text);
  return at === null ? text : text.slice(0, at.index + at[0].length - 1);
}

function isAssignmentColon(text: string, colon: number): boolean {
  return /^:{1,3}=/.test(text.slice(colon, colon + 4));
}
