import type { Processes } from '../../facts/programs/processes.js';
import { type WorkerCalculator, workersOf } from '../../model/program.js';
import type { CapacityPlan, PlanLimits, WorkerPlan } from '../../report/capacity/shape.js';

const MEBIBYTE = 1024 ** 2;

/** How many workers there are, and how many fit the limits; without a CPU limit all cores of the machine count, where they are given. */
export function workerPlan(
  { program, workers, threads }: Processes,
  calculator: WorkerCalculator,
  { cpu, memory }: { readonly cpu: PlanLimits; readonly memory: PlanLimits },
  host: CapacityPlan['host'],
): WorkerPlan {
  const machine = cpu.unknown === true ? undefined : host?.cpus;
  const cores = cpu.limit ?? machine;
  const { low, ample } = calculator.memoryPerWorker;
  const current = workers.value === undefined ? undefined : Math.max(1, workers.value);
  const each = current === undefined || memory.limit === undefined ? undefined : Math.floor(memory.limit / current);
  const fitting = memory.limit === undefined ? undefined : Math.max(1, Math.floor(memory.limit / (low * MEBIBYTE)));
  const within = (count: number): number => (fitting === undefined ? count : Math.min(count, fitting));
  return {
    program: program.name,
    basis: workers.basis,
    ...(current === undefined ? {} : { current }),
    ...(threads?.value === undefined || threads.value <= 1 ? {} : { threads: threads.value }),
    ...(cores === undefined
      ? {}
      : {
          cores,
          coresOf: cpu.limit === undefined ? ('machine' as const) : ('limit' as const),
          conservative: within(workersOf(calculator.conservative, cores)),
          recommended: within(workersOf(calculator.recommended, cores)),
          aggressive: workersOf(calculator.aggressive, cores),
        }),
    ...(each === undefined
      ? {}
      : {
          memoryPerWorker: each,
          memoryVerdict:
            each < low * MEBIBYTE
              ? ('low' as const)
              : each > ample * MEBIBYTE
                ? ('ample' as const)
                : ('fitting' as const),
        }),
  };
}
