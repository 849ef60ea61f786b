/** A value to be written: plain, or a piece of YAML in flow style that is written as it is. */
export type Value = string | number | boolean | { readonly flow: string };

/** Words that YAML readers take for something other than text. */
const RESERVED = /^(?:true|false|yes|no|on|off|y|n|null)$/i;
const SAFE = /^(?:[A-Za-z_][\w./-]*|\d+[A-Za-z]{1,2})$/;

/** A scalar as it is written in any context: plain where no reader can take it for something else, else in double quotes. */
export function scalarText(value: Value): string {
  if (typeof value === 'object') return value.flow;
  if (typeof value !== 'string') return String(value);
  return SAFE.test(value) && !RESERVED.test(value) ? value : JSON.stringify(value);
}

/** A tree of keys to be written: a value, a list of one item, or keys below. */
export type Written = { readonly value: Value } | { readonly item: Value } | { readonly keys: readonly Key[] };

export interface Key {
  readonly key: string;
  readonly below: Written;
}

/** Lines in block style, the first without its indentation, the others indented from `column`. */
export function blockLines({ key, below }: Key, step: number): readonly string[] {
  if ('value' in below) return [`${key}: ${scalarText(below.value)}`];
  const inner = ' '.repeat(step);
  if ('item' in below) return [`${key}:`, `${inner}- ${scalarText(below.item)}`];
  return [`${key}:`, ...below.keys.flatMap((one) => blockLines(one, step)).map((line) => `${inner}${line}`)];
}

/** The same in flow style. */
export function flowText({ key, below }: Key): string {
  if ('value' in below) return `${key}: ${scalarText(below.value)}`;
  if ('item' in below) return `${key}: [${scalarText(below.item)}]`;
  return `${key}: {${below.keys.map(flowText).join(', ')}}`;
}
