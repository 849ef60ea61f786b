import {
  type DocumentEvent,
  EVENT_ID,
  type Event,
  getScalarValue,
  SCALAR_STYLE,
  type ScalarEvent,
  YAMLException,
} from 'js-yaml';
import type { Comment, Node } from '../node.js';
import { blockText, blockTextEnd } from './block-text.js';
import { eventsOf, type ReadEvents } from './leniency.js';
import { refuse } from './refusal.js';
import { Strictness } from './strictness.js';
import { fullTag, withTag } from './tag.js';
import type { Anchor, OpenMapping, YamlTree } from './tree.js';

/**
 * Reads well-formed YAML from the events of `js-yaml`, several times as fast as a syntax tree is made. It tells only the first
 * mistake, and not in words for people: then this says at which offset it gave up, `tree` is of no use, and the text is read
 * again by the library that recovers from mistakes.
 */
export function readQuickly(text: string, tree: YamlTree): QuickResult {
  try {
    return { ok: true, ...new EventReader(text, eventsOf(text), tree).read() };
  } catch (error) {
    if (error instanceof OutsideSubset) return { ok: false, gaveUpAt: error.offset, isInvalid: false };
    if (error instanceof YAMLException) return { ok: false, gaveUpAt: error.mark?.position ?? 0, isInvalid: true };
    throw error;
  }
}

export type QuickResult =
  | { readonly ok: true; readonly documents: readonly Node[]; readonly comments: readonly Comment[] }
  | {
      readonly ok: false;
      readonly gaveUpAt: number;
      /** The library refuses the text; not set where it is YAML that our nodes have no place for. */
      readonly isInvalid: boolean;
    };

/** Well-formed YAML that our nodes have no place for, such as a mapping or nothing as a key: the other reader explains it. */
class OutsideSubset extends Error {
  constructor(readonly offset: number) {
    super('outside the subset');
  }
}

type NodeEvent = Exclude<Event, { type: typeof EVENT_ID.DOCUMENT | typeof EVENT_ID.POP }>;

class EventReader {
  private readonly events: readonly Event[];
  private readonly values: ReadEvents['values'];
  private readonly strict: Strictness;
  private at = 0;
  /** How many brackets are open. */
  private flow = 0;
  /** Where the last token ended: what stands between it and the next one is indicators, blanks and comments. */
  private written = 0;
  /** Where the last node ended, which is before that for a block scalar with blank lines after it. */
  private last = 0;
  private readonly comments: Comment[] = [];
  /** The next `#` that may start a comment: looked for once, not from every token anew. */
  private hash = -1;
  /** Handles of tags that the directives of the document declare. */
  private handles: ReadonlyMap<string, string> = new Map();

  constructor(
    private readonly text: string,
    { events, values }: ReadEvents,
    private readonly tree: YamlTree,
  ) {
    this.events = events;
    this.values = values;
    this.strict = new Strictness(text, tree);
  }

  read(): { documents: Node[]; comments: Comment[] } {
    const documents: Node[] = [];
    while (this.at < this.events.length) {
      const event = this.events[this.at++];
      this.documentEnd();
      if (event?.type === EVENT_ID.DOCUMENT) this.documentStart(event);
      documents.push(this.node());
      this.at++;
    }
    this.skipTo(this.text.length);
    return { documents, comments: this.comments };
  }

  /** Takes the `---`: without it, an empty document would take its dashes for those of a list. */
  private documentStart({ explicitStart, directives }: DocumentEvent): void {
    this.handles = new Map(
      directives.flatMap((one): [string, string][] => (one.kind === 'tag' ? [[one.handle, one.prefix]] : [])),
    );
    if (!explicitStart) {
      if (this.at > 1) refuse(this.tree, 'document-start', this.next());
      return;
    }
    const marker = /^---/gm;
    marker.lastIndex = this.written;
    const found = marker.exec(this.text);
    // The library takes dashes on an indented first line for the marker.
    if (found === null) throw new OutsideSubset(this.written);
    this.strict.directives(this.written, found.index);
    this.take(found.index, found.index + 3);
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
      this.strict.name(event.anchorStart, event.anchorEnd);
      return this.tree.alias(this.text.slice(event.anchorStart, event.anchorEnd), start, event.anchorEnd);
    }
    const anchor = this.anchor(event);
    const node = this.contents(event);
    const tagged =
      event.tagStart < 0
        ? node
        : withTag(fullTag(this.text.slice(event.tagStart, event.tagEnd), this.handles), node, this.tree);
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
    if (tagStart >= 0) this.strict.tag(tagStart, tagEnd);
    if (anchorStart < 0) return undefined;
    this.strict.name(anchorStart, anchorEnd);
    return this.tree.openAnchor(this.text.slice(anchorStart, anchorEnd), anchorStart - 1, anchorEnd);
  }

  private contents(event: Exclude<NodeEvent, { type: typeof EVENT_ID.ALIAS }>): Node {
    if (event.type === EVENT_ID.SCALAR) return this.scalar(event);
    const { start } = event;
    const open = this.text.charCodeAt(start);
    const flow = event.style === FLOW && (open === 0x7b || open === 0x5b);
    if (flow) {
      this.take(start, start + 1);
      this.flow++;
    }
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
    if (event.style === FLOW && !flow) {
      const [{ key, keyStart, keyEnd } = NO_KEY] = entries.entries.values();
      if (this.isColonOfText(keyEnd - 1)) {
        this.at++;
        return this.tree.scalar(key, true, keyStart, keyEnd);
      }
    }
    return this.tree.mapping(entries, marked ? start : (first ?? start), this.close(flow));
  }

  /** Reads a key and its value; returns where the key starts. */
  private entry(open: OpenMapping): number {
    const isMarked = this.indicator('?');
    const event = this.events[this.at];
    const isMissing = event?.type === EVENT_ID.SCALAR && event.valueStart < 0;
    if (isMissing) {
      if (isMarked || event.anchorStart >= 0 || event.tagStart >= 0) throw new OutsideSubset(this.written);
      refuse(this.tree, 'no-key', this.next());
    }
    const key = this.node();
    if (key.kind !== 'scalar') throw new OutsideSubset(key.start);
    const place = key.via?.at(-1) ?? key;
    const isColonOfText = this.flow > 0 && key === place && key.plain && this.isColonOfText(place.end);
    if (this.indicator(':') && !isMarked && !isMissing) this.strict.implicitKey(place.start, this.written - 1);
    const value = this.node();
    if (isColonOfText) {
      const text = this.tree.scalar(`${key.text}:`, true, place.start, place.end + 1);
      this.tree.add(open, text, text, value);
    } else this.tree.add(open, key, place, value);
    return place.start;
  }

  /** A colon that a comma or a closing bracket follows belongs to the text before it, to the reference loader. */
  private isColonOfText(offset: number): boolean {
    return this.text[offset] === ':' && /[,\]}]/.test(this.text.charAt(offset + 1));
  }

  private close(flow: boolean): number {
    this.at++;
    if (!flow) return this.last;
    this.take(this.next(), this.next() + 1);
    this.flow--;
    return this.last;
  }

  private scalar(event: ScalarEvent): Node {
    const { valueStart, valueEnd, style } = event;
    if (valueStart < 0) return this.empty();
    const text = this.values?.get(event) ?? this.valueOf(event);
    if (style === SCALAR_STYLE.PLAIN) {
      this.take(valueStart, valueEnd);
      return this.tree.scalar(text, true, valueStart, valueEnd);
    }
    const quoted = style === SCALAR_STYLE.SINGLE_QUOTED || style === SCALAR_STYLE.DOUBLE_QUOTED;
    const start = quoted ? valueStart - 1 : this.header(style === SCALAR_STYLE.LITERAL_BLOCK ? '|' : '>', valueStart);
    const end = quoted ? valueEnd + 1 : blockTextEnd(this.text, start, valueEnd, text);
    if (!quoted) this.strict.blockStart(valueStart);
    else if (style === SCALAR_STYLE.DOUBLE_QUOTED) this.strict.escapes(valueStart, valueEnd);
    // The header of a block scalar may end with a comment.
    this.take(start, quoted ? end : start + 1);
    if (!quoted) this.skipTo(Math.min(valueStart, this.text.length));
    this.written = Math.max(this.written, quoted ? end : valueEnd);
    this.last = end;
    const value = quoted ? text : blockText(text, this.text, valueEnd);
    return this.tree.scalar(value, false, start, end);
  }

  private valueOf(event: ScalarEvent): string {
    return event.fast ? this.text.slice(event.valueStart, event.valueEnd) : getScalarValue(this.text, event);
  }

  /** Where the indicator of a block scalar stands: the first one after the last token, outside comments. */
  private header(indicator: string, before: number): number {
    const at = this.next();
    if (this.text[at] !== indicator || at >= before) throw new OutsideSubset(at);
    return at;
  }

  /** A value that is not written stands right after its colon, dash, anchor or tag. */
  private empty(): Node {
    return this.tree.scalar('', true, this.written, this.written);
  }

  /** Takes an indicator where it is written: it may be left out in flow collections, and before keys it mostly is. */
  private indicator(char: '-' | '?' | ':'): boolean {
    const at = this.next();
    if (this.text[at] !== char) return false;
    this.take(at, at + 1);
    if (char !== ':' && this.flow === 0) this.strict.afterIndicator(at + 1);
    return true;
  }

  /** Offset of the first character after the last token that is no blank, comma, byte order mark or comment. */
  private next(): number {
    const { text } = this;
    let at = this.written;
    for (;;) {
      const code = text.charCodeAt(at);
      if (code === 0x23) while (at < text.length && !isBreak(text.charCodeAt(at))) at++;
      else if (code === 0x20 || code === 0x09 || code === 0x2c || code === 0xfeff || isBreak(code)) at++;
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
    if (this.flow === 0 && offset > this.written) this.strict.gap(this.written, offset);
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

const NO_KEY = { key: '', keyStart: 0, keyEnd: 0 };

/** The style of a flow collection in the library's events. */
const FLOW = 2;
