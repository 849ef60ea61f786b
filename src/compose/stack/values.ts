import type { Located } from '../../documents/location.js';
import { type Entry, locate, locateKey, type Node } from '../../documents/node.js';
import type { Variable } from '../../model/stack.js';
import { child, entriesOf, itemsOf } from './descend.js';

/*
 * Readers of canonical nodes. `prefix` is the pointer of the parent with a dot after it; pointers are made only for what is
 * kept, and out of two parts, because there are dozens for each service.
 */

/** Shared by every service that has nothing to list. */
export const NONE: readonly never[] = Object.freeze([]);

/** The list in the room that it needs: an array that grew keeps room for more, which adds up over thousands of services. */
export function fitted<T>(items: readonly T[]): readonly T[] {
  return items.length === 0 ? NONE : items.slice();
}

/** The text that a scalar stands for; undefined for null and collections. */
export function scalarText(node: Node | undefined): string | undefined {
  if (node?.kind !== 'scalar' || node.value === undefined) return undefined;
  return typeof node.value === 'string' ? node.value : node.text;
}

/** Whether a variable without a value is part of it. */
export function isUnknown(node: Node | undefined): boolean {
  return node?.kind === 'scalar' && node.unresolved !== undefined && node.unresolved.length > 0;
}

export function isTrue(node: Node | undefined): boolean {
  return scalarText(node)?.toLowerCase() === 'true';
}

/** A text that is not empty. */
export function textAt(parent: Node | undefined, key: string, prefix: string): Located<string> | undefined {
  const node = child(parent, key);
  const value = scalarText(node);
  return node === undefined || value === undefined || value === ''
    ? undefined
    : { value, at: locate(node, prefix + key) };
}

export function flagAt(parent: Node | undefined, key: string, prefix: string): Located<boolean> | undefined {
  const node = child(parent, key);
  const text = scalarText(node)?.toLowerCase();
  return node === undefined || (text !== 'true' && text !== 'false')
    ? undefined
    : { value: text === 'true', at: locate(node, prefix + key) };
}

/** A number read from a scalar's text; undefined when `parse` cannot read it. */
export function numberAt(
  parent: Node | undefined,
  key: string,
  prefix: string,
  parse: (text: string) => number | undefined,
): Located<number> | undefined {
  const node = child(parent, key);
  const text = scalarText(node);
  const value = text === undefined ? undefined : parse(text);
  return node === undefined || value === undefined ? undefined : { value, at: locate(node, prefix + key) };
}

export function parseInteger(text: string): number | undefined {
  return /^[+-]?\d{1,15}$/.test(text) ? Number(text) : undefined;
}

/** The texts of a sequence, each with its place; empty ones are left out. */
export function textsAt(parent: Node | undefined, key: string, prefix: string): readonly Located<string>[] {
  return eachItem(parent, key, prefix, (item, at) => {
    const value = scalarText(item);
    return value === undefined || value === '' ? undefined : { value, at: locate(item, at()) };
  });
}

/** What `read` makes of the items of a sequence; `at` gives an item's pointer. */
export function eachItem<T>(
  parent: Node | undefined,
  key: string,
  prefix: string,
  read: (item: Node, at: () => string) => T | undefined,
): readonly T[] {
  const items = itemsOf(child(parent, key));
  if (items.length === 0) return NONE;
  const list = `${prefix}${key}[`;
  const results: T[] = [];
  items.forEach((item, i) => {
    const result = read(item, () => list + indexPart(i));
    if (result !== undefined) results.push(result);
  });
  return fitted(results);
}

const INDEX_PARTS = Array.from({ length: 20 }, (_, i) => `${i}]`);

function indexPart(i: number): string {
  return INDEX_PARTS[i] ?? `${i}]`;
}

/** The texts of a sequence as one value; empty texts count. Undefined when it is no sequence. */
export function wordsAt(parent: Node | undefined, key: string, prefix: string): Located<readonly string[]> | undefined {
  const node = child(parent, key);
  return node?.kind === 'sequence' ? { value: plainTexts(node), at: locate(node, prefix + key) } : undefined;
}

export function plainTexts(node: Node | undefined): readonly string[] {
  const items = itemsOf(node);
  if (items.length === 0) return NONE;
  return fitted(items.map(scalarText).filter((text) => text !== undefined));
}

/** The pairs of a mapping such as `environment`, placed at their values, or at their names where there is no value. */
export function variablesAt(parent: Node | undefined, key: string, prefix: string): readonly Variable[] {
  const node = child(parent, key);
  if (node?.kind !== 'mapping' || node.entries.size === 0) return NONE;
  const below = `${prefix}${key}.`;
  const variables: Variable[] = [];
  for (const entry of entriesOf(node)) variables.push(variableOf(entry, below));
  return fitted(variables);
}

function variableOf(entry: Entry, prefix: string): Variable {
  const { key: name, value: node } = entry;
  const value = scalarText(node);
  if (value === undefined) return { name, value, at: locateKey(entry, prefix + name) };
  const at = locate(node, prefix + name);
  return isUnknown(node) ? { name, value, unknown: true, at } : { name, value, at };
}
