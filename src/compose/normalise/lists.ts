import type { Entry, MappingNode, Node, ScalarNode } from '../../documents/node.js';
import type { LoadContext } from '../context.js';
import {
  entryAt,
  impliedMappingAt,
  impliedScalarAt,
  mapEntries,
  mapItems,
  mappingAt,
  printed,
  scalarAt,
  sequenceAt,
} from '../nodes.js';
import type { Pointer } from '../trail.js';
import { derivedAt, writtenText } from './marked.js';

/** A single text as a list of one. */
export function longTexts(node: Node): Node {
  return node.kind === 'scalar' && node.value !== undefined ? sequenceAt(node, [node]) : node;
}

/** A list of names as a mapping of each to null. A name that rests on an unset variable keeps it, and is unresolved. */
export function longNames(node: Node): Node {
  return named(node, (item) =>
    item.unresolved === undefined ? impliedScalarAt(item, undefined) : scalarAt(item, undefined, item.unresolved),
  );
}

/** A list of services to wait for as a mapping; both notations get the defaults of the reference. */
export function longDependencies(node: Node): Node {
  if (node.kind === 'mapping') {
    return mapEntries(node, (value) => (value.kind === 'mapping' ? withDefaults(value) : value));
  }
  // A service whose name rests on an unset variable is no edge that anyone could check.
  return named(node, (item) => (item.unresolved === undefined ? dependencyAt(item) : undefined));
}

/** The edge that a name alone stands for, and the defaults of one that is written out. */
export function dependencyAt(origin: ScalarNode | MappingNode, restart?: boolean): MappingNode {
  const entries = new Map<string, Entry>();
  entries.set('condition', entryAt('condition', origin, impliedScalarAt(origin, 'service_started')));
  if (restart !== undefined) entries.set('restart', entryAt('restart', origin, impliedScalarAt(origin, restart)));
  entries.set('required', entryAt('required', origin, impliedScalarAt(origin, true)));
  return impliedMappingAt(origin, entries);
}

function withDefaults(value: MappingNode): MappingNode {
  const missing = [...dependencyAt(value).entries.values()].filter(({ key }) => !value.entries.has(key));
  if (missing.length === 0) return value;
  return { ...value, entries: new Map([...value.entries, ...missing.map((entry) => [entry.key, entry] as const)]) };
}

function named(node: Node, valueFor: (item: ScalarNode) => Node | undefined): Node {
  if (node.kind !== 'sequence') return node;
  const entries = new Map<string, Entry>();
  for (const item of node.items) {
    const key = item.kind === 'scalar' && item.unresolved !== undefined ? writtenText(item) : printed(item);
    const value = item.kind === 'scalar' ? valueFor(item) : undefined;
    if (key !== undefined && value !== undefined && !entries.has(key)) entries.set(key, entryAt(key, item, value));
  }
  return mappingAt(node, entries);
}

/** Files of variables: each with its path and whether it must exist. */
export function longEnvFiles(node: Node): Node {
  const list = longTexts(node);
  if (list.kind !== 'sequence') return list;
  return mapItems(list, (item) => {
    const required = () => entryAt('required', item, impliedScalarAt(item, true));
    if (item.kind === 'scalar') return mappingAt(item, [entryAt('path', item, item), required()]);
    if (item.kind !== 'mapping' || item.entries.has('required')) return item;
    return { ...item, entries: new Map(item.entries).set('required', required()) };
  });
}

/** Granted secrets and configs: each with its source. */
export function longSources(node: Node): Node {
  if (node.kind !== 'sequence') return node;
  return mapItems(node, (item) => (item.kind === 'scalar' ? mappingAt(item, [entryAt('source', item, item)]) : item));
}

/** Additional hosts as `name=address`, one per address. */
export function longHosts(node: Node, path: Pointer, context: LoadContext): Node {
  if (node.kind === 'sequence') return mapItems(node, (item, index) => longHost(item, path, index, context));
  if (node.kind !== 'mapping') return node;
  return sequenceAt(
    node,
    [...node.entries.values()].flatMap((entry) => {
      const { key, value } = entry;
      if (!isHostName(key)) {
        const place = { file: entry.keyFile, start: entry.keyStart, end: entry.keyEnd };
        reportHost(place, key, `${path}.${key}`, context);
      }
      const addresses = value.kind === 'sequence' ? value.items : [value];
      return addresses.map((address) => derivedAt(address, `${key}=${bracketless(printed(address) ?? '')}`, address));
    }),
  );
}

function longHost(item: Node, path: Pointer, index: number, context: LoadContext): Node | readonly Node[] {
  const text = printed(item);
  if (text === undefined || item.kind !== 'scalar') return item;
  const host = readHost(text);
  if (host === undefined) {
    if (item.unresolved === undefined) reportHost(item, text, `${path}[${index}]`, context);
    return item;
  }
  const [name, addresses] = host;
  const lines = addresses.split(',').map((address) => `${name}=${bracketless(address)}`);
  return lines.length === 1 && lines[0] === text ? item : lines.map((line) => derivedAt(item, line, item));
}

/** `name=addresses`, or `name:addresses` where there is no `=`; undefined when it is neither. */
export function readHost(text: string): readonly [string, string] | undefined {
  const at = text.includes('=') ? text.indexOf('=') : text.indexOf(':');
  const name = text.slice(0, Math.max(at, 0));
  return isHostName(name) ? [name, text.slice(at + 1)] : undefined;
}

function isHostName(name: string): boolean {
  return name !== '' && !/[:=]/.test(name);
}

function bracketless(address: string): string {
  return address.length > 2 && address.startsWith('[') && address.endsWith(']') ? address.slice(1, -1) : address;
}

function reportHost(place: Pick<Node, 'file' | 'start' | 'end'>, text: string, pointer: string, context: LoadContext) {
  context.problems.add({
    code: 'compose-invalid-host',
    message: `${pointer} "${text}" is not a host name with an address.`,
    hint: 'Write "name=192.0.2.1".',
    at: { file: place.file, start: place.start, end: place.end, pointer },
  });
}
