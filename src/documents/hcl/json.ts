import type { HclAttribute, HclBlock } from '../hcl.js';
import type { Location } from '../location.js';
import { type Entry, entriesOf, locate, locateKey, type Node } from '../node.js';
import { below } from './body.js';

/** How many labels the blocks of Terraform's configuration have; all others have none. */
const LABELS: ReadonlyMap<string, number> = new Map([
  ['resource', 2],
  ['data', 2],
  ['ephemeral', 2],
  ['provider', 1],
  ['variable', 1],
  ['output', 1],
  ['module', 1],
  ['check', 1],
  ['backend', 1],
  ['provisioner', 1],
  ['dynamic', 1],
]);

/** Reads Terraform's JSON configuration syntax: the objects that stand for blocks as the blocks that they are. */
export function blocksOfJson(root: Node | undefined, text: string): HclBlock[] {
  return [...entriesOf(root)].flatMap((entry) => blocksOf(entry, text, ''));
}

function blocksOf(entry: Entry, text: string, pointer: string): HclBlock[] {
  // `//` is a comment by convention.
  if (entry.key === '//') return [];
  const head: Head = { type: entry.key, labels: [], pointer: below(pointer, entry.key) };
  return labelled(entry.value, head, locateKey(entry, head.pointer), LABELS.get(entry.key) ?? 0, text);
}

interface Head {
  readonly type: string;
  readonly labels: readonly string[];
  readonly pointer: string;
}

/** One level of keys is one label; a list stands for several blocks. `at` is what told the last of type and labels. */
function labelled(node: Node, head: Head, at: Location, missing: number, text: string): HclBlock[] {
  if (node.kind === 'sequence') {
    return node.items.flatMap((item) => labelled(item, head, locate(item, head.pointer), missing, text));
  }
  if (node.kind !== 'mapping') return [];
  const entries = [...entriesOf(node)].filter((entry) => entry.key !== '//');
  if (missing > 0) {
    return entries.flatMap((entry) => {
      const pointer = below(head.pointer, entry.key);
      const next: Head = { type: head.type, labels: [...head.labels, entry.key], pointer };
      return labelled(entry.value, next, locateKey(entry, pointer), missing - 1, text);
    });
  }
  return [
    {
      type: head.type,
      labels: head.labels,
      attributes: new Map(entries.map((entry) => [entry.key, attributeOf(entry, text, head.pointer)])),
      // An object may be a block or a value: only the provider's schema knows, so it is given as both.
      blocks: entries.flatMap((entry) => blocksOf(entry, text, head.pointer)),
      at,
    },
  ];
}

function attributeOf(entry: Entry, text: string, pointer: string): HclAttribute {
  const { value: node } = entry;
  const value = node.kind === 'scalar' && !/[$%]\{/.test(node.text) ? node.value : undefined;
  return {
    text: text.slice(node.start, node.end),
    ...(value === undefined ? {} : { value }),
    keyAt: locateKey(entry, below(pointer, entry.key)),
  };
}
