import type { ReportChange, ReportComparison } from '../comparison.js';
import type { ReportGraph, ReportPort } from '../graph.js';
import type { Mark } from './picture.js';
import { isLocal, pair } from './ways.js';

/** What a comparison says of the parts of a graph. */
export interface Marks {
  /** By service id: also those that are no longer there. */
  readonly services: ReadonlyMap<string, Mark>;
  /** By network name. */
  readonly networks: ReadonlyMap<string, Mark>;
  /** Who can now reach whom, or no longer can. */
  readonly reach: ReadonlyMap<string, MarkedReach>;
  readonly ports: ReadonlyMap<ReportPort, MarkedPort>;
  /** Services that published a port and no longer do. */
  readonly closed: ReadonlySet<string>;
  /** Who joined or left a network, by `pair`. */
  readonly memberships: ReadonlyMap<string, MarkedMembership>;
}

export interface MarkedReach {
  readonly from: string;
  readonly to: string;
  readonly mark: 'added' | 'removed';
  readonly opens: boolean;
}

export interface MarkedMembership {
  readonly service: string;
  readonly network: string;
  readonly mark: 'added' | 'removed';
}

export interface MarkedPort {
  readonly mark: 'added' | 'removed';
  readonly opens: boolean;
}

const NONE: Marks = {
  services: new Map(),
  networks: new Map(),
  reach: new Map(),
  ports: new Map(),
  closed: new Set(),
  memberships: new Map(),
};

/** Which mark each kind of change gives the services it is about. */
const OF_SERVICES: Partial<Record<ReportChange['kind'], Mark>> = {
  'project-added': 'added',
  'service-added': 'added',
  'project-removed': 'removed',
  'service-removed': 'removed',
  'service-renamed': 'changed',
  'role-changed': 'changed',
  'network-joined': 'changed',
  'network-left': 'changed',
  'network-added': 'changed',
  'network-removed': 'changed',
  'network-changed': 'changed',
  'reach-added': 'changed',
  'reach-removed': 'changed',
  'protection-dropped': 'changed',
  'protection-added': 'changed',
  'store-exposed': 'changed',
  'store-shielded': 'changed',
  'port-published': 'changed',
  'port-closed': 'changed',
};

const OF_NETWORKS: Partial<Record<ReportChange['kind'], Mark>> = {
  'network-added': 'added',
  'network-removed': 'removed',
  'network-changed': 'changed',
};

const STRENGTH: Readonly<Record<Mark, number>> = { changed: 0, removed: 1, added: 2 };

/** The marks of a comparison; none without one. */
export function marksOf(graph: ReportGraph, comparison?: ReportComparison): Marks {
  if (comparison === undefined) return NONE;
  const services = new Map<string, Mark>();
  const networks = new Map<string, Mark>();
  const reach = new Map<string, MarkedReach>();
  const ports = new Map<ReportPort, MarkedPort>();
  const closed = new Set<string>();
  const memberships = new Map<string, MarkedMembership>();
  const there = new Set(graph.services.map(({ id }) => id));
  for (const change of comparison.changes) {
    const { kind, network } = change;
    const opens = change.effect === 'opens';
    const ofServices = OF_SERVICES[kind];
    for (const id of ofServices === undefined ? [] : meant(change)) {
      const known = services.get(id);
      if (ofServices === 'changed' && !there.has(id)) continue;
      const real = ofServices === 'removed' && there.has(id) ? 'changed' : ofServices;
      if (real !== undefined && (known === undefined || STRENGTH[real] > STRENGTH[known])) services.set(id, real);
    }
    const ofNetwork = OF_NETWORKS[kind];
    if (network !== undefined && ofNetwork !== undefined) networks.set(network, ofNetwork);
    if (network !== undefined && (kind === 'network-joined' || kind === 'network-left')) {
      const mark = kind === 'network-joined' ? 'added' : 'removed';
      for (const service of change.services) memberships.set(pair(service, network), { service, network, mark });
    }
    const gone = kind === 'reach-removed' || kind === 'service-removed' || kind === 'project-removed';
    for (const { from, to } of change.edges ?? []) {
      const key = pair(from, to);
      const known = reach.get(key);
      if (known === undefined || (opens && !known.opens)) {
        reach.set(key, { from, to, mark: gone || kind === 'store-shielded' ? 'removed' : 'added', opens });
      }
    }
    if (kind === 'port-published' || kind === 'store-exposed') {
      for (const port of portsMeant(change, graph.published)) ports.set(port, { mark: 'added', opens });
    }
    if (kind === 'port-closed') for (const id of change.services) if (there.has(id)) closed.add(id);
  }
  for (const port of graph.published) {
    // What is new, and for other machines, opens something whichever sentence says so.
    if (services.get(port.service) === 'added' && !ports.has(port)) {
      ports.set(port, { mark: 'added', opens: !isLocal(port) });
    }
  }
  return { services, networks, reach, ports, closed, memberships };
}

/** The services of a change; of one that is about who reaches whom, both ends. */
function meant({ kind, services, edges = [] }: ReportChange): readonly string[] {
  const isReach = kind === 'reach-added' || kind === 'reach-removed';
  return isReach ? [...services, ...edges.flatMap(({ from, to }) => [from, to])] : services;
}

/** The ports that a change is about: those that its sentence names; all of the service's where it names none of them. */
function portsMeant(
  { kind, services, message }: ReportChange,
  published: readonly ReportPort[],
): readonly ReportPort[] {
  const own = published.filter(({ service }) => services.includes(service));
  const numbers = new Set(message.match(/\d+/g) ?? []);
  const named = own.filter(({ hostPort, port }) => {
    const [first = String(port)] = hostPort.match(/\d+/) ?? [];
    return numbers.has(first);
  });
  return named.length > 0 || kind === 'store-exposed' ? named : own;
}
