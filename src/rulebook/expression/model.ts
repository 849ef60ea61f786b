import type { Role } from '../../model/role.js';

/**
 * What an expression can see: the resolved project as plain values. These types are the one definition: the table that expressions are
 * checked against and docs/expressions.md are generated from them and their comments.
 *
 * A field that is absent reads as empty (`""`, `0`, `false`, `[]`); `has(service.image)` tells whether it is there. A field that is unknown,
 * since a variable without a value decides it, makes what rests on it unknown: no finding, and a note.
 */
export interface ExpressionModel {
  /** The service that is judged. */
  readonly service: Service;
  /** The network that is judged. */
  readonly network: Network;
  /** The volume that is judged. */
  readonly volume: Volume;
  /** The Compose project that is judged, or that the subject belongs to. */
  readonly project: Project;
  /** All projects of the repository. */
  readonly repository: Repository;
  /** Slug of the pattern that the repository is, or is declared to be: `service-oriented`; `none` when it is none. */
  readonly pattern: string;
}

/** The repository as a whole. */
export interface Repository {
  /** Every project, a variant (production, development) as one of its own. */
  readonly projects: readonly Project[];
}

/** One Compose project: files that are started together, merged, extended and included. */
export interface Project {
  readonly name: string;
  /** Folder below the root; empty for the root. */
  readonly path: string;
  readonly kind: 'compose' | 'swarm';
  /** Files that it was loaded from, in the order in which they are merged. */
  readonly files: readonly string[];
  /** Name of the variant, where this is a base file with an overlay: `prod`. */
  readonly variant?: string;
  /** True when a word of its file, variant or folders says that it is for development or tests. */
  readonly development: boolean;
  readonly services: readonly Service[];
  readonly networks: readonly Network[];
  readonly volumes: readonly Volume[];
  /** Keys of the secrets that it declares. */
  readonly secrets: readonly string[];
  /** Keys of the configs that it declares. */
  readonly configs: readonly string[];
}

/** A service after merging, `extends`, `include` and variables. */
export interface Service {
  readonly name: string;
  /** What it is for, read from its image, names and dependencies. */
  readonly role: Role;
  /** From 0 to 1: how sure the role is. */
  readonly roleConfidence: number;
  /** Product of a known image: `postgresql`, `redis`, `nginx`. */
  readonly product?: string;
  readonly image?: Image;
  readonly build?: Build;
  readonly containerName?: string;
  readonly hostname?: string;
  /** Words of the command. */
  readonly command: readonly string[];
  readonly entrypoint: readonly string[];
  /** Variables, also those of `env_file`. */
  readonly environment: readonly Variable[];
  readonly labels: readonly Variable[];
  readonly envFiles: readonly string[];
  /** Published ports; one entry a port, ranges written out. */
  readonly ports: readonly Port[];
  readonly expose: readonly string[];
  /** Networks that it joins, the implicit `default` as well. */
  readonly networks: readonly JoinedNetwork[];
  /** `host`, `none`, `bridge`, `service:NAME` or `container:NAME`. */
  readonly networkMode?: string;
  /** Names of the services of this project that it can open a TCP connection to. */
  readonly reaches: readonly string[];
  readonly dependsOn: readonly Dependency[];
  readonly healthcheck?: Healthcheck;
  /**
   * Bytes. 0 is unlimited.
   * @asType integer
   */
  readonly memoryLimit?: number;
  /**
   * Bytes.
   * @asType integer
   */
  readonly memoryReservation?: number;
  /** Cores: `0.5`. */
  readonly cpuLimit?: number;
  /** Cores. */
  readonly cpuReservation?: number;
  /** @asType integer */
  readonly pidsLimit?: number;
  /** @asType integer */
  readonly replicas?: number;
  /** As the engine reads it: `always`, `unless-stopped`, `on-failure`, `on-failure:5`, `no`. */
  readonly restart?: string;
  readonly logging?: Logging;
  readonly mounts: readonly Mount[];
  /** Keys of the secrets that it is granted. */
  readonly secrets: readonly string[];
  /** Keys of the configs that it is granted. */
  readonly configs: readonly string[];
  readonly profiles: readonly string[];
  readonly privileged?: boolean;
  readonly user?: string;
  /** True when its root file system is read-only. */
  readonly readOnly?: boolean;
  readonly capAdd: readonly string[];
  readonly capDrop: readonly string[];
  readonly securityOpt: readonly string[];
  readonly pid?: string;
  readonly ipc?: string;
}

/** Where a container comes from. */
export interface Image {
  /** As resolved: `docker.io/library/postgres:16`. */
  readonly reference: string;
  /** Host of the registry; absent for Docker Hub. */
  readonly registry?: string;
  /** Without registry, tag and digest: `postgres`, `bitnami/redis`. */
  readonly repository: string;
  readonly tag?: string;
  readonly digest?: string;
}

/** How an image is built. */
export interface Build {
  /** Folder below the root; absent for an address, and outside the repository. */
  readonly context?: string;
  readonly dockerfile?: string;
  readonly target?: string;
}

/** A variable of the environment, or a label. */
export interface Variable {
  readonly name: string;
  /** Unknown when it is taken from the environment at run time. It may be a secret: a message cannot show it. */
  readonly value: string;
}

/** A published port. */
export interface Port {
  /**
   * Port of the container.
   * @asType integer
   */
  readonly target: number;
  /** Port or range of the machine as text; absent when the engine picks one. */
  readonly published?: string;
  /** Address of the machine; absent: every interface. */
  readonly hostIp?: string;
  readonly protocol: 'tcp' | 'udp' | 'sctp';
  readonly mode: 'ingress' | 'host';
}

/** A network as a service joins it. */
export interface JoinedNetwork {
  /** Its key in the project. */
  readonly key: string;
  /** What the engine calls it. */
  readonly name: string;
  readonly internal: boolean;
  readonly external: boolean;
  readonly aliases: readonly string[];
}

/** An entry of `depends_on`, or what `links` and shared namespaces come to. */
export interface Dependency {
  readonly service: string;
  readonly condition: 'service_started' | 'service_healthy' | 'service_completed_successfully';
  readonly required: boolean;
}

/** How the engine tells that a service works. */
export interface Healthcheck {
  readonly disabled: boolean;
  /** `CMD`, `CMD-SHELL` or `NONE`, and the words after it. */
  readonly test: readonly string[];
  /**
   * Milliseconds.
   * @asType integer
   */
  readonly interval?: number;
  /**
   * Milliseconds.
   * @asType integer
   */
  readonly timeout?: number;
  /**
   * Milliseconds.
   * @asType integer
   */
  readonly startPeriod?: number;
  /** @asType integer */
  readonly retries?: number;
}

/** Where a service's output goes. */
export interface Logging {
  /** Absent: the engine's default. */
  readonly driver?: string;
  /** Names of the options that are set. */
  readonly options: readonly string[];
}

/** Something that stands at a path of the container. */
export interface Mount {
  readonly type: 'bind' | 'volume' | 'tmpfs' | 'npipe' | 'cluster' | 'image';
  /** Key of a volume, or a path: below the root of the repository, else as written. */
  readonly source?: string;
  readonly target: string;
  readonly readOnly: boolean;
}

/** A network of a project. */
export interface Network {
  readonly key: string;
  /** What the engine calls it. */
  readonly name: string;
  readonly external: boolean;
  readonly internal: boolean;
  readonly driver?: string;
  readonly attachable: boolean;
  readonly subnets: readonly string[];
  /** False for the implicit `default`, which no file declares. */
  readonly declared: boolean;
  /** Names of the services of the project that join it. */
  readonly services: readonly string[];
}

/** A named volume of a project. */
export interface Volume {
  readonly key: string;
  /** What the engine calls it. */
  readonly name: string;
  readonly external: boolean;
  /** Path of the machine that it stands for by its options. */
  readonly hostPath?: string;
  /** Names of the services of the project that mount it. */
  readonly services: readonly string[];
}
