import type { Entry, MappingNode, Node } from '../../documents/node.js';

/*
 * Ways down a tree on which a value keeps how the block that it is part of came here: only the block's own node knows that it
 * stands for an alias or a merge key. Nodes that came straight from their file, nearly all, are given as they are.
 */

/** The value under a key of a mapping; undefined for any other node. */
export function child(node: Node | undefined, key: string): Node | undefined {
  if (node?.kind !== 'mapping') return undefined;
  const value = node.entries.get(key)?.value;
  return value === undefined ? undefined : asPartOf(node, value);
}

/** The entry under a key of a mapping. */
export function entryOf(node: MappingNode, key: string): Entry | undefined {
  const entry = node.entries.get(key);
  return entry === undefined ? undefined : entryAsPartOf(node, entry);
}

export function entriesOf(node: Node | undefined): Iterable<Entry> {
  if (node?.kind !== 'mapping') return [];
  const entries = node.entries.values();
  return node.via === undefined ? entries : [...entries].map((entry) => entryAsPartOf(node, entry));
}

export function itemsOf(node: Node | undefined): readonly Node[] {
  if (node?.kind !== 'sequence') return [];
  return node.via === undefined ? node.items : node.items.map((item) => asPartOf(node, item));
}

function asPartOf(whole: Node, part: Node): Node {
  return whole.via === undefined || part.via !== undefined ? part : { ...part, via: whole.via };
}

function entryAsPartOf(whole: Node, entry: Entry): Entry {
  const value = asPartOf(whole, entry.value);
  return value === entry.value ? entry : { ...entry, value };
}
