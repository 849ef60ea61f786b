import type { Entry, Node } from '../../documents/node.js';
import { child, textOf } from '../../documents/node.js';
import type { LoadContext } from '../context.js';
import { entryAt, impliedScalarAt, isUnresolved, mapItems, mappingAt, scalarAt, withEntry } from '../nodes.js';
import type { Pointer } from '../trail.js';
import { derivedAt, hasHole, markedText, partAt } from './marked.js';
import { requireTarget } from './volumes.js';

/** A build's context alone. */
export function longBuild(node: Node): Node {
  return isText(node) ? mappingAt(node, [entryAt('context', node, node)]) : node;
}

/** The service that is extended, alone. */
export function longService(node: Node): Node {
  return isText(node) ? mappingAt(node, [entryAt('service', node, node)]) : node;
}

/** `all` graphics processors. */
export function longGpus(node: Node): Node {
  if (!isText(node)) return node;
  return {
    kind: 'sequence',
    file: node.file,
    start: node.start,
    end: node.end,
    items: [mappingAt(node, [entryAt('count', node, scalarAt(node, 'all'))])],
  };
}

/** Devices `source[:target[:permissions]]`. */
export function longDevices(node: Node, path: Pointer, context: LoadContext): Node {
  if (node.kind !== 'sequence') return node;
  return mapItems(node, (item, index) => {
    if (item.kind === 'mapping') requireTarget(item, `${path}[${index}]`, context);
    if (item.kind !== 'scalar' || typeof item.value !== 'string') return item;
    const parts = markedText(item).split(':');
    const [source = '', written = '', permissions = 'rwm'] = parts;
    const target = written === '' ? source : written;
    if (parts.length > 3) {
      context.problems.add({
        code: 'compose-invalid-device',
        message: `${path}[${index}] "${item.text}" has more than three parts.`,
        hint: 'Write source, target and permissions as a mapping.',
        at: { file: item.file, start: item.start, end: item.end, pointer: `${path}[${index}]` },
      });
      return undefined;
    }
    const values = { source, target, permissions };
    return mappingAt(
      item,
      Object.entries(values).map(([key, part]) =>
        entryAt(key, item, hasHole(part) ? partAt(part, item) : scalarAt(item, part)),
      ),
    );
  });
}

/** `external: {name: x}`, the form of old files, as `external: true` beside `name: x`. */
export function longExternal(node: Node, path: Pointer, context: LoadContext): Node {
  const external = child(node, 'external');
  if (node.kind !== 'mapping' || external?.kind !== 'mapping') return node;
  const legacy = child(external, 'name');
  const current = child(node, 'name');
  const made = withEntry(node, 'external', scalarAt(external, true));
  if (legacy === undefined) return made;
  const at = { file: external.file, start: external.start, end: external.end, pointer: `${path}.external` };
  context.problems.add({
    code: 'compose-external-name',
    severity: 'warning',
    message: `${path}.external.name is deprecated.`,
    hint: 'Write external: true, and name: beside it.',
    at,
  });
  if (current !== undefined && textOf(legacy) !== textOf(current)) {
    context.problems.add({
      code: 'compose-external-name-conflict',
      message: `${path} has two names, "${textOf(current) ?? ''}" and "${textOf(legacy) ?? ''}".`,
      hint: 'Keep name: and write external: true.',
      at,
    });
  }
  return current === undefined ? withEntry(made, 'name', legacy) : made;
}

/** Keys of an SSH agent: `default` or `id=path`. */
export function longSsh(node: Node, path: Pointer, context: LoadContext): Node {
  if (node.kind !== 'sequence') return node;
  const entries = new Map<string, Entry>();
  for (const [index, item] of node.items.entries()) {
    const text = textOf(item);
    if (text === undefined) continue;
    const equals = text.indexOf('=');
    const id = equals < 0 ? text : text.slice(0, equals);
    const value = equals < 0 ? impliedScalarAt(item, undefined) : derivedAt(item, text.slice(equals + 1), item);
    entries.set(id, entryAt(id, item, value));
    if (equals >= 0 || id === 'default' || isUnresolved(item)) continue;
    const pointer = `${path}[${index}]`;
    context.problems.add({
      code: 'compose-invalid-value',
      message: `${pointer} "${text}" is not a key of an SSH agent.`,
      hint: 'Write default, or a name and a path: "name=./key".',
      at: { file: item.file, start: item.start, end: item.end, pointer },
    });
  }
  return mappingAt(node, entries);
}

function isText(node: Node): boolean {
  return node.kind === 'scalar' && typeof node.value === 'string';
}
