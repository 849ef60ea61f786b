import type { Entry, MappingNode, Node } from '../documents/node.js';
import { child, locate } from '../documents/node.js';
import { type AttributeTree, attributeBelow } from './attribute.js';
import type { LoadContext } from './context.js';
import { isNull, printed, replacing, sequenceAt, withEntries, withValue } from './nodes.js';
import { itemsFrom } from './normalise/pairs.js';
import { madeLong } from './normalise/short-forms.js';
import { mergedSubnets } from './subnets.js';

/**
 * Lays one value over another as Compose does for several files, `extends` and `include` (Compose Specification, "Merge").
 * Every node is one of the two inputs': one that replaces another one remembers it in `via`.
 */
export function merge(
  base: Node,
  over: Node,
  tree: AttributeTree | undefined,
  path: string,
  context: LoadContext,
): Node {
  // These rules come before the one that nothing leaves the base alone: an empty list of hosts is still a list.
  switch (tree?.attribute?.merge) {
    case 'replace':
      return replacing(base, over);
    case 'pairs':
    case 'texts':
      return appended(base, over, path, context);
    case 'hosts':
      return withHosts(base, over, path, context);
    case 'long':
      return mergeLong(base, over, tree, path, context);
    case 'same-driver':
      return mergeSameDriver(base, over, tree, path, context);
    case 'by-subnet':
      return mergeBySubnet(base, over, tree, path, context);
    default:
      return isNull(over) ? base : mergeByKind(base, over, tree, path, context);
  }
}

/** What is no collection gives way to anything; collections only merge with their like. */
function mergeByKind(
  base: Node,
  over: Node,
  tree: AttributeTree | undefined,
  path: string,
  context: LoadContext,
): Node {
  if (base.kind === 'scalar') return isNull(base) ? over : replacing(base, over);
  if (base.kind === 'mapping' && over.kind === 'mapping') return mergeMappings(base, over, tree, path, context);
  if (base.kind === 'sequence' && over.kind === 'sequence') {
    if (over.items.length === 0) return base;
    context.copies.left -= base.items.length;
    return base.items.length === 0 ? over : sequenceAt(over, [...base.items, ...over.items]);
  }
  return conflict(base, over, path, context);
}

function conflict(base: Node, over: Node, path: string, context: LoadContext): Node {
  context.problems.add({
    code: 'compose-merge-conflict',
    message: `${path} is ${nounOf(over)} here and ${nounOf(base)} in the file that it is laid over.`,
    hint: 'Write both in the same form, or put !override before the value.',
    at: locate(over, path),
    related: [{ at: locate(base, path), message: 'Defined here.' }],
  });
  return base;
}

function nounOf(node: Node): string {
  if (node.kind !== 'scalar') return node.kind === 'mapping' ? 'a mapping' : 'a list';
  return isNull(node) ? 'empty' : 'a single value';
}

/** Reports a value that says nothing about the base, because Compose does not look at it. */
function reportIgnored(over: Node, path: string, { problems }: LoadContext): void {
  if (isNull(over)) return;
  problems.add({
    code: 'compose-merge-ignored',
    severity: 'warning',
    message: `${path} is ${nounOf(over)} here, which Compose ignores when it lays this file over another one.`,
    hint: 'Write it in the form that the other file uses.',
    at: locate(over, path),
  });
}

function mergeMappings(
  base: MappingNode,
  over: MappingNode,
  tree: AttributeTree | undefined,
  path: string,
  context: LoadContext,
): MappingNode {
  if (over.entries.size === 0) return base;
  context.copies.left -= base.entries.size;
  if (context.copies.left < 0) {
    context.problems.add({
      code: 'compose-too-large',
      message: `Merging ${path} would take too much memory; the value of the last file stands alone.`,
      hint: 'Extend fewer services from one large service.',
      at: locate(over, path),
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
    const below = attributeBelow(tree, key);
    const value = merge(before.value, entry.value, below, path === '' ? key : `${path}.${key}`, context);
    if (value !== before.value) entries.set(key, withValue(entry, value));
  }
  return withEntries(over, entries);
}

/** Names and services to wait for are lists or mappings, a build is a text or a mapping: mappings merge by key. */
function mergeLong(base: Node, over: Node, tree: AttributeTree | undefined, path: string, context: LoadContext): Node {
  const longBase = base.kind === 'mapping' ? base : madeLong(base, tree, path, context);
  const longOver = over.kind === 'mapping' ? over : madeLong(over, tree, path, context);
  if (longOver.kind !== 'mapping') {
    reportIgnored(over, path, context);
    return longBase;
  }
  return longBase.kind === 'mapping' ? mergeMappings(longBase, longOver, tree, path, context) : longOver;
}

/** Mappings become `key=value` lists, single texts lists of one; then they are one list. */
function appended(base: Node, over: Node, path: string, context: LoadContext): Node {
  const before = itemsFrom(base, path, context);
  const added = itemsFrom(over, path, context);
  if (over.kind === 'scalar' && added.length === 0) reportIgnored(over, path, context);
  // Entries become items and entries again.
  context.copies.left -= 2 * (before.length + added.length);
  return sequenceAt(added.length === 0 ? base : over, [...before, ...added]);
}

function withHosts(base: Node, over: Node, path: string, context: LoadContext): Node {
  const before = itemsFrom(base, path, context);
  context.copies.left -= before.length;
  const known = new Set(before.map(printed));
  const added = itemsFrom(over, path, context).filter((item) => !known.has(printed(item)));
  return sequenceAt(added.length === 0 ? base : over, [...before, ...added]);
}

/** Options belong to their driver: those of another one are of no use. */
function mergeSameDriver(
  base: Node,
  over: Node,
  tree: AttributeTree | undefined,
  path: string,
  context: LoadContext,
): Node {
  if (base.kind !== 'mapping' || over.kind !== 'mapping') return conflict(base, over, path, context);
  const before = child(base, 'driver');
  const after = child(over, 'driver');
  const same = before === undefined || after === undefined || printed(before) === printed(after);
  return same ? mergeMappings(base, over, tree, path, context) : replacing(base, over);
}

function mergeBySubnet(
  base: Node,
  over: Node,
  tree: AttributeTree | undefined,
  path: string,
  context: LoadContext,
): Node {
  if (base.kind !== 'sequence' || over.kind !== 'sequence') return conflict(base, over, path, context);
  const merged = mergedSubnets(base.items, over.items, (a, b) => mergeByKind(a, b, tree?.item, path, context));
  return sequenceAt(over, merged);
}
