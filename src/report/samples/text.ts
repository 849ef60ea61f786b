import { coresText, memoryText } from '../../lib/amount.js';
import { printable, withoutCommands } from '../escape/terminal.js';
import type { Write } from '../report.js';
import { type Style, styleOf } from '../text/page.js';
import { spanText } from './buckets.js';
import { chartLines } from './chart.js';
import type { Capacity, CapacityReport, CapacitySeries, ContainerCapacity } from './shape.js';

export interface CapacityTextOptions {
  readonly colour: boolean;
  readonly width: number;
}

/** The report for a terminal: of each container a table, two charts and what to set; then limits that do not fit. */
export function writeCapacity(
  { containers, findings, problems, saturatedAbove }: CapacityReport,
  series: readonly CapacitySeries[],
  { colour, width }: CapacityTextOptions,
  write: Write,
): void {
  const style = styleOf(colour);
  const line = (text = ''): void => write(`${withoutCommands(text)}\n`);
  for (const [index, container] of containers.entries()) {
    if (index > 0) line();
    writeContainer(container, saturatedAbove, style, line);
    const own = series.find((one) => one.container === container.container);
    if (own === undefined) continue;
    const shared = { times: own.times, width };
    const cpu = { title: 'CPU (cores)', values: own.cpu, limit: own.cpuLimit, shown: coresText };
    const memory = { title: 'Memory', values: own.memory, limit: own.memoryLimit, shown: memoryText };
    for (const chart of [cpu, memory]) {
      line();
      for (const text of chartLines({ ...shared, ...chart })) line(text);
    }
  }
  for (const { path, line: at, column, message, fix, change } of findings) {
    line();
    line(`${style.bold(`${printable(path)}:${at}:${column}`)}  ${style.yellow('warning')}  ${printable(message)}`);
    if (change === undefined) line(`  ${printable(fix)}`);
    else {
      line(style.red(`  - ${printable(change.before)}`));
      line(style.green(`  + ${printable(change.after)}`));
    }
  }
  if (problems.length > 0) line();
  for (const { path, line: at, message } of problems)
    line(`${printable(path)}:${at}: ${printable(message)}; left out.`);
}

function writeContainer(
  one: ContainerCapacity,
  saturatedAbove: number,
  style: Style,
  line: (text?: string) => void,
): void {
  const { cpu, memory, workers } = one;
  const service = one.service === undefined ? '' : `, service ${printable(one.service)}`;
  line(
    `${style.bold(printable(one.container))}${service}: ${one.samples} samples over ${spanText(one.seconds)}${
      one.few ? style.yellow(' (few: measure longer, under load, before you set limits by them)') : ''
    }`,
  );
  const rows = [
    ['', 'mean', 'p50', 'p95', 'p99', 'max', 'limit', `above ${saturatedAbove} %`, 'set'],
    ['CPU', ...cells(cpu, coresText)],
    ['memory', ...cells(memory, memoryText)],
  ];
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length))) ?? [];
  for (const row of rows) line(`  ${row.map((cell, column) => cell.padStart(widths[column] ?? 0)).join('  ')}`);
  for (const [what, resource] of [
    ['CPU', cpu],
    ['memory', memory],
  ] as const) {
    if (resource.reached)
      line(
        `  The ${what} reached its limit: what it would use without is not known. Raise the limit and measure again.`,
      );
  }
  line(`  ${workersSentence(workers)}`);
}

function cells(
  { mean, p50, p95, p99, max, limit, saturated, recommended }: Capacity,
  shown: (value: number) => string,
) {
  return [
    ...[mean, p50, p95, p99, max].map(shown),
    limit === undefined ? 'none' : shown(limit),
    saturated === undefined ? '-' : `${spanText(saturated.seconds)} (${Math.round(saturated.share * 100)} %)`,
    shown(recommended),
  ];
}

const BASIS = {
  limit: 'its limit',
  machine: 'all of the machine',
  'recommended-limit': 'the limit to set',
};

/** How many workers, of which cores, and what is configured. */
export function workersSentence({
  cores,
  basis,
  conservative,
  recommended,
  aggressive,
  current,
  memoryPerWorker,
  memoryVerdict,
}: ContainerCapacity['workers']): string {
  const each = memoryPerWorker === undefined ? '' : `, ${memoryText(memoryPerWorker)} of memory each`;
  const verdict = memoryVerdict === 'low' ? ' (too little)' : memoryVerdict === 'ample' ? ' (ample)' : '';
  const now = current === undefined ? '' : ` It has ${current} now${each}${verdict}.`;
  return `Workers of a server that mostly waits, for ${coresText(cores)} (${BASIS[basis]}): ${recommended}; ${conservative} to be careful, ${aggressive} at most.${now}`;
}
