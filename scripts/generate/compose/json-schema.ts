import type { Type } from '../../../src/compose/attribute.js';
import type { Schema } from '../schemas.js';
import type { Expanded, Format } from './shapes.js';

export interface SchemaOptions {
  /** With what an editor shows: meanings, defaults, what is deprecated. */
  readonly prose: boolean;
  /** With lists whose items have to differ. Run time finds those by itself: what is judged there stands in sets already. */
  readonly unique: boolean;
}

const TYPES: Readonly<Record<Type, string>> = {
  string: 'string',
  integer: 'integer',
  number: 'number',
  boolean: 'boolean',
  null: 'null',
  mapping: 'object',
  list: 'array',
};

/**
 * The format as a JSON Schema (draft 2020-12). A value of several kinds has the keywords of all of them side by side, each of
 * which speaks of its own kind only: unlike branches, they say exactly what is wrong.
 */
export function formatSchema({ root, shapes }: Format, options: SchemaOptions): Schema {
  const writer = new Writer(shapes, options);
  const schema = writer.inline(root);
  return { $schema: 'https://json-schema.org/draft/2020-12/schema', ...schema, $defs: writer.definitions() };
}

class Writer {
  /** Names of the shapes by what they are as a schema. */
  private readonly names = new Map<string, string>();
  private readonly used = new Map<string, Schema>();

  constructor(
    shapes: ReadonlyMap<string, Expanded>,
    private readonly options: SchemaOptions,
  ) {
    const plain = options.prose ? new Writer(new Map(), { ...options, prose: false }) : this;
    this.plain = plain;
    for (const [name, shape] of shapes) {
      if (!isBlock(shape)) continue;
      const key = JSON.stringify(plain.structure(shape));
      if (!this.names.has(key)) this.names.set(key, name);
    }
    this.shapes = shapes;
  }

  private readonly plain: Writer;
  private readonly shapes: ReadonlyMap<string, Expanded>;

  definitions(): Schema {
    return Object.fromEntries([...this.used].sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  /** The schema of one attribute: by name where a shape is just that. */
  private schemaOf(one: Expanded): Schema {
    const name = isBlock(one) ? this.names.get(JSON.stringify(this.plain.structure(one))) : undefined;
    if (name === undefined) return this.inline(one);
    if (!this.used.has(name)) {
      this.used.set(name, {});
      this.used.set(name, this.inline(this.shapes.get(name) ?? one));
    }
    return { $ref: `#/$defs/${name}`, ...this.prose(one) };
  }

  /** Written out down to its leaves, without prose. */
  private structure(one: Expanded): Schema {
    return this.written(one, (below) => this.structure(below));
  }

  inline(one: Expanded): Schema {
    return { ...this.written(one, (below) => this.schemaOf(below)), ...this.prose(one) };
  }

  private written(one: Expanded, below: (one: Expanded) => Schema): Schema {
    const types = one.type === undefined ? undefined : [one.type].flat();
    return {
      ...(types === undefined
        ? {}
        : { type: types.length === 1 ? TYPES[types[0] ?? 'null'] : types.map((t) => TYPES[t]) }),
      ...(one.values === undefined ? {} : valuesSchema(one.values, types)),
      ...(one.pattern === undefined ? {} : { pattern: one.pattern }),
      ...(one.minimum === undefined ? {} : { minimum: one.minimum }),
      ...(one.maximum === undefined ? {} : { maximum: one.maximum }),
      ...this.mapping(one, below),
      ...(one.requires === undefined ? {} : { required: one.requires }),
      ...(one.item === undefined ? {} : { items: below(one.item) }),
      ...(this.options.unique && one.distinct ? { uniqueItems: true } : {}),
    };
  }

  private mapping(one: Expanded, below: (one: Expanded) => Schema): Schema {
    const { keys, any, open } = one;
    const pattern = one['key-pattern'];
    const extensions = one.extensions !== false && keys.size > 0 && any === undefined;
    const properties = keys.size === 0 ? {} : { properties: mapped(keys, below) };
    if (any === undefined) {
      if (keys.size === 0 || open) return properties;
      return {
        ...properties,
        ...(extensions ? { patternProperties: { '^x-': {} } } : {}),
        additionalProperties: false,
      };
    }
    if (pattern === undefined) return { ...properties, additionalProperties: below(any) };
    if (open) return { ...properties, patternProperties: { [pattern]: below(any) } };
    return { ...properties, propertyNames: { pattern }, additionalProperties: below(any) };
  }

  private prose(one: Expanded): Schema {
    if (!this.options.prose) return {};
    const description = descriptionOf(one);
    return {
      ...(description === undefined ? {} : { description }),
      ...(one.default === undefined ? {} : { default: one.default }),
      ...(one['replaced-by'] === undefined && one.deprecated === undefined ? {} : { deprecated: true }),
    };
  }
}

/** What an attribute means, since when there is it, and what to write in its place. */
export function descriptionOf(one: Expanded): string | undefined {
  const parts = [
    one.meaning,
    one.deprecated === undefined ? undefined : `Deprecated: ${one.deprecated}`,
    one['replaced-by'] === undefined ? undefined : `Deprecated: use ${one['replaced-by']}.`,
    one.since === undefined ? undefined : `Since ${one.since}.`,
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : parts.join(' ');
}

/** Shapes that are worth a name: those with something below them. */
function isBlock(one: Expanded): boolean {
  return one.keys.size > 0 || one.any !== undefined || one.item !== undefined;
}

function valuesSchema(values: readonly string[], types: readonly Type[] | undefined): Schema {
  const one = { enum: values };
  // A literal with a key `then` would look like a promise.
  return types?.length === 1
    ? one
    : Object.fromEntries([
        ['if', { type: 'string' }],
        ['then', one],
      ]);
}

function mapped(keys: ReadonlyMap<string, Expanded>, below: (one: Expanded) => Schema): Schema {
  return Object.fromEntries([...keys].map(([key, one]) => [key, below(one)]));
}
