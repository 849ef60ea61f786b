import type { Comment } from '../node.js';

/** Kinds of tokens, as a byte each. */
export const END = 0;
export const DIRECTIVE = 1;
export const DOCUMENT_START = 2;
export const DOCUMENT_END = 3;
export const BLOCK_SEQUENCE_START = 4;
export const BLOCK_MAPPING_START = 5;
export const BLOCK_END = 6;
export const FLOW_SEQUENCE_START = 7;
export const FLOW_SEQUENCE_END = 8;
export const FLOW_MAPPING_START = 9;
export const FLOW_MAPPING_END = 10;
export const BLOCK_ENTRY = 11;
export const FLOW_ENTRY = 12;
export const KEY = 13;
export const VALUE = 14;
export const ALIAS = 15;
export const ANCHOR = 16;
export const TAG = 17;
export const PLAIN = 18;
export const QUOTED = 19;
export const BLOCK_SCALAR = 20;

/** Set on the token that turned out to start a key: a KEY stands before it, unwritten. */
export const KEY_BEFORE = 32;
/** Set with KEY_BEFORE where that key is the first of a block mapping. */
export const MAPPING_BEFORE = 64;

/** What the scanner found in a text: kinds and places side by side, since an object for each token costs more than reading it. */
export class Tokens {
  kinds: Uint8Array;
  starts: Int32Array;
  ends: Int32Array;
  length = 0;
  /** Values of scalars that are not simply their text: folded, escaped, without their indentation. */
  readonly values = new Map<number, string>();
  /** Handle and suffix of each tag, name and value of each directive. */
  readonly pairs = new Map<number, readonly [string, string]>();
  readonly comments: Comment[] = [];

  /** `size` is that of the text, in characters: few texts have more than a token for every four. */
  constructor(size: number) {
    const room = (size >> 2) + 16;
    this.kinds = new Uint8Array(room);
    this.starts = new Int32Array(room);
    this.ends = new Int32Array(room);
  }

  add(kind: number, start: number, end: number): void {
    if (this.length === this.kinds.length) this.grow();
    this.kinds[this.length] = kind;
    this.starts[this.length] = start;
    this.ends[this.length] = end;
    this.length++;
  }

  private grow(): void {
    const { kinds, starts, ends } = this;
    this.kinds = new Uint8Array(kinds.length * 2);
    this.kinds.set(kinds);
    this.starts = new Int32Array(starts.length * 2);
    this.starts.set(starts);
    this.ends = new Int32Array(ends.length * 2);
    this.ends.set(ends);
  }
}
