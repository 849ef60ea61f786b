import { positionOf } from '../../documents/location.js';
import { coresText, memoryText } from '../../lib/amount.js';
import { quoted } from '../../lib/quoted.js';
import type { WorkerCalculator } from '../../model/program.js';
import type { CapacityPlan, PlanAdvice, PlanTotals, ServicePlan, WorkerPlan } from '../../report/capacity/shape.js';
import type { PlannedContainer } from './subjects.js';

const MOST_NAMES = 8;

/** Limits that a container with workers lacks, with values that fit these workers, and the lines to add. */
export function missingLimits(
  { id, name, at, resources }: PlannedContainer,
  { current }: WorkerPlan,
  { recommended, memoryPerWorker }: WorkerCalculator,
): readonly PlanAdvice[] {
  const noCpu = resources.cpuLimit === undefined && resources.unknown?.includes('cpuLimit') !== true;
  const noMemory = resources.memoryLimit === undefined && resources.unknown?.includes('memoryLimit') !== true;
  if ((!noCpu && !noMemory) || current === undefined) return [];
  const cores = Math.max(0.5, (current - (recommended.plus ?? 0)) / recommended.perCore);
  const memory = Math.ceil((current * Math.min(2 * memoryPerWorker.low, memoryPerWorker.ample)) / 64) * 64;
  const lines = [
    ...(noCpu ? [`cpus: "${Number(cores.toFixed(2))}"`] : []),
    ...(noMemory ? [`memory: ${memory % 1024 === 0 ? `${memory / 1024}G` : `${memory}M`}`] : []),
  ];
  const what = noCpu && noMemory ? 'CPU limit and no memory' : noCpu ? 'CPU' : 'memory';
  const count = `${current} ${current === 1 ? 'worker' : 'workers'}`;
  const { path, line, column } = positionOf(at);
  return [
    {
      kind: 'limit',
      weight: 'consider',
      service: id,
      path,
      line,
      column,
      message: `${quoted(name)} runs ${count} and has no ${what} limit: ${noCpu ? 'all cores of the machine count, and ' : ''}it may take what is left.`,
      fix: `Add ${lines.map((one) => `\`${one}\``).join(' and ')} below \`deploy.resources.limits\`, or measure with \`groundplan monitor\` first.`,
      ...(noCpu && noMemory
        ? {
            change: {
              after: ['deploy:', '  resources:', '    limits:', ...lines.map((one) => `      ${one}`)].join('\n'),
            },
          }
        : {}),
    },
  ];
}

/** Who has what containers without a limit may take, and how to find limits for them. */
const OWNERS = {
  machine: {
    may: 'may take all of the machine',
    fix: 'Measure with `groundplan monitor`; `groundplan capacity --samples` then says which limits fit.',
  },
  node: {
    may: 'may take all of the node',
    fix: 'Set `resources.limits.memory` to what each needs at its busiest, with some room; `kubectl top pods --containers` shows what they take.',
  },
} as const;

/** Containers of a project without a memory limit of which nothing else is known: one line for all. */
export function unlimited(
  services: readonly ServicePlan[],
  told: ReadonlySet<string>,
  owner: keyof typeof OWNERS = 'machine',
): readonly PlanAdvice[] {
  const open = services.filter(
    ({ service, memory }) => memory.limit === undefined && memory.unknown !== true && !told.has(service),
  );
  const [first] = open;
  if (first === undefined) return [];
  // Workloads of several namespaces may have one name.
  const names = [...new Set(open.map(({ name }) => quoted(name)))];
  const rest = names.length > MOST_NAMES ? ` and ${names.length - MOST_NAMES} more` : '';
  const have = names.length === 1 ? 'has' : 'have';
  return [
    {
      kind: 'limit',
      weight: 'consider',
      service: first.service,
      path: first.path,
      line: first.line,
      column: 1,
      message: `${names.slice(0, MOST_NAMES).join(', ')}${rest} ${have} no memory limit, and ${OWNERS[owner].may}.`,
      fix: OWNERS[owner].fix,
    },
  ];
}

/** Whether the machine has what all containers reserve, and what they may take. */
export function hostAdvice(host: CapacityPlan['host'], total: PlanTotals): readonly PlanAdvice[] {
  if (host === undefined) return [];
  const found: PlanAdvice[] = [];
  const judge = (
    what: string,
    has: number | undefined,
    limit: number,
    reserved: number,
    shown: (value: number) => string,
  ) => {
    if (has === undefined) return;
    if (reserved > has) {
      found.push({
        kind: 'host',
        weight: 'change',
        message: `All containers reserve ${shown(reserved)} of ${what}, and the machine has ${shown(has)}.`,
        fix: 'Reserve less, run fewer replicas, or take a larger machine.',
      });
    } else if (limit > has) {
      found.push({
        kind: 'host',
        weight: what === 'memory' ? 'change' : 'consider',
        message: `The limits of all containers come to ${shown(limit)} of ${what}, ${Math.round((limit / has) * 100)} % of the ${shown(has)} that the machine has.`,
        fix:
          what === 'memory'
            ? 'Lower limits, or be sure that not all are used at once: the kernel ends processes when memory runs out.'
            : 'Where not all work at once that is fine; else lower limits.',
      });
    }
  };
  judge('CPU', host.cpus, total.cpuLimit, total.cpuReservation, coresText);
  judge('memory', host.memory, total.memoryLimit, total.memoryReservation, memoryText);
  return found;
}
