import type { HclAttribute, HclBlock } from '../hcl.js';
import type { SourceFile } from '../location.js';
import { type Entry, entriesOf, locate, locateKey, type Node } from '../node.js';
import { parseFile } from '../parse.js';

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
export function blocksOfJson(file: SourceFile, text: string): HclBlock[] {
  const [root] = parseFile(file.path, text).documents;
  return [...entriesOf(root)].flatMap((entry) => blocksOf(entry, text, ''));
}

function blocksOf(entry: Entry, text: string, pointer: string): HclBlock[] {
  // `//` is a comment by convention.
  if (entry.key === '//') return [];
  return labelled(entry.value, entry, [], LABELS.get(entry.key) ?? 0, text, pointer);
}

/** One level of keys is one label; a list stands for several blocks. */
function labelled(
  node: Node,
  entry: Entry,
  labels: readonly string[],
  missing: number,
  text: string,
  pointer: string,
): HclBlock[] {
  if (node.kind === 'sequence')
    return node.items.flatMap((item) => labelled(item, entry, labels, missing, text, pointer));
  if (node.kind !== 'mapping') return [];
  if (missing > 0) {
    return [...entriesOf(node)].flatMap((inner) =>
      inner.key === '//' ? [] : labelled(inner.value, entry, [...labels, inner.key], missing - 1, text, pointer),
    );
  }
  const path = [...(pointer === '' ? [] : [pointer]), entry.key, ...labels].join('.');
  const inner = [...entriesOf(node)];
  return [
    {
      type: entry.key,
      labels,
      attributes: new Map(inner.map((each) => [each.key, attributeOf(each, text, path)])),
      // An object may be a block or a value: only the provider's schema knows, so it is given as both.
      blocks: inner.flatMap((each) => blocksOf(each, text, path)),
      at: locate(node, path),
    },
  ];
}

function attributeOf(entry: Entry, text: string, pointer: string): HclAttribute {
  const { value: node } = entry;
  const path = `${pointer}.${entry.key}`;
  const value = node.kind === 'scalar' && !/[$%]\{/.test(node.text) ? node.value : undefined;
  return {
    name: entry.key,
    text: text.slice(node.start, node.end),
    ...(value === undefined ? {} : { value }),
    at: locate(node, path),
    keyAt: locateKey(entry, path),
  };
}
