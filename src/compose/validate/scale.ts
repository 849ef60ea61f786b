import type { Location } from '../../documents/location.js';
import { child, descend, locate, type MappingNode, type Node } from '../../documents/node.js';
import type { LoadContext } from '../context.js';
import { isUnresolved, printed } from '../nodes.js';
import { sizeInBytes } from '../size.js';

/** How many containers a service has and what they may use: said at the service, under `deploy`, or at both alike. */
export function checkScale(service: MappingNode, path: string, context: LoadContext): void {
  for (const twin of TWINS) checkTwin(service, path, twin, context);
  const scale = child(service, 'scale');
  const replicas = descend(service, 'deploy', 'replicas');
  checkCount(scale, `${path}.scale`, context);
  checkCount(replicas, `${path}.deploy.replicas`, context);
  checkContainerName(service, path, scale ?? replicas, context);
}

/** Old keys that say the same as `deploy`, which must then agree with it. */
interface Twin {
  readonly key: string;
  readonly path: readonly string[];
  /** The value as the reference compares it; undefined where the engine decides. */
  readonly read: (text: string) => number | undefined;
  /** Old key and block are enough for a conflict: what the block does not say is another value. */
  readonly always: boolean;
}

const TWINS: readonly Twin[] = [
  { key: 'scale', path: ['deploy', 'replicas'], read: Number, always: false },
  { key: 'cpus', path: ['deploy', 'resources', 'limits', 'cpus'], read: readCpus, always: true },
  { key: 'mem_limit', path: ['deploy', 'resources', 'limits', 'memory'], read: readSize, always: true },
  { key: 'mem_reservation', path: ['deploy', 'resources', 'reservations', 'memory'], read: readSize, always: true },
  { key: 'pids_limit', path: ['deploy', 'resources', 'limits', 'pids'], read: Number, always: true },
];

/** The reference keeps processors in single precision. */
function readCpus(text: string): number {
  return Math.fround(Number(text));
}

function readSize(text: string): number | undefined {
  const bytes = sizeInBytes(text);
  return bytes === undefined ? undefined : Number(bytes);
}

function checkTwin(service: MappingNode, path: string, twin: Twin, { problems }: LoadContext): void {
  const own = child(service, twin.key);
  const holder = descend(service, ...twin.path.slice(0, -1));
  const other = child(holder, twin.path.at(-1) ?? '');
  if (own === undefined || holder?.kind !== 'mapping' || isUnresolved(own) || isUnresolved(other)) return;
  if (other === undefined && !twin.always) return;
  const value = numberOf(own, twin);
  if (value === undefined || value === numberOf(other, twin) || (value === 0 && twin.always)) return;
  const pointer = `${path}.${twin.path.join('.')}`;
  problems.add({
    code: 'compose-distinct-values',
    message: `${path} sets ${twin.key} and ${twin.path.join('.')} to different values.`,
    hint: 'Keep one of the two, or make them equal.',
    at: placeOf(own, `${path}.${twin.key}`),
    related:
      other === undefined
        ? [{ at: placeOf(holder, pointer), message: 'It is missing here, which counts as another value.' }]
        : [{ at: placeOf(other, pointer), message: 'The other value.' }],
  });
}

/** Zero where nothing is said; undefined where it is no number at all, which is another mistake. */
function numberOf(node: Node | undefined, { read }: Twin): number | undefined {
  const text = printed(node);
  const value = text === undefined ? 0 : read(text);
  return value === undefined || Number.isNaN(value) ? undefined : value;
}

function checkCount(node: Node | undefined, path: string, { problems }: LoadContext): void {
  if (node?.kind !== 'scalar' || node.implied || typeof node.value !== 'number' || node.value >= 0) return;
  problems.add({
    code: 'compose-invalid-value',
    message: `${path} is ${node.value}; it has to be at least 0.`,
    at: placeOf(node, path),
  });
}

function checkContainerName(
  service: MappingNode,
  path: string,
  scale: Node | undefined,
  { problems }: LoadContext,
): void {
  const name = child(service, 'container_name');
  if (name === undefined || scale?.kind !== 'scalar' || typeof scale.value !== 'number' || scale.value <= 1) return;
  problems.add({
    code: 'compose-container-name-scale',
    message: `${path} has a container_name and ${scale.value} replicas; a container name can be used once.`,
    hint: 'Remove container_name.',
    at: placeOf(name, `${path}.container_name`),
  });
}

function placeOf(node: Node, pointer: string): Location {
  return locate(node, pointer);
}
