import type { Entry, MappingNode, Node, ScalarNode } from '../../documents/node.js';
import { compareText } from '../../lib/compare.js';
import type { LoadContext } from '../context.js';
import { entryAt, impliedScalarAt, mapItems, mappingAt, scalarAt } from '../nodes.js';
import type { Pointer } from '../trail.js';
import { hasHole, markedText, namesIn, partAt } from './marked.js';
import { type PortSpec, readPortSpec } from './port-spec.js';

/** Ports in long notation: one mapping per container port. */
export function longPorts(node: Node, path: Pointer, context: LoadContext): Node {
  if (node.kind !== 'sequence') return node;
  return mapItems(node, (item, index) => {
    if (item.kind === 'mapping') return completed(item, path, index, context);
    return item.kind === 'scalar' ? shortPort(item, path, index, context) : item;
  });
}

function shortPort(
  item: ScalarNode,
  path: Pointer,
  index: number,
  context: LoadContext,
): Node | readonly Node[] | undefined {
  if (item.value === undefined || typeof item.value === 'boolean') return item;
  const spec = readPortSpec(typeof item.value === 'number' ? String(item.value) : markedText(item), context.dialect);
  if ('mistake' in spec) {
    context.problems.add({
      code: 'compose-invalid-port',
      message: `${path}[${index}] "${item.text}" is not a port: ${spec.mistake}.`,
      hint: 'Write "8080:80", "127.0.0.1:8080:80" or "80/udp", in quotes.',
      at: { file: item.file, start: item.start, end: item.end, pointer: `${path}[${index}]` },
    });
    return undefined;
  }
  return expand(spec, item, `${path}[${index}]`, context);
}

function expand(spec: PortSpec, item: ScalarNode, pointer: string, context: LoadContext): Node | readonly Node[] {
  const { target, published } = spec;
  if (typeof target === 'string') return portAt(item, spec, unknownTarget(item), publishedText(published));
  const [first, last] = target;
  if (first === last || typeof published === 'string' || isTooLong(last - first, item, pointer, context)) {
    return portAt(item, spec, scalarAt(item, first), publishedText(published));
  }
  const targets = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  // The reference lists them in the order of their texts.
  targets.sort((a, b) => compareText(`${a}/${spec.protocol}`, `${b}/${spec.protocol}`));
  return targets.map((port) => {
    const host = published === undefined ? undefined : String(published[0] + port - first);
    return portAt(item, spec, scalarAt(item, port), host);
  });
}

/** Where a project is checked rather than resolved, a longer range stays one entry: a finding for each port helps no one. */
const LONGEST_CHECKED_RANGE = 100;

/** A range that stays one entry: its target is the first port, its published text the whole range. */
function isTooLong(length: number, item: ScalarNode, pointer: string, context: LoadContext): boolean {
  const { copies, problems, unset } = context;
  if (unset === 'unknown') return length >= LONGEST_CHECKED_RANGE;
  if (copies.left >= length) {
    copies.left -= length;
    return false;
  }
  problems.add({
    code: 'compose-too-large',
    message: `${pointer} publishes more ports than there is room for.`,
    hint: 'Publish fewer ports.',
    at: { file: item.file, start: item.start, end: item.end, pointer },
  });
  return true;
}

function unknownTarget(item: ScalarNode): ScalarNode {
  return scalarAt(item, undefined, item.unresolved);
}

function publishedText(published: PortSpec['published']): string | undefined {
  if (published === undefined || typeof published === 'string') return published;
  return published[0] === published[1] ? String(published[0]) : `${published[0]}-${published[1]}`;
}

function portAt(item: ScalarNode, spec: PortSpec, target: ScalarNode, published: string | undefined): Node {
  const entries = new Map<string, Entry>();
  const set = (key: string, value: Node) => entries.set(key, entryAt(key, item, value));
  const { hostIp = '' } = spec;
  set('target', target);
  if (published !== undefined) set('published', partAt(published, item, namesIn(published, hostIp, item)));
  if (spec.hostIp !== undefined) set('host_ip', partAt(hostIp, item, namesIn(hostIp, '', item)));
  set('protocol', hasHole(spec.protocol) ? scalarAt(item, 'tcp', item.unresolved) : scalarAt(item, spec.protocol));
  set('mode', impliedScalarAt(item, 'ingress'));
  return mappingAt(item, entries);
}

/** A long entry with the defaults of the reference; what it must have is checked here, because only a mapping can lack it. */
function completed(item: MappingNode, path: Pointer, index: number, context: LoadContext): Node {
  if (!item.entries.has('target')) {
    const pointer = `${path}[${index}]`;
    context.problems.add({
      code: 'compose-invalid-port',
      message: `${pointer} has no target.`,
      hint: 'Add target: with the port of the container.',
      at: { file: item.file, start: item.start, end: item.end, pointer },
    });
  }
  if (item.entries.has('protocol') && item.entries.has('mode')) return item;
  const entries = new Map(item.entries);
  if (!entries.has('protocol')) entries.set('protocol', entryAt('protocol', item, impliedScalarAt(item, 'tcp')));
  if (!entries.has('mode')) entries.set('mode', entryAt('mode', item, impliedScalarAt(item, 'ingress')));
  return { ...item, entries };
}
