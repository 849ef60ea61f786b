/** What stands beside a file of samples: what was measured, and how. Written when a measurement starts, and anew when it ends. */
export interface MonitorMetadata {
  readonly test_config: {
    readonly container_name: string;
    readonly duration_seconds: number;
    readonly interval_seconds: number;
    /** ISO 8601. */
    readonly start_time: string;
    /** Name of the engine's machine. */
    readonly host: string;
  };
  readonly container_info: {
    readonly image: string;
    readonly status: string;
    readonly compose_project?: string;
    readonly compose_service?: string;
    /** Cores; absent when no limit is set. */
    readonly cpu_limit?: number;
    /** Mebibytes; absent when no limit is set. */
    readonly memory_limit_mb?: number;
    readonly host_cores: number;
    /** Worker processes that its command asks for; absent when it says nothing of them. */
    readonly workers?: number;
  };
  /** Absent while it runs, and after it was killed. */
  readonly result?: {
    readonly end_time: string;
    readonly samples: number;
    readonly missed: number;
    readonly ended: 'duration' | 'interrupted' | 'stopped' | 'engine-lost';
  };
}

/** What an analysis takes from such a file, whoever wrote it. */
export interface KnownOfContainer {
  readonly container?: string;
  readonly project?: string;
  readonly service?: string;
  /** `undefined`: nothing is told; `none`: no limit is set. */
  readonly cpuLimit?: number | 'none';
  /** Bytes. */
  readonly memoryLimit?: number | 'none';
  readonly hostCores?: number;
  readonly workers?: number;
}

/** Reads a metadata file. Whatever is in it that is of no use is left out; nothing of it is trusted to have a type. */
export function knownOf(text: string): KnownOfContainer {
  const document = parsed(text);
  const config = objectAt(document, 'test_config');
  const info = objectAt(document, 'container_info');
  const word = (of: Fields, key: string): string | undefined => {
    const value = of[key];
    return typeof value === 'string' && value !== '' && value.length <= 255 ? value : undefined;
  };
  const number = (key: string): number | undefined => {
    const value = info[key];
    return typeof value === 'number' && value > 0 && value < 1e9 ? value : undefined;
  };
  // Only files with the machine's cores tell that no limit is set by leaving it out.
  const told = number('host_cores') !== undefined;
  const memory = number('memory_limit_mb');
  return {
    container: word(config, 'container_name'),
    project: word(info, 'compose_project'),
    service: word(info, 'compose_service'),
    cpuLimit: number('cpu_limit') ?? (told ? 'none' : undefined),
    memoryLimit: memory === undefined ? (told ? 'none' : undefined) : memory * 1024 * 1024,
    hostCores: number('host_cores'),
    workers: number('workers'),
  };
}

type Fields = Readonly<Record<string, unknown>>;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function objectAt(value: unknown, key: string): Fields {
  const found = typeof value === 'object' && value !== null ? (value as Fields)[key] : undefined;
  return typeof found === 'object' && found !== null ? (found as Fields) : {};
}
