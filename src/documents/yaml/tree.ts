import { positionOf, type SourceFile } from '../location.js';
import type { Entry, MappingNode, Node, ScalarNode, Via } from '../node.js';
import type { Problem } from '../problem.js';
import { problemAt } from '../syntax.js';
import { resolvePlain } from './scalar.js';

/** What aliases may add to one file, in nodes: the bound of the reference loader. */
const MAX_ALIASED_NODES = 100_000;

/** A mapping under construction. */
export interface OpenMapping {
  readonly entries: Map<string, Entry>;
  /** Keys that a merge key brought, which a key written here replaces; undefined without a merge key. */
  merged?: Set<string>;
  mergeKey?: Entry;
}

export interface Anchor {
  /** Undefined while the anchored node is still being read: an alias to it is a cycle. */
  node?: Node;
  /** Nodes under the anchor, aliases expanded. */
  size: number;
}

/**
 * What YAML's graph means as a tree: anchors, aliases, merge keys and duplicate keys of one file.
 * The readers of the syntax report to it in document order.
 */
export class YamlTree {
  readonly problems: Problem[] = [];
  private readonly anchors = new Map<string, Anchor>();
  /** What stands for aliases that mean nothing: reported once, whatever they are used for. */
  private readonly placeholders = new Set<Node>();
  private nodes = 0;
  private aliased = 0;

  constructor(readonly file: SourceFile) {}

  /** Anchors are known within one document only. */
  startDocument(): void {
    this.anchors.clear();
  }

  scalar(text: string, plain: boolean, start: number, end: number): ScalarNode {
    this.nodes++;
    return { kind: 'scalar', file: this.file, start, end, value: plain ? resolvePlain(text) : text, text, plain };
  }

  mapping(open: OpenMapping, start: number, end: number): MappingNode {
    this.nodes++;
    return { kind: 'mapping', file: this.file, start, end, entries: open.entries };
  }

  sequence(items: readonly Node[], start: number, end: number): Node {
    this.nodes++;
    return { kind: 'sequence', file: this.file, start, end, items };
  }

  /** Called before the anchored node is read; the result goes to `closeAnchor` with that node. */
  openAnchor(name: string): Anchor {
    const anchor: Anchor = { size: -this.nodes };
    this.anchors.set(name, anchor);
    return anchor;
  }

  closeAnchor(anchor: Anchor, node: Node): void {
    anchor.size += this.nodes;
    anchor.node = node;
  }

  /** The node that an alias stands for: that of the anchor, with the alias in its `via`. Null where there is none. */
  alias(name: string, start: number, end: number): Node {
    const anchor = this.anchors.get(name);
    if (anchor?.node === undefined) {
      this.report(start, end, {
        code: anchor === undefined ? 'undefined-alias' : 'alias-cycle',
        message:
          anchor === undefined
            ? `The alias "*${name}" has no anchor "&${name}" before it in this document.`
            : `The alias "*${name}" stands inside its own anchor.`,
        hint:
          anchor === undefined
            ? `Define "&${name}" above, or correct the name.`
            : 'Move the anchor, or write the value out.',
      });
      return this.placeholder(start, end);
    }
    this.aliased += anchor.size;
    if (this.aliased > MAX_ALIASED_NODES) {
      this.report(start, end, {
        code: 'alias-expansion',
        message: `Aliases expand to more than ${MAX_ALIASED_NODES} nodes in this file; "*${name}" was left empty.`,
        hint: 'Do not nest aliases inside aliased collections.',
      });
      return this.placeholder(start, end);
    }
    this.nodes += anchor.size;
    const { node } = anchor;
    return { ...node, via: [...(node.via ?? []), { kind: 'alias', file: this.file, start, end }] };
  }

  /** Adds an entry; `<<` written plainly merges. A repeated key is a problem, and its last value is kept. */
  add(open: OpenMapping, key: { text: string; plain: boolean; start: number; end: number }, value: Node): void {
    const entry = entryOf(this.file, key, value);
    if (key.plain && key.text === '<<') {
      if (open.mergeKey !== undefined) this.reportDuplicate(open.mergeKey, entry);
      open.mergeKey = entry;
      this.merge(open, entry);
      return;
    }
    const before = open.entries.get(key.text);
    if (before !== undefined && open.merged?.delete(key.text) !== true) this.reportDuplicate(before, entry);
    open.entries.set(key.text, entry);
  }

  report(start: number, end: number, problem: Parameters<typeof problemAt>[3]): void {
    this.problems.push(problemAt(this.file, start, end, problem));
  }

  private placeholder(start: number, end: number): Node {
    const node = this.scalar('', true, start, end);
    this.placeholders.add(node);
    return node;
  }

  private reportDuplicate(first: Entry, second: Entry): void {
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
    const sources = value.kind === 'sequence' ? value.items : [value];
    for (const source of sources) {
      if (this.placeholders.has(source)) continue;
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
      open.merged ??= new Set();
      for (const entry of source.entries.values()) {
        if (open.entries.has(entry.key)) continue;
        open.merged.add(entry.key);
        const { value: merged } = entry;
        open.entries.set(entry.key, { ...entry, value: { ...merged, via: [...(merged.via ?? []), via] } });
      }
    }
  }
}

function written(node: Node): Via | undefined {
  const last = node.via?.at(-1);
  return last?.kind === 'alias' ? last : undefined;
}

function entryOf(
  file: SourceFile,
  key: { text: string; plain: boolean; start: number; end: number },
  value: Node,
): Entry {
  const { text, start, end } = key;
  return key.plain && typeof resolvePlain(text) !== 'string'
    ? { key: text, keyFile: file, keyStart: start, keyEnd: end, value, nonString: true }
    : { key: text, keyFile: file, keyStart: start, keyEnd: end, value };
}
