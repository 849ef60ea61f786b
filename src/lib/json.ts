/** Plain values as JSON has them, with whole numbers of any size. */
export type Plain = string | number | bigint | boolean | null | readonly Plain[] | { readonly [key: string]: Plain };

/** A value as `JSON.stringify` writes it with an indent of two; it refuses whole numbers beyond 2^53, which are kept here. */
export function writeJson(value: Plain, indent = ''): string {
  if (typeof value === 'bigint') return String(value);
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    const items = value.map((item: Plain) => inner + writeJson(item, inner));
    return items.length === 0 ? '[]' : `[\n${items.join(',\n')}\n${indent}]`;
  }
  const fields = Object.entries(value).map(
    ([key, item]) => `${inner}${JSON.stringify(key)}: ${writeJson(item, inner)}`,
  );
  return fields.length === 0 ? '{}' : `{\n${fields.join(',\n')}\n${indent}}`;
}
