import type { MappingNode, Node } from '../documents/node.js';
import { mapEntries, mapItems, withEntries, without } from './nodes.js';

/** A document without its `!reset` nodes, and the paths that it wipes from what was loaded before it. */
export interface Retagged {
  readonly document: MappingNode;
  readonly wiped: readonly (readonly string[])[];
}

/** Applies `!reset` and `!override` (Compose Specification, "Merge": reset value, replace value). */
export function retag(document: MappingNode): Retagged {
  const wiped: string[][] = [];
  const visited = visit(document, [], wiped);
  return { document: visited.kind === 'mapping' ? visited : document, wiped };
}

function visit(node: Node, path: string[], wiped: string[][]): Node {
  if (node.kind === 'scalar') return node;
  if (node.kind === 'sequence') {
    return mapItems(node, (item, index) => {
      if (item.tag === '!reset') return undefined;
      if (item.kind === 'scalar' || item.tag === '!override') return item;
      // Positions lead nowhere: what stands in a list of the base is never wiped.
      path.push(String(index));
      const visited = visit(item, path, wiped);
      path.pop();
      return visited;
    });
  }
  return mapEntries(node, (value, { key }) => {
    if (value.tag === '!reset' || value.tag === '!override') {
      wiped.push([...path, key]);
      return value.tag === '!reset' ? undefined : value;
    }
    if (value.kind === 'scalar') return value;
    path.push(key);
    const visited = visit(value, path, wiped);
    path.pop();
    return visited;
  });
}

/** The mapping without what stands at a path of keys. */
export function wipe(node: MappingNode, path: readonly string[]): MappingNode {
  const [key, ...rest] = path;
  if (key === undefined) return node;
  if (rest.length === 0) return without(node, key);
  const entry = node.entries.get(key);
  if (entry?.value.kind !== 'mapping') return node;
  const value = wipe(entry.value, rest);
  return value === entry.value ? node : withEntries(node, new Map(node.entries).set(key, { ...entry, value }));
}
