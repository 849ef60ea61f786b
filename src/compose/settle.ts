import type { MappingNode, Node, SequenceNode } from '../documents/node.js';
import { type AttributeTree, attributeBelow } from './attribute.js';
import type { LoadContext } from './context.js';
import { mapEntries, mapItems } from './nodes.js';
import { madeLong } from './normalise/short-forms.js';
import type { Trail } from './trail.js';
import { unified } from './unicity.js';
import { checkEntry, checkNode } from './validate/types.js';

/**
 * Brings a tree into its canonical form in one walk, leaves first: what does not fit the format is reported and left out
 * where later stages could not use it, short notations become long, repeated items of lists become one.
 * Without `check` nothing is reported about types: an extended file is only used in part.
 */
export function settle(
  node: Node,
  tree: AttributeTree | undefined,
  trail: Trail,
  context: LoadContext,
  options: { readonly check: boolean },
): Node | undefined {
  if (tree === undefined) return node;
  if (options.check && !checkNode(node, tree, trail, context)) return undefined;
  const below =
    node.kind === 'mapping'
      ? settleEntries(node, tree, trail, context, options)
      : node.kind === 'sequence'
        ? settleItems(node, tree, trail, context, options)
        : node;
  const long = madeLong(below, tree, trail, context);
  const same = tree.attribute?.same;
  return same === undefined || long.kind !== 'sequence' ? long : unified(long, same);
}

function settleEntries(
  node: MappingNode,
  tree: AttributeTree,
  trail: Trail,
  context: LoadContext,
  options: { readonly check: boolean },
): MappingNode {
  return mapEntries(node, (value, entry) => {
    const below = attributeBelow(tree, entry.key);
    trail.push(entry.key);
    const fits = !options.check || checkEntry(entry, tree, below, trail, context);
    const settled = fits ? settle(value, below, trail, context, options) : undefined;
    trail.pop();
    return settled;
  });
}

function settleItems(
  node: SequenceNode,
  tree: AttributeTree,
  trail: Trail,
  context: LoadContext,
  options: { readonly check: boolean },
): SequenceNode {
  const { item: below } = tree;
  if (below === undefined) return node;
  return mapItems(node, (item, index) => {
    trail.push(index);
    const settled = settle(item, below, trail, context, options);
    trail.pop();
    return settled;
  });
}
