import type { MappingNode, Node, SequenceNode } from '../documents/node.js';
import { type AttributeTree, attributeBelow } from './attribute.js';
import type { LoadContext } from './context.js';
import { mapEntries, mapItems } from './nodes.js';
import { madeLong } from './normalise/short-forms.js';
import type { Trail } from './trail.js';
import { unified } from './unicity.js';
import { fitted } from './validate/format.js';
import { checkFormat } from './validate/formats.js';
import { reportKey } from './validate/types.js';

/**
 * Brings a tree into its canonical form: what does not fit the format is reported and left out where later stages could not use
 * it, then short notations become long and repeated items of lists become one, leaves first.
 * Without `check` nothing is reported about types: an extended file is only used in part. A tree to check is a whole document.
 */
export function settle(
  node: Node,
  tree: AttributeTree | undefined,
  trail: Trail,
  context: LoadContext,
  options: { readonly check: boolean },
): Node | undefined {
  return new Settling(trail, context, options.check).visit(options.check ? fitted(node, context) : node, tree);
}

class Settling {
  constructor(
    private readonly trail: Trail,
    private readonly context: LoadContext,
    private readonly check: boolean,
  ) {}

  visit(node: Node, tree: AttributeTree | undefined): Node {
    if (tree === undefined) return node;
    const { attribute } = tree;
    if (node.kind === 'scalar' && this.check && attribute?.format !== undefined && node.unresolved === undefined) {
      checkFormat(node, attribute, this.trail, this.context);
    }
    const below =
      node.kind === 'mapping' ? this.entries(node, tree) : node.kind === 'sequence' ? this.items(node, tree) : node;
    const long = madeLong(below, tree, this.trail, this.context);
    const same = attribute?.same;
    return same === undefined || long.kind !== 'sequence' ? long : unified(long, same);
  }

  private entries(node: MappingNode, tree: AttributeTree): MappingNode {
    const { trail } = this;
    return mapEntries(node, (value, entry) => {
      trail.push(entry.key);
      if (this.check && entry.nonString) reportKey(entry, String(trail), this.context);
      const settled = this.visit(value, attributeBelow(tree, entry.key));
      trail.pop();
      return settled;
    });
  }

  private items(node: SequenceNode, tree: AttributeTree): SequenceNode {
    const { trail } = this;
    const { item: below } = tree;
    if (below === undefined) return node;
    return mapItems(node, (item, index) => {
      trail.push(index);
      const settled = this.visit(item, below);
      trail.pop();
      return settled;
    });
  }
}
