import type { MappingNode, Node } from '../documents/node.js';
import { type AttributeTree, attributeBelow } from './attribute.js';
import { composeAttributes } from './attributes.js';
import type { LoadContext } from './context.js';
import { mapEntries, mapItems } from './nodes.js';
import { madeFinal } from './normalise/short-forms.js';
import { Trail } from './trail.js';

/** Makes long what stays as written while documents are merged: pairs, hosts, commands, single texts. */
export function inFinalForm(model: MappingNode, context: LoadContext): MappingNode {
  const final = visit(model, composeAttributes(), new Trail(), context);
  return final.kind === 'mapping' ? final : model;
}

function visit(node: Node, tree: AttributeTree | undefined, trail: Trail, context: LoadContext): Node {
  if (tree === undefined || node.kind === 'scalar') return madeFinal(node, tree, trail, context);
  const below =
    node.kind === 'mapping'
      ? mapEntries(node, (value, { key }) => {
          const attribute = attributeBelow(tree, key);
          if (attribute === undefined) return value;
          trail.push(key);
          const final = visit(value, attribute, trail, context);
          trail.pop();
          return final;
        })
      : mapItems(node, (item, index) => {
          if (tree.item === undefined) return item;
          trail.push(index);
          const final = visit(item, tree.item, trail, context);
          trail.pop();
          return final;
        });
  return madeFinal(below, tree, trail, context);
}
