import { child, type Entry, type MappingNode, type Node, type ScalarNode } from '../../documents/node.js';
import type { LoadContext } from '../context.js';
import { entryAt, impliedMappingAt, impliedScalarAt, isUnresolved, mapItems, mappingAt, scalarAt } from '../nodes.js';
import type { Pointer } from '../trail.js';
import { markedText, partAt } from './marked.js';
import { readVolumeSpec, type VolumeSpec } from './volume-spec.js';

/** Mounts in long notation. */
export function longVolumes(node: Node, path: Pointer, context: LoadContext): Node {
  if (node.kind !== 'sequence') return node;
  return mapItems(node, (item, index) => {
    if (item.kind === 'mapping') requireTarget(item, `${path}[${index}]`, context);
    return item.kind === 'scalar' && typeof item.value === 'string' ? longVolume(item, path, index, context) : item;
  });
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
  if (spec.source === undefined && /^\p{L}:\//u.test(item.text)) reportDrive(item, `${path}[${index}]`, context);
  const entries = new Map<string, Entry>();
  const set = (key: string, value: Node) => entries.set(key, entryAt(key, item, value));
  set('type', scalarAt(item, spec.type));
  if (spec.source !== undefined) set('source', partAt(spec.source, item));
  set('target', partAt(spec.target, item));
  if (spec.readOnly) set('read_only', scalarAt(item, true));
  const bind = bindOptions(spec, item);
  if (bind.size > 0) set('bind', impliedMappingAt(item, bind));
  const named = spec.type === 'volume' && spec.bare !== true;
  if (named || spec.nocopy) set('volume', impliedMappingAt(item, volumeOptions(spec, item)));
  return mappingAt(item, entries);
}

/** A volume whose name is a single letter is read as a drive of Windows, and what was meant to be kept is not. */
function reportDrive(item: ScalarNode, pointer: string, { problems }: LoadContext): void {
  problems.add({
    code: 'compose-volume-drive',
    severity: 'warning',
    message: `${pointer} "${item.text}" is an unnamed volume: Compose takes a single letter before the colon for a drive.`,
    hint: 'Give the volume a name of two letters or more.',
    at: { file: item.file, start: item.start, end: item.end, pointer },
  });
}

function bindOptions(spec: VolumeSpec, item: ScalarNode): Map<string, Entry> {
  const options = new Map<string, Entry>();
  const set = (key: string, value: Node) => options.set(key, entryAt(key, item, value));
  if (spec.type === 'bind') set('create_host_path', impliedScalarAt(item, true));
  if (spec.propagation !== undefined) set('propagation', scalarAt(item, spec.propagation));
  if (spec.selinux !== undefined) set('selinux', scalarAt(item, spec.selinux));
  return options;
}

function volumeOptions(spec: VolumeSpec, item: ScalarNode): Map<string, Entry> {
  return new Map(spec.nocopy ? [['nocopy', entryAt('nocopy', item, scalarAt(item, true))]] : []);
}

/** Reports a mount or device that does not say where the container finds it, without which it cannot be told from others. */
export function requireTarget(item: MappingNode, pointer: string, { problems }: LoadContext): void {
  const target = child(item, 'target');
  if (target?.kind === 'scalar' && (typeof target.value === 'string' || isUnresolved(target))) return;
  problems.add({
    code: 'compose-missing-key',
    message: `${pointer} has no target.`,
    hint: 'Add target: with a path in the container.',
    at: { file: item.file, start: item.start, end: item.end, pointer },
  });
}
