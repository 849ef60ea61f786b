import type { HclAttribute, HclBlock, HclLiteral } from '../hcl.js';
import type { Location } from '../location.js';
import type { Entry, MappingNode, Node, ScalarNode, SequenceNode } from '../node.js';
import { HclScanner } from './scanner.js';

/** Lists and objects that are read inside of one another. */
const MAX_DEPTH = 12;
/** Items and keys that are read of one attribute. */
const MAX_ITEMS = 2_000;

/**
 * A block as a tree: attributes are what their expressions say, inner blocks are lists under their types. What has to be evaluated
 * first is a scalar with `unresolved`, and keeps its text. Everything in an attribute stands at the attribute's name.
 */
export function treeOfBlock(block: HclBlock): MappingNode {
  return bodyOf(block, 0);
}

function bodyOf({ attributes, blocks, at }: HclBlock, depth: number): MappingNode {
  const entries = new Map<string, Entry>();
  for (const [name, attribute] of attributes) entries.set(name, entryOf(name, attribute.keyAt, nodeOf(attribute)));
  const byType = new Map<string, Node[]>();
  const places = new Map<string, Location>();
  for (const inner of blocks) {
    // A `dynamic` block makes blocks of which nothing is known but their type.
    const type = inner.type === 'dynamic' ? (inner.labels[0] ?? 'dynamic') : inner.type;
    const node = inner.type === 'dynamic' || depth >= MAX_DEPTH ? unresolved('', inner.at) : bodyOf(inner, depth + 1);
    const list = byType.get(type) ?? [];
    list.push(node);
    byType.set(type, list);
    if (!places.has(type)) places.set(type, inner.at);
  }
  for (const [type, items] of byType) {
    // In JSON an object without labels is given as both: as an attribute it has its own shape.
    if (attributes.has(type) && blocks.every((inner) => inner.type !== type || inner.labels.length === 0)) continue;
    const place = places.get(type) ?? at;
    entries.set(type, entryOf(type, place, sequence(items, place)));
  }
  return mapping(entries, at);
}

function nodeOf({ text, value, keyAt }: HclAttribute): Node {
  return value === undefined ? expression(text, keyAt, 0) : scalar(value, String(value), keyAt);
}

function expression(text: string, at: Location, depth: number): Node {
  const own = text.trim();
  const inner = /^jsonencode\((.*)\)$/s.exec(own)?.[1];
  if (inner !== undefined) return expression(inner, at, depth + 1);
  if (depth > MAX_DEPTH || /^[[{]\s*for\s/.test(own)) return unresolved(own, at);
  if (own.startsWith('[') && own.endsWith(']')) return sequence(itemsIn(own, at, depth), at);
  if (own.startsWith('{') && own.endsWith('}')) return mapping(entriesIn(own, at, depth), at);
  const literal = literalOf(own);
  return literal === undefined ? unresolved(own, at) : scalar(literal, String(literal), at);
}

function itemsIn(text: string, at: Location, depth: number): readonly Node[] {
  const scanner = new HclScanner(text.slice(0, -1));
  const items: Node[] = [];
  scanner.pos = 1;
  while (items.length < MAX_ITEMS) {
    scanner.skipSpace(true);
    if (scanner.atEnd) return items;
    const from = scanner.pos;
    const item = scanner.text.slice(from, scanner.skipExpression(','));
    if (item !== '') items.push(expression(item, at, depth + 1));
    // What ends neither at a comma nor at the end of a line is skipped by at least one character.
    scanner.pos = Math.max(scanner.pos + (scanner.at(',') ? 1 : 0), from + 1);
  }
  return items;
}

function entriesIn(text: string, at: Location, depth: number): ReadonlyMap<string, Entry> {
  const scanner = new HclScanner(text.slice(0, -1));
  const entries = new Map<string, Entry>();
  scanner.pos = 1;
  while (entries.size < MAX_ITEMS) {
    scanner.skipSpace(true);
    if (scanner.atEnd) return entries;
    const start = scanner.pos;
    const name =
      scanner.identifier() ?? (scanner.skipString() ? scanner.text.slice(start + 1, scanner.pos - 1) : undefined);
    scanner.skipSpace(false);
    const isEntry = name !== undefined && (scanner.at('=') || scanner.at(':'));
    scanner.pos++;
    if (!isEntry) continue;
    scanner.skipSpace(false);
    const from = scanner.pos;
    const value = scanner.text.slice(from, scanner.skipExpression(','));
    entries.set(name, entryOf(name, at, expression(value, at, depth + 1)));
    if (scanner.at(',')) scanner.pos++;
  }
  return entries;
}

function literalOf(text: string): HclLiteral | undefined {
  if (text === 'true' || text === 'false') return text === 'true';
  if (/^-?[0-9]+(?:\.[0-9]+)?$/.test(text)) return Number(text);
  return /^"[^"\\$%]*"$/.test(text) ? text.slice(1, -1) : undefined;
}

function entryOf(key: string, at: Location, value: Node): Entry {
  return { key, keyFile: at.file, keyStart: at.start, keyEnd: at.end, value };
}

function scalar(value: HclLiteral, text: string, { file, start, end }: Location): ScalarNode {
  return { kind: 'scalar', file, start, end, value, text, plain: typeof value !== 'string' };
}

function unresolved(text: string, { file, start, end }: Location): ScalarNode {
  return { kind: 'scalar', file, start, end, value: text, text, plain: true, unresolved: [text] };
}

function sequence(items: readonly Node[], { file, start, end }: Location): SequenceNode {
  return { kind: 'sequence', file, start, end, items };
}

function mapping(entries: ReadonlyMap<string, Entry>, { file, start, end }: Location): MappingNode {
  return { kind: 'mapping', file, start, end, entries };
}
