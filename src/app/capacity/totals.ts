import type { PlanTotals, ServicePlan } from '../../report/capacity/shape.js';

/** What all containers of some services may take, and reserve. */
export function totalsOf(services: readonly ServicePlan[]): PlanTotals {
  const sum = (of: (service: ServicePlan) => number): number =>
    Number(services.reduce((all, service) => all + of(service) * service.replicas, 0).toFixed(4));
  return {
    containers: sum(() => 1),
    cpuLimit: sum(({ cpu }) => cpu.limit ?? 0),
    cpuReservation: sum(({ cpu }) => cpu.reservation ?? 0),
    memoryLimit: sum(({ memory }) => memory.limit ?? 0),
    memoryReservation: sum(({ memory }) => memory.reservation ?? 0),
    withoutCpuLimit: sum(({ cpu }) => (cpu.limit === undefined ? 1 : 0)),
    withoutMemoryLimit: sum(({ memory }) => (memory.limit === undefined ? 1 : 0)),
  };
}
