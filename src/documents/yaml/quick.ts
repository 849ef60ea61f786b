import {
  EVENT_ID,
  type Event,
  getScalarValue,
  parseEvents,
  SCALAR_STYLE,
  type ScalarEvent,
  YAMLException,
} from 'js-yaml';
import type { Comment, Node } from '../node.js';
import { MAX_NESTING } from '../syntax.js';
import { CORE, withTag } from './tag.js';
import type { Anchor, OpenMapping, YamlTree } from './tree.js';

/**
 * Reads well-formed YAML from the events of `js-yaml`, some six times as fast as a syntax tree is made. It tells only the first
 * mistake, and not in words for people: then this says at which offset it gave up, `tree` is of no use, and the text is read
 * again by the library that recovers from mistakes.
 */
export function readQuickly(text: string, tree: YamlTree): QuickResult {
  // The reference Compose loader refuses such a line even where the specification lets a tab stand.
  const tab = text.search(TAB_BEFORE_TEXT);
  if (tab >= 0) return { ok: false, gaveUpAt: tab };
  try {
    return { ok: true, ...new EventReader(text, parseEvents(text, { maxDepth: MAX_NESTING }), tree).read() };
  } catch (error) {
    if (error instanceof YAMLException) return { ok: false, gaveUpAt: error.mark?.position ?? 0 };
    if (error instanceof OutsideSubset) return { ok: false, gaveUpAt: error.offset };
    throw error;
  }
}

const TAB_BEFORE_TEXT = /^ *\t[ \t]*[^ \t\r\n#]/m;

export type QuickResult =
  | { readonly ok: true; readonly documents: readonly Node[]; readonly comments: readonly Comment[] }
  | { readonly ok: false; readonly gaveUpAt: number };

/** Well-formed YAML that our nodes have no place for, such as a mapping or nothing as a key: the other reader explains it. */
class OutsideSubset extends Error {
  constructor(readonly offset: number) {
    super('outside the subset');
  }
}

type NodeEvent = Exclude<Event, { type: typeof EVENT_ID.DOCUMENT | typeof EVENT_ID.POP }>;

class EventReader {
  private at = 0;
  /** Where the last token ended: what stands between it and the next one is indicators, blanks and comments. */
  private written = 0;
  /** Where the last node ended, which is before that for a block scalar with blank lines after it. */
  private last = 0;
  private readonly comments: Comment[] = [];
  /** The next `#` that may start a comment: looked for once, not from every token anew. */
  private hash = -1;

  constructor(
    private readonly text: string,
    private readonly events: readonly Event[],
    private readonly tree: YamlTree,
  ) {}

  read(): { documents: Node[]; comments: Comment[] } {
    const documents: Node[] = [];
    while (this.at < this.events.length) {
      const event = this.events[this.at++];
      this.documentEnd();
      if (event?.type === EVENT_ID.DOCUMENT && event.explicitStart) this.documentStart();
      this.tree.startDocument();
      documents.push(this.node());
      this.at++;
    }
    this.skipTo(this.text.length);
    return { documents, comments: this.comments };
  }

  /** Takes the `---`: without it, an empty document would take its dashes for those of a list. */
  private documentStart(): void {
    const marker = /^---/gm;
    marker.lastIndex = this.written;
    const found = marker.exec(this.text);
    if (found !== null) this.take(found.index, found.index + 3);
  }

  /** Takes the `...` that may end the document before, for the same reason. */
  private documentEnd(): void {
    const marker = /\.\.\.(?=\s|$)/y;
    for (marker.lastIndex = this.next(); marker.test(this.text); marker.lastIndex = this.next()) {
      this.take(marker.lastIndex - 3, marker.lastIndex);
    }
  }

  private node(): Node {
    const event = this.events[this.at++];
    if (event === undefined || event.type === EVENT_ID.DOCUMENT || event.type === EVENT_ID.POP) {
      throw new OutsideSubset(this.written);
    }
    if (event.type === EVENT_ID.ALIAS) {
      const start = event.anchorStart - 1;
      this.take(start, event.anchorEnd);
      return this.tree.alias(this.text.slice(event.anchorStart, event.anchorEnd), start, event.anchorEnd);
    }
    const anchor = this.anchor(event);
    const node = this.contents(event);
    const tag = event.tagStart < 0 ? undefined : tagOf(this.text.slice(event.tagStart, event.tagEnd));
    const tagged = tag === undefined ? node : withTag(tag, node);
    if (anchor !== undefined) this.tree.closeAnchor(anchor, tagged);
    return tagged;
  }

  /** Anchor and tag before a node; in a block collection they stand before its first key. */
  private anchor(event: Exclude<NodeEvent, { type: typeof EVENT_ID.ALIAS }>): Anchor | undefined {
    const { anchorStart, anchorEnd, tagStart, tagEnd } = event;
    if (anchorStart < 0 && tagStart < 0) return undefined;
    const [first, second] =
      anchorStart < tagStart
        ? [
            [anchorStart - 1, anchorEnd],
            [tagStart, tagEnd],
          ]
        : [
            [tagStart, tagEnd],
            [anchorStart - 1, anchorEnd],
          ];
    for (const [start = -1, end = -1] of [first, second]) if (start >= 0) this.take(start, end);
    return anchorStart < 0 ? undefined : this.tree.openAnchor(this.text.slice(anchorStart, anchorEnd));
  }

  private contents(event: Exclude<NodeEvent, { type: typeof EVENT_ID.ALIAS }>): Node {
    if (event.type === EVENT_ID.SCALAR) return this.scalar(event);
    const { start } = event;
    const open = this.text.charCodeAt(start);
    const flow = event.style === FLOW && (open === 0x7b || open === 0x5b);
    if (flow) this.take(start, start + 1);
    if (event.type === EVENT_ID.SEQUENCE) {
      const items: Node[] = [];
      while (this.events[this.at]?.type !== EVENT_ID.POP) {
        if (!flow) this.indicator('-');
        items.push(this.node());
      }
      return this.tree.sequence(items, start, this.close(flow));
    }
    const entries: OpenMapping = { entries: new Map() };
    let first: number | undefined;
    while (this.events[this.at]?.type !== EVENT_ID.POP) {
      const key = this.entry(entries);
      first ??= key;
    }
    // Without a bracket or a question mark it starts with its first key, not with the anchor or tag before that.
    const marked = flow || open === 0x3f;
    return this.tree.mapping(entries, marked ? start : (first ?? start), this.close(flow));
  }

  /** Reads a key and its value; returns where the key starts. */
  private entry(open: OpenMapping): number {
    this.indicator('?');
    const event = this.events[this.at];
    if (event?.type === EVENT_ID.SCALAR && event.valueStart < 0) throw new OutsideSubset(this.written);
    const key = this.node();
    if (key.kind !== 'scalar') throw new OutsideSubset(key.start);
    const place = key.via?.at(-1) ?? key;
    this.indicator(':');
    const value = this.node();
    this.tree.add(open, { text: key.text, plain: key.plain, start: place.start, end: place.end }, value);
    return place.start;
  }

  private close(flow: boolean): number {
    this.at++;
    if (flow) this.take(this.next(), this.next() + 1);
    return this.last;
  }

  private scalar(event: ScalarEvent): Node {
    const { valueStart, valueEnd, style } = event;
    if (valueStart < 0) return this.empty();
    const text = event.fast ? this.text.slice(valueStart, valueEnd) : getScalarValue(this.text, event);
    if (style === SCALAR_STYLE.PLAIN) {
      this.take(valueStart, valueEnd);
      return this.tree.scalar(text, true, valueStart, valueEnd);
    }
    const quoted = style === SCALAR_STYLE.SINGLE_QUOTED || style === SCALAR_STYLE.DOUBLE_QUOTED;
    const start = quoted ? valueStart - 1 : this.header(style === SCALAR_STYLE.LITERAL_BLOCK ? '|' : '>', valueStart);
    const end = quoted ? valueEnd + 1 : this.blockEnd(start, valueStart, valueEnd, text);
    // The header of a block scalar may end with a comment.
    this.take(start, quoted ? end : start + 1);
    if (!quoted) this.skipTo(Math.min(valueStart, this.text.length));
    this.written = Math.max(this.written, quoted ? end : valueEnd);
    this.last = end;
    return this.tree.scalar(text, false, start, end);
  }

  /** Where the indicator of a block scalar stands: the first one after the last token, outside comments. */
  private header(indicator: string, before: number): number {
    const at = this.next();
    if (this.text[at] !== indicator || at >= before) throw new OutsideSubset(at);
    return at;
  }

  /** A block scalar ends with its last line of text; one without text ends with its header. */
  private blockEnd(start: number, valueStart: number, valueEnd: number, value: string): number {
    if (!/[^ \t\n]/.test(value)) {
      let end = start + 1;
      while (/[-+0-9]/.test(this.text.charAt(end))) end++;
      return end;
    }
    let end = valueEnd;
    while (end > valueStart && /[ \t\r\n]/.test(this.text.charAt(end - 1))) end--;
    while (end < valueEnd && !/[\r\n]/.test(this.text.charAt(end))) end++;
    return end;
  }

  /** A value that is not written stands right after its colon, dash, anchor or tag. */
  private empty(): Node {
    return this.tree.scalar('', true, this.written, this.written);
  }

  /** Takes an indicator where it is written: it may be left out in flow collections, and before keys it mostly is. */
  private indicator(char: string): void {
    const at = this.next();
    if (this.text[at] === char) this.take(at, at + 1);
  }

  /** Offset of the first character after the last token that is no blank, comma or comment. */
  private next(): number {
    const { text } = this;
    let at = this.written;
    for (;;) {
      const code = text.charCodeAt(at);
      if (code === 0x23) while (at < text.length && !isBreak(text.charCodeAt(at))) at++;
      else if (code === 0x20 || code === 0x09 || code === 0x2c || isBreak(code)) at++;
      else return at;
    }
  }

  private take(start: number, end: number): void {
    this.skipTo(start);
    this.written = Math.max(this.written, end);
    this.last = this.written;
  }

  /** Collects the comments between the last token and an offset. */
  private skipTo(offset: number): void {
    const { text } = this;
    if (this.hash < this.written) this.hash = hashFrom(text, this.written);
    while (this.hash < offset) {
      const start = this.hash;
      let end = start;
      while (end < text.length && !isBreak(text.charCodeAt(end))) end++;
      this.comments.push({ text: text.slice(start + 1, end).trim(), start, end });
      this.hash = hashFrom(text, end);
    }
    this.written = Math.max(this.written, offset);
  }
}

/** The first `#` from an offset on; the end of the text where there is none. */
function hashFrom(text: string, offset: number): number {
  const at = text.indexOf('#', offset);
  return at < 0 ? text.length : at;
}

function isBreak(code: number): boolean {
  return code === 0x0a || code === 0x0d;
}

/** The style of a flow collection in the library's events. */
const FLOW = 2;

/** The full name of a tag, from how it is written. */
function tagOf(written: string): string {
  if (written.startsWith('!!')) return CORE + written.slice(2);
  return written.startsWith('!<') ? written.slice(2, -1) : written;
}
