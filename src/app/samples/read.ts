import { MEBIBYTE } from './row.js';

/** What a file of samples holds, moment by moment. All lists are of the same length. */
export interface Series {
  /** Seconds since 1970, never decreasing. */
  readonly times: readonly number[];
  /** Cores. */
  readonly cpu: readonly number[];
  /** Bytes. */
  readonly memory: readonly number[];
  /** Bytes, of the last row that tells it; undefined when none does. */
  readonly memoryLimit?: number;
}

/** Something in the file that is no sample. */
export interface RowProblem {
  /** From 1. */
  readonly line: number;
  readonly message: string;
}

export interface ReadSamples {
  readonly series: Series;
  /** The first ones; `more` counts the rest. */
  readonly problems: readonly RowProblem[];
  readonly more: number;
}

/** Rows that are read: more than a month of seconds. */
const MOST_ROWS = 3_000_000;
const LONGEST_LINE = 1000;
const TOLD = 10;
const REQUIRED = ['cpu_percent', 'memory_usage_mb'] as const;

/**
 * Reads a file of samples, as `monitor` and its kind write it: columns by the names in the first line, in any order. Rows that are none are
 * told with their line and left out; a last line that was cut off in the middle, as a kill leaves it, is left out silently.
 */
export function readSamples(text: string): ReadSamples {
  const problems: RowProblem[] = [];
  let more = 0;
  const tell = (line: number, message: string): void => {
    if (problems.length < TOLD) problems.push({ line, message });
    else more++;
  };
  const [times, cpu, memory]: [number[], number[], number[]] = [[], [], []];
  let limit: number | undefined;
  let columns: Columns | undefined;
  let last = Number.NEGATIVE_INFINITY;
  let line = 0;
  for (let at = text.startsWith('\ufeff') ? 1 : 0; at < text.length; ) {
    const end = text.indexOf('\n', at);
    const whole = end >= 0;
    const row = text.slice(at, Math.min(whole ? end : text.length, at + LONGEST_LINE + 1)).replace(/\r$/, '');
    at = whole ? end + 1 : text.length;
    line++;
    if (row.trim() === '') continue;
    if (row.length > LONGEST_LINE) {
      tell(line, `the line is longer than ${LONGEST_LINE} characters`);
      if (columns === undefined) break;
      continue;
    }
    const fields = row.split(',').map((field) => field.trim().replace(/^"(.*)"$/, '$1'));
    if (columns === undefined) {
      const found = columnsOf(fields);
      if (typeof found === 'string') {
        tell(line, found);
        break;
      }
      columns = found;
      continue;
    }
    const sample = sampleOf(fields, columns);
    if (typeof sample === 'string') {
      if (whole) tell(line, sample);
      continue;
    }
    if (sample.time < last) {
      tell(line, 'the time goes back');
      continue;
    }
    if (times.length === MOST_ROWS) {
      tell(line, `only the first ${MOST_ROWS} rows are read`);
      break;
    }
    last = sample.time;
    times.push(sample.time);
    cpu.push(sample.cpu / 100);
    memory.push(sample.memory * MEBIBYTE);
    if (sample.limit !== undefined && sample.limit > 0) limit = sample.limit * MEBIBYTE;
  }
  if (columns === undefined && problems.length === 0) tell(1, 'the file is empty');
  return { series: { times, cpu, memory, memoryLimit: limit }, problems, more };
}

interface Columns {
  readonly unix: number;
  readonly timestamp: number;
  readonly cpu: number;
  readonly memory: number;
  readonly limit: number;
}

/** Where the columns are, or what is wrong with the first line. */
function columnsOf(header: readonly string[]): Columns | string {
  const names = header.map((name) => name.toLowerCase());
  const missing = REQUIRED.filter((name) => !names.includes(name));
  const [unix, timestamp] = [names.indexOf('unix_timestamp'), names.indexOf('timestamp')];
  if (missing.length > 0 || (unix < 0 && timestamp < 0)) {
    const wanted = missing.length > 0 ? missing.join(' and ') : 'unix_timestamp or timestamp';
    return `the first line has no column ${wanted}; \`groundplan monitor\` writes such files`;
  }
  return {
    unix,
    timestamp,
    cpu: names.indexOf('cpu_percent'),
    memory: names.indexOf('memory_usage_mb'),
    limit: names.indexOf('memory_limit_mb'),
  };
}

/** The numbers of a row, or what is wrong with it. */
function sampleOf(
  fields: readonly string[],
  { unix, timestamp, cpu, memory, limit }: Columns,
): { readonly time: number; readonly cpu: number; readonly memory: number; readonly limit?: number } | string {
  const time = numberIn(fields[unix]) ?? momentIn(fields[timestamp]);
  if (time === undefined) return 'there is no time';
  const cpuPercent = numberIn(fields[cpu]);
  if (cpuPercent === undefined || cpuPercent > 1e7) return 'cpu_percent is no number of percent';
  const used = numberIn(fields[memory]);
  if (used === undefined || used > 1e12) return 'memory_usage_mb is no number of megabytes';
  return { time, cpu: cpuPercent, memory: used, limit: numberIn(fields[limit]) };
}

/** A number of at least 0, with or without a sign of percent. */
function numberIn(text: string | undefined): number | undefined {
  if (text === undefined || !/^\d{1,15}(?:\.\d{1,15})?%?$/.test(text)) return undefined;
  return Number.parseFloat(text);
}

/** Seconds since 1970 of `2030-12-31T23:59:59Z` or `2030-12-31 23:59:59`, which counts as UTC. */
function momentIn(text: string | undefined): number | undefined {
  if (text === undefined || !/^\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?$/.test(text))
    return undefined;
  const moment = Date.parse(/(?:Z|[+-]\d\d:?\d\d)$/.test(text) ? text.replace(' ', 'T') : `${text.replace(' ', 'T')}Z`);
  return Number.isNaN(moment) ? undefined : moment / 1000;
}

/** The container of `stress_test_<container>_<day>_<time>.csv`; the file's name without its end when it has another form. */
export function containerOfFile(path: string): string {
  const name = (path.split(/[/\\]/).at(-1) ?? path).slice(0, 255);
  const [, container] = /^(?:stress_test_)?(.+?)_\d{8}_\d{6}(?:-\d+)?\.csv$/.exec(name) ?? [];
  return container ?? name.replace(/\.csv$/i, '');
}

/** The metadata file that stands beside a file of samples; undefined when its name has another form. */
export function metadataBeside(path: string): string | undefined {
  const [, folder = '', rest] = /^(.*[/\\])?stress_test_([^/\\]+)\.csv$/.exec(path) ?? [];
  return rest === undefined ? undefined : `${folder}metadata_${rest}.json`;
}
