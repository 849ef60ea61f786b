import { isBlank, isBreak, isBreakOrEnd, isSpaceOrEnd } from './characters.js';
import { Refusal, type RefusalReason } from './refusal.js';

/** A place in a text that moves forwards, and knows where its line starts. */
export class Cursor {
  at = 0;
  lineStart = 0;

  constructor(readonly text: string) {}

  get column(): number {
    return this.at - this.lineStart;
  }

  /** Passes a line break (CR LF is one); returns it as a scalar holds it. */
  takeBreak(): string {
    const code = this.text.charCodeAt(this.at);
    this.at += code === 0x0d && this.text.charCodeAt(this.at + 1) === 0x0a ? 2 : 1;
    this.lineStart = this.at;
    if (code === 0x2028) return '\u2028';
    return code === 0x2029 ? '\u2029' : '\n';
  }

  /** Whether `---` or `...` stands here, at the start of a line. */
  atDocumentMarker(): boolean {
    const { text, at } = this;
    if (at !== this.lineStart) return false;
    const code = text.charCodeAt(at);
    return (
      (code === 0x2d || code === 0x2e) &&
      text.charCodeAt(at + 1) === code &&
      text.charCodeAt(at + 2) === code &&
      isSpaceOrEnd(text.charCodeAt(at + 3))
    );
  }

  passBlanks(): void {
    while (isBlank(this.text.charCodeAt(this.at))) this.at++;
  }

  /** Offset at which the line ends. */
  lineEnd(): number {
    let at = this.at;
    while (!isBreakOrEnd(this.text.charCodeAt(at))) at++;
    return at;
  }

  /** Called with each comment: where its `#` stands, where its line ends. */
  onComment: (start: number, end: number) => void = () => {};

  /** Passes a comment, from its `#` to the end of the line. */
  passComment(): void {
    const start = this.at;
    this.at = this.lineEnd();
    this.onComment(start, this.at);
  }

  /** Passes blanks, a comment and the line break; anything else is refused. */
  passLineEnd(otherwise: RefusalReason): void {
    this.passBlanks();
    if (this.text.charCodeAt(this.at) === 0x23) this.passComment();
    if (!isBreakOrEnd(this.text.charCodeAt(this.at))) throw new Refusal(otherwise, this.at);
    if (isBreak(this.text.charCodeAt(this.at))) this.takeBreak();
  }
}
