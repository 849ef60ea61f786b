import { positionOf } from '../../documents/location.js';
import { type DatabaseLoad, type DatabaseLoads, databaseLoads } from '../../facts/programs/connections.js';
import { processesOf } from '../../facts/programs/processes.js';
import type { Programs } from '../../facts/programs/programs.js';
import type { SettingReading } from '../../facts/programs/reading.js';
import { by } from '../../lib/compare.js';
import type { Service, Stack } from '../../model/stack.js';
import type {
  CapacityPlan,
  DatabasePlan,
  PlanAdvice,
  PlanLimits,
  ProjectPlan,
  ServicePlan,
  SettingPlan,
} from '../../report/capacity/shape.js';
import { loadRulebook } from '../../rulebook/load.js';
import type { Repository } from '../../source/repository.js';
import type { AnalyseOptions } from '../analysis.js';
import { narrow } from '../narrow.js';
import { observe } from '../observe.js';
import { setUp } from '../own-rules.js';
import { programsIn } from '../programs.js';
import { withRecovery } from '../recovery.js';
import { resourcesOf } from '../resources.js';
import { connectionAdvice, memoryAdvice, type TextOf, workerAdvice } from './advice.js';
import { kubernetesContainers } from './kubernetes.js';
import { hostAdvice, missingLimits, unlimited } from './limits.js';
import { limitOf, type PlannedContainer } from './subjects.js';
import { totalsOf } from './totals.js';
import { workerPlan } from './workers.js';

/** What the files of a repository say of the resources of its containers, and what to change. Throws UserMistake. */
export function planCapacity(
  repository: Repository,
  options: Pick<AnalyseOptions, 'config' | 'policy'>,
  host?: CapacityPlan['host'],
): Promise<CapacityPlan> {
  return withRecovery(async () => {
    const book = loadRulebook();
    const { config } = await setUp(repository, book, options);
    const scope = narrow(repository, config);
    const { loaded, observed, files, surveyed, reach } = await observe(scope, book);
    const programs = programsIn(scope, book);
    const resources = resourcesOf({
      repository: scope,
      book,
      evidence: observed.evidence,
      parse: files.parse,
      speaks: surveyed.speaks,
    });
    const loads = databaseLoads(loaded.stacks, programs.of, reach);
    return planOf(loaded.stacks, loads, kubernetesContainers(resources, programs), programs, textIn(scope), host);
  });
}

const NONE: ReadonlySet<string> = new Set();

function textIn(scope: Repository): TextOf {
  return (path) => {
    const read = scope.has(path) ? scope.read(path) : undefined;
    return read?.ok === true ? read.text : undefined;
  };
}

/** The plan of loaded projects and workloads. */
function planOf(
  stacks: readonly Stack[],
  loadsOf: DatabaseLoads,
  workloads: readonly PlannedContainer[],
  programs: Programs,
  textOf: TextOf,
  host: CapacityPlan['host'],
): CapacityPlan {
  const advice: PlanAdvice[] = [];
  const projects: ProjectPlan[] = [];
  const openPlaces = new Set<string>();
  for (const stack of stacks) {
    const services = stack.services.map((service) =>
      servicePlan(containerOf(service, programs), programs, textOf, host, advice, true),
    );
    const told = new Set(advice.filter(({ kind }) => kind === 'limit').flatMap(({ service }) => service ?? []));
    // A variant repeats what its project has.
    const fresh = services.filter((one) => !openPlaces.has(placeOf(one)));
    advice.push(...unlimited(fresh, told));
    for (const one of services) if (one.memory.limit === undefined) openPlaces.add(placeOf(one));
    projects.push({
      id: stack.id,
      name: stack.name,
      kind: stack.kind,
      files: stack.files,
      ...(stack.variantOf === undefined ? {} : { variantOf: stack.variantOf }),
      services,
      totals: totalsOf(services),
    });
  }
  const { databases, tooFew } = connectionsOf(stacks, loadsOf, programs, textOf);
  advice.push(...tooFew);
  if (workloads.length > 0) {
    const services = workloads.map((one) => servicePlan(one, programs, textOf, host, advice, false));
    advice.push(...unlimited(services, NONE, 'node'));
    const files = [...new Set(services.map(({ path }) => path))].sort();
    projects.push({
      id: 'kubernetes',
      name: 'Kubernetes',
      kind: 'kubernetes',
      files,
      services,
      totals: totalsOf(services),
    });
  }
  const counted = projects.filter(({ variantOf, kind }) => variantOf === undefined && kind !== 'kubernetes');
  const total = totalsOf(counted.flatMap(({ services }) => services));
  advice.push(...hostAdvice(host, total));
  return { ...(host === undefined ? {} : { host }), projects, total, databases, advice: inOrder(advice) };
}

/** The databases, those of projects before those of variants, and what to change: for each place what the largest sum needs. */
function connectionsOf(
  stacks: readonly Stack[],
  loadsOf: DatabaseLoads,
  programs: Programs,
  textOf: TextOf,
): { readonly databases: readonly DatabasePlan[]; readonly tooFew: readonly PlanAdvice[] } {
  const databases: DatabasePlan[] = [];
  const largest = new Map<string, { readonly total: number; readonly advice: PlanAdvice }>();
  const isVariant = ({ variantOf }: Stack): boolean => variantOf !== undefined;
  for (const stack of [...stacks.filter((one) => !isVariant(one)), ...stacks.filter(isVariant)]) {
    for (const load of loadsOf(stack)) {
      for (const advice of connectionAdvice(load, containerOf(load.server, programs), textOf)) {
        const place = JSON.stringify([advice.path, advice.line, advice.column, load.server.name]);
        if (load.total > (largest.get(place)?.total ?? 0)) largest.set(place, { total: load.total, advice });
      }
      const database = databasePlan(load);
      const isSaid = databases.some((one) => isVariant(stack) && isAlike(one, database));
      if (load.clients.length + load.untold.length > 0 && !isSaid) databases.push(database);
    }
  }
  return { databases, tooFew: [...largest.values()].map(({ advice }) => advice) };
}

function placeOf({ path, line, name }: ServicePlan): string {
  return JSON.stringify([path, line, name]);
}

function containerOf(service: Service, programs: Programs): PlannedContainer {
  const { id, name, at, command, entrypoint, replicas, resources } = service;
  const placed = command?.at ?? entrypoint?.at;
  return {
    id,
    name,
    at,
    replicas: replicas?.value ?? 1,
    resources,
    readings: programs.of(service),
    ...(placed === undefined ? {} : { command: placed }),
  };
}

function servicePlan(
  container: PlannedContainer,
  programs: Programs,
  textOf: TextOf,
  host: CapacityPlan['host'],
  advice: PlanAdvice[],
  addLimits: boolean,
): ServicePlan {
  const { id, name, at, replicas, resources, readings } = container;
  const unknown = (key: 'cpuLimit' | 'memoryLimit'): boolean => resources.unknown?.includes(key) === true;
  const cpu = limitsOf(limitOf(resources.cpuLimit)?.value, resources.cpuReservation?.value, unknown('cpuLimit'));
  const memory = limitsOf(
    limitOf(resources.memoryLimit)?.value,
    resources.memoryReservation?.value,
    unknown('memoryLimit'),
  );
  const processes = processesOf(readings);
  const calculator = programs.calculator(processes?.program.calculator);
  const workers = processes === undefined ? undefined : workerPlan(processes, calculator, { cpu, memory }, host);
  if (workers !== undefined) {
    advice.push(...workerAdvice(container, workers, textOf));
    if (addLimits) advice.push(...missingLimits(container, workers, calculator));
  }
  advice.push(...memoryAdvice(container, textOf));
  const { path, line } = positionOf(at);
  return {
    service: id,
    name,
    path,
    line,
    replicas,
    cpu,
    memory,
    programs: readings.map(({ program, settings }) => ({ program: program.name, settings: settings.map(settingPlan) })),
    ...(workers === undefined ? {} : { workers }),
  };
}

function limitsOf(limit: number | undefined, reservation: number | undefined, unknown: boolean): PlanLimits {
  return {
    ...(limit === undefined ? {} : { limit }),
    ...(reservation === undefined ? {} : { reservation }),
    ...(unknown ? { unknown: true as const } : {}),
  };
}

function settingPlan({ measure, basis, value, share, text, at }: SettingReading): SettingPlan {
  const place = at === undefined ? undefined : positionOf(at);
  return {
    measure,
    basis,
    ...(value === undefined ? {} : { value }),
    ...(share === undefined ? {} : { share }),
    ...(text === '' ? {} : { text }),
    ...(place === undefined ? {} : { path: place.path, line: place.line, column: place.column }),
  };
}

function databasePlan({ server, program, limit, reserved, clients, untold, total }: DatabaseLoad): DatabasePlan {
  return {
    server: server.id,
    name: server.name,
    program: program.name,
    basis: limit.basis,
    ...(limit.value === undefined ? {} : { limit: limit.value }),
    reserved,
    total,
    clients: clients.map(({ service, perProcess, processes, replicas, total: own }) => ({
      service: service.id,
      perProcess,
      processes,
      replicas,
      total: own,
    })),
    untold,
  };
}

/** A variant often leaves a database of its base as it is. */
function isAlike(one: DatabasePlan, other: DatabasePlan): boolean {
  return one.name === other.name && one.limit === other.limit && one.total === other.total;
}

/** What does not fit first, then by place. Variants of a project say again what their base says: once is enough. */
function inOrder(advice: readonly PlanAdvice[]): readonly PlanAdvice[] {
  const seen = new Set<string>();
  return advice
    .filter(({ path, line, column, message }) => {
      const key = JSON.stringify([path, line, column, message]);
      if (seen.has(key)) return false;
      seen.add(key);
      return true;
    })
    .sort(
      by(
        ({ weight }) => (weight === 'change' ? 0 : 1),
        ({ path = '' }) => path,
        ({ line = 0 }) => line,
        ({ column = 0 }) => column,
        ({ message }) => message,
      ),
    );
}
