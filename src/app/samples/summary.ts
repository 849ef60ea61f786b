import { coresText, memoryText } from '../../lib/amount.js';
import type { MonitorMetadata } from './metadata.js';
import type { SpreadSummary } from './spread.js';

/** What a measurement came to. */
export interface Measured {
  readonly metadata: MonitorMetadata;
  /** Percent, 100 is one core. */
  readonly cpu: SpreadSummary | undefined;
  /** Bytes. */
  readonly memory: SpreadSummary | undefined;
  /** Name of the file with the samples. */
  readonly file: string;
  /** The same file, as it is found from where it was measured. */
  readonly path: string;
}

/** Percent of a limit: above the first a container is saturated, below the second it has headroom. */
export interface Bounds {
  readonly saturated: number;
  readonly headroom: number;
}

const ENDED = {
  duration: 'as planned',
  interrupted: 'interrupted; what was measured until then counts',
  stopped: 'the container stopped',
  'engine-lost': 'the engine did not answer any more',
};

/** The summary of a measurement, as its file holds it. */
export function summaryText({ metadata, cpu, memory, file, path }: Measured, bounds: Bounds): string {
  const { test_config: config, container_info: info, result } = metadata;
  const missed = result?.missed ?? 0;
  const lines = [
    `Container: ${config.container_name}`,
    ...(info.compose_service === undefined
      ? []
      : [`Service:   ${info.compose_service} of ${info.compose_project ?? ''}`]),
    `Image:     ${info.image}`,
    `Started:   ${config.start_time} on ${config.host}`,
    `Ended:     ${result?.end_time ?? ''}, ${ENDED[result?.ended ?? 'duration']}`,
    `Samples:   ${result?.samples ?? 0}, one every ${config.interval_seconds} s for ${config.duration_seconds} s${
      missed === 0 ? '' : `; ${missed} missed, because the engine did not answer in time or the container was restarted`
    }`,
    `File:      ${file}`,
    '',
  ];
  if (cpu === undefined || memory === undefined) return `${[...lines, 'Nothing was measured.'].join('\n')}\n`;
  const limit = info.cpu_limit;
  const memoryLimit = info.memory_limit_mb === undefined ? undefined : info.memory_limit_mb * 1024 * 1024;
  return `${[
    ...lines,
    'CPU (100 % is one core)',
    ...spreadLines(cpu, (value) => `${value.toFixed(2)} %`),
    limit === undefined
      ? `  limit    none is set; the machine has ${coresText(info.host_cores)}`
      : `  limit    ${coresText(limit)}: average ${share(cpu.mean, limit * 100)}, max ${share(cpu.max, limit * 100)} of it`,
    '',
    'Memory (without file cache that can be dropped)',
    ...spreadLines(memory, memoryText),
    memoryLimit === undefined
      ? '  limit    none is set: it may take all memory of the machine'
      : `  limit    ${memoryText(memoryLimit)}: average ${share(memory.mean, memoryLimit)}, max ${share(memory.max, memoryLimit)} of it`,
    '',
    adviceText('CPU', limit === undefined ? undefined : (cpu.mean / limit / 100) * 100, bounds),
    adviceText('Memory', memoryLimit === undefined ? undefined : (memory.max / memoryLimit) * 100, bounds),
    `\`groundplan capacity --samples ${path}\` says which limits fit.`,
  ].join('\n')}\n`;
}

function spreadLines({ mean, max, min, p95 }: SpreadSummary, shown: (value: number) => string): string[] {
  return [
    `  average  ${shown(mean)}`,
    `  max      ${shown(max)}`,
    `  min      ${shown(min)}`,
    `  p95      ${shown(p95)}`,
  ];
}

function share(value: number, limit: number): string {
  return `${((value / limit) * 100).toFixed(1)} %`;
}

/** One sentence on a share of a limit in percent; undefined where there is no limit. */
export function adviceText(what: string, percent: number | undefined, { saturated, headroom }: Bounds): string {
  if (percent === undefined) return `${what}: set a limit, so that one container cannot starve the others.`;
  if (percent > saturated)
    return `${what}: above ${saturated} % of the limit. Raise the limit, or give the container less to do.`;
  if (percent < headroom) return `${what}: below ${headroom} % of the limit. There is headroom.`;
  return `${what}: between ${headroom} % and ${saturated} % of the limit, as it should be.`;
}
