/** What measured usage says of the limits of containers. CPU is in cores, memory in bytes, time in seconds. */
export interface CapacityReport {
  /** Percent of a limit above which a container counts as saturated. */
  readonly saturatedAbove: number;
  readonly containers: readonly ContainerCapacity[];
  /** Limits in Compose files that do not fit; empty without a path. */
  readonly findings: readonly CapacityFinding[];
  /** Rows that are no samples. */
  readonly problems: readonly SampleProblem[];
}

export interface ContainerCapacity {
  readonly container: string;
  /** Id of the service in the repository, where a path was given and one goes with it. */
  readonly service?: string;
  readonly files: readonly string[];
  readonly samples: number;
  /** From the first to the last sample, without pauses between files. */
  readonly seconds: number;
  /** True when there are too few samples to rest a limit on. */
  readonly few: boolean;
  readonly cpu: Capacity;
  readonly memory: Capacity;
  readonly workers: WorkerAdvice;
}

/** How a resource was used. */
export interface Capacity {
  readonly mean: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
  /** Absent when no limit is set, or nothing tells one. */
  readonly limit?: number;
  /** Time above `saturatedAbove` percent of the limit, or of one core where no CPU limit is known; absent where there is nothing to compare with. */
  readonly saturated?: { readonly seconds: number; readonly share: number };
  /** The limit to set: the peak plus headroom, rounded. */
  readonly recommended: number;
  /** True when the peak is what the limit allowed: what the container needs is not known, and the limit is raised. */
  readonly reached: boolean;
}

/** Worker processes for a server whose requests mostly wait. */
export interface WorkerAdvice {
  readonly cores: number;
  /** Whose cores these are: the limit's, the machine's, or those of the limit that is recommended. */
  readonly basis: 'limit' | 'machine' | 'recommended-limit';
  readonly conservative: number;
  readonly recommended: number;
  readonly aggressive: number;
  /** As configured; absent when nothing says. */
  readonly current?: number;
  /** Bytes of the memory limit for each current worker. */
  readonly memoryPerWorker?: number;
  readonly memoryVerdict?: 'low' | 'fitting' | 'ample';
}

/** A limit in a Compose file that does not fit what was measured. */
export interface CapacityFinding {
  readonly kind: 'too-large' | 'near' | 'missing';
  readonly resource: 'cpu' | 'memory';
  readonly container: string;
  readonly service: string;
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
  readonly fix: string;
  /** What to write: `256M`, `0.5`. */
  readonly value: string;
  /** The line as it is, and as it should be; absent when the value is not written there as a number. */
  readonly change?: { readonly before: string; readonly after: string };
}

export interface SampleProblem {
  readonly path: string;
  readonly line: number;
  readonly message: string;
}

/** What is drawn of a container. */
export interface CapacitySeries {
  readonly container: string;
  readonly times: readonly number[];
  readonly cpu: readonly number[];
  readonly memory: readonly number[];
  readonly cpuLimit?: number;
  readonly memoryLimit?: number;
}
