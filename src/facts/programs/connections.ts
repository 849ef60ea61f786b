import { compareText } from '../../lib/compare.js';
import type { Program } from '../../model/program.js';
import type { Service, Stack } from '../../model/stack.js';
import type { Reachability } from '../reachability.js';
import { type Client, clientsOf } from './clients.js';
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
  /** Services that name it, and whose pools nobody tells or may be another database's; of other projects with the project. */
  readonly untold: readonly string[];
  /** What the clients may open together, at least. */
  readonly total: number;
}

/** `(pool + overflow) × processes × replicas` of one service. */
export interface ClientLoad {
  readonly service: Service;
  /** Its name; with its project, where that is not the database's. */
  readonly label: string;
  readonly pool: SettingReading;
  readonly perProcess: number;
  readonly processes: number;
  readonly replicas: number;
  readonly total: number;
}

const MOST_CLIENTS = 200;

/** The databases of a repository with the loads on them, project by project. */
export type DatabaseLoads = (stack: Stack) => readonly DatabaseLoad[];

/**
 * The databases that clients keep pools to, as they are while a project is up: those of the project with all that names them from
 * projects beside it, and for a variant those of other projects that its services name (a production file has other pools).
 */
export function databaseLoads(
  stacks: readonly Stack[],
  readingsOf: (service: Service) => readonly ProgramReading[],
  reach: Pick<Reachability, 'resolves' | 'via'>,
): DatabaseLoads {
  const servers = new Map<string, Server>();
  for (const service of stacks.flatMap((stack) => stack.services)) {
    const readings = readingsOf(service).filter(({ program }) => program.pooled === true);
    const limit = settingOf(readings, 'connections');
    if (limit !== undefined)
      servers.set(service.id, { service, program: limit.program, limit: limit.reading, readings });
  }
  if (servers.size === 0) return () => [];
  const pooled = [...servers.values()].map(({ service, program }) => ({
    service,
    isPooler: program.kind === 'pooler',
  }));
  const clients = clientsOf(stacks, pooled, reach);
  return (stack) =>
    clients.serversOf(stack).flatMap((service) => {
      const server = servers.get(service.id);
      return server === undefined ? [] : [loadOn(server, clients.of(stack, service), readingsOf)];
    });
}

interface Server {
  readonly service: Service;
  readonly program: Program;
  readonly limit: SettingReading;
  readonly readings: readonly ProgramReading[];
}

function loadOn(
  { service: server, program, limit, readings }: Server,
  named: readonly Client[],
  readingsOf: (service: Service) => readonly ProgramReading[],
): DatabaseLoad {
  const told: ClientLoad[] = [];
  const untold: string[] = [];
  for (const { service, certain } of named) {
    const label = service.stack === server.stack ? service.name : service.id;
    const load = certain ? loadOf(service, label, readingsOf(service)) : undefined;
    if (load === undefined) untold.push(label);
    else told.push(load);
  }
  const clients = told.slice(0, MOST_CLIENTS).sort((a, b) => compareText(a.service.id, b.service.id));
  return {
    server,
    program,
    limit,
    reserved: settingOf(readings, 'reserved')?.reading.value ?? 0,
    clients,
    untold: [...new Set(untold)].sort(compareText),
    total: clients.reduce((sum, { total }) => sum + total, 0),
  };
}

/** Of several pools in one service the largest counts: they may be names of one. */
function loadOf(service: Service, label: string, readings: readonly ProgramReading[]): ClientLoad | undefined {
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
      largest = { service, label, pool, perProcess, processes, replicas, total };
  }
  return largest;
}
