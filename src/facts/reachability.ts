import { by, compareText } from '../lib/compare.js';
import type { Service, Stack } from '../model/stack.js';
import { containersOf } from './reach/containers.js';
import { deploymentsOf } from './reach/deployments.js';
import { type JoinedNetwork, joinedNetworks } from './reach/joined.js';
import { namesOf, type Resolve } from './reach/names.js';
import { type Namespace, namespacesOf } from './reach/namespaces.js';
import { type RealNetwork, realNetworks } from './reach/networks.js';
import { type ExposurePath, type ExposurePaths, exposurePaths } from './reach/paths.js';
import { type ListeningPorts, type PublishedPort, publishedPorts } from './reach/published.js';
import { isVisible } from './reach/walk.js';

export type { JoinedNetwork } from './reach/joined.js';
export type { ExposurePath } from './reach/paths.js';
export type { ListeningPorts, PublishedPort } from './reach/published.js';

/**
 * Who can open a TCP connection to whom, proven from the networks that services really join.
 * It is a claim about the kernel: bridge and overlay networks connect their members, `internal` ones as well,
 * shared namespaces are one address, `host` is the machine, `none` is nobody.
 */
export interface Reachability {
  /**
   * Services that `from` can connect to at the target's own address, with what carries it: names of networks, `host` where the machine
   * takes part, `namespace of <owner>` inside a shared one. Never contains itself. Sorted by id.
   */
  readonly from: (serviceId: string) => ReadonlyMap<string, readonly string[]>;
  /** The same for one pair, without looking at the others; empty when `to` cannot be reached. */
  readonly via: (from: string, to: string) => readonly string[];
  /** The service whose network a service takes part in, `network_mode: service:api` and `container:`; undefined for one with its own. */
  readonly sharedBy: (serviceId: string) => Service | undefined;
  /** Service ids that a name stands for inside `from`'s containers, sorted; empty when the engine does not know it there. */
  readonly resolves: Resolve;
  /** Networks that a stack declares or a service joins, sorted by name. */
  readonly networks: readonly JoinedNetwork[];
  /** Published ports as the outside sees them, sorted by service. */
  readonly published: readonly PublishedPort[];
  /** Shortest path from each published port to each data store, hop by hop. Computed when first asked for. */
  readonly paths: readonly ExposurePath[];
  /** False when there are more paths than the bound of `paths`. */
  readonly pathsComplete: boolean;
}

/**
 * Reachability of everything that the stacks deploy on one machine. Variants take the place of their base: they reach the other bases,
 * never their own base or each other, and bases do not see them. `listening` tells ports that an image is known to listen on.
 */
export function reachability(stacks: readonly Stack[], listening: ListeningPorts = () => []): Reachability {
  const deployments = deploymentsOf(stacks);
  const networks = realNetworks(stacks);
  const containers = containersOf(stacks, deployments);
  const namespaces = namespacesOf(stacks, networks, containers);
  const published = publishedPorts(namespaces, listening);
  const seenBy = (viewer: Service) => (service: Service) => deployments.sees(viewer.stack, service.stack);
  let joined: readonly JoinedNetwork[] | undefined;
  let exposure: ExposurePaths | undefined;
  const exposed = () => {
    exposure ??= exposurePaths(published, namespaces, deployments);
    return exposure;
  };

  const from = (serviceId: string): ReadonlyMap<string, readonly string[]> => {
    const member = namespaces.of.get(serviceId);
    if (member === undefined) return NOBODY;
    const { service: viewer, namespace: own } = member;
    const sees = seenBy(viewer);
    const carried = new Map<Namespace, readonly string[]>();
    for (const { key, name } of own.networks) {
      const carrier = [name];
      for (const namespace of namespaces.on.get(key) ?? []) {
        const already = carried.get(namespace);
        carried.set(namespace, already === undefined ? carrier : [...already, name]);
      }
    }
    if (own.kind === 'host') {
      for (const namespace of namespaces.all) if (meetsMachine(namespace)) carried.set(namespace, HOST);
    } else if (namespaces.host !== undefined && meetsMachine(own)) carried.set(namespaces.host, HOST);
    carried.set(own, [own.label]);

    const reached: [string, readonly string[]][] = [];
    for (const [namespace, via] of carried) {
      if (!isVisible(namespace, sees)) continue;
      const sorted = via.length > 1 ? [...via].sort(compareText) : via;
      for (const service of namespace.members) {
        if (service.id !== serviceId && sees(service)) reached.push([service.id, sorted]);
      }
    }
    return new Map(reached.sort(by(([id]) => id)));
  };

  const via = (fromId: string, toId: string): readonly string[] => {
    const member = namespaces.of.get(fromId);
    const target = namespaces.of.get(toId);
    if (member === undefined || target === undefined || fromId === toId) return [];
    const { namespace: own } = member;
    const { namespace: other } = target;
    const sees = seenBy(member.service);
    if (!sees(target.service) || !isVisible(other, sees)) return [];
    if (own === other) return [own.label];
    if (own.kind === 'host') return meetsMachine(other) ? HOST : [];
    if (other.kind === 'host') return meetsMachine(own) ? HOST : [];
    const keys = new Set(own.networks.map((network) => network.key));
    return other.networks
      .filter((network) => keys.has(network.key))
      .map((network) => network.name)
      .sort(compareText);
  };

  return {
    from,
    via,
    sharedBy: (serviceId) => {
      const owner = namespaces.of.get(serviceId)?.namespace.owner;
      return owner?.id === serviceId ? undefined : owner;
    },
    resolves: namesOf({ networks, namespaces, containers, deployments }),
    published,
    get networks() {
      joined ??= joinedNetworks(networks, namespaces);
      return joined;
    },
    get paths() {
      return exposed().paths;
    },
    get pathsComplete() {
      return exposed().complete;
    },
  };
}

const HOST: readonly string[] = ['host'];
const NOBODY: ReadonlyMap<string, readonly string[]> = new Map();

/** The machine has an address on every bridge, so its own services and the bridge's members reach each other: measured, internal ones too. */
function meetsMachine(namespace: Namespace): boolean {
  return namespace.networks.some((network: RealNetwork) => network.onMachine);
}
