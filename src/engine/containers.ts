import { compareText } from '../lib/compare.js';
import type { Answer, EngineClient } from './client.js';

/** A container as the engine lists it. */
export interface Container {
  readonly id: string;
  readonly name: string;
  readonly image: string;
  /** For people: `Up 3 minutes (healthy)`. */
  readonly status: string;
  /** What Compose started it as. */
  readonly project?: string;
  readonly service?: string;
  /** Folder of the project on the machine where `docker compose` ran. */
  readonly folder?: string;
}

/** What a container may use, and what its machine has. */
export interface ContainerLimits {
  /** Cores; undefined when no limit is set. */
  readonly cpus?: number;
  /** Bytes; undefined when no limit is set. */
  readonly memory?: number;
  readonly pids?: number;
  readonly running: boolean;
  readonly command: readonly string[];
}

/** What the engine says of itself and its machine. */
export interface EngineInfo {
  readonly name: string;
  readonly version: string;
  readonly cores: number;
  /** Bytes. */
  readonly memory: number;
  /** Whether it can tell a reading at once; otherwise it measures for a second or two. */
  readonly oneShot: boolean;
}

/** Running containers, sorted by name. */
export async function runningContainers(client: EngineClient): Promise<readonly Container[] | Failed> {
  const answer = await client.get('/containers/json');
  if (!answer.ok) return answer;
  const list = Array.isArray(answer.value) ? answer.value : [];
  return list
    .flatMap((entry: unknown) => containerOf(entry) ?? [])
    .sort((a, b) => compareText(a.name, b.name) || compareText(a.id, b.id));
}

export type Failed = Extract<Answer, { readonly ok: false }>;

export function isFailed(value: object): value is Failed {
  return 'ok' in value && value.ok === false;
}

function containerOf(entry: unknown): Container | undefined {
  const id = textAt(entry, 'Id');
  // Ids go into paths of the API.
  if (id === undefined || !/^[0-9a-f]{12,64}$/.test(id)) return undefined;
  const names = at(entry, 'Names');
  const name = Array.isArray(names) && typeof names[0] === 'string' ? names[0].replace(/^\//, '') : id.slice(0, 12);
  const label = (key: string): string | undefined => textAt(at(entry, 'Labels'), `com.docker.compose.${key}`);
  const [project, service, folder] = [label('project'), label('service'), label('project.working_dir')];
  return {
    id,
    name,
    image: textAt(entry, 'Image') ?? '',
    status: textAt(entry, 'Status') ?? '',
    ...(project === undefined ? {} : { project }),
    ...(service === undefined ? {} : { service }),
    ...(folder === undefined ? {} : { folder }),
  };
}

/** Limits and state of one container. CPU: NanoCpus, else quota by period; memory: bytes. 0 means that none is set. */
export async function limitsOf(client: EngineClient, id: string): Promise<ContainerLimits | Failed> {
  const answer = await client.get(`/containers/${id}/json`);
  if (!answer.ok) return answer;
  const host = at(answer.value, 'HostConfig');
  const positive = (key: string): number | undefined => {
    const value = numberAt(host, key);
    return value !== undefined && value > 0 ? value : undefined;
  };
  const [nano, quota, memory, pids] = [
    positive('NanoCpus'),
    positive('CpuQuota'),
    positive('Memory'),
    positive('PidsLimit'),
  ];
  const cpus =
    nano !== undefined ? nano / 1e9 : quota === undefined ? undefined : quota / (positive('CpuPeriod') ?? 1e5);
  return {
    ...(cpus === undefined ? {} : { cpus }),
    ...(memory === undefined ? {} : { memory }),
    ...(pids === undefined ? {} : { pids }),
    running: at(at(answer.value, 'State'), 'Running') === true,
    command: [textAt(answer.value, 'Path') ?? '', ...wordsAt(answer.value, 'Args')].filter((word) => word !== ''),
  };
}

/** The engine's own description. */
export async function engineInfo(client: EngineClient): Promise<EngineInfo | Failed> {
  const [version, info] = await Promise.all([client.get('/version'), client.get('/info')]);
  if (!version.ok) return version;
  if (!info.ok) return info;
  const [major = 0, minor = 0] = (textAt(version.value, 'ApiVersion') ?? '').split('.').map(Number);
  return {
    name: textAt(info.value, 'Name') ?? '',
    version: textAt(version.value, 'Version') ?? '',
    cores: numberAt(info.value, 'NCPU') ?? 0,
    memory: numberAt(info.value, 'MemTotal') ?? 0,
    oneShot: major > 1 || (major === 1 && minor >= 41),
  };
}

/** The field of a JSON object; undefined of anything else. */
export function at(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
}

/** A number that is one. */
export function numberAt(value: unknown, key: string): number | undefined {
  const found = at(value, key);
  return typeof found === 'number' && Number.isFinite(found) ? found : undefined;
}

function textAt(value: unknown, key: string): string | undefined {
  const found = at(value, key);
  return typeof found === 'string' ? found : undefined;
}

function wordsAt(value: unknown, key: string): readonly string[] {
  const found = at(value, key);
  return Array.isArray(found) ? found.filter((word): word is string => typeof word === 'string') : [];
}
