import { compareText } from '../../lib/compare.js';
import type { Program } from '../../model/program.js';
import type { Service, Stack } from '../../model/stack.js';
import { referencesOf } from '../compose/references.js';
import { leastProcesses } from './processes.js';
import { type ProgramReading, type SettingReading, settingOf } from './reading.js';

/** A database with the connections that its clients keep to it, as far as files tell. */
export interface DatabaseLoad {
  readonly server: Service;
  readonly program: Program;
  /** How many it takes; its basis may be `unknown`. */
  readonly limit: SettingReading;
  /** Of these, how many are not for applications. */
  readonly reserved: number;
  /** Clients whose pools are known, sorted by id. */
  readonly clients: readonly ClientLoad[];
  /** Names of services that name it, and whose pools nobody tells. */
  readonly untold: readonly string[];
  /** What the clients may open together, at least. */
  readonly total: number;
}

/** `(pool + overflow) × processes × replicas` of one service. */
export interface ClientLoad {
  readonly service: Service;
  readonly pool: SettingReading;
  readonly perProcess: number;
  readonly processes: number;
  readonly replicas: number;
  readonly total: number;
}

const MOST_CLIENTS = 200;

/**
 * The databases of a project that clients keep pools to. A client belongs to the database that the address with its pool names, else
 * to the only one that it names, else to the only pooler among those; of one that names several nothing is claimed.
 */
export function databaseLoads(
  stack: Stack,
  readingsOf: (service: Service) => readonly ProgramReading[],
): readonly DatabaseLoad[] {
  const servers = stack.services.flatMap((service) => {
    const readings = readingsOf(service).filter(({ program }) => program.pooled === true);
    const limit = settingOf(readings, 'connections');
    return limit === undefined ? [] : [{ service, program: limit.program, limit: limit.reading, readings }];
  });
  if (servers.length === 0) return [];
  const references = referencesOf([stack]);
  const clients = new Map<string, ClientLoad[]>();
  const untold = new Map<string, string[]>();
  for (const service of stack.services) {
    const named = servers.filter(
      ({ service: server }) => server.id !== service.id && references.get(service.id)?.has(server.id) === true,
    );
    const poolers = named.filter(({ program }) => program.kind === 'pooler');
    const [server, other] = poolers.length === 1 ? poolers : named;
    if (server === undefined || other !== undefined) continue;
    const load = loadOf(service, readingsOf(service));
    if (load === undefined) untold.set(server.service.id, [...(untold.get(server.service.id) ?? []), service.name]);
    else clients.set(server.service.id, [...(clients.get(server.service.id) ?? []), load]);
  }
  return servers.map(({ service, program, limit, readings }) => {
    const own = (clients.get(service.id) ?? []).slice(0, MOST_CLIENTS);
    own.sort((a, b) => compareText(a.service.id, b.service.id));
    return {
      server: service,
      program,
      limit,
      reserved: settingOf(readings, 'reserved')?.reading.value ?? 0,
      clients: own,
      untold: (untold.get(service.id) ?? []).sort(compareText),
      total: own.reduce((sum, { total }) => sum + total, 0),
    };
  });
}

/** Of several pools in one service the largest counts: they may be names of one. */
function loadOf(service: Service, readings: readonly ProgramReading[]): ClientLoad | undefined {
  let largest: ClientLoad | undefined;
  for (const reading of readings) {
    const pool = reading.settings.find(({ measure }) => measure === 'pool');
    if (pool?.value === undefined) continue;
    const overflow = reading.settings.find(({ measure }) => measure === 'overflow')?.value ?? 0;
    const perProcess = pool.value + overflow;
    const processes = leastProcesses(readings);
    const replicas = service.replicas?.value ?? 1;
    const total = perProcess * processes * replicas;
    if (largest === undefined || total > largest.total)
      largest = { service, pool, perProcess, processes, replicas, total };
  }
  return largest;
}
