import type { Located } from '../../documents/location.js';
import { type Entry, itemsOf, locate, locateKey, type Node } from '../../documents/node.js';
import type { Variable } from '../../model/stack.js';

/** Shared by every service that has nothing to list. */
export const NONE: readonly never[] = Object.freeze([]);

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
export function textAt(node: Node | undefined, pointer: string): Located<string> | undefined {
  const value = scalarText(node);
  return node === undefined || value === undefined || value === '' ? undefined : { value, at: locate(node, pointer) };
}

export function flagAt(node: Node | undefined, pointer: string): Located<boolean> | undefined {
  const text = scalarText(node)?.toLowerCase();
  return node === undefined || (text !== 'true' && text !== 'false')
    ? undefined
    : { value: text === 'true', at: locate(node, pointer) };
}

/** A number read from a scalar's text; undefined when `parse` cannot read it. */
export function numberAt(
  node: Node | undefined,
  pointer: string,
  parse: (text: string) => number | undefined,
): Located<number> | undefined {
  const text = scalarText(node);
  const value = text === undefined ? undefined : parse(text);
  return node === undefined || value === undefined ? undefined : { value, at: locate(node, pointer) };
}

export function parseInteger(text: string): number | undefined {
  return /^[+-]?\d{1,15}$/.test(text) ? Number(text) : undefined;
}

/** The texts of a sequence, each with its place. */
export function textsAt(node: Node | undefined, pointer: string): readonly Located<string>[] {
  const items = itemsOf(node);
  if (items.length === 0) return NONE;
  const texts: Located<string>[] = [];
  for (let i = 0; i < items.length; i++) {
    const text = textAt(items[i], `${pointer}[${i}]`);
    if (text !== undefined) texts.push(text);
  }
  return texts;
}

/** The texts of a sequence as one value; empty texts count. Undefined when it is no sequence. */
export function wordsAt(node: Node | undefined, pointer: string): Located<readonly string[]> | undefined {
  if (node?.kind !== 'sequence') return undefined;
  return { value: plainTexts(node), at: locate(node, pointer) };
}

export function plainTexts(node: Node | undefined): readonly string[] {
  const items = itemsOf(node);
  if (items.length === 0) return NONE;
  const texts: string[] = [];
  for (const item of items) {
    const text = scalarText(item);
    if (text !== undefined) texts.push(text);
  }
  return texts;
}

/** The pairs of a mapping such as `environment`, placed at their values, or at their names where there is no value. */
export function variablesAt(node: Node | undefined, pointer: string): readonly Variable[] {
  if (node?.kind !== 'mapping' || node.entries.size === 0) return NONE;
  const variables: Variable[] = [];
  for (const entry of node.entries.values()) variables.push(variableOf(entry, `${pointer}.${entry.key}`));
  return variables;
}

function variableOf(entry: Entry, pointer: string): Variable {
  const { key: name, value: node } = entry;
  const value = scalarText(node);
  if (value === undefined) return { name, value, at: locateKey(entry, pointer) };
  const at = locate(node, pointer);
  return isUnknown(node) ? { name, value, unknown: true, at } : { name, value, at };
}
