import type { Node, ParsedFile, ScalarNode } from '../../../src/documents/node.js';

/** A tree as plain data: mappings as lists of pairs, so that their order and odd keys count. Null stands for YAML's null. */
export function plainValue(node: Node | undefined): unknown {
  if (node === undefined) return undefined;
  if (node.kind === 'scalar') return node.value ?? null;
  if (node.kind === 'sequence') return node.items.map(plainValue);
  return Object.fromEntries([...node.entries].map(([key, entry]) => [key, plainValue(entry.value)]));
}

/** What a tree says, places and all. */
export function shapeOf(node: Node): unknown {
  const place = {
    start: node.start,
    end: node.end,
    tag: node.tag,
    via: node.via?.map(({ kind, start, end }) => [kind, start, end]),
  };
  if (node.kind === 'scalar') return { ...place, value: node.value, text: node.text, plain: node.plain };
  if (node.kind === 'sequence') return { ...place, items: node.items.map(shapeOf) };
  return {
    ...place,
    entries: [...node.entries].map(([name, { key, keyStart, keyEnd, nonString, value }]) => {
      return { name, key, keyStart, keyEnd, nonString, value: shapeOf(value) };
    }),
  };
}

/** Every scalar of a tree, those behind aliases as well. */
export function scalarsOf(node: Node): ScalarNode[] {
  if (node.kind === 'scalar') return [node];
  const children = node.kind === 'sequence' ? node.items : [...node.entries.values()].map((entry) => entry.value);
  return children.flatMap(scalarsOf);
}

export function codesOf(parsed: Pick<ParsedFile, 'problems'>): string[] {
  return parsed.problems.map((problem) => problem.code);
}

/** Line and column of an offset, counted the slow way. */
export function placeOf(text: string, offset: number): [line: number, column: number] {
  const lines = text.slice(0, offset).split(/\r\n|\r|\n/);
  return [lines.length, (lines.at(-1) ?? '').length + 1];
}
