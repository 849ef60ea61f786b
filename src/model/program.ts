/** What programs are told of processes, memory and connections, and how: rules/capacity/programs.yml. */
export interface ProgramFile {
  readonly programs: readonly Program[];
  /**
   * How many workers fit, for programs to which the calculator of rules/capacity/measured.yml (workers that mostly wait for others)
   * does not apply.
   */
  readonly calculators: readonly NamedCalculator[];
}

/** A program, or a family of programs that read the same settings. */
export interface Program {
  /** Kebab-case, unique. */
  readonly id: string;
  readonly name: string;
  readonly kind: ProgramKind;
  /** Names of the program in a command, without folders: `gunicorn`. A `*` at the end stands for any text. */
  readonly commands?: readonly string[];
  /** Words of which one must stand in the command as well: `worker` of `celery worker`. */
  readonly beside?: readonly string[];
  /** Products of rules/roles, by id, that are this program, whatever their command says. */
  readonly products?: readonly string[];
  /** Products among these whose images are shipped with settings of their own: nothing holds by default. */
  readonly tuned?: readonly string[];
  /** True: it is there wherever a setting of its own is, since no other program has that. */
  readonly bySettings?: boolean;
  /** True: clients keep pools of connections to it. */
  readonly pooled?: boolean;
  /** Variables in which it looks for options. A program that is told by its settings looks into all of them. */
  readonly optionVariables?: readonly string[];
  /** Its configuration files. */
  readonly files?: ProgramFiles;
  /** How many workers fit, by the name of a calculator. Absent: the one of workers that mostly wait. */
  readonly calculator?: string;
  readonly settings: readonly ProgramSetting[];
  /** Where its makers say so. */
  readonly reference: string;
}

/**
 * `server`: answers requests with workers; `worker`: takes tasks off a queue; `store`: keeps data; `cache`: keeps data in memory that
 * it is given without end; `proxy`: passes requests on; `pool`: a library that keeps connections to a database; `pooler`: a program
 * that does so for others; `runtime`: what programs of a language run in.
 */
export type ProgramKind = 'server' | 'worker' | 'store' | 'cache' | 'proxy' | 'pool' | 'pooler' | 'runtime';

export interface ProgramFiles {
  /** Their names; one that is mounted, that an option names, or that lies in the folder from which the image is built. */
  readonly names: readonly string[];
  /** Options of the program that name the file. */
  readonly options?: readonly string[];
  /** Folders of the container: every file that is mounted into one of them is read. */
  readonly folders?: readonly string[];
}

/**
 * What a setting says: `workers` are processes (or, in programs that count these, tasks at a time in processes of their own), `threads`
 * those of one process, `memory` the bound of what one process (of a store: all of it) keeps, `memory-per-worker` that of one worker,
 * `connections` how many are taken at most, `reserved` how many of these are not for applications, `pool` how many a process opens at
 * most, `overflow` how many it opens beyond its pool.
 */
export type Measure =
  | 'workers'
  | 'threads'
  | 'memory'
  | 'memory-per-worker'
  | 'connections'
  | 'reserved'
  | 'pool'
  | 'overflow';

export interface ProgramSetting {
  readonly measure: Measure;
  /** What a number without a unit counts. `percent` and `share` are of the memory limit. Absent: pieces. */
  readonly unit?: SettingUnit;
  /**
   * Options with everything before the value. One that ends with `=` holds its value in the same word; after others it is in the same
   * word or in the next one.
   */
  readonly options?: readonly string[];
  /** Variables whose whole value it is. */
  readonly variables?: readonly string[];
  /** Names of parameters in the addresses of databases. */
  readonly parameters?: readonly string[];
  /** Keys in its configuration files. */
  readonly keys?: readonly string[];
  /** Values that stand for as many as the machine has cores, beside `auto` and `max`. */
  readonly coresValues?: readonly string[];
  /** Holds where nothing is set: a number, or `cores` for as many as the machine has cores. */
  readonly default?: number | 'cores';
  /** Of the memory limit, the most that this may be told so that the rest of the process has room. */
  readonly most?: number;
  /** Of the memory limit, what is usual. */
  readonly usual?: number;
  /** True where a value of 0 means that there is no bound. */
  readonly zeroIsNone?: boolean;
}

export type SettingUnit = 'bytes' | 'KiB' | 'MiB' | 'GiB' | '8KiB' | 'percent' | 'share';

/** `perCore × cores + plus`, rounded down, at least 1, at most `atMost`. */
export interface WorkerFormula {
  readonly perCore: number;
  readonly plus?: number;
  readonly atMost?: number;
}

/** Workers by the cores that a container may use, and the memory of each. */
export interface WorkerCalculator {
  readonly conservative: WorkerFormula;
  readonly recommended: WorkerFormula;
  readonly aggressive: WorkerFormula;
  /** Mebibytes for each worker: less than `low` is too little, more than `ample` is more than needed. */
  readonly memoryPerWorker: { readonly low: number; readonly ample: number };
}

export interface NamedCalculator extends WorkerCalculator {
  readonly name: string;
  /** What it is for: half a sentence. */
  readonly meaning: string;
}

/** Workers that a formula gives for so many cores. */
export function workersOf({ perCore, plus = 0, atMost }: WorkerFormula, cores: number): number {
  const count = Math.max(1, Math.floor(perCore * cores + plus));
  return atMost === undefined ? count : Math.min(atMost, count);
}
