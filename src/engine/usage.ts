import { at, numberAt } from './containers.js';

/** Counters of a container at one moment, as the engine reads them from its control group. */
export interface Reading {
  /** Nanoseconds of processor time that the container has used so far. */
  readonly cpu: number;
  /** The same of the whole machine, over all cores. */
  readonly system: number;
  readonly cores: number;
  /** Bytes in use without the file cache that can be dropped at once. */
  readonly memory: number;
  /** Bytes that it may use: its limit, else all of the machine's. */
  readonly memoryLimit: number;
  readonly pids: number;
}

/** What a container used between two readings. */
export interface Usage {
  /** 100 is one core. */
  readonly cpuPercent: number;
  readonly memory: number;
  readonly memoryLimit: number;
  readonly pids: number;
}

/** Reads an answer of `/containers/ID/stats`. Undefined for a container that does not run: its counters are all 0 or left out. */
export function readingOf(stats: unknown): Reading | undefined {
  const cpuStats = at(stats, 'cpu_stats');
  const usage = at(cpuStats, 'cpu_usage');
  const cpu = numberAt(usage, 'total_usage');
  const system = numberAt(cpuStats, 'system_cpu_usage');
  const memoryStats = at(stats, 'memory_stats');
  const used = numberAt(memoryStats, 'usage');
  if (cpu === undefined || system === undefined || used === undefined) return undefined;
  const perCore = at(usage, 'percpu_usage');
  const counted = numberAt(cpuStats, 'online_cpus') ?? 0;
  return {
    cpu,
    system,
    cores: counted > 0 ? counted : Array.isArray(perCore) && perCore.length > 0 ? perCore.length : 1,
    memory: withoutCache(used, at(memoryStats, 'stats')),
    memoryLimit: numberAt(memoryStats, 'limit') ?? 0,
    pids: numberAt(at(stats, 'pids_stats'), 'current') ?? 0,
  };
}

/**
 * As `docker stats` counts: control groups of version 1 tell the inactive file cache of the whole tree as `total_inactive_file`, those of
 * version 2 as `inactive_file` (docker/cli, calculateMemUsageUnixNoCache).
 */
function withoutCache(used: number, stats: unknown): number {
  const first = numberAt(stats, 'total_inactive_file');
  if (first !== undefined && first < used) return used - first;
  const second = numberAt(stats, 'inactive_file');
  return second !== undefined && second < used ? used - second : used;
}

/**
 * Usage between two readings: the container's share of the machine's processor time, times its cores, as `docker stats` does.
 * Undefined when the counters went back, or stood still for the machine: the container was started anew in between.
 */
export function usageBetween(before: Reading, after: Reading): Usage | undefined {
  const [cpu, system] = [after.cpu - before.cpu, after.system - before.system];
  if (cpu < 0 || system <= 0) return undefined;
  return {
    cpuPercent: (cpu / system) * after.cores * 100,
    memory: after.memory,
    memoryLimit: after.memoryLimit,
    pids: after.pids,
  };
}
