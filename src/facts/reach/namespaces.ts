import { by } from '../../lib/compare.js';
import type { Service, Stack } from '../../model/stack.js';
import type { Containers } from './containers.js';
import { DEFAULT_BRIDGE, isPredefined, type RealNetwork, type RealNetworks } from './networks.js';

/** One network namespace of the kernel: one set of addresses, shared by every service in it. */
export interface Namespace {
  /** Id of the owning service, `host`, or `container:<name>` for a container that no stack declares. */
  readonly id: string;
  /** What connects its members: `host` or `namespace of <owner>`. */
  readonly label: string;
  readonly kind: 'host' | 'networks' | 'none';
  /** The service whose container made it; absent for the host and for unknown containers. */
  readonly owner?: Service;
  /** Sorted by id. */
  readonly members: readonly Service[];
  /** Networks that it has an address on, sorted by key. */
  readonly networks: readonly RealNetwork[];
}

export interface Member {
  readonly service: Service;
  readonly namespace: Namespace;
}

export interface Namespaces {
  /** Sorted by id. */
  readonly all: readonly Namespace[];
  /** By service id. */
  readonly of: ReadonlyMap<string, Member>;
  /** By network key, sorted by id. */
  readonly on: ReadonlyMap<string, readonly Namespace[]>;
  readonly host: Namespace | undefined;
}

const HOST = 'host';

export function namespacesOf(stacks: readonly Stack[], networks: RealNetworks, containers: Containers): Namespaces {
  const anchors = anchorsOf(stacks, containers);
  const groups = new Map<string, { anchor: Anchor; members: Service[] }>();
  for (const stack of stacks) {
    for (const service of stack.services) {
      const anchor = anchors(service) ?? { id: `${service.id} alone` };
      const group = groups.get(anchor.id);
      if (group === undefined) groups.set(anchor.id, { anchor, members: [service] });
      else group.members.push(service);
    }
  }
  const all = [...groups.values()].map(({ anchor, members }): Namespace => {
    const joined = anchor.owner === undefined ? [] : joinedBy(anchor.owner, networks);
    return {
      id: anchor.id,
      label: anchor.id === HOST ? HOST : `namespace of ${anchor.id}`,
      kind: anchor.id === HOST ? 'host' : joined.length > 0 ? 'networks' : 'none',
      owner: anchor.owner,
      members: members.sort(by((service) => service.id)),
      networks: joined,
    };
  });
  all.sort(by((namespace) => namespace.id));
  const of = new Map<string, Member>();
  const on = new Map<string, Namespace[]>();
  for (const namespace of all) {
    for (const service of namespace.members) of.set(service.id, { service, namespace });
    for (const { key } of namespace.networks) {
      const list = on.get(key);
      if (list === undefined) on.set(key, [namespace]);
      else list.push(namespace);
    }
  }
  return { all, of, on, host: all.find((namespace) => namespace.kind === 'host') };
}

/** What decides a service's namespace in the end. */
interface Anchor {
  readonly id: string;
  readonly owner?: Service;
}

/**
 * Follows `service:` and `container:` to the end of the chain: joining a follower joins its owner's namespace (measured).
 * Undefined for a chain that ends at a service that is not there, or nowhere: Compose refuses both.
 */
function anchorsOf(stacks: readonly Stack[], containers: Containers): (service: Service) => Anchor | undefined {
  const hostNetworked = hostNetworks(stacks);
  const known = new Map<string, Anchor | undefined>();

  const step = (service: Service): Step => {
    const mode = service.networkMode?.value;
    const onHost = hostNetworked.get(service.stack);
    if (mode?.kind === 'host' || (onHost !== undefined && service.attachments.some((a) => onHost.has(a.network)))) {
      return { end: { id: HOST } };
    }
    if (mode?.kind === 'service') return { next: containers.sibling(service, mode.service) };
    if (mode?.kind !== 'container') return { end: { id: service.id, owner: service } };
    const next = containers.named(service, mode.container);
    return next === undefined ? { end: { id: `container:${mode.container}` } } : { next };
  };

  return (service) => {
    const chain = new Set<string>();
    let anchor: Anchor | undefined;
    for (let current: Service | undefined = service; current !== undefined && !chain.has(current.id); ) {
      if (known.has(current.id)) {
        anchor = known.get(current.id);
        break;
      }
      chain.add(current.id);
      const taken: Step = step(current);
      anchor = taken.end;
      current = taken.next;
    }
    for (const id of chain) known.set(id, anchor);
    return anchor;
  };
}

/** One link of the chain: the service that is followed, or where the chain ends. */
type Step =
  | { readonly next: Service | undefined; readonly end?: undefined }
  | { readonly end: Anchor; readonly next?: undefined };

/** Swarm services have no `network_mode`; they join the machine by an external network called `host`. Compose cannot. */
function hostNetworks(stacks: readonly Stack[]): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, ReadonlySet<string>>();
  for (const stack of stacks) {
    if (stack.kind !== 'swarm') continue;
    const keys = stack.networks.filter((n) => isPredefined(n) && n.name === HOST).map((n) => n.key);
    if (keys.length > 0) found.set(stack.id, new Set(keys));
  }
  return found;
}

function joinedBy(service: Service, networks: RealNetworks): readonly RealNetwork[] {
  const mode = service.networkMode?.value;
  if (mode?.kind === 'bridge') return [DEFAULT_BRIDGE];
  if (mode?.kind === 'other') return modeByName(mode.text, networks);
  if (mode !== undefined) return [];
  const joined = new Map<string, RealNetwork>();
  for (const attachment of service.attachments) {
    const network = networks.find(service.stack, attachment.network);
    if (network !== undefined) joined.set(network.key, network);
  }
  if (networks.isSwarm(service.stack) && joined.size > 0 && service.ports.some((port) => port.mode === 'ingress')) {
    const gateway = gatewayOf(service);
    joined.set(gateway.key, gateway);
  }
  return [...joined.values()].sort(by((network) => network.key));
}

/** `network_mode: <name>` joins the network that the engine knows by this name; `default` is its word for the default bridge. */
function modeByName(text: string, networks: RealNetworks): readonly RealNetwork[] {
  if (text === 'default') return [DEFAULT_BRIDGE];
  if (!/^[A-Za-z0-9][\w.-]*$/.test(text) || PRIVATE_MODES.has(text)) return [];
  return [networks.named(text) ?? { ...DEFAULT_BRIDGE, key: text, name: text, driver: 'unknown' }];
}

/** Podman's words for a namespace of its own behind a user-mode stack: nobody shares it. */
const PRIVATE_MODES: ReadonlySet<string> = new Set(['private', 'slirp4netns', 'pasta']);

/**
 * A swarm task that publishes through the ingress mesh is given `docker_gwbridge`, even when all its networks are internal.
 * Members of that bridge are kept apart, so each meets only the machine there; nor do members of `ingress` reach each other (measured).
 */
function gatewayOf(service: Service): RealNetwork {
  return {
    key: `docker_gwbridge of ${service.id}`,
    name: 'docker_gwbridge',
    driver: 'bridge',
    internal: false,
    external: true,
    onMachine: true,
    publishes: true,
    gateway: true,
  };
}
