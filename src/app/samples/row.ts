/** Columns of a file of samples. `mb` are mebibytes (1,048,576 bytes), as `docker stats` counts; 100 percent of a processor are one core. */
export const COLUMNS = [
  'timestamp',
  'unix_timestamp',
  'cpu_percent',
  'memory_usage_mb',
  'memory_limit_mb',
  'memory_percent',
  'pids',
] as const;

export const HEADER = `${COLUMNS.join(',')}\n`;

/** Bytes of the unit in which files of samples give memory. */
export const MEBIBYTE = 1024 * 1024;

/** What was measured at one moment. */
export interface Sample {
  /** Milliseconds since 1970. */
  readonly time: number;
  /** 100 is one core. */
  readonly cpuPercent: number;
  /** Bytes. */
  readonly memory: number;
  /** Bytes; 0 when nobody told. */
  readonly memoryLimit: number;
  readonly pids: number;
}

/** A sample as one line of the file. Nothing in it comes from the container but numbers. */
export function rowText({ time, cpuPercent, memory, memoryLimit, pids }: Sample): string {
  const share = memoryLimit > 0 ? (memory / memoryLimit) * 100 : 0;
  const fields = [
    new Date(time).toISOString(),
    (time / 1000).toFixed(3),
    cpuPercent.toFixed(2),
    (memory / MEBIBYTE).toFixed(2),
    (memoryLimit / MEBIBYTE).toFixed(2),
    share.toFixed(2),
    String(pids),
  ];
  return `${fields.join(',')}\n`;
}
