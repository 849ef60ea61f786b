import type { ValidateFunction } from 'ajv';
import { type DataFile, readData } from '../data.js';
import { filesBelow } from '../outputs.js';
import type { AttributeFile, Entry, EntryFields } from './entry.js';

/** An attribute with its shape filled in, and those below it. */
export interface Expanded extends Omit<EntryFields, 'shape' | 'without' | 'keys' | 'any' | 'item'> {
  readonly keys: ReadonlyMap<string, Expanded>;
  readonly any?: Expanded;
  readonly item?: Expanded;
}

/** The Compose format: a whole file, and the shapes that it is made of. */
export interface Format {
  readonly root: Expanded;
  readonly shapes: ReadonlyMap<string, Expanded>;
}

const FOLDER = 'rules/compose';

/** The whole format from the files of rules/compose. Errors are lines `path:line:column: message`, all of them. */
export function readFormat(
  folder: string,
  validate: ValidateFunction | undefined,
): { readonly format?: Format; readonly errors: readonly string[] } {
  if (validate === undefined) throw new Error(`There is no schema for ${FOLDER}.`);
  const read = filesBelow(folder, FOLDER).map((path) => readData(folder, path, validate));
  const errors = read.flatMap((one) => one.errors);
  const shapes = new Shapes(
    read.flatMap(({ file }) => (file === undefined ? [] : [file])),
    errors,
  );
  const root = shapes.named('project');
  if (root === undefined) errors.push(`${FOLDER}: no file has the shape "project".`);
  for (const name of shapes.unused()) errors.push(`${FOLDER}: nothing uses the shape "${name}".`);
  return root === undefined || errors.length > 0 ? { errors } : { format: { root, shapes: shapes.expanded }, errors };
}

class Shapes {
  private readonly entries = new Map<string, Entry>();
  readonly expanded = new Map<string, Expanded>();
  private readonly open = new Set<string>();

  constructor(
    files: readonly DataFile[],
    private readonly errors: string[],
  ) {
    for (const file of files) {
      const { shapes } = file.value as unknown as AttributeFile;
      for (const [name, entry] of Object.entries(shapes)) {
        if (this.entries.has(name)) {
          const place = file.placeOf({ path: ['shapes', name], part: 'key' });
          errors.push(`${file.path}:${place}: the shape "${name}" stands in another file already.`);
        }
        this.entries.set(name, entry);
      }
    }
  }

  named(name: string): Expanded | undefined {
    const known = this.expanded.get(name);
    if (known !== undefined) return known;
    const entry = this.entries.get(name);
    if (entry === undefined || this.open.has(name)) return undefined;
    this.open.add(name);
    const shape = this.expand(entry, name);
    this.open.delete(name);
    this.expanded.set(name, shape);
    return shape;
  }

  unused(): readonly string[] {
    return [...this.entries.keys()].filter((name) => !this.expanded.has(name));
  }

  private expand(entry: Entry, place: string): Expanded {
    if (typeof entry === 'string') return this.required(entry, place);
    const { shape, without, keys, any, item, ...own } = entry;
    const base = shape === undefined ? { keys: new Map<string, Expanded>() } : this.required(shape, place);
    const all = new Map(base.keys);
    for (const key of without ?? []) {
      if (!all.delete(key)) this.errors.push(`${FOLDER}: ${place} has no "${key}" to go without.`);
    }
    for (const [key, value] of Object.entries(keys ?? {})) {
      const child = this.expand(value, `${place}.${key}`);
      if (child.meaning === undefined) this.errors.push(`${FOLDER}: ${place}.${key} does not say what it means.`);
      all.set(key, child);
    }
    return {
      ...base,
      ...own,
      keys: all,
      any: any === undefined ? base.any : this.expand(any, `${place}.*`),
      item: item === undefined ? base.item : this.expand(item, `${place}[]`),
    };
  }

  private required(name: string, place: string): Expanded {
    const shape = this.named(name);
    if (shape === undefined)
      this.errors.push(`${FOLDER}: ${place} needs the shape "${name}", which is not there or needs itself.`);
    return shape ?? { keys: new Map() };
  }
}
