import { by } from '../../lib/compare.js';
import { STORE_ROLES } from '../../model/role.js';
import type { Service } from '../../model/stack.js';
import type { Deployments } from './deployments.js';
import type { Member, Namespace, Namespaces } from './namespaces.js';
import type { RealNetwork } from './networks.js';
import type { PublishedPort } from './published.js';

export interface ExposurePath {
  readonly published: PublishedPort;
  readonly store: string;
  /** Service ids from the published service to the store, both included; one entry when the store itself is published. */
  readonly through: readonly string[];
}

export interface ExposurePaths {
  /** Sorted by published port, then store. */
  readonly paths: readonly ExposurePath[];
  /** False when a bound was met: there are more paths than these. */
  readonly complete: boolean;
}

/** Bounds for repositories of any size. */
export interface PathBounds {
  /** Shared out evenly over the published ports, nearest stores first. */
  readonly maxPaths: number;
  /** Network memberships looked at on the way. */
  readonly maxSteps: number;
}

export const PATH_BOUNDS: PathBounds = { maxPaths: 200_000, maxSteps: 20_000_000 };

/** However many ports there are, each gets its nearest stores. */
const MIN_PER_PORT = 4;

/**
 * Breadth-first over networks instead of over pairs of services: a network is entered once, its stores are found, and only the members
 * that lead on (to a second network, or to the machine) are followed. Work grows with memberships, never with their square.
 */
export function exposurePaths(
  published: readonly PublishedPort[],
  namespaces: Namespaces,
  deployments: Deployments,
  bounds: PathBounds = PATH_BOUNDS,
): ExposurePaths {
  const map = new Junctions(namespaces);
  const quota = Math.max(MIN_PER_PORT, Math.floor(bounds.maxPaths / Math.max(published.length, 1)));
  const budget: Budget = { steps: bounds.maxSteps, quota, complete: true };
  const paths: ExposurePath[] = [];
  let service: string | undefined;
  let routes: readonly Route[] = [];
  for (const port of published) {
    if (service !== port.service) {
      service = port.service;
      const source = namespaces.of.get(service);
      routes = source === undefined ? [] : routesFrom(source, map, deployments, budget);
    }
    for (const { store, through } of routes) paths.push({ published: port, store, through });
  }
  return { paths, complete: budget.complete };
}

interface Budget {
  steps: number;
  readonly quota: number;
  complete: boolean;
}

interface Route {
  readonly store: string;
  readonly through: readonly string[];
}

interface Hop {
  readonly service: Service;
  readonly namespace: Namespace;
  readonly from?: Hop;
}

/** Per network: the members that hold stores, and those that lead on. Built when a network is entered for the first time. */
class Junctions {
  readonly #on: Namespaces['on'];
  readonly #known = new Map<string, Junction>();
  readonly host: Namespace | undefined;
  readonly onMachine: readonly RealNetwork[];

  constructor(namespaces: Namespaces) {
    this.#on = namespaces.on;
    this.host = namespaces.host;
    this.onMachine = this.host === undefined ? [] : machineNetworks(namespaces);
  }

  at(network: RealNetwork): Junction {
    let junction = this.#known.get(network.key);
    if (junction === undefined) {
      const members = this.#on.get(network.key) ?? [];
      junction = {
        stores: members.filter((namespace) => namespace.members.some(isStore)),
        onward: members.filter((namespace) => namespace.networks.length > 1),
      };
      this.#known.set(network.key, junction);
    }
    return junction;
  }
}

interface Junction {
  readonly stores: readonly Namespace[];
  readonly onward: readonly Namespace[];
}

function machineNetworks(namespaces: Namespaces): readonly RealNetwork[] {
  const found = new Map<string, RealNetwork>();
  for (const { networks } of namespaces.all) {
    for (const network of networks) if (network.onMachine) found.set(network.key, network);
  }
  return [...found.values()].sort(by((network) => network.key));
}

function isStore(service: Service): boolean {
  return STORE_ROLES.has(service.role.role);
}

function routesFrom(
  { service: source, namespace: start }: Member,
  map: Junctions,
  deployments: Deployments,
  budget: Budget,
): readonly Route[] {
  const sees = (service: Service) => deployments.sees(source.stack, service.stack);
  const routes = new Map<string, Hop | undefined>();
  const visited = new Set<Namespace>([start]);
  const entered = new Set<string>();
  let frontier: Hop[] = [{ service: source, namespace: start }];
  let next: Hop[] = [];

  const stores = (namespace: Namespace, hop: Hop) => {
    for (const member of namespace.members) {
      if (!isStore(member) || !sees(member) || routes.has(member.id)) continue;
      if (routes.size >= budget.quota) budget.complete = false;
      else routes.set(member.id, member.id === source.id ? undefined : hop);
    }
  };
  const follow = (namespace: Namespace, hop: Hop) => {
    if (visited.has(namespace)) return;
    const service = [namespace.owner, ...namespace.members].find((member) => member !== undefined && sees(member));
    if (service === undefined) return;
    visited.add(namespace);
    next.push({ service, namespace, from: hop });
  };
  const enter = (network: RealNetwork, hop: Hop) => {
    if (entered.has(network.key)) return;
    entered.add(network.key);
    const junction = map.at(network);
    budget.steps -= junction.stores.length + junction.onward.length + 1;
    for (const namespace of junction.stores) if (isVisible(namespace, sees)) stores(namespace, hop);
    for (const namespace of junction.onward) if (isVisible(namespace, sees)) follow(namespace, hop);
  };

  stores(start, { service: source, namespace: start });
  while (frontier.length > 0 && routes.size < budget.quota && budget.steps > 0) {
    for (const hop of frontier) {
      for (const network of hop.namespace.networks) enter(network, hop);
      const { host } = map;
      if (host === undefined) continue;
      if (hop.namespace === host) for (const network of map.onMachine) enter(network, hop);
      else if (hop.namespace.networks.some((network) => network.onMachine)) {
        stores(host, hop);
        follow(host, hop);
      }
    }
    frontier = next;
    next = [];
  }
  if (frontier.length > 0) budget.complete = false;
  return [...routes]
    .map(([store, hop]) => ({ store, through: [...unwind(hop), store] }))
    .sort(by((route) => route.store));
}

/** A namespace is there when the container that made it is. */
export function isVisible(namespace: Namespace, sees: (service: Service) => boolean): boolean {
  return namespace.owner === undefined || sees(namespace.owner);
}

function unwind(hop: Hop | undefined): string[] {
  const ids: string[] = [];
  for (let current = hop; current !== undefined; current = current.from) ids.push(current.service.id);
  return ids.reverse();
}
