import type { JoinedNetwork, PublishedPort, Reachability } from '../../facts/reachability.js';
import { type ListeningPorts, reachability } from '../../facts/reachability.js';
import type { Network, Service, Stack } from '../../model/stack.js';
import type { LoadedStacks } from '../stacks.js';

/** What one version deploys, without its variants unless they are asked for, ready to be compared. */
export interface Scene {
  readonly side: 'base' | 'head';
  readonly stacks: readonly Stack[];
  readonly services: ReadonlyMap<string, Service>;
  readonly reach: Reachability;
  readonly networks: ReadonlyMap<string, SceneNetwork>;
  /** Names of the networks that a service is on, by its id. */
  readonly networksOf: ReadonlyMap<string, ReadonlySet<string>>;
  /** Container ports that a service is known to listen on. */
  readonly listening: ListeningPorts;
  readonly publishedBy: ReadonlyMap<string, readonly PublishedPort[]>;
  /** Services that several files of one project declare under one name, by project and name; others are not listed. */
  readonly twins: ReadonlyMap<string, readonly string[]>;
}

export interface SceneNetwork extends JoinedNetwork {
  /** As its own file calls it; the engine's name where several projects mention it. */
  readonly label: string;
  readonly declared?: { readonly stack: Stack; readonly network: Network };
  readonly members: ReadonlySet<string>;
}

/** `everything`: variants as well, each in the place of its project. */
export function sceneOf(side: Scene['side'], { stacks, listening }: LoadedStacks, everything?: Reachability): Scene {
  const shown = everything === undefined ? stacks.filter(({ variantOf }) => variantOf === undefined) : stacks;
  const reach = everything ?? reachability(shown, listening);
  const declared = new Map<string, { stack: Stack; network: Network }[]>();
  for (const stack of shown) {
    for (const network of stack.networks) add(declared, network.name, { stack, network });
  }
  const networks = new Map<string, SceneNetwork>();
  const networksOf = new Map<string, Set<string>>();
  for (const network of reach.networks) {
    const carriers = declared.get(network.name) ?? [];
    const own = carriers.find((one) => !one.network.external) ?? carriers[0];
    const label = carriers.length === 1 && own !== undefined ? own.network.key : network.name;
    networks.set(network.name, {
      ...network,
      label,
      ...(own === undefined ? {} : { declared: own }),
      members: new Set(network.services),
    });
    for (const id of network.services) {
      const known = networksOf.get(id);
      if (known === undefined) networksOf.set(id, new Set([network.name]));
      else known.add(network.name);
    }
  }
  const publishedBy = new Map<string, PublishedPort[]>();
  for (const port of reach.published) add(publishedBy, port.service, port);
  return {
    side,
    stacks: shown,
    services: new Map(shown.flatMap((stack) => stack.services.map((service) => [service.id, service] as const))),
    reach,
    networks,
    networksOf,
    listening,
    publishedBy,
    twins: twinsOf(shown),
  };
}

/** The project and the name of a service, whichever files declare it. */
export function twinKey(service: Service | undefined): string {
  return service === undefined ? '' : `${service.project}\n${service.name}`;
}

function twinsOf(stacks: readonly Stack[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const { services } of stacks) for (const service of services) add(found, twinKey(service), service.id);
  for (const [key, ids] of found) if (ids.length < 2) found.delete(key);
  return found;
}

/**
 * Networks of the base that have another name in the head: those that the same project declares under the same key, where neither name
 * is one of the other version. Old name to new name.
 */
export function renamedNetworks(
  base: Scene,
  head: Scene,
  stacks: readonly { readonly old: Stack; readonly now: Stack }[],
): ReadonlyMap<string, string> {
  const renamed = new Map<string, string>();
  const taken = new Set<string>();
  for (const { old, now } of stacks) {
    const keys = new Map(now.networks.map((network) => [network.key, network]));
    for (const network of old.networks) {
      const after = keys.get(network.key)?.name;
      if (after === undefined || after === network.name || renamed.has(network.name) || taken.has(after)) continue;
      if (head.networks.has(network.name) || base.networks.has(after)) continue;
      renamed.set(network.name, after);
      taken.add(after);
    }
  }
  return renamed;
}

function add<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
