import type { Entry, MappingNode, Node, ScalarNode, ScalarValue, SequenceNode, Via } from '../documents/node.js';

/** Where a made node stands: any node, or the place of a key. */
export type Origin = Pick<Node, 'file' | 'start' | 'end' | 'via'>;

/** A scalar that stands where `origin` stands. */
export function scalarAt(origin: Origin, value: ScalarValue, unresolved?: readonly string[]): ScalarNode {
  const { file, start, end, via } = origin;
  const text = value === undefined ? '' : String(value);
  if (via === undefined && unresolved === undefined) {
    return { kind: 'scalar', file, start, end, value, text, plain: false };
  }
  return { kind: 'scalar', file, start, end, value, text, plain: false, via, unresolved };
}

/** A mapping that stands where `origin` stands. */
export function mappingAt(origin: Origin, entries: ReadonlyMap<string, Entry> | readonly Entry[]): MappingNode {
  const { file, start, end, via } = origin;
  const map = entries instanceof Map ? entries : new Map((entries as readonly Entry[]).map((e) => [e.key, e]));
  return via === undefined
    ? { kind: 'mapping', file, start, end, entries: map }
    : { kind: 'mapping', file, start, end, via, entries: map };
}

/** A sequence that stands where `origin` stands. */
export function sequenceAt(origin: Origin, items: readonly Node[]): SequenceNode {
  const { file, start, end, via } = origin;
  return via === undefined
    ? { kind: 'sequence', file, start, end, items }
    : { kind: 'sequence', file, start, end, via, items };
}

/** An entry whose key stands where `origin` stands. */
export function entryAt(key: string, origin: Pick<Origin, 'file' | 'start' | 'end'>, value: Node): Entry {
  return { key, keyFile: origin.file, keyStart: origin.start, keyEnd: origin.end, value };
}

/** A scalar that no file wrote: it stands at the place of what implies it. */
export function impliedScalarAt({ file, start, end, via }: Origin, value: ScalarValue): ScalarNode {
  const text = value === undefined ? '' : String(value);
  return via === undefined
    ? { kind: 'scalar', file, start, end, value, text, plain: false, implied: true }
    : { kind: 'scalar', file, start, end, value, text, plain: false, via, implied: true };
}

/** A mapping that no file wrote. */
export function impliedMappingAt({ file, start, end }: Origin, entries: ReadonlyMap<string, Entry>): MappingNode {
  return { kind: 'mapping', file, start, end, entries, implied: true };
}

/** Marks a node that no file wrote. */
export function implied<T extends Node>(node: T): T {
  return { ...node, implied: true };
}

/** The mapping with these entries in place of its own; its place, tag and history are kept. */
export function withEntries(node: MappingNode, entries: ReadonlyMap<string, Entry>): MappingNode {
  const { file, start, end, tag, via, implied: none } = node;
  // Most nodes have none of the three: a literal is several times faster to make than a copy.
  return tag === undefined && via === undefined && none === undefined
    ? { kind: 'mapping', file, start, end, entries }
    : { ...node, entries };
}

function withItems(node: SequenceNode, items: readonly Node[]): SequenceNode {
  const { file, start, end, tag, via, implied: none } = node;
  return tag === undefined && via === undefined && none === undefined
    ? { kind: 'sequence', file, start, end, items }
    : { ...node, items };
}

/** The entry with another value. */
export function withValue(entry: Entry, value: Node): Entry {
  const { key, keyFile, keyStart, keyEnd, nonString } = entry;
  return nonString === undefined
    ? { key, keyFile, keyStart, keyEnd, value }
    : { key, keyFile, keyStart, keyEnd, value, nonString };
}

/** The mapping with one entry set; a new key takes the place of `origin` or of the value. */
export function withEntry(node: MappingNode, key: string, value: Node, origin?: Entry): MappingNode {
  const entries = new Map(node.entries);
  const before = entries.get(key);
  if (before !== undefined) entries.set(key, withValue(before, value));
  else if (origin !== undefined) entries.set(key, { ...origin, key, value });
  else entries.set(key, entryAt(key, value, value));
  return withEntries(node, entries);
}

/** The mapping without these keys; the same node when it has none of them. */
export function without(node: MappingNode, ...keys: readonly string[]): MappingNode {
  if (!keys.some((key) => node.entries.has(key))) return node;
  const entries = new Map(node.entries);
  for (const key of keys) entries.delete(key);
  return withEntries(node, entries);
}

/** The mapping with each value replaced; the same node when nothing changes, entries dropped where the result is undefined. */
export function mapEntries(node: MappingNode, change: (value: Node, entry: Entry) => Node | undefined): MappingNode {
  let entries: Map<string, Entry> | undefined;
  for (const entry of node.entries.values()) {
    const value = change(entry.value, entry);
    if (value === entry.value) continue;
    entries ??= new Map(node.entries);
    if (value === undefined) entries.delete(entry.key);
    else entries.set(entry.key, withValue(entry, value));
  }
  return entries === undefined ? node : withEntries(node, entries);
}

/** The sequence with each item replaced by none, one or several; the same node when nothing changes. */
export function mapItems(
  node: SequenceNode,
  change: (item: Node, index: number) => Node | readonly Node[] | undefined,
): SequenceNode {
  const before = node.items;
  let items: Node[] | undefined;
  for (let index = 0; index < before.length; index++) {
    const item = before[index];
    if (item === undefined) continue;
    const value = change(item, index);
    if (value === item) {
      items?.push(item);
      continue;
    }
    items ??= before.slice(0, index);
    if (value === undefined) continue;
    if (isNode(value)) items.push(value);
    else for (const one of value) items.push(one);
  }
  return items === undefined ? node : withItems(node, items);
}

function isNode(value: Node | readonly Node[]): value is Node {
  return !Array.isArray(value);
}

/** The node with one more link in its history. */
export function passedThrough<T extends Node>(node: T, link: Via): T {
  return { ...node, via: lengthened(node.via, link) };
}

/** Places of one value that are remembered: nobody follows a longer way, and ways of thousands of places would fill the memory. */
const LONGEST_HISTORY = 64;

function lengthened(via: readonly Via[] | undefined, link: Via): readonly Via[] {
  if (via === undefined) return [link];
  return via.length < LONGEST_HISTORY ? [...via, link] : via;
}

/** The node that takes the place of another one: it remembers it, and what that one had replaced. */
export function replacing<T extends Node>(before: Node, node: T): T {
  if (node === before) return node;
  const earlier = (before.via ?? []).filter(({ kind }) => kind === 'override').slice(0, MOST_REPLACED);
  return { ...node, via: [...(node.via ?? []), linkAt('override', before), ...earlier] };
}

/** A list of one thing a thousand times has a thousand places, and no one who would read them. */
const MOST_REPLACED = 20;

/** The whole tree with one more link in the history of every node; nodes with one history go on sharing it. */
export function treePassedThrough(node: Node, link: Via): Node {
  const histories = new Map<Node['via'], readonly Via[]>();
  const passed = (one: Node): Node => {
    const below =
      one.kind === 'mapping' ? mapEntries(one, passed) : one.kind === 'sequence' ? mapItems(one, passed) : one;
    let via = histories.get(one.via);
    if (via === undefined) {
      via = lengthened(one.via, link);
      histories.set(one.via, via);
    }
    return { ...below, via };
  };
  return passed(node);
}

export function linkAt(kind: Via['kind'], origin: Pick<Origin, 'file' | 'start' | 'end'>): Via {
  return { kind, file: origin.file, start: origin.start, end: origin.end };
}

/** Whether a scalar's value rests on a variable without a value. */
export function isUnresolved(node: Node | undefined): boolean {
  return node?.kind === 'scalar' && node.unresolved !== undefined;
}

export function isNull(node: Node | undefined): boolean {
  return node?.kind === 'scalar' && node.value === undefined && node.unresolved === undefined;
}

/**
 * The value of a scalar as text in the way Go prints it (`1.10` as a number is `1.1`, a timestamp
 * `2001-01-01 00:00:00 +0000 UTC`); undefined for null and collections.
 */
export function printed(node: Node | undefined): string | undefined {
  if (node?.kind !== 'scalar' || node.value === undefined) return undefined;
  return node.exact ?? printValue(node.value, node.type === 'float');
}

function printValue(value: string | number | boolean, isFloat: boolean): string {
  if (typeof value !== 'number' || (Number.isInteger(value) && !isFloat)) return String(value);
  return printFloat(value);
}

/** Go's `%v` of a float64: the shortest digits that tell it, with an exponent below 1e-4 and from 1e+06 on. */
function printFloat(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? '+Inf' : '-Inf';
  if (Object.is(value, -0)) return '-0';
  const [digits = '', exponent = '0'] = value.toExponential().split('e');
  const power = Number(exponent);
  if (power >= -4 && power < 6) return String(value);
  return `${digits}e${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`;
}

/** What is under the mapping's key when it is a mapping. */
export function mappingUnder(node: Node | undefined, key: string): MappingNode | undefined {
  const value = node?.kind === 'mapping' ? node.entries.get(key)?.value : undefined;
  return value?.kind === 'mapping' ? value : undefined;
}

/** How many nodes a tree has. */
export function sizeOf(node: Node): number {
  if (node.kind === 'scalar') return 1;
  let size = 1;
  if (node.kind === 'sequence') for (const item of node.items) size += sizeOf(item);
  else for (const entry of node.entries.values()) size += sizeOf(entry.value);
  return size;
}
