import type { Located } from '../../documents/location.js';
import { child, descend, itemsOf, locate, locateKey, type MappingNode, type Node } from '../../documents/node.js';
import type { Healthcheck, Mount, Resources } from '../../model/stack.js';
import { parseBytes, parseCpus, parseDuration } from '../../model/units.js';
import { repositoryPath } from './paths.js';
import { isTrue, isUnknown, NONE, numberAt, parseInteger, scalarText, textAt, wordsAt } from './values.js';

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

export function healthcheckOf(service: MappingNode, pointer: string): Healthcheck | undefined {
  const entry = service.entries.get('healthcheck');
  if (entry?.value.kind !== 'mapping') return undefined;
  const at = `${pointer}.healthcheck`;
  const get = (key: string) => child(entry.value, key);
  const duration = (key: string) => numberAt(get(key), `${at}.${key}`, parseDuration);
  const test = wordsAt(get('test'), `${at}.test`);
  return {
    at: locateKey(entry, at),
    disabled: isTrue(get('disable')) || test?.value[0] === 'NONE',
    test,
    interval: duration('interval'),
    timeout: duration('timeout'),
    startPeriod: duration('start_period'),
    startInterval: duration('start_interval'),
    retries: numberAt(get('retries'), `${at}.retries`, parseInteger),
  };
}

const UNLIMITED: Resources = Object.freeze({});

/** Limits from `deploy.resources`, which the engine prefers, or the older keys. */
export function resourcesOf(service: MappingNode, pointer: string): Resources {
  const resources: { -readonly [K in keyof Resources]: Resources[K] } = {};
  const set = (name: keyof Resources, value: Located<number> | undefined) => {
    if (value !== undefined) resources[name] = value.value < 0 ? { value: 0, at: value.at } : value;
  };
  const { entries } = service;
  if (entries.has('deploy')) {
    const deploy = child(service, 'deploy');
    const read = (group: string, key: string, parse: (text: string) => number | undefined) =>
      numberAt(descend(deploy, 'resources', group, key), `${pointer}.deploy.resources.${group}.${key}`, parse);
    set('cpuLimit', read('limits', 'cpus', parseCpus));
    set('memoryLimit', read('limits', 'memory', parseBytes));
    set('pidsLimit', read('limits', 'pids', parseInteger));
    set('cpuReservation', read('reservations', 'cpus', parseCpus));
    set('memoryReservation', read('reservations', 'memory', parseBytes));
  }
  const old = (key: string, parse: (text: string) => number | undefined) =>
    numberAt(entries.get(key)?.value, `${pointer}.${key}`, parse);
  if (resources.cpuLimit === undefined) set('cpuLimit', old('cpus', parseCpus) ?? quotaOf(service, pointer));
  if (resources.memoryLimit === undefined) set('memoryLimit', old('mem_limit', parseBytes));
  if (resources.memoryReservation === undefined) set('memoryReservation', old('mem_reservation', parseBytes));
  if (resources.pidsLimit === undefined) set('pidsLimit', old('pids_limit', parseInteger));
  return Object.keys(resources).length === 0 ? UNLIMITED : resources;
}

function quotaOf(service: MappingNode, pointer: string): Located<number> | undefined {
  const quota = numberAt(child(service, 'cpu_quota'), `${pointer}.cpu_quota`, parseInteger);
  if (quota === undefined) return undefined;
  const period = parseInteger(scalarText(child(service, 'cpu_period')) ?? '') ?? DEFAULT_CPU_PERIOD;
  return { value: quota.value / (period > 0 ? period : DEFAULT_CPU_PERIOD), at: quota.at };
}

/** Volumes and binds, then the `tmpfs` shorthand. */
export function mountsOf(service: MappingNode, pointer: string): readonly Mount[] {
  const volumes = itemsOf(child(service, 'volumes'));
  const tmpfs = itemsOf(child(service, 'tmpfs'));
  if (volumes.length === 0 && tmpfs.length === 0) return NONE;
  const mounts: Mount[] = [];
  for (let i = 0; i < volumes.length; i++) {
    const mount = mountOf(volumes[i], `${pointer}.volumes[${i}]`);
    if (mount !== undefined) mounts.push(mount);
  }
  for (let i = 0; i < tmpfs.length; i++) {
    const text = textAt(tmpfs[i], `${pointer}.tmpfs[${i}]`);
    if (text === undefined) continue;
    const [target = '', options = ''] = text.value.split(':', 2);
    mounts.push({ type: 'tmpfs', target, readOnly: options.split(',').includes('ro'), at: text.at });
  }
  return mounts;
}

function mountOf(item: Node | undefined, pointer: string): Mount | undefined {
  const type = scalarText(child(item, 'type'));
  const target = scalarText(child(item, 'target'));
  if (item === undefined || target === undefined || type === undefined || !isMountType(type)) return undefined;
  const node = child(item, 'source');
  const written = scalarText(node);
  const source = written === undefined || written === '' ? undefined : type === 'bind' ? bindSource(written) : written;
  const mount: Mount = { type, source, target, readOnly: isTrue(child(item, 'read_only')), at: locate(item, pointer) };
  return isUnknown(node) ? { ...mount, unknown: true } : mount;
}

function isMountType(type: string): type is Mount['type'] {
  return MOUNT_TYPES.has(type);
}

function bindSource(written: string): string {
  const path = repositoryPath(written);
  return path === '' ? '.' : (path ?? written);
}
