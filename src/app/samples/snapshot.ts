import { coresText, memoryText } from '../../lib/amount.js';
import { adviceText, type Bounds } from './summary.js';

/** One container at one moment. */
export interface SnapshotRow {
  readonly name: string;
  readonly cpuPercent: number;
  /** Cores. */
  readonly cpuLimit?: number;
  /** Bytes. */
  readonly memory: number;
  /** Undefined when no limit is set. */
  readonly memoryLimit?: number;
  readonly pids: number;
}

export interface SnapshotInput {
  readonly rows: readonly SnapshotRow[];
  /** Names of containers that gave no reading. */
  readonly silent: readonly string[];
  readonly hostCores: number;
  /** Bytes. */
  readonly hostMemory: number;
  readonly bounds: Bounds;
}

/** A table of containers at one moment, who is near a limit, the averages, and advice. Names are given as they are: the caller escapes lines. */
export function snapshotLines({ rows, silent, hostCores, hostMemory, bounds }: SnapshotInput): readonly string[] {
  const cells = rows.map((row) => [
    row.name,
    `${row.cpuPercent.toFixed(1)} %`,
    row.cpuLimit === undefined ? '-' : `${percent(cpuShare(row, hostCores))} of ${coresText(row.cpuLimit)}`,
    memoryText(row.memory),
    row.memoryLimit === undefined ? '-' : `${percent(memoryShare(row, hostMemory))} of ${memoryText(row.memoryLimit)}`,
    String(row.pids),
  ]);
  const table = [['container', 'cpu', 'of its limit', 'memory', 'of its limit', 'pids'], ...cells];
  const widths = [0, 1, 2, 3, 4, 5].map((column) => Math.max(...table.map((line) => (line[column] ?? '').length)));
  const warnings = rows.flatMap((row) => [
    ...warning(row.name, 'CPU', cpuShare(row, hostCores), row.cpuLimit !== undefined, bounds),
    ...warning(row.name, 'memory', memoryShare(row, hostMemory), row.memoryLimit !== undefined, bounds),
  ]);
  const limitless = rows.filter((row) => row.memoryLimit === undefined || row.cpuLimit === undefined);
  const mean = (of: (row: SnapshotRow) => number): number =>
    rows.reduce((sum, row) => sum + of(row), 0) / Math.max(1, rows.length);
  const [cpu, memory] = [mean((row) => cpuShare(row, hostCores)), mean((row) => memoryShare(row, hostMemory))];
  return [
    ...table.map((line) =>
      line
        .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
        .join('  '),
    ),
    '',
    ...warnings,
    ...silent.map((name) => `warning: ${name} gave no reading; it may have stopped.`),
    ...(warnings.length + silent.length > 0 ? [''] : []),
    `Average: CPU ${percent(cpu)}, memory ${percent(memory)} (of the limit, or of the machine where none is set).`,
    adviceText('CPU', cpu, bounds),
    adviceText('Memory', memory, bounds),
    ...(limitless.length === 0
      ? []
      : [`Without a CPU or memory limit: ${limitless.map(({ name }) => name).join(', ')}. Set one for each.`]),
  ];
}

/** Percent of the limit, or of all cores. */
function cpuShare({ cpuPercent, cpuLimit }: SnapshotRow, hostCores: number): number {
  const cores = cpuLimit ?? hostCores;
  return cores > 0 ? cpuPercent / cores : 0;
}

function memoryShare({ memory, memoryLimit }: SnapshotRow, hostMemory: number): number {
  const limit = memoryLimit ?? hostMemory;
  return limit > 0 ? (memory / limit) * 100 : 0;
}

function warning(name: string, what: string, share: number, limited: boolean, { saturated }: Bounds): string[] {
  if (share <= saturated) return [];
  return [
    `warning: ${name} uses ${percent(share)} of ${limited ? `its ${what} limit` : `the machine's ${what}`}. ${
      limited ? 'Raise the limit, or give it less to do.' : 'Set a limit, and give it less to do.'
    }`,
  ];
}

function percent(share: number): string {
  return `${share.toFixed(1)} %`;
}
