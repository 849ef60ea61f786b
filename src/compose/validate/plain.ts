import type { MappingNode, Node, SequenceNode } from '../../documents/node.js';
import { type AttributeTree, attributeBelow } from '../attribute.js';

/** A tree as the values of JSON. */
export type Plain = string | number | boolean | null | Plain[] | PlainMapping;

interface PlainMapping {
  [key: string]: Plain;
}

/** What the conversion itself finds: an item of a list that stands in it before, a key or a type that an older release does not know. */
export interface Found {
  readonly path: Path;
  readonly keyword: 'uniqueItems' | 'additionalProperties' | 'type';
  readonly key?: string;
}

/** Keys and indices from the root. */
export type Path = readonly (string | number)[];

export interface PlainOptions {
  /** Lists in which a later item takes the earlier one's place do not repeat anything: pass true where that was not done yet. */
  readonly raw?: boolean;
  /** Judge as Docker Compose 2.40 does, which knows fewer keys. */
  readonly older?: boolean;
  readonly found: Found[];
}

/** The values that the format speaks of. What it says nothing about is not looked at: it stands there as true. */
export function plainOf(node: Node, tree: AttributeTree | undefined, options: PlainOptions): Plain {
  return new Conversion(options).visit(node, tree);
}

class Conversion {
  private readonly path: (string | number)[] = [];

  constructor(private readonly options: PlainOptions) {}

  visit(node: Node, tree: AttributeTree | undefined): Plain {
    if (tree === undefined) return true;
    if (node.kind === 'scalar') {
      // Docker Compose 2.40 has no type for a timestamp.
      if (this.options.older && node.type === 'timestamp') {
        this.options.found.push({ path: [...this.path], keyword: 'type' });
      }
      return node.value ?? null;
    }
    return node.kind === 'mapping' ? this.mapping(node, tree) : this.list(node, tree);
  }

  private mapping({ entries }: MappingNode, tree: AttributeTree): Plain {
    const { path } = this;
    const plain: PlainMapping = {};
    for (const { key, value: node } of entries.values()) {
      path.push(key);
      const below = attributeBelow(tree, key);
      if (this.options.older && below?.attribute?.newIn5) {
        this.options.found.push({ path: path.slice(0, -1), keyword: 'additionalProperties', key });
      }
      const value = this.visit(node, below);
      path.pop();
      // A key like any other, which an assignment would not make.
      if (key === '__proto__') Object.defineProperty(plain, key, { value, enumerable: true });
      else plain[key] = value;
    }
    return plain;
  }

  private list(node: SequenceNode, tree: AttributeTree): Plain {
    const { path } = this;
    const { attribute, item: below } = tree;
    if (attribute?.distinct && (attribute.same === undefined || this.options.raw)) this.findRepeated(node);
    return node.items.map((item, index) => {
      path.push(index);
      const plain = this.visit(item, below);
      path.pop();
      return plain;
    });
  }

  /** By their values: `80` and `"80"` are two things in this order. What rests on an unset variable is like nothing else. */
  private findRepeated({ items }: SequenceNode): void {
    if (items.length < 2) return;
    const seen = new Set<string>();
    for (const [index, item] of items.entries()) {
      const identity = identityOf(item);
      if (identity === undefined) continue;
      if (seen.has(identity)) this.options.found.push({ path: [...this.path, index], keyword: 'uniqueItems' });
      // A number is the same as a text with its digits that stands before it, not the other way round.
      seen.add(identity).add(identityOf(item, true) ?? identity);
    }
  }
}

/** Equal for equal values, whatever the order of keys. `loose`: with texts that are digits as numbers. */
function identityOf(node: Node, loose = false): string | undefined {
  if (node.kind === 'scalar') {
    if (node.unresolved !== undefined) return undefined;
    const { value = null } = node;
    return JSON.stringify(loose && typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value);
  }
  const parts: string[] = [];
  if (node.kind === 'sequence') {
    for (const item of node.items) {
      const part = identityOf(item, loose);
      if (part === undefined) return undefined;
      parts.push(part);
    }
    return `[${parts.join()}]`;
  }
  for (const [key, { value }] of node.entries) {
    const part = identityOf(value, loose);
    if (part === undefined) return undefined;
    parts.push(`${JSON.stringify(key)}:${part}`);
  }
  return `{${parts.sort().join()}}`;
}
