import { type AttributeTree, type CompiledTree, reviveTree } from './attribute.js';
import compiled from './generated/attributes.json' with { type: 'json' };

/** The Compose format as a tree, compiled from the table in format/: putting it together at start would cost more than loading a project. */
export function composeAttributes(): AttributeTree {
  // The generator made it of the same types; JSON has no literal types.
  tree ??= reviveTree(compiled as unknown as CompiledTree);
  return tree;
}

let tree: AttributeTree | undefined;
