import type { DataFile } from './data.js';
import type { Schema } from './schemas.js';

/** The schema of one part: no key of the whole is required. */
export function partSchema(schema: Schema, type: string): Schema {
  const definitions = schema.definitions as Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  const { required: _, ...part } = definitions[type] ?? {};
  return { ...schema, definitions: { ...definitions, [type]: part } };
}

/** One value from parts: lists are joined, anything else may stand in one file alone. */
export function joinParts(files: readonly DataFile[]): {
  readonly value: Readonly<Record<string, unknown>>;
  readonly errors: readonly string[];
} {
  const value: Record<string, unknown> = {};
  const errors: string[] = [];
  for (const file of files) {
    for (const [key, part] of Object.entries(file.value)) {
      const before = value[key];
      if (before === undefined) value[key] = part;
      else if (Array.isArray(before) && Array.isArray(part)) value[key] = [...before, ...part];
      else
        errors.push(
          `${file.path}:${file.placeOf({ path: [key], part: 'key' })}: "${key}" stands in another file already.`,
        );
    }
  }
  return { value, errors };
}
