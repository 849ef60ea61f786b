import type { Attribute, AttributeTree } from './attribute.js';
import compiled from './generated/attributes.json' with { type: 'json' };

/**
 * The Compose format, compiled from rules/compose: interpolation, merging, normalisation, path resolution, validation and
 * printing read it. Putting it together from the sources at start would cost more than loading a project.
 */
export function composeAttributes(): AttributeTree {
  // The generator made it of the same types; JSON has no literal types.
  tree ??= attributeTreeOf(compiled as unknown as CompiledFormat);
  return tree;
}

let tree: AttributeTree | undefined;

/** The tree as JSON: what is alike stands in it once, and is named by its index. The last node is the root. */
export interface CompiledFormat {
  readonly attributes: readonly CompiledAttribute[];
  readonly nodes: readonly CompiledNode[];
}

/** Regular expressions are their sources. */
export type CompiledAttribute = Omit<Attribute, 'keys' | 'pattern'> & {
  readonly keys?: string;
  readonly pattern?: string;
};

/** Indices: of an attribute, and of nodes that stand before this one. */
export interface CompiledNode {
  readonly attribute?: number;
  readonly children?: Readonly<Record<string, number>>;
  readonly any?: number;
  readonly item?: number;
}

/** The tree that a compiled format stands for. */
export function attributeTreeOf({ attributes, nodes }: CompiledFormat): AttributeTree {
  const known = attributes.map(revivedAttribute);
  const trees: AttributeTree[] = [];
  const at = (index: number | undefined) => (index === undefined ? undefined : trees[index]);
  for (const node of nodes) {
    const attribute = node.attribute === undefined ? undefined : known[node.attribute];
    const children = new Map<string, AttributeTree>();
    for (const key in node.children) {
      const child = at(node.children[key]);
      if (child !== undefined) children.set(key, child);
    }
    const [any, item] = [at(node.any), at(node.item)];
    let casts = attribute?.cast !== undefined || any?.casts === true || item?.casts === true;
    let paths = attribute?.path !== undefined || any?.paths === true || item?.paths === true;
    for (const child of children.values()) {
      casts ||= child.casts;
      paths ||= child.paths;
    }
    trees.push({ attribute, children, any, item, casts, paths });
  }
  const root = trees.at(-1);
  if (root === undefined) throw new Error('The compiled Compose format is empty.');
  return root;
}

function revivedAttribute(attribute: CompiledAttribute): Attribute {
  const { keys, pattern } = attribute;
  if (keys === undefined && pattern === undefined) return attribute as Attribute;
  return {
    ...attribute,
    keys: keys === undefined ? undefined : new RegExp(keys, 'u'),
    pattern: pattern === undefined ? undefined : new RegExp(pattern, 'u'),
  };
}
