import { type Entry, itemsOf, type Node, type ScalarNode } from '../../documents/node.js';
import { compareText } from '../../lib/compare.js';
import type { LoadContext } from '../context.js';
import { entryAt, isNull, isUnresolved, mapEntries, mappingAt, printed, replacing, scalarAt } from '../nodes.js';
import type { Pointer } from '../trail.js';
import { isHollow } from '../variables/interpolate.js';
import { derivedAt } from './marked.js';

/** A `key=value` item that was made from an entry of a mapping, and can become it again without losing a place. */
interface PairScalar extends ScalarNode {
  readonly pair: Entry;
}

function isPair(node: Node): node is PairScalar {
  return 'pair' in node;
}

/**
 * What a list, a mapping or a single text holds, as the items of a list: `key=value` for each entry of a mapping, in the
 * order of these texts, the key alone where the value is null. Any other single value holds nothing.
 */
export function itemsFrom(node: Node, path: string, context: LoadContext): readonly Node[] {
  if (node.kind === 'sequence') return node.items;
  if (node.kind === 'scalar') return typeof node.value === 'string' || isUnresolved(node) ? [node] : [];
  const items: PairScalar[] = [];
  for (const entry of node.entries.values()) {
    const values = entry.value.kind === 'sequence' ? entry.value.items : [entry.value];
    for (const value of values) {
      if (value.kind === 'scalar') items.push(pairAt(entry, value));
      else reportNested(entry, value, path, context);
    }
  }
  return items.sort((a, b) => compareText(a.text, b.text));
}

function pairAt(entry: Entry, value: ScalarNode): PairScalar {
  const { key, keyStart, keyFile } = entry;
  const text = isNull(value) ? key : `${key}=${printed(value) ?? ''}`;
  const start = keyFile === value.file ? Math.min(keyStart, value.start) : value.start;
  const { file, end, via, unresolved } = value;
  const pair = value === entry.value ? entry : { ...entry, value };
  return { kind: 'scalar', file, start, end, value: text, text, plain: false, via, unresolved, pair };
}

function reportNested(entry: Entry, value: Node, path: string, { problems }: LoadContext): void {
  problems.add({
    code: 'compose-wrong-type',
    message: `${path}.${entry.key} is ${value.kind === 'mapping' ? 'a mapping' : 'a list'}; it has to be a single value.`,
    hint: 'Write a text here.',
    at: { file: value.file, start: value.start, end: value.end, pointer: `${path}.${entry.key}` },
  });
}

/** The name before the `=` of an item; undefined where a variable without a value could be part of it. */
export function nameOf(item: Node): string | undefined {
  if (item.kind !== 'scalar') return undefined;
  if (isPair(item)) return item.pair.key;
  const text = printed(item);
  const equals = text?.indexOf('=') ?? -1;
  if (text === undefined) return undefined;
  if (!isUnresolved(item)) return equals < 0 ? text : text.slice(0, equals);
  // The holes say where in the text something is missing.
  const before = equals < 0 ? text.length + 1 : equals;
  return holesOf(item).some((at) => at <= before) || equals < 0 ? undefined : text.slice(0, equals);
}

function holesOf(item: ScalarNode): readonly number[] {
  return isHollow(item) ? item.holes.map(({ at }) => at) : [0];
}

/** Variables as a mapping; a name alone inherits its value, so it has to be one. */
export function longVariables(node: Node, path: Pointer, context: LoadContext): Node {
  for (const [index, item] of itemsOf(node).entries()) {
    const name = nameOf(item);
    if (name === undefined || !/\s$/.test(name)) continue;
    const pointer = `${path}[${index}]`;
    context.problems.add({
      code: 'compose-invalid-value',
      message: `${pointer} is the variable "${name}", whose name ends in a blank.`,
      hint: 'Remove the blank before the "=".',
      at: { file: item.file, start: item.start, end: item.end, pointer },
    });
  }
  return longPairs(node, true);
}

/** More contexts of a build as a mapping; each needs a value. */
export function longContexts(node: Node, path: Pointer, context: LoadContext): Node {
  for (const [index, item] of itemsOf(node).entries()) {
    const text = printed(item);
    if (text === undefined || text.includes('=') || isUnresolved(item)) continue;
    const pointer = `${path}[${index}]`;
    context.problems.add({
      code: 'compose-invalid-value',
      message: `${pointer} "${text}" is not a name with a context.`,
      hint: 'Write "name=./folder".',
      at: { file: item.file, start: item.start, end: item.end, pointer },
    });
  }
  return longPairs(node, false);
}

/** `name=value` items as a mapping. A name alone has no value: null where it is inherited, else empty. */
export function longPairs(node: Node, inherits: boolean): Node {
  if (node.kind === 'mapping') return mapEntries(node, (value) => textValue(value, inherits));
  if (node.kind !== 'sequence') return node;
  const entries = new Map<string, Entry>();
  for (const item of node.items) {
    const entry = entryFrom(item, inherits);
    if (entry === undefined) continue;
    const before = entries.get(entry.key);
    entries.set(entry.key, before === undefined ? entry : { ...entry, value: replacing(before.value, entry.value) });
  }
  return mappingAt(node, entries);
}

function entryFrom(item: Node, inherits: boolean): Entry | undefined {
  const text = printed(item);
  if (item.kind !== 'scalar' || text === undefined) return undefined;
  if (isPair(item)) {
    const { pair, via } = item;
    const value = textValue(pair.value, inherits);
    return value === pair.value && via === value.via ? pair : { ...pair, value: { ...value, via } };
  }
  const equals = text.indexOf('=');
  if (equals < 0) return entryAt(text, item, scalarAt(item, inherits ? undefined : ''));
  return entryAt(text.slice(0, equals), item, derivedAt(item, text.slice(equals + 1), item));
}

function textValue(value: Node, inherits: boolean): Node {
  if (value.kind !== 'scalar' || typeof value.value === 'string') return value;
  if (value.value === undefined) return inherits || isUnresolved(value) ? value : { ...value, value: '' };
  const text = printed(value) ?? '';
  return { ...value, value: text, text };
}
