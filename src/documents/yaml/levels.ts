import { MAX_NESTING } from '../syntax.js';
import type { Cursor } from './cursor.js';
import { Refusal } from './refusal.js';
import { BLOCK_END, END, KEY_BEFORE, MAPPING_BEFORE, type Tokens } from './tokens.js';

/** A token that is a key if a ":" follows it on its line. */
interface PossibleKey {
  readonly token: number;
  readonly column: number;
  readonly lineStart: number;
  readonly flowLevel: number;
  /** It starts a line of a block mapping: without a ":" the text is not YAML. */
  readonly required: boolean;
}

/** The collections around the cursor, and where in them a key may be. */
export class Levels {
  /** How many brackets are open. */
  flow = 0;
  /** Column of the innermost block collection; -1 at the top. */
  indent = -1;
  /** Whether a key may start here. */
  keyAllowed = true;
  private readonly indents: number[] = [];
  private key: PossibleKey | undefined;
  /** Possible keys of the flow collections around this one. */
  private readonly keys: PossibleKey[] = [];

  constructor(
    private readonly cursor: Cursor,
    private readonly tokens: Tokens,
  ) {}

  openFlow(): void {
    this.saveKey();
    this.flow++;
    this.checkDepth();
    if (this.key !== undefined) this.keys.push(this.key);
    this.key = undefined;
    this.keyAllowed = true;
  }

  closeFlow(): void {
    this.dropKey();
    if (this.flow > 0) {
      this.flow--;
      if (this.keys.at(-1)?.flowLevel === this.flow) this.key = this.keys.pop();
    }
    this.keyAllowed = false;
  }

  /** Makes a key of the token that may be one, if it stands on this line; says whether there is such a token. */
  takeKey(): boolean {
    const { key } = this;
    if (key?.lineStart !== this.cursor.lineStart) return false;
    const { kinds } = this.tokens;
    kinds[key.token] = (kinds[key.token] ?? END) | KEY_BEFORE | (this.roll(key.column) ? MAPPING_BEFORE : 0);
    this.key = undefined;
    this.keyAllowed = false;
    return true;
  }

  /** Remembers that the next token is a key if a ":" follows it. */
  saveKey(): void {
    if (!this.keyAllowed) return;
    this.dropKey();
    const { flow: flowLevel } = this;
    const { column, lineStart } = this.cursor;
    const required = flowLevel === 0 && this.indent === column;
    this.key = { token: this.tokens.length, column, lineStart, flowLevel, required };
  }

  dropKey(): void {
    if (this.key?.required) throw new Refusal('no-colon', this.tokens.starts[this.key.token] ?? this.cursor.at);
    this.key = undefined;
  }

  /** Opens a block collection at the cursor, where it stands deeper than the one around it. */
  openBlock(kind: number): void {
    const { at, column } = this.cursor;
    if (this.roll(column)) this.tokens.add(kind, at, at);
  }

  private roll(column: number): boolean {
    if (this.flow > 0 || this.indent >= column) return false;
    this.indents.push(this.indent);
    this.indent = column;
    this.checkDepth();
    return true;
  }

  /** Closes the block collections that stand deeper than a column. */
  closeTo(column: number): void {
    if (this.flow > 0) return;
    const { at } = this.cursor;
    while (this.indent > column) {
      this.tokens.add(BLOCK_END, at, at);
      this.indent = this.indents.pop() ?? -1;
    }
  }

  private checkDepth(): void {
    if (this.indents.length + this.flow > MAX_NESTING) throw new Refusal('too-deep', this.cursor.at);
  }
}
