import type { Node, ScalarNode } from '../../documents/node.js';

/** A value as a rule writes it. */
export type Plain = string | number | boolean;

/** What a template, a variable or a function fills in later. */
const FILLED_IN = /\$[{(]|\{\{|\{%|<%|^\$[A-Za-z_]|^<[^<>]*>$|^__.+__$/;

/** Functions of CloudFormation in their long form. */
const FUNCTION = /^(?:Ref|Condition|Fn::\w+)$/;

/** True for what something else decides: nothing is claimed about it. */
export function isUnknown(node: Node): boolean {
  if (node.tag !== undefined) return true;
  switch (node.kind) {
    case 'scalar':
      return (node.unresolved?.length ?? 0) > 0 || (typeof node.value === 'string' && FILLED_IN.test(node.value));
    case 'mapping': {
      if (node.entries.size !== 1) return false;
      const [key = ''] = node.entries.keys();
      return FUNCTION.test(key);
    }
    case 'sequence':
      return false;
  }
}

/** A scalar's value as text: `true` and `false` however they were written. */
export function textOfValue({ value, text }: ScalarNode): string {
  return typeof value === 'string' || value === undefined
    ? (value ?? '')
    : typeof value === 'boolean'
      ? String(value)
      : text;
}

/** Whether a value is one of those that a rule names; a `*` in a text stands for any text, a `*` alone for itself. */
export function isOneOf(node: Node, values: readonly Plain[]): boolean {
  if (node.kind !== 'scalar') return false;
  const text = textOfValue(node);
  return values.some((value) => (typeof value === 'string' ? fits(value, text) : String(value) === text));
}

/**
 * Whether a text fits a pattern in which each `*` stands for any text; a `*` alone stands for itself. Linear: the pieces are looked for
 * one after the other.
 */
export function fits(pattern: string, text: string): boolean {
  if (pattern === '*') return text === '*';
  const pieces = pattern.split('*');
  const first = pieces.shift() ?? '';
  const last = pieces.pop();
  if (last === undefined) return first === text;
  if (!text.startsWith(first) || text.length < first.length + last.length || !text.endsWith(last)) return false;
  let from = first.length;
  for (const piece of pieces) {
    const found = text.indexOf(piece, from);
    if (found < 0) return false;
    from = found + piece.length;
  }
  return from <= text.length - last.length;
}

/** A number, also one in quotes; undefined for anything else. */
export function numberOf(node: Node): number | undefined {
  if (node.kind !== 'scalar') return undefined;
  if (typeof node.value === 'number') return node.value;
  return typeof node.value === 'string' && /^-?\d{1,15}(?:\.\d{1,9})?$/.test(node.value)
    ? Number(node.value)
    : undefined;
}

/** Texts in a tree that are looked at. */
const MAX_TEXTS = 500;
const MAX_DEPTH = 20;

/** The texts of all scalars below a node. */
export function* textsIn(root: Node): Iterable<string> {
  const waiting: { readonly node: Node; readonly depth: number }[] = [{ node: root, depth: 0 }];
  for (let seen = 0; seen < MAX_TEXTS; seen++) {
    const next = waiting.pop();
    if (next === undefined) return;
    const { node, depth } = next;
    if (node.kind === 'scalar') yield textOfValue(node);
    else if (depth < MAX_DEPTH) {
      const inner = node.kind === 'sequence' ? node.items : Array.from(node.entries.values(), ({ value }) => value);
      for (const value of inner.slice(0, MAX_TEXTS).reverse()) waiting.push({ node: value, depth: depth + 1 });
    }
  }
}
