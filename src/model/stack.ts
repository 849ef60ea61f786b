import type { Located, Location } from '../documents/location.js';
import type { RoleReading } from './role.js';

/**
 * What is deployed together, whatever declared it. These types are the one definition of the model: the JSON Schema,
 * the expression types and the documentation page are generated from them and their comments.
 */
export interface Stack {
  /** Unique in the repository: the Compose project's id; `.` for the one at the root. */
  readonly id: string;
  /** Project name as the runtime shows it. */
  readonly name: string;
  /** False when only the folder gave the name. */
  readonly named: boolean;
  readonly kind: 'compose' | 'swarm';
  /** Why it is written for Swarm; absent for a plain Compose project. */
  readonly kindEvidence?: readonly { readonly message: string; readonly at: Location }[];
  /** Folder, repository-relative; empty for the root. */
  readonly path: string;
  /** Files that it was loaded from, in merge order. */
  readonly files: readonly string[];
  /** Those of them that are laid over one another; the others are included or extended. */
  readonly layers: readonly string[];
  /** Set when this is an overlay variant (production, development, test) of another stack. */
  readonly variantOf?: string;
  readonly variant?: string;
  /** How it was found that these files are one project, the strongest sign first. */
  readonly found: readonly Found[];
  readonly services: readonly Service[];
  readonly networks: readonly Network[];
  readonly volumes: readonly Volume[];
  readonly secrets: readonly Grant[];
  readonly configs: readonly Grant[];
  /** Variables without a value or a default, each once, at their first use. */
  readonly unsetVariables: readonly Located<string>[];
  /** Profiles that are active when nobody names any: `COMPOSE_PROFILES` of the `.env`. */
  readonly defaultProfiles: readonly string[];
  /** Parts that could not be read: what depends on them is unknown. */
  readonly unknown: readonly { readonly at: Location; readonly message: string }[];
  readonly at: Location;
}

/** One sign that files are started together. */
export interface Found {
  readonly how: FoundBy;
  readonly at: Location;
  /** One sentence for a person. */
  readonly message: string;
  /** What a person types to start it: `make prod`, `npm run dev`. */
  readonly command?: string;
}

/** `default-name` and `override`: Compose reads it by itself; `name-of-overlay`, `content`: by convention; the others: written down. */
export type FoundBy =
  | 'default-name'
  | 'override'
  | 'name-of-overlay'
  | 'include'
  | 'dotenv'
  | 'makefile'
  | 'script'
  | 'package-script'
  | 'ci'
  | 'readme'
  | 'content';

export interface Service {
  /** `<project name>/<service name>`; the stack's id in place of the project's name where two would be equal. Unique in the repository. */
  readonly id: string;
  readonly stack: string;
  readonly project: string;
  readonly name: string;
  /** The service's key. */
  readonly at: Location;
  readonly image?: Image;
  readonly build?: Build;
  readonly pullPolicy?: string;
  readonly role: RoleReading;
  readonly containerName?: ContainerName;
  readonly hostname?: Located<string>;
  /** Words of the command and entrypoint, as far as they can be told. */
  readonly command?: Located<readonly string[]>;
  readonly entrypoint?: Located<readonly string[]>;
  readonly environment: readonly Variable[];
  readonly envFiles: readonly EnvFile[];
  readonly ports: readonly Port[];
  readonly expose: readonly Located<string>[];
  /** Networks joined, in order; empty with a network mode. Includes the implicit `default`. */
  readonly attachments: readonly Attachment[];
  readonly networkMode?: Located<NetworkMode>;
  readonly dependsOn: readonly Dependency[];
  readonly links: readonly Located<string>[];
  readonly externalLinks: readonly Located<string>[];
  readonly healthcheck?: Healthcheck;
  readonly resources: Resources;
  readonly mounts: readonly Mount[];
  /**
   * As the engine reads it: `deploy.restart_policy` wins over `restart`. Behind `on-failure:` stands how often, at most. `unknown`
   * when a variable without a value decides it.
   */
  readonly restart?: Located<string>;
  readonly logging?: Logging;
  /** Keys of the secrets and configs that it, or its build, is granted. */
  readonly secrets: readonly string[];
  readonly configs: readonly string[];
  readonly replicas?: Located<number>;
  /** `global` and such; only Swarm and compatible runtimes read it. */
  readonly deployMode?: Located<string>;
  readonly labels: readonly Variable[];
  /** A service with profiles starts only when one of them is active. */
  readonly profiles: readonly string[];
  readonly privileged?: Located<boolean>;
  readonly user?: Located<string>;
  readonly readOnly?: Located<boolean>;
  readonly capAdd: readonly Located<string>[];
  readonly capDrop: readonly Located<string>[];
  readonly securityOpt: readonly Located<string>[];
  readonly pid?: Located<string>;
  readonly ipc?: Located<string>;
  /** What else the file says of how the container is kept apart from the machine; absent where it says nothing. */
  readonly isolation?: Isolation;
  /** How a cluster runs it; absent unless the stack is written for Swarm. */
  readonly cluster?: ClusterSettings;
}

/** What a cluster is told of a service. */
export interface ClusterSettings {
  /** Keys that the service has, each at its place: a cluster does not read all of them. */
  readonly keys: readonly Located<string>[];
  /** Conditions that a node must meet: `node.labels.disk == ssd`. */
  readonly constraints: readonly string[];
  /** How updates are rolled out, where something is said. */
  readonly update?: RolloutSettings;
  /** Where it is said how an update is taken back. */
  readonly rollback?: Location;
}

/** How updates are rolled out: `deploy.update_config`. */
export interface RolloutSettings {
  /** `pause` (the default), `continue` or `rollback`; `unknown` when a variable without a value decides it. */
  readonly failureAction?: string;
  readonly at: Location;
}

/** The name that a file gives a service's container. */
export interface ContainerName extends Located<string> {
  /** True when a variable without a value is part of it. */
  readonly unknown?: true;
}

/** Rarer settings that open a container towards the machine that it runs on. */
export interface Isolation {
  readonly uts?: Located<string>;
  readonly userNamespace?: Located<string>;
  readonly cgroup?: Located<string>;
  readonly cgroupParent?: Located<string>;
  /** `use_api_socket`: Compose mounts the engine's socket, and the logins of the user with it. */
  readonly apiSocket?: Located<boolean>;
  readonly devices?: readonly Device[];
  /** Settings that variables without a value decide: set, but to what is unknown. */
  readonly unknown?: readonly ('privileged' | 'readOnly' | 'user' | 'capDrop' | 'securityOpt')[];
}

/** A device of the machine that the container may use. */
export interface Device {
  /** Path on the machine, or the name of a device as the Container Device Interface writes it. */
  readonly source: string;
  readonly target?: string;
  readonly at: Location;
}

/** A file of variables: its path, repository-relative unless it lies outside. */
export interface EnvFile extends Located<string> {
  /** True when Compose goes on without it. */
  readonly optional?: boolean;
  /** True when a variable without a value is part of the path. */
  readonly unknown?: boolean;
}

export interface Image {
  /** As resolved, e.g. `docker.io/library/postgres:16`; variables replaced. */
  readonly reference: string;
  /** Registry host, absent for Docker Hub. */
  readonly registry?: string;
  /** Without registry, tag and digest; `library/` removed: `postgres`, `bitnami/redis`. */
  readonly repository: string;
  readonly tag?: string;
  readonly digest?: string;
  /** True when a variable without a value decides it: nothing is claimed about it. */
  readonly unknown: boolean;
  readonly at: Location;
}

export interface Build {
  /** Repository-relative folder; undefined when it is a URL or lies outside the repository. */
  readonly context?: string;
  readonly contextText: string;
  /** Relative to the context; absent when its text stands in the Compose file. */
  readonly dockerfile?: string;
  /** True when a variable without a value is part of the path. */
  readonly dockerfileUnknown?: boolean;
  readonly target?: string;
  /** Values of its arguments, where they are known. */
  readonly args?: readonly string[];
  /** Its arguments, each with its place. */
  readonly arguments?: readonly Variable[];
  readonly at: Location;
}

export interface Variable {
  readonly name: string;
  /** Undefined when taken from the environment at run time. */
  readonly value?: string;
  /** True when a variable without a value is part of the value: its place there is empty. */
  readonly unknown?: boolean;
  readonly at: Location;
}

/** A published port. A range is expanded into one per container port, up to 100; beyond that it stays one with a range. */
export interface Port {
  /** Container port; 0 when unreadable. */
  readonly target: number;
  /** Host port or range as text; absent when the engine picks one, `unknown` when a variable without a value decides it. */
  readonly published?: string;
  /** Undefined: every interface. `unknown` when a variable without a value decides it. */
  readonly hostIp?: string;
  readonly protocol: 'tcp' | 'udp' | 'sctp';
  readonly mode: 'ingress' | 'host';
  /** Names of variables without values that decide parts of it: `PORT` in `${PORT}:80` may bring an address along. */
  readonly variables?: { readonly hostIp?: string; readonly published?: string };
  readonly at: Location;
}

export interface Attachment {
  /** The key under the project's networks. */
  readonly network: string;
  readonly aliases: readonly string[];
  readonly ipv4?: string;
  readonly at: Location;
}

export type NetworkMode =
  | { readonly kind: 'host' | 'none' | 'bridge' }
  | { readonly kind: 'service'; readonly service: string }
  | { readonly kind: 'container'; readonly container: string }
  | { readonly kind: 'other'; readonly text: string };

export interface Dependency {
  readonly service: string;
  readonly condition: 'service_started' | 'service_healthy' | 'service_completed_successfully';
  readonly required: boolean;
  /** False when the file used the short form or the edge is implied (links, shared namespace). */
  readonly explicit: boolean;
  readonly at: Location;
}

export interface Healthcheck {
  readonly at: Location;
  readonly disabled: boolean;
  /** `CMD`, `CMD-SHELL`, `NONE` and the words after it; undefined when the block sets only timings. */
  readonly test?: Located<readonly string[]>;
  /** Durations in milliseconds. */
  readonly interval?: Located<number>;
  readonly timeout?: Located<number>;
  readonly startPeriod?: Located<number>;
  readonly startInterval?: Located<number>;
  readonly retries?: Located<number>;
}

/** Limits as the runtime would apply them, from `deploy.resources` or the older keys. 0 means unlimited, as the engine reads it. */
export interface Resources {
  /** Cores. */
  readonly cpuLimit?: Located<number>;
  readonly cpuReservation?: Located<number>;
  /** Bytes. */
  readonly memoryLimit?: Located<number>;
  readonly memoryReservation?: Located<number>;
  readonly pidsLimit?: Located<number>;
  /** Limits and reservations that variables without a value decide: set, but to what is unknown. */
  readonly unknown?: readonly ('cpuLimit' | 'memoryLimit' | 'memoryReservation' | 'pidsLimit')[];
}

export interface Mount {
  readonly type: 'bind' | 'volume' | 'tmpfs' | 'npipe' | 'cluster' | 'image';
  /** Volume key, or path: repository-relative for a bind inside the repository (`.` for its root), else as written. */
  readonly source?: string;
  readonly target: string;
  readonly readOnly: boolean;
  /** True when a variable without a value is part of the source. */
  readonly unknown?: boolean;
  /** How mounts made below it travel between the container and the machine: `rshared`, `rslave`, … Absent: not at all. */
  readonly propagation?: string;
  /** Options of a `tmpfs` as the short form lists them: `exec`, `size=64m`. */
  readonly options?: readonly string[];
  readonly at: Location;
}

export interface Network {
  /** Unique in the stack. */
  readonly key: string;
  /** What the engine calls it (`<project>_<key>`, `name:`, or the external name). Equal names are one network. */
  readonly name: string;
  readonly nameAt?: Location;
  readonly external: boolean;
  readonly externalAt?: Location;
  readonly internal: boolean;
  readonly driver?: string;
  readonly attachable: boolean;
  /** True where the option `encrypted` of an overlay network is set. */
  readonly encrypted?: boolean;
  readonly subnets: readonly string[];
  /** False for the implicit `default`, which no file declares. */
  readonly declared: boolean;
  /** True when a variable without a value decides the name: nothing is claimed about who shares it. */
  readonly unknownName: boolean;
  readonly at: Location;
}

export interface Volume {
  readonly key: string;
  readonly name: string;
  /** True when a variable without a value decides the name: nothing is claimed about who creates or shares it. */
  readonly unknownName?: true;
  readonly external: boolean;
  /** True where its driver or options say that its data does not lie on the machine. */
  readonly elsewhere?: true;
  /** The path of the machine that it stands for by its `driver_opts`, written as in `Mount.source`. */
  readonly hostPath?: Located<string>;
  readonly at: Location;
}

/** A secret or config that the project declares. */
export interface Grant {
  readonly key: string;
  readonly external: boolean;
  readonly at: Location;
}

/** Where a service's output goes. */
export interface Logging {
  /** Absent: the engine's default, `json-file` unless it was set up otherwise; `unknown` when a variable decides it. */
  readonly driver?: string;
  /** Names of the options that are set. */
  readonly options: readonly string[];
  readonly at: Location;
}
