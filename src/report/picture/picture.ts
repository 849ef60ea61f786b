import type { Role } from '../../model/role.js';

/** What is drawn, apart from how: the same for Mermaid and for SVG. Every list is sorted, and every name is still as it came from the repository. */
export interface Picture {
  /** Outermost first: what of several projects is together, else one frame without a name. */
  readonly frames: readonly PictureFrame[];
  /** Networks that stand on their own: only services that bridge them are on them. */
  readonly hubs: readonly PictureHub[];
  /** Where published ports come in. */
  readonly edges: readonly PictureEdge[];
  readonly links: readonly PictureLink[];
  /** What is not shown, one sentence each. */
  readonly leftOut: readonly string[];
  /** What it shows, in one sentence. */
  readonly summary: string;
}

/** What a comparison says of something. */
export type Mark = 'added' | 'removed' | 'changed';

/** A project, or what belongs to no single one. */
export interface PictureFrame {
  readonly id: string;
  /** Absent where there is one project, and for what several projects share. */
  readonly project?: string;
  readonly zones: readonly PictureZone[];
}

/** Services that are on the same networks. */
export interface PictureZone {
  readonly id: string;
  /**
   * `network`: the box is the network. `bridge`: each service is on all of `networks`, which are drawn elsewhere. `host`: on the
   * machine's own network. `apart`: on none. `removed`: no longer there. `projects`: each node is a whole project.
   */
  readonly kind: 'network' | 'bridge' | 'host' | 'apart' | 'removed' | 'projects';
  readonly networks: readonly PictureNetwork[];
  readonly nodes: readonly PictureNode[];
  readonly mark?: Mark;
}

export interface PictureNetwork {
  /** Its name without that of the project that creates it. */
  readonly label: string;
  /** What is special about it: `internal`, `external: created by shop`. */
  readonly notes: readonly string[];
  readonly internal: boolean;
  /** True when no project of the repository creates it. */
  readonly orphan: boolean;
  readonly mark?: Mark;
}

export interface PictureHub extends PictureNetwork {
  readonly id: string;
}

/** A service, or several that are alike. */
export interface PictureNode {
  readonly id: string;
  readonly label: string;
  /** What it is: `database, postgres`. */
  readonly detail: string;
  readonly shape: Shape;
  /** How many services it stands for. */
  readonly count: number;
  /** Published ports that no link shows: `8080→80`. */
  readonly ports?: string;
  /** A data store that can be reached from published ports. */
  readonly exposed: boolean;
  readonly mark?: Mark;
}

/** What a node looks like: roles that are read alike are drawn alike. */
export type Shape =
  | 'store'
  | 'cache'
  | 'queue'
  | 'search'
  | 'files'
  | 'proxy'
  | 'frontend'
  | 'service'
  | 'worker'
  | 'job'
  | 'monitor'
  | 'identity'
  | 'tool'
  | 'project'
  | 'unknown';

export interface PictureEdge {
  readonly id: string;
  /** `outside`: whoever reaches an interface of the machine. `machine`: only who is on it already. */
  readonly kind: 'outside' | 'machine';
}

export interface PictureLink {
  /** Ids of nodes, zones, hubs and edges. */
  readonly from: string;
  readonly to: string;
  /**
   * `uses`: the files say that the first calls the second. `reach`: it can, whether or not it does. `published`: a port. `member`: is
   * on that network. `namespace`: has the network addresses of the other.
   */
  readonly kind: 'uses' | 'reach' | 'published' | 'member' | 'namespace';
  /** `8080→80`; for what a comparison marks, what is meant. */
  readonly label?: string;
  /** Part of a way from a published port to a data store. */
  readonly onPath: boolean;
  readonly mark?: Mark;
  /** Whether the mark means that something was opened. */
  readonly opens?: boolean;
}

/** The shape of each role. */
export const SHAPES: Readonly<Record<Role, Shape>> = {
  database: 'store',
  cache: 'cache',
  broker: 'queue',
  'object-store': 'files',
  search: 'search',
  coordination: 'tool',
  proxy: 'proxy',
  gateway: 'proxy',
  frontend: 'frontend',
  api: 'service',
  worker: 'worker',
  job: 'job',
  'sidecar-proxy': 'proxy',
  'sidecar-agent': 'tool',
  vpn: 'proxy',
  observability: 'monitor',
  identity: 'identity',
  'admin-tool': 'tool',
  'dev-tool': 'tool',
  'control-plane': 'tool',
  app: 'service',
  unknown: 'unknown',
};
