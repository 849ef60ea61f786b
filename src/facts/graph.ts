import { by, compareText } from '../lib/compare.js';
import type { Role } from '../model/role.js';
import type { Stack } from '../model/stack.js';
import type { JoinedNetwork } from './reach/joined.js';
import { type Reachability, reachability } from './reachability.js';

/** Services, networks and who reaches whom, as `graph --format json` shows it. Every list is sorted. */
export interface ReachGraph {
  readonly services: readonly GraphService[];
  readonly networks: readonly JoinedNetwork[];
  /** Made anew by each walk over it: pairs grow with the square of a network's members. */
  readonly reach: Iterable<ReachEdge>;
  readonly published: readonly GraphPort[];
  readonly paths: readonly GraphPath[];
}

export interface GraphService {
  readonly id: string;
  readonly project: string;
  readonly name: string;
  readonly role: Role;
}

/** `from` can open a TCP connection to any port of `to` at its own address. */
export interface ReachEdge {
  readonly from: string;
  readonly to: string;
  /** Networks, `host`, or `namespace of <owner>`. */
  readonly via: readonly string[];
}

export interface GraphPort {
  readonly service: string;
  /** `0.0.0.0` when every interface. */
  readonly hostIp: string;
  /** Empty when the engine picks one. */
  readonly hostPort: string;
  readonly port: number;
  readonly protocol: string;
}

export interface GraphPath {
  readonly published: GraphPort;
  readonly store: string;
  /** From the published service to the store, both included. */
  readonly through: readonly string[];
}

/** The graph of stacks that are deployed together. */
export function reachGraph(stacks: readonly Stack[], reach: Reachability = reachability(stacks)): ReachGraph {
  const services = stacks
    .flatMap((stack) => stack.services)
    .map(({ id, project, name, role }) => ({ id, project, name, role: role.role }))
    .sort(by((service) => service.id));
  const ids = services.map(({ id }) => id).sort(compareText);
  return {
    services,
    networks: reach.networks,
    reach: { [Symbol.iterator]: () => reachEdges(ids, reach) },
    published: reach.published.map(portOf),
    paths: reach.paths.map(({ published, store, through }) => ({ published: portOf(published), store, through })),
  };
}

/** The pairs, in the order of the given ids and then by target. */
export function* reachEdges(ids: Iterable<string>, reach: Reachability): Generator<ReachEdge> {
  for (const from of ids) {
    for (const [to, via] of reach.from(from)) yield { from, to, via };
  }
}

/** What a reader sees of a published port. */
export function portOf({ service, hostIp, hostPort, port, protocol }: GraphPort): GraphPort {
  return { service, hostIp, hostPort, port, protocol };
}
