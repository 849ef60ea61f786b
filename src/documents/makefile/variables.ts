/** Variables made of variables made of variables … are followed so far. */
const MAX_DEPTH = 5;
/** Longer texts are not expanded, nor is any text expanded to more. */
const MAX_TEXT = 1024;
/** Characters that all texts of one file together may grow to: variables made of variables could fill the memory. */
const MAX_TOTAL = 200_000;

const REFERENCE = /\$(?:\(([\w.-]+)\)|\{([\w.-]+)\}|\$)/g;
/** A call such as `$(shell …)`, of which only make knows the value. */
const CALL = /\$(?:\((?![\w.-]+\))|\{(?![\w.-]+\}))/;

/** What a Makefile's assignments say, and the texts in which they stand. */
export class MakeVariables {
  private readonly written = new Map<string, string>();
  private readonly expanded = new Map<string, string | undefined>();
  private left = MAX_TOTAL;

  /** An assignment with its operator without the equals sign: `:`, `?`, `+`, `!`. */
  assign(name: string, operator: string, value: string): void {
    const before = this.written.get(name);
    if (operator === '!') this.written.delete(name);
    else if (operator === '+' && before !== undefined) this.written.set(name, `${before} ${value}`);
    else if (operator !== '?' || before === undefined) this.written.set(name, value);
  }

  /**
   * Replaces `$(NAME)` and `${NAME}` by the values at the end of the file, and `$$` by the one `$` that the shell gets. Names
   * without a value, calls of functions, and variables with such calls stay as they are written.
   */
  expand(text: string): string {
    return this.replace(text, 0);
  }

  private replace(text: string, depth: number): string {
    if (!text.includes('$') || text.length > MAX_TEXT || this.left <= 0) return text;
    const expanded = text.replace(REFERENCE, (written: string, round?: string, curly?: string) => {
      if (written === '$$') return depth === 0 ? '$' : written;
      return this.valueOf(round ?? curly ?? '', depth) ?? written;
    });
    this.left -= expanded.length;
    return expanded.length > MAX_TEXT ? text : expanded;
  }

  private valueOf(name: string, depth: number): string | undefined {
    const written = this.written.get(name);
    if (written === undefined || depth >= MAX_DEPTH) return undefined;
    if (!this.expanded.has(name)) {
      // A variable that is made of itself stays as it is written.
      this.expanded.set(name, undefined);
      const value = this.replace(written, depth + 1);
      this.expanded.set(name, value.length > MAX_TEXT || CALL.test(value) ? undefined : value);
    }
    return this.expanded.get(name);
  }
}
