import type { CompiledAttribute, CompiledFormat, CompiledNode } from '../../../src/compose/attributes.js';
import type { Expanded } from './shapes.js';

/** The format as run time loads it: without its texts, and what is alike once. */
export function compileFormat(format: Expanded): CompiledFormat {
  const attributes = new Pool<CompiledAttribute>();
  const nodes = new Pool<CompiledNode>();
  const add = (one: Expanded): number => {
    const attribute = attributeOf(one);
    const children = [...one.keys].map(([key, child]): [string, number] => [key, add(child)]);
    return nodes.add({
      ...(Object.keys(attribute).length === 0 ? {} : { attribute: attributes.add(attribute) }),
      ...(children.length === 0 ? {} : { children: Object.fromEntries(children) }),
      ...(one.any === undefined ? {} : { any: add(one.any) }),
      ...(one.item === undefined ? {} : { item: add(one.item) }),
    });
  };
  add(format);
  return { attributes: attributes.all, nodes: nodes.all };
}

function attributeOf(one: Expanded): CompiledAttribute {
  const kept = one['keeps-empty'];
  const attribute: CompiledAttribute = {
    is: one.type === undefined ? undefined : [one.type].flat(),
    open: one.open,
    extensions: one.extensions,
    requires: one.requires,
    keys: one['key-pattern'],
    values: one.values,
    pattern: one.pattern,
    minimum: one.minimum,
    maximum: one.maximum,
    distinct: one.distinct,
    cast: one.cast,
    newIn5: isOf5(one.since),
    castIn5: isOf5(one['cast-since']),
    merge: one.merge,
    same: one['unique-by'],
    short: one.short,
    format: one.format,
    path: one.path,
    keepsEmpty: typeof kept === 'string' ? { json: kept, yaml: kept } : kept,
    shown: one.shown,
    jsonKey: one['json-key'],
  };
  return Object.fromEntries(Object.entries(attribute).filter(([, value]) => value !== undefined));
}

function isOf5(since: string | undefined): true | undefined {
  return /\b5\.\d+\.\d+$/.test(since ?? '') && !since?.includes(' 2.') ? true : undefined;
}

/** Values by their index, equal ones once. */
class Pool<T> {
  readonly all: T[] = [];
  private readonly indices = new Map<string, number>();

  add(value: T): number {
    const key = JSON.stringify(value);
    const known = this.indices.get(key);
    if (known !== undefined) return known;
    this.indices.set(key, this.all.length);
    return this.all.push(value) - 1;
  }
}
