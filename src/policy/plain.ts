import { type Location, positionOf } from '../documents/location.js';
import type { Entry, Node } from '../documents/node.js';

/** Nodes of a configuration beyond which it is refused: aliases can make a small file endless. */
const MAX_NODES = 10_000;

/** The tree as plain values, or undefined when it is too large to be a configuration. */
export function plainOf(root: Node): { readonly value: unknown } | undefined {
  let left = MAX_NODES;
  const visit = (node: Node): unknown => {
    left -= 1;
    if (left < 0) return undefined;
    if (node.kind === 'sequence') return node.items.map(visit);
    if (node.kind === 'mapping') {
      return Object.fromEntries([...node.entries.values()].map((entry) => [entry.key, visit(entry.value)]));
    }
    if (node.type === 'timestamp') return node.text;
    // YAML 1.1 reads `off` as false; in a configuration it is a word.
    return typeof node.value === 'boolean' && !/^(true|false)$/i.test(node.text) ? node.text : node.value;
  };
  const value = visit(root);
  return left < 0 ? undefined : { value };
}

/** The place at the end of a path of keys and indices, as far as the tree goes. */
export function placeIn(root: Node, path: readonly string[], part: 'key' | 'value'): Location {
  let node = root;
  let entry: Entry | undefined;
  for (const step of path) {
    const next: Entry | undefined = node.kind === 'mapping' ? node.entries.get(step) : undefined;
    const item: Node | undefined = node.kind === 'sequence' ? node.items[Number(step)] : next?.value;
    if (item === undefined) break;
    entry = next;
    node = item;
  }
  const pointer = path.join('.');
  return part === 'key' && entry !== undefined
    ? { file: entry.keyFile, start: entry.keyStart, end: entry.keyEnd, pointer }
    : { file: node.file, start: node.start, end: node.end, pointer };
}

/** `path:line:column: message`, as compilers write it. */
export function lineAt(at: Location, message: string): string {
  return `${stepAt(at)}: ${message}`;
}

/** `path:line:column` */
export function stepAt(at: Location): string {
  const { path, line, column } = positionOf(at);
  return `${path}:${line}:${column}`;
}
