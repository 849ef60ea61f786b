import type { Comment, Node } from '../node.js';
import { Refusal } from './refusal.js';
import { scan } from './scanner.js';
import { CORE, withTag } from './tag.js';
import {
  ALIAS,
  ANCHOR,
  BLOCK_END,
  BLOCK_ENTRY,
  BLOCK_MAPPING_START,
  BLOCK_SCALAR,
  BLOCK_SEQUENCE_START,
  DIRECTIVE,
  DOCUMENT_END,
  DOCUMENT_START,
  END,
  FLOW_ENTRY,
  FLOW_MAPPING_END,
  FLOW_MAPPING_START,
  FLOW_SEQUENCE_END,
  FLOW_SEQUENCE_START,
  KEY,
  KEY_BEFORE,
  MAPPING_BEFORE,
  PLAIN,
  QUOTED,
  TAG,
  type Tokens,
  VALUE,
} from './tokens.js';
import type { OpenMapping, YamlTree } from './tree.js';

export type Reading =
  | { readonly ok: true; readonly documents: readonly Node[]; readonly comments: readonly Comment[] }
  | { readonly ok: false; readonly refusal: Refusal };

/**
 * Reads YAML as the reference Compose loader does, and some ten times as fast as a library that recovers from mistakes.
 * It tells only the first mistake: then `tree` is of no use, and the text is read again by that library.
 */
export function read(text: string, tree: YamlTree): Reading {
  const { tokens, refusal } = scan(text);
  try {
    return { ok: true, ...new Reader(text, tokens, refusal, tree).read() };
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, refusal: error };
    throw error;
  }
}

class Reader {
  private at = 0;
  /** Where the last token ended: a value that is not written stands there. */
  private last = 0;
  private handles = new Map<string, string>();

  constructor(
    private readonly text: string,
    private readonly tokens: Tokens,
    private readonly refusal: Refusal | undefined,
    private readonly tree: YamlTree,
  ) {}

  read(): { documents: readonly Node[]; comments: readonly Comment[] } {
    const documents: Node[] = [];
    for (;;) {
      if (documents.length > 0) while (this.peek() === DOCUMENT_END) this.take();
      const kind = this.peek();
      if (kind === END) return { documents, comments: this.tokens.comments };
      this.handles = new Map(DEFAULT_HANDLES);
      if (documents.length > 0 || kind === DIRECTIVE || kind === DOCUMENT_START) {
        this.directives();
        if (this.peek() !== DOCUMENT_START) throw new Refusal('document-start', this.start());
        this.take();
        documents.push(DOCUMENT_ENDS.has(this.peek()) ? this.empty() : this.node(true, false));
      } else documents.push(this.node(true, false));
      if (this.peek() === DOCUMENT_END) this.take();
    }
  }

  private directives(): void {
    const seen = new Set<string>();
    while (this.peek() === DIRECTIVE) {
      const [name, value] = this.tokens.pairs.get(this.at) ?? ['', ''];
      if (seen.has(name) || (name === 'YAML' && value !== '1.1')) throw new Refusal('directive', this.start());
      seen.add(name);
      if (name !== 'YAML') this.handles.set(name, value);
      this.take();
    }
  }

  /** The kind of the next token, unwritten ones included. */
  private peek(): number {
    const kind = this.tokens.kinds[this.at] ?? END;
    if (this.at >= this.tokens.length) throw this.refusal ?? new Refusal('no-value', this.text.length);
    if (kind < KEY_BEFORE) return kind;
    return kind & MAPPING_BEFORE ? BLOCK_MAPPING_START : KEY;
  }

  private start(): number {
    return this.tokens.starts[this.at] ?? this.text.length;
  }

  private take(): void {
    const { kinds, ends } = this.tokens;
    const kind = kinds[this.at] ?? END;
    if (kind & MAPPING_BEFORE) kinds[this.at] = kind & ~MAPPING_BEFORE;
    else if (kind & KEY_BEFORE) kinds[this.at] = kind & ~KEY_BEFORE;
    else {
      // What indentation opens and closes is not written anywhere.
      if (kind !== BLOCK_END && kind !== BLOCK_MAPPING_START && kind !== BLOCK_SEQUENCE_START) {
        this.last = ends[this.at] ?? this.last;
      }
      this.at++;
    }
  }

  private empty(): Node {
    return this.tree.scalar('', true, this.last, this.last);
  }

  /** `inBlock` where indentation may open a collection, `afterKey` where a list may stand as deep as the key before it. */
  private node(inBlock: boolean, afterKey: boolean): Node {
    const kind = this.peek();
    if (kind === PLAIN || kind === QUOTED || kind === BLOCK_SCALAR) return this.scalar(kind);
    if (kind === ALIAS) {
      const start = this.start();
      this.take();
      return this.tree.alias(this.text.slice(start + 1, this.last), start, this.last);
    }
    if (kind === ANCHOR || kind === TAG) return this.withProperties(inBlock, afterKey);
    return this.collection(kind, inBlock, afterKey) ?? this.refuseNode();
  }

  private refuseNode(): never {
    throw new Refusal('no-value', this.start());
  }

  private withProperties(inBlock: boolean, afterKey: boolean): Node {
    let anchor: string | undefined;
    let tag: string | undefined;
    for (let kind = this.peek(); ; kind = this.peek()) {
      if (kind === ANCHOR && anchor === undefined)
        anchor = this.text.slice(this.start() + 1, this.tokens.ends[this.at]);
      else if (kind === TAG && tag === undefined) tag = this.tagName();
      else break;
      this.take();
    }
    const opened = anchor === undefined ? undefined : this.tree.openAnchor(anchor);
    const kind = this.peek();
    const isScalar = kind === PLAIN || kind === QUOTED || kind === BLOCK_SCALAR;
    const node = isScalar ? this.scalar(kind) : (this.collection(kind, inBlock, afterKey) ?? this.empty());
    const tagged = tag === undefined ? node : withTag(tag, node, this.tree);
    if (opened !== undefined) this.tree.closeAnchor(opened, tagged);
    return tagged;
  }

  private tagName(): string {
    const [handle, suffix] = this.tokens.pairs.get(this.at) ?? ['', ''];
    if (handle === '') return suffix;
    const prefix = this.handles.get(handle);
    if (prefix === undefined) throw new Refusal('tag', this.start());
    return prefix + suffix;
  }

  private scalar(kind: number): Node {
    const start = this.start();
    const written = this.tokens.values.get(this.at);
    this.take();
    const end = this.last;
    if (kind === PLAIN) return this.tree.scalar(written ?? this.text.slice(start, end), true, start, end);
    return this.tree.scalar(written ?? this.text.slice(start + 1, end - 1), false, start, end);
  }

  private collection(kind: number, inBlock: boolean, afterKey: boolean): Node | undefined {
    if (kind === FLOW_SEQUENCE_START) return this.flowSequence();
    if (kind === FLOW_MAPPING_START) return this.flowMapping();
    if (kind === BLOCK_ENTRY && afterKey) return this.blockSequence(false);
    if (kind === BLOCK_SEQUENCE_START && inBlock) return this.blockSequence(true);
    return kind === BLOCK_MAPPING_START && inBlock ? this.blockMapping() : undefined;
  }

  /** A list by indentation, or (not `indented`) one that stands as deep as the key that it belongs to. */
  private blockSequence(indented: boolean): Node {
    const start = this.start();
    if (indented) this.take();
    const items: Node[] = [];
    while (this.peek() === BLOCK_ENTRY) {
      this.take();
      const kind = this.peek();
      const isEmpty = kind === BLOCK_ENTRY || kind === BLOCK_END || (!indented && (kind === KEY || kind === VALUE));
      items.push(isEmpty ? this.empty() : this.node(true, false));
    }
    const { last } = this;
    if (indented) {
      if (this.peek() !== BLOCK_END) throw new Refusal('no-entry', this.start());
      this.take();
    }
    return this.tree.sequence(items, start, last);
  }

  private blockMapping(): Node {
    this.take();
    const open: OpenMapping = { entries: new Map() };
    let start: number | undefined;
    for (let kind = this.peek(); kind !== BLOCK_END; kind = this.peek()) {
      if (kind !== KEY) throw new Refusal('no-key', this.start());
      // Without a question mark it starts with its first key, not with the anchor or tag before that.
      if ((this.tokens.kinds[this.at] ?? END) === KEY) start ??= this.start();
      this.take();
      const next = this.peek();
      const key = BLOCK_PART_ENDS.has(next) ? this.empty() : this.node(true, true);
      start ??= this.keyStart(key);
      this.entry(open, key, this.blockValue());
    }
    const { last } = this;
    this.take();
    return this.tree.mapping(open, start ?? last, last);
  }

  /** Where a key starts that was just read: one that is not written stands at its colon. */
  private keyStart(key: Node): number {
    const { start, end } = key.via?.at(-1) ?? key;
    return start === end ? this.start() : start;
  }

  /** What follows a key of a block mapping; empty without a ":". */
  private blockValue(): Node {
    if (this.peek() !== VALUE) return this.empty();
    this.take();
    return BLOCK_PART_ENDS.has(this.peek()) ? this.empty() : this.node(true, true);
  }

  private entry(open: OpenMapping, key: Node, value: Node): void {
    const place = key.via?.at(-1) ?? key;
    if (key.kind !== 'scalar') throw new Refusal('complex-key', place.start);
    this.tree.add(open, key, place, value);
  }

  private flowSequence(): Node {
    const start = this.start();
    this.take();
    const items: Node[] = [];
    while (this.toFlowEntry(FLOW_SEQUENCE_END, items.length === 0)) {
      items.push(this.peek() === KEY ? this.pair() : this.node(false, false));
    }
    return this.tree.sequence(items, start, this.last);
  }

  /** Moves to the next entry of a flow collection; takes the closing bracket and says no where there is none. */
  private toFlowEntry(closing: number, first: boolean): boolean {
    if (this.peek() !== closing && !first) {
      if (this.peek() !== FLOW_ENTRY) throw new Refusal('flow-entry', this.start());
      this.take();
    }
    if (this.peek() !== closing) return true;
    this.take();
    return false;
  }

  /** `key: value` as an entry of a list: a mapping of one. */
  private pair(): Node {
    const { kinds } = this.tokens;
    const marked = (kinds[this.at] ?? END) === KEY ? this.start() : undefined;
    this.take();
    const open: OpenMapping = { entries: new Map() };
    const kind = this.peek();
    if (kind === VALUE || kind === FLOW_ENTRY || kind === FLOW_SEQUENCE_END) throw new Refusal('no-key', this.start());
    const key = this.node(false, false);
    const start = this.keyStart(key);
    this.entry(open, key, this.flowValue(FLOW_SEQUENCE_END));
    return this.tree.mapping(open, marked ?? start, this.last);
  }

  private flowMapping(): Node {
    const start = this.start();
    this.take();
    const open: OpenMapping = { entries: new Map() };
    let first = true;
    while (this.toFlowEntry(FLOW_MAPPING_END, first)) {
      first = false;
      if (this.peek() === KEY) {
        this.take();
        const kind = this.peek();
        const isEmpty = kind === VALUE || kind === FLOW_ENTRY || kind === FLOW_MAPPING_END;
        const key = isEmpty ? this.empty() : this.node(false, false);
        this.entry(open, key, this.flowValue(FLOW_MAPPING_END));
      } else this.entry(open, this.node(false, false), this.empty());
    }
    return this.tree.mapping(open, start, this.last);
  }

  /** What follows a key of a flow collection; empty without a ":". */
  private flowValue(closing: number): Node {
    if (this.peek() !== VALUE) return this.empty();
    this.take();
    const kind = this.peek();
    return kind === FLOW_ENTRY || kind === closing ? this.empty() : this.node(false, false);
  }
}

const DOCUMENT_ENDS: ReadonlySet<number> = new Set([DIRECTIVE, DOCUMENT_START, DOCUMENT_END, END]);
/** What follows a key or a value of a block mapping that is not written. */
const BLOCK_PART_ENDS: ReadonlySet<number> = new Set([KEY, VALUE, BLOCK_END]);
const DEFAULT_HANDLES: readonly (readonly [string, string])[] = [
  ['!', '!'],
  ['!!', CORE],
];
