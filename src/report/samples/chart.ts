import { bucketsOf, spanText, topOf } from './buckets.js';

const EIGHTHS = [' ', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
const ROWS = 6;
const AXIS = 11;

export interface ChartInput {
  readonly title: string;
  readonly times: readonly number[];
  readonly values: readonly number[];
  readonly limit?: number;
  readonly shown: (value: number) => string;
  readonly width: number;
}

/** The highest value of each column over time, with the limit as a dashed line, for a terminal. */
export function chartLines({ title, times, values, limit, shown, width }: ChartInput): readonly string[] {
  const columns = Math.max(20, Math.min(120, width - AXIS - 1));
  const buckets = bucketsOf(times, values, columns);
  const top = topOf(Math.max(...buckets.map((bucket) => bucket?.max ?? 0)), limit);
  const limitRow = limit === undefined || limit > top ? -1 : Math.floor((limit / top) * ROWS);
  const lines = [limit !== undefined && limit > top ? `${title} (the limit, ${shown(limit)}, is far above)` : title];
  for (let row = ROWS - 1; row >= 0; row--) {
    const label = row === limitRow ? shown(limit ?? 0) : row === 0 ? '0' : row === ROWS - 1 ? shown(top) : '';
    const cells = buckets.map((bucket) => {
      const eighths = Math.round(((bucket?.max ?? 0) / top) * ROWS * 8) - row * 8;
      const cell = EIGHTHS[Math.max(0, Math.min(8, eighths))] ?? ' ';
      return row === limitRow && cell === ' ' ? '╌' : cell;
    });
    lines.push(`${label.padStart(AXIS - 1)} ${row === limitRow ? '├' : '│'}${cells.join('').trimEnd()}`);
  }
  const span = spanText((times.at(-1) ?? 0) - (times[0] ?? 0));
  lines.push(`${' '.repeat(AXIS)}└${'─'.repeat(Math.max(1, columns - span.length - 1))} ${span}`);
  return lines;
}
