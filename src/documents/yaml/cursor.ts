import { readEscapes } from '../escapes.js';
import type { Comment } from '../node.js';

/** Thrown when a text uses syntax that the quick reader does not know, or is broken: the library reads it instead. */
export class OutsideSubset extends Error {}

const OUTSIDE = new OutsideSubset();

export function leave(): never {
  throw OUTSIDE;
}

export const TAB = 9;
export const LF = 10;
export const CR = 13;
export const SPACE = 32;
export const QUOTE = 34;
export const HASH = 35;
export const APOSTROPHE = 39;
export const COMMA = 44;
export const DASH = 45;
export const COLON = 58;

/** A scalar or a key as it stands in the text. */
export interface Token {
  readonly text: string;
  readonly plain: boolean;
  readonly start: number;
  readonly end: number;
}

/** A place in a YAML text, moving forward only. */
export class Cursor {
  pos = 0;
  /** Where the line of `pos` starts. */
  lineStart = 0;
  /** Column of the content that `nextContent` found; -1 at a document marker and at the end of the text. */
  indent = -1;
  /** Where the last thing written ended: a collection ends with its last part. */
  written = 0;
  readonly comments: Comment[] = [];

  constructor(readonly text: string) {
    // A byte order mark takes no column.
    if (text.charCodeAt(0) === 0xfeff) this.pos = 1;
  }

  code(offset = 0): number {
    return this.text.charCodeAt(this.pos + offset);
  }

  get column(): number {
    return this.pos - this.lineStart;
  }

  skipSpaces(): void {
    while (this.text.charCodeAt(this.pos) === SPACE) this.pos++;
  }

  /** True when nothing but a comment may follow on this line. */
  get atLineEnd(): boolean {
    const code = this.code();
    return isBreak(code) || code === HASH;
  }

  /**
   * Moves from the end of a node to the next content, over comments and blank lines. Leaves when something else stands on
   * the same line. `fresh` says that `pos` is at the start of a line.
   */
  nextContent(fresh: boolean): void {
    const { text } = this;
    let i = this.pos;
    let newLine = fresh;
    if (fresh) this.lineStart = i;
    for (;;) {
      const code = text.charCodeAt(i);
      if (code === SPACE) i++;
      else if (code === LF || (code === CR && text.charCodeAt(i + 1) === LF)) {
        i += code === LF ? 1 : 2;
        this.lineStart = i;
        newLine = true;
      } else if (code === HASH && (newLine || text.charCodeAt(i - 1) === SPACE)) i = this.comment(i);
      else {
        this.pos = i;
        if (Number.isNaN(code)) this.indent = -1;
        else if (!newLine) leave();
        else this.indent = i === this.lineStart && this.atMarker(code) ? -1 : i - this.lineStart;
        return;
      }
    }
  }

  private comment(start: number): number {
    let end = this.text.indexOf('\n', start);
    if (end < 0) end = this.text.length;
    else if (this.text.charCodeAt(end - 1) === CR) end--;
    const text = this.text.slice(start + 1, end);
    if (text.includes('\r')) leave();
    this.comments.push({ text: text.trim(), start, end });
    return end;
  }

  private atMarker(code: number): boolean {
    if (code === DASH) return this.text.startsWith('---', this.pos) && isBlank(this.code(3));
    if (code === 46 && this.text.startsWith('...', this.pos)) leave();
    if (code === 37) leave();
    return false;
  }

  /** Moves over a comment or nothing to the start of the next line. */
  restOfLine(): void {
    const end = this.code() === HASH ? this.comment(this.pos) : this.pos;
    this.pos = end + (this.text.charCodeAt(end) === CR ? 2 : 1);
  }

  /** The text from an offset to the end of its line, and the cursor moves to the start of the next line. */
  lineFrom(start: number): { text: string; end: number } {
    const { text } = this;
    const feed = text.indexOf('\n', start);
    let end = feed < 0 ? text.length : feed;
    this.pos = feed < 0 ? end : end + 1;
    if (text.charCodeAt(end - 1) === CR && end > start) end--;
    return { text: text.slice(start, end), end };
  }

  /** A further line of a plain scalar, where indicators have no meaning but a colon would make it a key. */
  plainContinuation(): Token {
    const token = this.plain(false, true);
    return this.code() === COLON ? leave() : token;
  }

  /** A plain scalar up to the end of its line, a comment, the colon of a key, or (in flow) an indicator. */
  plain(flow: boolean, continued = false): Token {
    const { text } = this;
    const start = this.pos;
    if (!continued && !startsPlain(text.charCodeAt(start), text.charCodeAt(start + 1), flow)) leave();
    let end = start;
    let i = start;
    for (; ; i++) {
      const code = text.charCodeAt(i);
      if (code === SPACE) continue;
      if (code === COLON) {
        const next = text.charCodeAt(i + 1);
        if (isBlank(next) || (flow && isFlowIndicator(next))) break;
      } else if (code === HASH) {
        if (text.charCodeAt(i - 1) === SPACE) break;
      } else if (isBreak(code) || (flow && isFlowIndicator(code))) break;
      else if (code === TAB) leave();
      end = i + 1;
    }
    this.pos = i;
    this.written = end;
    return { text: text.slice(start, end), plain: true, start, end };
  }

  /** A quoted scalar that ends on its line. */
  quoted(): Token {
    const { text } = this;
    const start = this.pos;
    const quote = text.charCodeAt(start);
    let special = false;
    let i = start + 1;
    for (; ; i++) {
      const code = text.charCodeAt(i);
      if (code === quote) {
        if (quote === QUOTE || text.charCodeAt(i + 1) !== APOSTROPHE) break;
        special = true;
        i++;
      } else if (code === 92 && quote === QUOTE) {
        special = true;
        i++;
      }
      if (isBreak(code)) leave();
    }
    const content = text.slice(start + 1, i);
    this.pos = this.written = i + 1;
    const value = !special ? content : quote === QUOTE ? readEscapes(content) : content.replaceAll("''", "'");
    return { text: value ?? leave(), plain: false, start, end: i + 1 };
  }

  /** True at the colon that makes the scalar before it a key; blanks may stand between. */
  atKeyColon(): boolean {
    this.skipSpaces();
    return this.code() === COLON && isBlank(this.code(1));
  }

  /** The name of an anchor, an alias or a tag after its indicator. */
  name(): string {
    const { text } = this;
    const start = ++this.pos;
    while (isNameCharacter(text.charCodeAt(this.pos))) this.pos++;
    if (this.pos === start) leave();
    this.written = this.pos;
    return text.slice(start, this.pos);
  }
}

export function isBreak(code: number): boolean {
  return code === LF || code === CR || Number.isNaN(code);
}

export function isBlank(code: number): boolean {
  return code === SPACE || code === TAB || isBreak(code);
}

/** `,`, `[`, `]`, `{` or `}`. */
export function isFlowIndicator(code: number): boolean {
  return code === COMMA || code === 91 || code === 93 || code === 123 || code === 125;
}

function startsPlain(first: number, second: number, flow: boolean): boolean {
  if (first === DASH) return !isBlank(second) && !(flow && isFlowIndicator(second));
  return !NOT_PLAIN.includes(first) && !isBlank(first);
}

// ! " # % & ' * , : > ? @ [ ] ` { | } ("?" and ":" may start a plain scalar, but are rare enough for the library).
const NOT_PLAIN = [33, 34, 35, 37, 38, 39, 42, 44, 58, 62, 63, 64, 91, 93, 96, 123, 124, 125];

function isNameCharacter(code: number): boolean {
  return (
    (code >= 97 && code <= 122) ||
    (code >= 65 && code <= 90) ||
    (code >= 48 && code <= 57) ||
    code === DASH ||
    code === 95 ||
    code === 46 ||
    code === 47
  );
}
