import type { Node } from '../documents/node.js';
import { child, textOf } from '../documents/node.js';

/** One entry of the merged list. Entries that merge go on to stand where they stood before. */
interface Cell {
  node: Node;
}

/**
 * Merges the address ranges of a network with those laid over them (compose-go, `mergeIPAMConfig`). Each range of the base
 * meets each one of the override in turn: one with another subnet is added the first time and merged the next time, so the
 * outcome depends on the order, and a base without a partner is lost. Kept as it is, because it is what Compose deploys.
 */
export function mergedSubnets(
  base: readonly Node[],
  over: readonly Node[],
  combine: (base: Node, over: Node) => Node,
): readonly Node[] {
  // Pairs of two hostile lists would be quadratic; no network has so many ranges.
  if (base.length * over.length > MOST_PAIRS) return [...base, ...over];
  const cells: Cell[] = [];
  const at = (subnet: string | undefined) => cells.findIndex(({ node }) => subnetOf(node) === subnet);
  const added = over.map((node): Cell => ({ node }));
  for (const original of base) {
    const right: Cell = { node: original };
    for (const left of added) {
      if (subnetOf(left.node) !== subnetOf(right.node) && at(subnetOf(left.node)) < 0) {
        cells.push(left);
        continue;
      }
      right.node = combine(right.node, left.node);
      const position = at(subnetOf(right.node));
      if (position < 0) cells.push(right);
      else cells[position] = right;
    }
  }
  return cells.map(({ node }) => node);
}

const MOST_PAIRS = 10_000;

function subnetOf(node: Node): string | undefined {
  return textOf(child(node, 'subnet'));
}
