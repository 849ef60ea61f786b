import type { Entry, Node, ScalarNode } from '../../documents/node.js';
import type { LoadContext } from '../context.js';
import { entryAt, mapItems, mappingAt, scalarAt } from '../nodes.js';
import type { Pointer } from '../trail.js';
import { markedText, partAt } from './marked.js';
import { readVolumeSpec } from './volume-spec.js';

/** Mounts in long notation. */
export function longVolumes(node: Node, path: Pointer, context: LoadContext): Node {
  if (node.kind !== 'sequence') return node;
  return mapItems(node, (item, index) =>
    item.kind === 'scalar' && typeof item.value === 'string' ? longVolume(item, path, index, context) : item,
  );
}

function longVolume(item: ScalarNode, path: Pointer, index: number, context: LoadContext): Node | undefined {
  const spec = readVolumeSpec(markedText(item));
  if ('mistake' in spec) {
    context.problems.add({
      code: 'compose-invalid-volume',
      message: `${path}[${index}] "${item.text}" is not a volume: ${spec.mistake}.`,
      hint: 'Write "name:/path", "./folder:/path" or "/path", with ":ro" after it for read-only.',
      at: { file: item.file, start: item.start, end: item.end, pointer: `${path}[${index}]` },
    });
    return undefined;
  }
  const entries = new Map<string, Entry>();
  const set = (key: string, value: Node) => entries.set(key, entryAt(key, item, value));
  set('type', scalarAt(item, spec.type));
  if (spec.source !== undefined) set('source', partAt(spec.source, item));
  set('target', partAt(spec.target, item));
  if (spec.readOnly) set('read_only', scalarAt(item, true));
  const bind: Entry[] = [];
  if (spec.propagation !== undefined) bind.push(entryAt('propagation', item, scalarAt(item, spec.propagation)));
  if (spec.selinux !== undefined) bind.push(entryAt('selinux', item, scalarAt(item, spec.selinux)));
  if (bind.length > 0) set('bind', mappingAt(item, bind));
  if (spec.nocopy) set('volume', mappingAt(item, [entryAt('nocopy', item, scalarAt(item, true))]));
  return mappingAt(item, entries);
}
