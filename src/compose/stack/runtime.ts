import type { Located } from '../../documents/location.js';
import { locate, locateKey, type MappingNode, type Node } from '../../documents/node.js';
import type { Healthcheck, Mount, Resources } from '../../model/stack.js';
import { parseBytes, parseCpus, parseDuration } from '../../model/units.js';
import { child, entryOf } from './descend.js';
import { repositoryPath } from './paths.js';
import { eachItem, isTrue, isUnknown, numberAt, parseInteger, scalarText, wordsAt } from './values.js';

/** The engine's period where a quota comes without one, in microseconds. */
const DEFAULT_CPU_PERIOD = 100_000;

const MOUNT_TYPES: ReadonlySet<string> = new Set<Mount['type']>([
  'bind',
  'volume',
  'tmpfs',
  'npipe',
  'cluster',
  'image',
]);

export function healthcheckOf(service: MappingNode, prefix: string): Healthcheck | undefined {
  const entry = entryOf(service, 'healthcheck');
  if (entry?.value.kind !== 'mapping') return undefined;
  const node = entry.value;
  const below = `${prefix}healthcheck.`;
  const test = wordsAt(node, 'test', below);
  return {
    at: locateKey(entry, `${prefix}healthcheck`),
    disabled: isTrue(child(node, 'disable')) || test?.value[0] === 'NONE',
    test,
    interval: numberAt(node, 'interval', below, parseDuration),
    timeout: numberAt(node, 'timeout', below, parseDuration),
    startPeriod: numberAt(node, 'start_period', below, parseDuration),
    startInterval: numberAt(node, 'start_interval', below, parseDuration),
    retries: numberAt(node, 'retries', below, parseInteger),
  };
}

const NOTHING_SET: Resources = Object.freeze({});

/** Limits from `deploy.resources`, which the engine prefers, or the older keys. */
export function resourcesOf(service: MappingNode, prefix: string): Resources {
  const declared = child(child(service, 'deploy'), 'resources');
  const limits = child(declared, 'limits');
  const reservations = child(declared, 'reservations');
  const inLimits = `${prefix}deploy.resources.limits.`;
  const inReservations = `${prefix}deploy.resources.reservations.`;
  const resources: Resources = {
    cpuLimit: capped(
      numberAt(limits, 'cpus', inLimits, parseCpus) ??
        numberAt(service, 'cpus', prefix, parseCpus) ??
        quotaOf(service, prefix),
    ),
    cpuReservation: capped(numberAt(reservations, 'cpus', inReservations, parseCpus)),
    memoryLimit: capped(
      numberAt(limits, 'memory', inLimits, parseBytes) ?? numberAt(service, 'mem_limit', prefix, parseBytes),
    ),
    memoryReservation: capped(
      numberAt(reservations, 'memory', inReservations, parseBytes) ??
        numberAt(service, 'mem_reservation', prefix, parseBytes),
    ),
    pidsLimit: capped(
      numberAt(limits, 'pids', inLimits, parseInteger) ?? numberAt(service, 'pids_limit', prefix, parseInteger),
    ),
  };
  const unknown = LIMITS.filter(
    ([limit, inDeploy, older]) =>
      resources[limit] === undefined &&
      (isUnknown(child(limit === 'memoryReservation' ? reservations : limits, inDeploy)) ||
        older.some((key) => isUnknown(child(service, key)))),
  ).map(([limit]) => limit);
  if (unknown.length > 0) return { ...resources, unknown };
  return Object.values(resources).some((value) => value !== undefined) ? resources : NOTHING_SET;
}

/** Each limit or reservation, its key under `deploy.resources`, and the older keys. */
const LIMITS = [
  ['cpuLimit', 'cpus', ['cpus', 'cpu_quota']],
  ['memoryLimit', 'memory', ['mem_limit']],
  ['memoryReservation', 'memory', ['mem_reservation']],
  ['pidsLimit', 'pids', ['pids_limit']],
] as const;

/** A negative limit is none. */
function capped(limit: Located<number> | undefined): Located<number> | undefined {
  return limit !== undefined && limit.value < 0 ? { value: 0, at: limit.at } : limit;
}

function quotaOf(service: MappingNode, prefix: string): Located<number> | undefined {
  const quota = numberAt(service, 'cpu_quota', prefix, parseInteger);
  if (quota === undefined) return undefined;
  const period = parseInteger(scalarText(child(service, 'cpu_period')) ?? '') ?? 0;
  return { value: quota.value / (period > 0 ? period : DEFAULT_CPU_PERIOD), at: quota.at };
}

/** Volumes and binds, then the `tmpfs` shorthand. */
export function mountsOf(service: MappingNode, prefix: string): readonly Mount[] {
  const volumes = eachItem(service, 'volumes', prefix, mountOf);
  const tmpfs = eachItem(service, 'tmpfs', prefix, tmpfsOf);
  if (tmpfs.length === 0) return volumes;
  return volumes.length === 0 ? tmpfs : [...volumes, ...tmpfs];
}

function tmpfsOf(item: Node, at: () => string): Mount | undefined {
  const text = scalarText(item);
  if (text === undefined || text === '') return undefined;
  const [target = '', options = ''] = text.split(':', 2);
  const list = options === '' ? undefined : options.split(',');
  const readOnly = list?.includes('ro') === true;
  return { type: 'tmpfs', source: undefined, target, readOnly, ...(list && { options: list }), at: locate(item, at()) };
}

function mountOf(item: Node, at: () => string): Mount | undefined {
  const type = scalarText(child(item, 'type'));
  const target = scalarText(child(item, 'target'));
  if (target === undefined || type === undefined || !isMountType(type)) return undefined;
  const node = child(item, 'source');
  const written = scalarText(node);
  const source = written === undefined || written === '' ? undefined : type === 'bind' ? bindSource(written) : written;
  const readOnly = isTrue(child(item, 'read_only'));
  const place = locate(item, at());
  const propagation = scalarText(child(child(item, 'bind'), 'propagation'));
  if (propagation !== undefined)
    return { type, source, target, readOnly, unknown: isUnknown(node), propagation, at: place };
  return isUnknown(node)
    ? { type, source, target, readOnly, unknown: true, at: place }
    : { type, source, target, readOnly, at: place };
}

function isMountType(type: string): type is Mount['type'] {
  return MOUNT_TYPES.has(type);
}

/** A path on the machine as the model writes it: repository-relative inside of the repository. */
export function bindSource(written: string): string {
  const path = repositoryPath(written);
  return path === '' ? '.' : (path ?? written);
}
