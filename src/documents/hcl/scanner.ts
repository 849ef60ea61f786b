const IDENTIFIER = /[\p{L}_][\p{L}\p{N}_-]*/uy;
const BLANKS = /[^\S\n]+/y;
const BLANKS_AND_LINE_ENDS = /\s+/y;
/** Characters that mean nothing to who looks for the end of an expression. */
const PLAIN = /[^\s"<#/()[\]{},]+/y;
const HERE_DOCUMENT = /<<-?([\p{L}_][\p{L}\p{N}_-]*)[ \t]*\r?\n/uy;

/** A place in an HCL text. Every step moves forward; nothing here recurses. */
export class HclScanner {
  pos = 0;

  constructor(readonly text: string) {}

  get character(): string {
    return this.text.charAt(this.pos);
  }

  get atEnd(): boolean {
    return this.pos >= this.text.length;
  }

  /** Over blanks and comments; over line ends as well when asked. */
  skipSpace(overLines: boolean): void {
    const blanks = overLines ? BLANKS_AND_LINE_ENDS : BLANKS;
    do this.skip(blanks);
    while (this.skipComment());
  }

  at(character: string): boolean {
    return this.text.startsWith(character, this.pos);
  }

  identifier(): string | undefined {
    IDENTIFIER.lastIndex = this.pos;
    const word = IDENTIFIER.exec(this.text)?.[0];
    this.pos += word?.length ?? 0;
    return word;
  }

  /** Skips a comment, but not the line end after `#` and `//`. */
  skipComment(): boolean {
    const { text, pos } = this;
    if (text.startsWith('/*', pos)) this.moveTo(text.indexOf('*/', pos + 2), 2);
    else if (text[pos] === '#' || text.startsWith('//', pos)) this.moveTo(text.indexOf('\n', pos), 0);
    else return false;
    return true;
  }

  skipLine(): void {
    this.moveTo(this.text.indexOf('\n', this.pos), 1);
  }

  /** Skips a quoted text with the interpolations in it, which may hold quoted texts again. False when none starts here. */
  skipString(): boolean {
    if (this.character !== '"') return false;
    const { text } = this;
    // For each interpolation that is open: how many braces are open in it.
    const braces: number[] = [];
    let inText = true;
    let i = this.pos + 1;
    for (; i < text.length; i++) {
      const character = text[i];
      const open = braces.length - 1;
      if (inText) {
        if (character === '\\') i++;
        else if (character === '"') {
          if (open < 0) break;
          inText = false;
        } else if ((character === '$' || character === '%') && text[i + 1] === '{') {
          // "$${" is a literal "${".
          if (text[i - 1] === character) continue;
          braces.push(0);
          inText = false;
          i++;
        } else if (character === '\n' && open < 0) break;
      } else if (character === '"') inText = true;
      else if (character === '{') braces[open] = (braces[open] ?? 0) + 1;
      else if (character === '}') {
        if (braces[open] === 0) {
          braces.pop();
          inText = true;
        } else braces[open] = (braces[open] ?? 0) - 1;
      }
    }
    this.pos = Math.min(text.length, text[i] === '"' ? i + 1 : i);
    return true;
  }

  /** Skips a here-document with its closing line, but not the line end after it. False when none starts here. */
  skipHereDocument(): boolean {
    if (!this.text.startsWith('<<', this.pos)) return false;
    HERE_DOCUMENT.lastIndex = this.pos;
    const name = HERE_DOCUMENT.exec(this.text)?.[1];
    if (name === undefined) return false;
    this.pos = HERE_DOCUMENT.lastIndex;
    while (!this.atEnd) {
      const end = this.text.indexOf('\n', this.pos);
      const line = this.text.slice(this.pos, end < 0 ? this.text.length : end);
      this.moveTo(end, 0);
      if (line.trim() === name) {
        if (line.endsWith('\r')) this.pos--;
        return true;
      }
      this.moveTo(end, 1);
    }
    return true;
  }

  /**
   * Skips an expression: to the end of its line, over lines while a bracket is open, and not beyond the brace that closes the
   * body around it. Returns where its last part ends. `separator` ends it as well.
   */
  skipExpression(separator?: string): number {
    let depth = 0;
    let end = this.pos;
    while (!this.atEnd) {
      if (this.skip(PLAIN)) {
        end = this.pos;
        continue;
      }
      const { character } = this;
      if (depth === 0 && (character === '\n' || character === separator)) return end;
      if (this.skipComment()) continue;
      if (this.skipString() || this.skipHereDocument()) end = this.pos;
      else {
        if (character === '(' || character === '[' || character === '{') depth++;
        else if (character === ')' || character === ']' || character === '}') {
          if (depth === 0) return end;
          depth--;
        }
        this.pos++;
        if (!/\s/.test(character)) end = this.pos;
        else this.skip(BLANKS);
      }
    }
    return end;
  }

  /** Skips to the brace that closes the body at hand. */
  skipBody(): void {
    while (!this.atEnd && this.character !== '}') {
      this.skipExpression();
      if (this.character === '\n' || this.character === ')' || this.character === ']') this.pos++;
    }
  }

  private skip(pattern: RegExp): boolean {
    pattern.lastIndex = this.pos;
    if (!pattern.test(this.text)) return false;
    this.pos = pattern.lastIndex;
    return true;
  }

  private moveTo(found: number, beyond: number): void {
    this.pos = found < 0 ? this.text.length : found + beyond;
  }
}
