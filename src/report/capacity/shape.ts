/** What files say of the resources of containers. CPU is in cores, memory in bytes. */
export interface CapacityPlan {
  /** What the machine has, where it was given. */
  readonly host?: { readonly cpus?: number; readonly memory?: number };
  readonly projects: readonly ProjectPlan[];
  /** All projects that are no variant of another one. */
  readonly total: PlanTotals;
  readonly databases: readonly DatabasePlan[];
  /** What to change, by place. */
  readonly advice: readonly PlanAdvice[];
}

export interface ProjectPlan {
  /** Id of the Compose project; `kubernetes` for the workloads of a cluster. */
  readonly id: string;
  readonly name: string;
  readonly kind: 'compose' | 'swarm' | 'kubernetes';
  readonly files: readonly string[];
  /** The project that it is a variant of: it counts in no total but its own. */
  readonly variantOf?: string;
  readonly services: readonly ServicePlan[];
  readonly totals: PlanTotals;
}

export interface ServicePlan {
  readonly service: string;
  readonly name: string;
  readonly path: string;
  readonly line: number;
  readonly replicas: number;
  readonly cpu: PlanLimits;
  readonly memory: PlanLimits;
  readonly programs: readonly ProgramPlan[];
  readonly workers?: WorkerPlan;
}

export interface PlanLimits {
  /** Absent: none is set. */
  readonly limit?: number;
  readonly reservation?: number;
  /** True where a variable without a value decides the limit. */
  readonly unknown?: true;
}

export interface ProgramPlan {
  readonly program: string;
  readonly settings: readonly SettingPlan[];
}

export interface SettingPlan {
  readonly measure:
    | 'workers'
    | 'threads'
    | 'memory'
    | 'memory-per-worker'
    | 'connections'
    | 'reserved'
    | 'pool'
    | 'overflow';
  /** `cores`: as many as the machine has cores, or a multiple; `unknown`: what only a run would tell. */
  readonly basis: 'set' | 'default' | 'cores' | 'unknown';
  readonly value?: number;
  /** Of the memory limit. */
  readonly share?: number;
  readonly text?: string;
  readonly path?: string;
  readonly line?: number;
  readonly column?: number;
}

/** How many workers there are, and how many fit. */
export interface WorkerPlan {
  readonly program: string;
  readonly basis: SettingPlan['basis'];
  readonly current?: number;
  readonly threads?: number;
  /** Cores that they share; absent where neither a limit nor the machine is known: nothing is recommended then. */
  readonly cores?: number;
  /** Whose cores these are. */
  readonly coresOf?: 'limit' | 'machine';
  readonly conservative?: number;
  /** By cores, and no more than the memory limit carries. */
  readonly recommended?: number;
  readonly aggressive?: number;
  /** Bytes of the memory limit for each of the current workers. */
  readonly memoryPerWorker?: number;
  readonly memoryVerdict?: 'low' | 'fitting' | 'ample';
}

/** Sums over all replicas. */
export interface PlanTotals {
  readonly containers: number;
  readonly cpuLimit: number;
  readonly cpuReservation: number;
  readonly memoryLimit: number;
  readonly memoryReservation: number;
  /** Containers without a limit, or with one that is not known: they may take all that is left. */
  readonly withoutCpuLimit: number;
  readonly withoutMemoryLimit: number;
}

/** Connections that clients may keep to a database, as far as files tell. */
export interface DatabasePlan {
  readonly server: string;
  readonly name: string;
  readonly program: string;
  readonly basis: SettingPlan['basis'];
  readonly limit?: number;
  readonly reserved: number;
  readonly total: number;
  readonly clients: readonly {
    readonly service: string;
    readonly perProcess: number;
    readonly processes: number;
    readonly replicas: number;
    readonly total: number;
  }[];
  /** Services that name it and whose pools no file tells. */
  readonly untold: readonly string[];
}

/** Something to change, with the line. */
export interface PlanAdvice {
  readonly kind: 'workers' | 'memory' | 'connections' | 'limit' | 'host';
  /** `change`: it does not fit; `consider`: it works, and another value would be usual. */
  readonly weight: 'change' | 'consider';
  /** Absent where it is about all. */
  readonly service?: string;
  readonly path?: string;
  readonly line?: number;
  readonly column?: number;
  readonly message: string;
  readonly fix: string;
  /** The line as it is (absent where one is added), and as it should be. */
  readonly change?: { readonly before?: string; readonly after: string };
}
