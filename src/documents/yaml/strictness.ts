import { refuse } from './refusal.js';
import type { YamlTree } from './tree.js';

/**
 * What the reference loader, which knows YAML 1.1, refuses in texts that are well-formed YAML 1.2. Each check looks at one token
 * and is linear in its length.
 */
export class Strictness {
  private readonly hasTabs: boolean;

  constructor(
    private readonly text: string,
    private readonly tree: YamlTree,
  ) {
    this.hasTabs = text.includes('\t');
  }

  /** The name of an anchor or an alias, which stands after its `&` or `*`. */
  name(start: number, end: number): void {
    if (!NAME.test(this.text.slice(start, end))) refuse(this.tree, 'anchor-name', start - 1, end);
  }

  tag(start: number, end: number): void {
    const written = this.text.slice(start, end);
    if (written === '!!' || written === '!<>' || /[^\s]/.test(this.text.charAt(end))) {
      refuse(this.tree, 'tag', start, end);
    }
  }

  /** The text between double quotes: its first mistake, which another half of a character may follow. */
  escapes(start: number, end: number): void {
    const written = this.text.slice(start, end);
    if (!written.includes('\\')) return;
    for (const { 0: sequence, index } of written.matchAll(ESCAPE)) {
      if (sequence !== '\\/' && (sequence.length === 2 || isCharacter(Number.parseInt(sequence.slice(2), 16))))
        continue;
      refuse(this.tree, 'escape', start + index, start + index + sequence.length);
      return;
    }
  }

  /** The first line of a text block, whose blanks say how deep the block stands. */
  blockStart(start: number): void {
    if (!this.hasTabs) return;
    TAB_BEFORE_BLOCK.lastIndex = start;
    const tab = TAB_BEFORE_BLOCK.exec(this.text);
    if (tab !== null) refuse(this.tree, 'tab', start + tab[0].length - 1);
  }

  /** What stands between two tokens outside of brackets: only spaces may indent there. */
  gap(start: number, end: number): void {
    if (!this.hasTabs) return;
    TAB_AT_LINE_START.lastIndex = start;
    const tab = TAB_AT_LINE_START.exec(this.text.slice(0, end));
    if (tab !== null) refuse(this.tree, 'tab', tab.index + tab[0].length - 1);
  }

  /** What follows a dash or a question mark may start a collection, and its column counts. */
  afterIndicator(start: number): void {
    if (!this.hasTabs) return;
    let at = start;
    while (this.text.charCodeAt(at) === 0x20) at++;
    if (this.text.charCodeAt(at) === 0x09) refuse(this.tree, 'tab', at);
  }

  /** An implicit key from its start to its colon. */
  implicitKey(start: number, colon: number): void {
    if (/[\r\n]/.test(this.text.slice(start, colon))) refuse(this.tree, 'key-lines', colon);
  }

  /** What stands before the `---` of a document. */
  directives(start: number, end: number): void {
    const before = this.text.slice(start, end);
    if (!before.includes('%')) return;
    for (const { 0: line, index } of before.matchAll(DIRECTIVE_LINE)) {
      if (!DIRECTIVE.test(line)) refuse(this.tree, 'directive', start + index, start + index + line.length);
    }
  }
}

const NAME = /^[!-9;-Z\\^-z|~]+$/;
const ESCAPE = /\\(?:x..|u.{4}|U.{8}|[\s\S])/g;
const TAB_BEFORE_BLOCK = /(?: *\r?\n)* *\t/y;
/** Comments in a row may be indented with tabs, after the first. */
const TAB_AT_LINE_START = /^ *\t(?!(?<=#[^\r\n]*\r?\n *\t)[ \t]*#)/gm;
const DIRECTIVE_LINE = /^%[^\r\n]*/gm;
const DIRECTIVE = /^%(?:YAML[ \t]+1\.1|TAG[ \t]+![\w-]*!?[ \t]+\S+)[ \t]*(?:#.*)?$/;

function isCharacter(code: number): boolean {
  return code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
}
