import type { Role } from '../model/role.js';

/** What is deployed and who is connected with whom: what pictures are drawn of. Every list is sorted. */
export interface ReportGraph {
  readonly services: readonly ReportService[];
  readonly networks: readonly ReportNetwork[];
  /** Who calls whom, as far as the files say and the networks allow. Reachability needs no list: who shares a network reaches one another. */
  readonly uses: readonly ReportUse[];
  readonly published: readonly ReportPort[];
  /** The shortest ways from published ports to data stores; some of them where there are very many. */
  readonly paths: readonly ReportPath[];
  /** What a comparison says is gone, as the base had it; absent where nothing is. */
  readonly gone?: ReportGone;
  /** Projects that are left out, since they are tests, examples or code of others that no change is about. */
  readonly aside?: number;
}

/** Some services that are no longer there, with the networks that they were on and the ports that they published. */
export interface ReportGone {
  readonly services: readonly ReportService[];
  /** Only the services that are gone are listed as their members. */
  readonly networks: readonly ReportNetwork[];
  readonly published: readonly ReportPort[];
}

export interface ReportService {
  /** `project/service`. Unique in the repository. */
  readonly id: string;
  readonly project: string;
  readonly name: string;
  readonly role: Role;
  /** What it runs, where that is known: `postgres`, `nginx`. */
  readonly product?: string;
  /** Id of the service whose network namespace it runs in, where the two are of one project: both have the same addresses. */
  readonly sharesWith?: string;
  /** The service's key. */
  readonly path: string;
  readonly line: number;
}

export interface ReportNetwork {
  readonly name: string;
  readonly driver: string;
  readonly internal: boolean;
  /** True when no project creates it. */
  readonly external: boolean;
  /** Name of the project that creates it. */
  readonly creator?: string;
  /** True where a file gives the name as it is: Compose puts none of the project's before it. */
  readonly named?: boolean;
  /** Service ids. */
  readonly services: readonly string[];
}

export interface ReportUse {
  readonly from: string;
  readonly to: string;
}

export interface ReportPort {
  readonly service: string;
  /** `0.0.0.0` when every interface. */
  readonly hostIp: string;
  /** Empty when the engine picks one. */
  readonly hostPort: string;
  readonly port: number;
  readonly protocol: string;
}

export interface ReportPath {
  readonly published: ReportPort;
  readonly store: string;
  /** From the published service to the store, both included. */
  readonly through: readonly string[];
}
