import { coresText, memoryText as exactText } from '../../lib/amount.js';
import type { DatabasePlan, PlanLimits, PlanTotals, ProjectPlan, ServicePlan, SettingPlan } from './shape.js';

/** `1 GiB`, `1.5 GiB`: without zeros that say nothing. */
function memoryText(bytes: number): string {
  return exactText(bytes)
    .replace(/\.0+ /, ' ')
    .replace(/(\.\d)0 /, '$1 ');
}

/** Head of the table of services. */
export const SERVICE_HEAD = ['service', 'CPU', 'memory', 'workers', 'fit', 'told'] as const;

/** The row of a service: text as it comes from the files, not escaped. */
export function serviceCells({ name, replicas, cpu, memory, workers, programs }: ServicePlan): readonly string[] {
  return [
    replicas === 1 ? name : `${name} ×${replicas}`,
    limitsText(cpu, (cores) => String(Number(cores.toFixed(2)))),
    limitsText(memory, memoryText),
    workers === undefined ? '' : workersText(workers),
    workers?.recommended === undefined ? '' : `${workers.recommended} (${workers.conservative}–${workers.aggressive})`,
    programs
      .map(({ settings }) => settings.flatMap(told).join(', '))
      .filter((text) => text !== '')
      .join('; '),
  ];
}

function limitsText({ limit, reservation, unknown }: PlanLimits, shown: (value: number) => string): string {
  const most = limit === undefined ? (unknown === true ? 'unknown' : 'none') : shown(limit);
  return reservation === undefined ? most : `${shown(reservation)} / ${most}`;
}

function workersText({
  basis,
  current,
  threads,
  memoryPerWorker,
  memoryVerdict,
}: NonNullable<ServicePlan['workers']>): string {
  const count = basis === 'cores' ? 'as cores' : current === undefined ? 'unknown' : String(current);
  const each = threads === undefined ? count : `${count} × ${threads} threads`;
  if (memoryPerWorker === undefined || current === undefined || current < 2) return each;
  const verdict = memoryVerdict === 'low' ? ', low' : memoryVerdict === 'ample' ? ', ample' : '';
  return `${each} (${memoryText(memoryPerWorker)} each${verdict})`;
}

const WORDS: Readonly<Record<SettingPlan['measure'], string>> = {
  workers: '',
  threads: '',
  memory: 'keeps',
  'memory-per-worker': 'each worker',
  connections: 'connections',
  reserved: '',
  pool: 'pool',
  overflow: 'overflow',
};

/** What a program is told beside its workers: `keeps 1.00 GiB`, `connections 200`. */
function told({ measure, basis, value, share }: SettingPlan): readonly string[] {
  const word = WORDS[measure];
  if (word === '' || basis === 'cores') return [];
  if (basis === 'unknown') return [`${word} unknown`];
  const isSize = measure === 'memory' || measure === 'memory-per-worker';
  const amount =
    share !== undefined ? `${Math.round(share * 100)} %` : isSize ? memoryText(value ?? 0) : String(value ?? 0);
  return [`${word} ${amount}${basis === 'default' ? ' by default' : ''}`];
}

/** The sums of a project or of all in one sentence. */
export function totalsText(
  {
    containers,
    cpuLimit,
    cpuReservation,
    memoryLimit,
    memoryReservation,
    withoutCpuLimit,
    withoutMemoryLimit,
  }: PlanTotals,
  host?: { readonly cpus?: number; readonly memory?: number },
): string {
  const of = (has: number | undefined, shown: (value: number) => string): string =>
    has === undefined ? '' : ` of ${shown(has)}`;
  const parts = [
    `CPU ${withoutCpuLimit === containers ? 'none' : coresText(cpuLimit)}${of(host?.cpus, coresText)}${reserved(cpuReservation, coresText)}`,
    `memory ${withoutMemoryLimit === containers ? 'none' : memoryText(memoryLimit)}${of(host?.memory, memoryText)}${reserved(memoryReservation, memoryText)}`,
  ];
  const open = [
    ...(withoutCpuLimit > 0 ? [`${withoutCpuLimit} without a CPU limit`] : []),
    ...(withoutMemoryLimit > 0 ? [`${withoutMemoryLimit} without a memory limit`] : []),
  ];
  const count = `${containers} ${containers === 1 ? 'container' : 'containers'}`;
  return `${count}${open.length === 0 ? '' : `, ${open.join(', ')}`}. Limits: ${parts.join('; ')}.`;
}

function reserved(value: number, shown: (value: number) => string): string {
  return value === 0 ? '' : ` (${shown(value)} reserved)`;
}

/** With its project, where databases of several are called alike. */
export function databaseName({ name, server }: DatabasePlan, all: readonly DatabasePlan[]): string {
  return all.filter((one) => one.name === name).length > 1 ? server : name;
}

/** Of which project a variant is one, by its first file: ` (variant of compose.yaml)`. Empty for what is no variant. */
export function variantText(
  { variantOf }: ProjectPlan,
  all: readonly ProjectPlan[],
  shown: (path: string) => string,
): string {
  if (variantOf === undefined) return '';
  const [file] = all.find(({ id }) => id === variantOf)?.files ?? [];
  if (file !== undefined) return ` (variant of ${shown(file)})`;
  return variantOf === '.' ? ' (variant of the project in the root folder)' : ` (variant of ${shown(variantOf)})`;
}

/** One sentence about a database and its clients. */
export function databaseText({ limit, reserved: kept, total, clients, untold, basis }: DatabasePlan): string {
  const takes =
    limit === undefined
      ? 'how many it takes is not known'
      : `it takes ${limit - kept}${basis === 'default' ? ' by default' : ''}`;
  const sums = clients.map(({ service, perProcess, processes, replicas, total: own }) => {
    const factors = [perProcess, processes, replicas].filter((factor, index) => index === 0 || factor > 1);
    return `${service} ${factors.length === 1 ? own : `${factors.join(' × ')} = ${own}`}`;
  });
  const known = clients.length === 0 ? 'no pool is told' : `${total} at least (${sums.join(', ')})`;
  const open = untold.length === 0 ? '' : `; not told: ${untold.join(', ')}`;
  return `${known}${open}; ${takes}`;
}
