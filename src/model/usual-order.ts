import { compareText } from '../lib/compare.js';

/** The order in which most files have them. Keys that are not listed, such as `x-…`, may stand anywhere. */
const TOP_LEVEL = ['version', 'name', 'include', 'services', 'networks', 'volumes', 'configs', 'secrets', 'models'];

/** What a service is, what it waits for, what it reads, how it is reached, how it runs. Keys of one group stand in any order. */
const SERVICE_GROUPS: readonly (readonly string[])[] = [
  ['extends', 'image', 'build', 'platform', 'pull_policy', 'container_name', 'hostname', 'profiles'],
  ['depends_on', 'links', 'external_links'],
  ['volumes', 'volumes_from', 'tmpfs', 'configs', 'secrets'],
  ['environment', 'env_file'],
  ['ports', 'expose', 'networks', 'network_mode', 'extra_hosts', 'dns'],
  [
    'command',
    'entrypoint',
    'working_dir',
    'user',
    'init',
    'restart',
    'healthcheck',
    'stop_grace_period',
    'stop_signal',
  ],
  ['deploy', 'scale', 'cpus', 'mem_limit', 'mem_reservation', 'pids_limit', 'ulimits', 'logging', 'labels'],
];
const GROUP_OF = new Map(SERVICE_GROUPS.flatMap((keys, group) => keys.map((key) => [key, group] as const)));

/** Lists of a service in which the order means nothing. */
export const UNORDERED_LISTS: readonly string[] = [
  'depends_on',
  'ports',
  'environment',
  'networks',
  'volumes',
  'secrets',
  'configs',
  'labels',
];

/** Where a key of a Compose file usually stands among the others; negative where it may stand anywhere. */
export function topLevelRank(key: string): number {
  return TOP_LEVEL.indexOf(key);
}

/** Where a key of a service usually stands among the others; negative where it may stand anywhere. */
export function serviceKeyRank(key: string): number {
  return GROUP_OF.get(key) ?? -1;
}

/** Numbers at the start by their size, so that `80:80` comes before `443:443`. */
export function compareNatural(a: string, b: string): number {
  const [x, y] = [/^\d{1,9}/.exec(a)?.[0], /^\d{1,9}/.exec(b)?.[0]];
  if (x !== undefined && y !== undefined && Number(x) !== Number(y)) return Number(x) - Number(y);
  return compareText(a, b);
}
