import { compareText } from '../../lib/compare.js';
import { workersOf } from '../../model/program.js';
import type { Capacity, CapacitySeries, ContainerCapacity, WorkerAdvice } from '../../report/samples/shape.js';
import type { LimitAdvice, MeasuredCapacity } from '../../rulebook/capacity.js';
import type { KnownOfContainer } from './metadata.js';
import type { Series } from './read.js';
import { MEBIBYTE } from './row.js';

/** One file of samples with what is known of its container. */
export interface SampleFile {
  readonly path: string;
  readonly container: string;
  readonly series: Series;
  readonly known: KnownOfContainer;
}

/** A container with all its samples, those of several files one after the other. */
export interface Measured {
  readonly capacity: ContainerCapacity;
  readonly series: CapacitySeries;
  readonly known: KnownOfContainer;
}

/** What each container used, sorted by name; files without a sample are left out. */
export function analyseSamples(files: readonly SampleFile[], rules: MeasuredCapacity): readonly Measured[] {
  const byContainer = new Map<string, SampleFile[]>();
  for (const file of files) {
    if (file.series.times.length === 0) continue;
    byContainer.set(file.container, [...(byContainer.get(file.container) ?? []), file]);
  }
  return [...byContainer]
    .sort(([a], [b]) => compareText(a, b))
    .map(([container, own]) => measuredOf(container, own, rules));
}

function measuredOf(container: string, files: readonly SampleFile[], rules: MeasuredCapacity): Measured {
  const ordered = [...files].sort((a, b) => (a.series.times[0] ?? 0) - (b.series.times[0] ?? 0));
  const known = ordered.at(-1)?.known ?? {};
  const cpuLimit = typeof known.cpuLimit === 'number' ? known.cpuLimit : undefined;
  const told = ordered.at(-1)?.series.memoryLimit;
  const memoryLimit = known.memoryLimit === 'none' ? undefined : (known.memoryLimit ?? told);
  const times = ordered.flatMap(({ series }) => series.times);
  const cpu = ordered.flatMap(({ series }) => series.cpu);
  const memory = ordered.flatMap(({ series }) => series.memory);
  const spans = spansOf(ordered.map(({ series }) => series.times));
  const capacityOf = (values: readonly number[], limit: number | undefined, advice: LimitAdvice, unit: number) =>
    resourceOf({ values, spans, limit, measure: limit ?? (unit === 1 ? 1 : undefined), advice, unit, rules });
  const ofCpu = capacityOf(cpu, cpuLimit, rules.cpus, 1);
  const ofMemory = capacityOf(memory, memoryLimit, rules.memory, MEBIBYTE);
  return {
    capacity: {
      container,
      files: ordered.map(({ path }) => path),
      samples: times.length,
      seconds: Math.round(spans.reduce((sum, span) => sum + span, 0)),
      few: times.length < rules.fewSamples,
      cpu: ofCpu,
      memory: ofMemory,
      workers: workerAdvice(known, ofCpu, ofMemory, rules),
    },
    series: { container, times, cpu, memory, cpuLimit, memoryLimit },
    known,
  };
}

/** Seconds that each sample stands for: back to the one before it, but no more than three times what is usual in its file. */
function spansOf(files: readonly (readonly number[])[]): readonly number[] {
  return files.flatMap((times) => {
    const gaps = times.map((time, index) => (index === 0 ? 0 : time - (times[index - 1] ?? time)));
    const usual = [...gaps.slice(1)].sort((a, b) => a - b)[Math.floor((gaps.length - 1) / 2)] ?? 1;
    return gaps.map((gap, index) => (index === 0 ? usual : Math.min(gap, 3 * usual)));
  });
}

interface Resource {
  readonly values: readonly number[];
  readonly spans: readonly number[];
  readonly limit: number | undefined;
  /** What saturation is a share of. */
  readonly measure: number | undefined;
  readonly advice: LimitAdvice;
  readonly unit: number;
  readonly rules: MeasuredCapacity;
}

function resourceOf({ values, spans, limit, measure, advice, unit, rules }: Resource): Capacity {
  const sorted = Float64Array.from(values).sort();
  const rank = (share: number): number => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
  const max = sorted.at(-1) ?? 0;
  const reached = limit !== undefined && max >= advice.reached.share * limit;
  let [above, whole] = [0, 0];
  for (const [index, value] of values.entries()) {
    const span = spans[index] ?? 0;
    whole += span;
    if (measure !== undefined && value > (measure * rules.saturated) / 100) above += span;
  }
  const wanted = reached ? limit * advice.reached.raise : max * advice.times;
  return {
    mean: values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length),
    p50: rank(0.5),
    p95: rank(0.95),
    p99: rank(0.99),
    max,
    ...(limit === undefined ? {} : { limit }),
    ...(measure === undefined
      ? {}
      : { saturated: { seconds: Math.round(above), share: whole === 0 ? 0 : above / whole } }),
    recommended: roundedUp(wanted / unit, advice) * unit,
    reached,
  };
}

/** Rounded up to the step for its size, without the noise of binary fractions. */
export function roundedUp(value: number, { steps, least }: LimitAdvice): number {
  const step = steps.find(({ below }) => below === undefined || value < below)?.step ?? 1;
  return Math.max(least, Number((Math.ceil(value / step - 1e-9) * step).toFixed(6)));
}

function workerAdvice(
  { hostCores, workers: current }: KnownOfContainer,
  cpu: Capacity,
  memory: Capacity,
  { workers }: MeasuredCapacity,
): WorkerAdvice {
  const [cores, basis]: [number, WorkerAdvice['basis']] =
    cpu.limit !== undefined
      ? [cpu.limit, 'limit']
      : hostCores !== undefined
        ? [hostCores, 'machine']
        : [cpu.recommended, 'recommended-limit'];
  const each = current === undefined || memory.limit === undefined ? undefined : memory.limit / current;
  const { low, ample } = workers.memoryPerWorker;
  return {
    cores,
    basis,
    conservative: workersOf(workers.conservative, cores),
    recommended: workersOf(workers.recommended, cores),
    aggressive: workersOf(workers.aggressive, cores),
    ...(current === undefined ? {} : { current }),
    ...(each === undefined
      ? {}
      : {
          memoryPerWorker: each,
          memoryVerdict: each < low * MEBIBYTE ? 'low' : each > ample * MEBIBYTE ? 'ample' : 'fitting',
        }),
  };
}
