import { positionOf, type SourceFile } from '../location.js';
import type { Entry, MappingNode, Node, ScalarNode, UnusedAnchor, Via } from '../node.js';
import type { Problem } from '../problem.js';
import { MAX_PROBLEMS, problemAt } from '../syntax.js';
import { mayBeNumber, typePlain, wordOf } from './scalar.js';

/** A mapping under construction. */
export interface OpenMapping {
  readonly entries: Map<string, Entry>;
  /** Keys that a merge key brought, which a key written here replaces; undefined without a merge key. */
  merged?: Set<string>;
  mergeKey?: Entry;
  /** A tag of its merge key makes it replace what other files say in its place. */
  replaces?: true;
}

export interface Anchor {
  /** Undefined while the anchored node is still being read: an alias to it is a cycle. */
  node?: Node;
  /** Nodes under the anchor, aliases expanded. */
  size: number;
}

/** An anchor that is known under its name until another one takes it. */
interface NamedAnchor extends Anchor {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/**
 * What YAML's graph means as a tree: anchors, aliases, merge keys and duplicate keys of one file.
 * The readers of the syntax report to it in document order. As in the reference loader's library, an anchor of one document is
 * known in those after it.
 */
export class YamlTree {
  readonly problems: Problem[] = [];
  private readonly anchors = new Map<string, NamedAnchor>();
  private readonly unused = new Set<NamedAnchor>();
  /** What stands for aliases that mean nothing: reported once, whatever they are used for. */
  private readonly placeholders = new Set<Node>();
  private nodes = 0;
  private aliased = 0;

  constructor(readonly file: SourceFile) {}

  scalar(text: string, plain: boolean, start: number, end: number): ScalarNode {
    this.nodes++;
    const { file } = this;
    if (!plain) return { kind: 'scalar', file, start, end, value: text, text, plain };
    if (!mayBeNumber(text.charCodeAt(0))) return { kind: 'scalar', file, start, end, value: wordOf(text), text, plain };
    const { value, type, exact } = typePlain(text);
    return type === undefined && exact === undefined
      ? { kind: 'scalar', file, start, end, value, text, plain }
      : { kind: 'scalar', file, start, end, value, type, exact, text, plain };
  }

  mapping(open: OpenMapping, start: number, end: number): MappingNode {
    this.nodes++;
    const { file } = this;
    return open.replaces
      ? { kind: 'mapping', file, start, end, entries: open.entries, tag: '!override' }
      : { kind: 'mapping', file, start, end, entries: open.entries };
  }

  sequence(items: readonly Node[], start: number, end: number): Node {
    this.nodes++;
    return { kind: 'sequence', file: this.file, start, end, items };
  }

  /** Called before the anchored node is read; the result goes to `closeAnchor` with that node. The place is the anchor's. */
  openAnchor(name: string, start: number, end: number): Anchor {
    const anchor: NamedAnchor = { name, start, end, size: -this.nodes };
    this.anchors.set(name, anchor);
    this.unused.add(anchor);
    return anchor;
  }

  /** The anchors that no alias stood for, in the order of the file. */
  unusedAnchors(): readonly UnusedAnchor[] {
    const { file } = this;
    return [...this.unused].map(({ name, start, end }) => ({ name, file, start, end }));
  }

  closeAnchor(anchor: Anchor, node: Node): void {
    anchor.size += this.nodes;
    anchor.node = node;
  }

  /** The node that an alias stands for: that of the anchor, with the alias in its `via`. Null where there is none. */
  alias(name: string, start: number, end: number): Node {
    const anchor = this.anchors.get(name);
    if (anchor !== undefined) this.unused.delete(anchor);
    if (anchor?.node === undefined) {
      this.report(start, end, {
        code: anchor === undefined ? 'undefined-alias' : 'alias-cycle',
        message:
          anchor === undefined
            ? `The alias "*${name}" has no anchor "&${name}" before it in this file.`
            : `The alias "*${name}" stands inside its own anchor.`,
        hint:
          anchor === undefined
            ? `Define "&${name}" above, or correct the name.`
            : 'Move the anchor, or write the value out.',
      });
      return this.placeholder(start, end);
    }
    this.aliased += anchor.size;
    this.nodes += anchor.size;
    if (isExcessive(this.aliased, this.nodes)) {
      this.report(start, end, {
        code: 'alias-expansion',
        message: `Nearly all of the ${this.nodes} nodes of this file come from aliases; "*${name}" was left empty.`,
        hint: 'Do not nest aliases inside aliased collections.',
      });
      this.aliased -= anchor.size;
      this.nodes -= anchor.size;
      return this.placeholder(start, end);
    }
    const { node } = anchor;
    return { ...node, via: [...(node.via ?? []), { kind: 'alias', file: this.file, start, end }] };
  }

  /** Adds an entry whose key stands at `place`; `<<` written plainly merges. A repeated key is a problem, its last value is kept. */
  add(open: OpenMapping, key: ScalarNode, place: { readonly start: number; readonly end: number }, value: Node): void {
    const entry = entryOf(this.file, key, place, value);
    const { text } = key;
    const before = open.entries.get(text) ?? (text === '<<' ? open.mergeKey : undefined);
    const wasMerged = before !== undefined && open.merged?.delete(text) === true;
    if (before !== undefined && !wasMerged) this.reportDuplicate(before, entry);
    if (isMergeKey(key)) {
      open.mergeKey = entry;
      this.merge(open, entry);
    } else open.entries.set(text, wasMerged && isMergeTag(before.value.tag) ? replacing(entry) : entry);
  }

  report(start: number, end: number, problem: Parameters<typeof problemAt>[3]): void {
    if (this.problems.length < MAX_PROBLEMS) this.problems.push(problemAt(this.file, start, end, problem));
  }

  private placeholder(start: number, end: number): Node {
    const node = this.scalar('', true, start, end);
    this.placeholders.add(node);
    return node;
  }

  private reportDuplicate(first: Entry, second: Entry): void {
    if (this.problems.length >= MAX_PROBLEMS) return;
    const at = { file: this.file, start: first.keyStart, end: first.keyEnd, pointer: '' };
    this.problems.push({
      ...problemAt(this.file, second.keyStart, second.keyEnd, {
        code: 'duplicate-key',
        message: `The key "${second.key}" is already defined on line ${positionOf(at).line}.`,
        hint: 'Keep one of the two, or merge their values.',
      }),
      related: [{ at, message: 'First defined here.' }],
    });
  }

  private merge(open: OpenMapping, { value, keyStart, keyEnd }: Entry): void {
    const isList = value.kind === 'sequence';
    if (isMergeTag(value.tag)) open.replaces = true;
    if (value.tag === '!reset') return;
    for (const source of isList ? value.items : [value]) {
      if (this.placeholders.has(source) || source.tag === '!reset') continue;
      if (source.kind !== 'mapping') {
        const at = written(source) ?? written(value) ?? source;
        this.report(at.start, Math.max(at.end, at.start), {
          code: 'merge-key',
          message: 'The merge key "<<" takes a mapping or a list of mappings.',
          hint: 'Point it at an anchor of a mapping.',
        });
        continue;
      }
      const place = written(source) ?? written(value) ?? { start: keyStart, end: keyEnd };
      const via: Via = { kind: 'merge-key', file: this.file, start: place.start, end: place.end };
      for (const entry of source.entries.values()) mergeEntry(open, entry, via, isList);
    }
  }
}

/**
 * Brings an entry of a merge key's mapping in, unless the key is there already. What `!reset` and `!override` say of other
 * files holds all the same, except in a list of mappings: there the reference loader loses track of where it is.
 */
function mergeEntry(open: OpenMapping, entry: Entry, via: Via, inList: boolean): void {
  const { key, value } = entry;
  const { tag } = value;
  const tagged = isMergeTag(tag);
  if (tagged && inList && tag === '!reset') return;
  const before = open.entries.get(key);
  if (before !== undefined) {
    if (tagged && !inList) open.entries.set(key, replacing(before));
    return;
  }
  const merged = { ...value, via: [...(value.via ?? []), via] };
  open.merged ??= new Set();
  open.merged.add(key);
  const { keyFile, keyStart, keyEnd } = entry;
  open.entries.set(key, {
    key,
    keyFile,
    keyStart,
    keyEnd,
    value: tagged && inList ? { ...merged, tag: undefined } : merged,
  });
}

function isMergeTag(tag: string | undefined): boolean {
  return tag === '!reset' || tag === '!override';
}

/** The entry as one that replaces what other files say in its place. */
function replacing(entry: Entry): Entry {
  return entry.value.tag === undefined ? { ...entry, value: { ...entry.value, tag: '!override' } } : entry;
}

/** Values that aliases may add to a file: five times what a Compose document may have, and what a run can hold. */
const MOST_ALIASED = 500_000;

/** `<<` without quotes, or any key under the tag `!!merge`. */
function isMergeKey({ text, plain, tag, via }: ScalarNode): boolean {
  if (via !== undefined) return false;
  return tag === undefined ? plain && text === '<<' : tag === '!!merge';
}

/** The reference loader's bound on what aliases may add: 99 % of a file up to 400,000 nodes, falling to 10 % at ten times that. */
function isExcessive(aliased: number, nodes: number): boolean {
  if (aliased > MOST_ALIASED) return true;
  if (aliased <= 100 || nodes <= 1000) return false;
  const excess = Math.min(Math.max(nodes - 400_000, 0) / 3_600_000, 1);
  return aliased / nodes > 0.99 - 0.89 * excess;
}

function written(node: Node): Via | undefined {
  const last = node.via?.at(-1);
  return last?.kind === 'alias' ? last : undefined;
}

function entryOf(
  keyFile: SourceFile,
  { text, value: keyValue, type }: ScalarNode,
  { start, end }: { readonly start: number; readonly end: number },
  value: Node,
): Entry {
  return typeof keyValue === 'string' && type === undefined
    ? { key: text, keyFile, keyStart: start, keyEnd: end, value }
    : { key: text, keyFile, keyStart: start, keyEnd: end, value, nonString: true };
}
