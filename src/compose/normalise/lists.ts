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

/** `name=value` items as a mapping. A name alone has no value: null where it is inherited, else empty. */
export function longPairs(node: Node, inherits: boolean): Node {
  const valueless = (at: Node) => scalarAt(at, inherits ? undefined : '');
  if (node.kind === 'mapping') {
    return mapEntries(node, (value) => {
      if (value.kind !== 'scalar' || typeof value.value === 'string') return value;
      if (value.value === undefined) return inherits || value.unresolved ? value : { ...value, value: '' };
      const text = printed(value) ?? '';
      return { ...value, value: text, text };
    });
  }
  if (node.kind !== 'sequence') return node;
  const entries = new Map<string, Entry>();
  for (const item of node.items) {
    const text = printed(item);
    if (text === undefined) continue;
    const equals = text.indexOf('=');
    const key = equals < 0 ? text : text.slice(0, equals);
    const value = equals < 0 ? valueless(item) : derivedAt(item, text.slice(equals + 1), item);
    const before = entries.get(key);
    entries.set(key, before === undefined ? entryAt(key, item, value) : { ...before, value });
  }
  return mappingAt(node, entries);
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
export function dependencyAt(origin: ScalarNode | MappingNode, restart = false): MappingNode {
  const entries = new Map<string, Entry>();
  entries.set('condition', entryAt('condition', origin, impliedScalarAt(origin, 'service_started')));
  if (restart) entries.set('restart', entryAt('restart', origin, impliedScalarAt(origin, true)));
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
  if (node.kind === 'mapping') {
    return sequenceAt(
      node,
      [...node.entries.values()].flatMap(({ key, value }) =>
        (value.kind === 'sequence' ? value.items : [value]).map((address) =>
          derivedAt(address, `${key}=${bracketless(printed(address) ?? '')}`, address),
        ),
      ),
    );
  }
  if (node.kind !== 'sequence') return node;
  return mapItems(node, (item, index) => {
    const text = printed(item);
    const host = text === undefined ? undefined : readHost(text);
    if (text === undefined || item.kind !== 'scalar') return item;
    if (host === undefined) {
      if (item.unresolved === undefined) reportHost(item, text, `${path}[${index}]`, context);
      return item;
    }
    const written = host[1].split(',').map((address) => `${host[0]}=${bracketless(address.trim())}`);
    if (written.length > 1) return written.map((line) => derivedAt(item, line, item));
    return written[0] === text || written[0] === undefined ? item : { ...item, value: written[0], text: written[0] };
  });
}

/** `name=address`, or `name:address` where there is no `=`. */
export function readHost(text: string): readonly [string, string] | undefined {
  const at = text.includes('=') ? text.indexOf('=') : text.indexOf(':');
  if (at <= 0 || at === text.length - 1) return undefined;
  const name = text.slice(0, at);
  return name.includes(':') ? undefined : [name, text.slice(at + 1)];
}

function bracketless(address: string): string {
  return address.startsWith('[') && address.endsWith(']') ? address.slice(1, -1) : address;
}

function reportHost(item: Node, text: string, path: Pointer, context: LoadContext): void {
  context.problems.add({
    code: 'compose-invalid-host',
    message: `${path} "${text}" is not a host name with an address.`,
    hint: 'Write "name=192.0.2.1".',
    at: { file: item.file, start: item.start, end: item.end, pointer: String(path) },
  });
}
