import type { Entry, MappingNode, Node } from '../documents/node.js';
import { child, textOf } from '../documents/node.js';
import { type AttributeTree, attributeBelow } from './attribute.js';
import type { LoadContext } from './context.js';
import { isNull, linkAt, passedThrough, printed, sequenceAt, withEntries } from './nodes.js';
import { madeLong } from './normalise/short-forms.js';

/**
 * Lays one value over another as Compose does for several files, `extends` and `include` (Compose Specification, "Merge").
 * Every node is one of the two inputs': a scalar that replaces another one remembers it in `via`.
 */
export function merge(
  base: Node,
  over: Node,
  tree: AttributeTree | undefined,
  path: string,
  context: LoadContext,
): Node {
  if (base === over) return base;
  const rule = tree?.attribute?.merge;
  if (rule === 'replace') return replaced(base, over);
  if (isNull(over)) return base;
  if (isNull(base)) return over;
  switch (rule) {
    case 'pairs':
    case 'long':
      return mergeLong(base, over, tree, path, context);
    case 'texts':
      return sequenceAt(over, [...listed(base), ...listed(over)]);
    case 'hosts':
      return mergeHosts(base, over, tree, path, context);
    case 'same-driver':
      return sameDriver(base, over) ? mergeByKind(base, over, tree, path, context) : over;
    case 'by-subnet':
      return mergeBySubnet(base, over, tree, path, context);
    default:
      return mergeByKind(base, over, tree, path, context);
  }
}

function replaced(base: Node, over: Node): Node {
  return base.kind === 'scalar' || over.kind === 'scalar' ? passedThrough(over, linkAt('override', base)) : over;
}

function mergeByKind(
  base: Node,
  over: Node,
  tree: AttributeTree | undefined,
  path: string,
  context: LoadContext,
): Node {
  if (base.kind === 'mapping' && over.kind === 'mapping') return mergeMappings(base, over, tree, path, context);
  if (base.kind === 'sequence' && over.kind === 'sequence') return sequenceAt(over, [...base.items, ...over.items]);
  if (base.kind === 'scalar' && over.kind === 'scalar') return replaced(base, over);
  context.problems.add({
    code: 'compose-merge-conflict',
    message: `${path} is ${NOUNS[over.kind]} here and ${NOUNS[base.kind]} in the file that it is laid over.`,
    hint: 'Write both in the same form, or put !override before the value.',
    at: { file: over.file, start: over.start, end: over.end, pointer: path },
    related: [{ at: { file: base.file, start: base.start, end: base.end, pointer: path }, message: 'Defined here.' }],
  });
  return base;
}

const NOUNS = { scalar: 'a single value', mapping: 'a mapping', sequence: 'a list' };

function mergeMappings(
  base: MappingNode,
  over: MappingNode,
  tree: AttributeTree | undefined,
  path: string,
  context: LoadContext,
): MappingNode {
  context.copies.left -= base.entries.size;
  if (context.copies.left < 0) {
    context.problems.add({
      code: 'compose-too-large',
      message: `Merging ${path} would take too much memory; the value of the last file stands alone.`,
      hint: 'Extend fewer services from one large service.',
      at: { file: over.file, start: over.start, end: over.end, pointer: path },
    });
    return over;
  }
  const entries = new Map<string, Entry>(base.entries);
  for (const entry of over.entries.values()) {
    const { key } = entry;
    const before = entries.get(key);
    if (before === undefined) {
      entries.set(key, entry);
      continue;
    }
    const value = merge(
      before.value,
      entry.value,
      attributeBelow(tree, key),
      path === '' ? key : `${path}.${key}`,
      context,
    );
    entries.set(key, value === before.value ? before : { ...entry, value });
  }
  return withEntries(over, entries);
}

function mergeLong(base: Node, over: Node, tree: AttributeTree | undefined, path: string, context: LoadContext): Node {
  const long = (node: Node) => (node.kind === 'mapping' ? node : madeLong(node, tree, path, context));
  const longBase = long(base);
  const longOver = long(over);
  if (tree?.attribute?.merge !== 'pairs' || longBase.kind !== 'mapping' || longOver.kind !== 'mapping') {
    return mergeByKind(longBase, longOver, tree, path, context);
  }
  const entries = new Map(longBase.entries);
  for (const entry of longOver.entries.values()) {
    const before = entries.get(entry.key);
    entries.set(entry.key, before === undefined ? entry : { ...entry, value: replaced(before.value, entry.value) });
  }
  return withEntries(longOver, entries);
}

function listed(node: Node): readonly Node[] {
  return node.kind === 'sequence' ? node.items : [node];
}

function mergeHosts(base: Node, over: Node, tree: AttributeTree | undefined, path: string, context: LoadContext): Node {
  const before = listed(madeLong(base, tree, path, context));
  const known = new Set(before.map(printed));
  const added = listed(madeLong(over, tree, path, context)).filter((item) => !known.has(printed(item)));
  return sequenceAt(over, [...before, ...added]);
}

function sameDriver(base: Node, over: Node): boolean {
  const before = textOf(child(base, 'driver'));
  const after = textOf(child(over, 'driver'));
  return before === undefined || after === undefined || before === after;
}

function mergeBySubnet(
  base: Node,
  over: Node,
  tree: AttributeTree | undefined,
  path: string,
  context: LoadContext,
): Node {
  if (base.kind !== 'sequence' || over.kind !== 'sequence') return mergeByKind(base, over, tree, path, context);
  const items = [...base.items];
  const positions = new Map(items.map((item, index) => [textOf(child(item, 'subnet')), index]));
  for (const item of over.items) {
    const position = positions.get(textOf(child(item, 'subnet')));
    const before = position === undefined ? undefined : items[position];
    if (position === undefined || before === undefined) items.push(item);
    else items[position] = mergeByKind(before, item, tree?.item, `${path}[${position}]`, context);
  }
  return sequenceAt(over, items);
}
