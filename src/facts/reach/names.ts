import { compareText } from '../../lib/compare.js';
import type { Service } from '../../model/stack.js';
import { type Containers, containerNamesOf } from './containers.js';
import type { Deployments } from './deployments.js';
import type { Namespaces } from './namespaces.js';
import { DEFAULT_BRIDGE, type RealNetwork, type RealNetworks } from './networks.js';

/** Service ids that a name stands for inside the containers of a service, sorted; empty when the engine does not know the name there. */
export type Resolve = (from: string, name: string) => readonly string[];

interface World {
  readonly networks: RealNetworks;
  readonly namespaces: Namespaces;
  readonly containers: Containers;
  readonly deployments: Deployments;
}

/** Names in lower case (the engine's DNS server does not tell upper from lower case) to the owners of the addresses. */
type Zone = ReadonlyMap<string, readonly Service[]>;

/**
 * The engine's DNS server answers on user-defined networks, for the members' own containers: service name, aliases, container name,
 * host name, each also as `name.network`. Followers of a namespace have no name of their own and ask as its owner.
 * On the default bridge only `links` are known; on the host's network and without a network nothing is.
 * Where several networks know a name the engine answers from one of them: all candidates are given.
 */
export function namesOf(world: World): Resolve {
  const { namespaces, deployments } = world;
  const zones = new Map<string, Zone>();
  const zoneOf = (network: RealNetwork): Zone => {
    const known = zones.get(network.key);
    if (known !== undefined) return known;
    const zone = zoneOn(network, world);
    zones.set(network.key, zone);
    return zone;
  };

  return (from, name) => {
    const namespace = namespaces.of.get(from)?.namespace;
    const asker = namespace?.owner;
    if (namespace === undefined || asker === undefined) return [];
    const wanted = name.toLowerCase();
    const found = new Set<string>();
    const ownKeys = new Set(namespace.networks.map((network) => network.key));
    for (const owner of linked(asker, wanted, world)) {
      if (namespaces.of.get(owner.id)?.namespace.networks.some((network) => ownKeys.has(network.key)))
        found.add(owner.id);
    }
    for (const network of namespace.networks) {
      if (!hasNameServer(network)) continue;
      const suffix = `.${network.name.toLowerCase()}`;
      const labels = wanted.endsWith(suffix) ? [wanted, wanted.slice(0, -suffix.length)] : [wanted];
      for (const label of labels) {
        for (const owner of zoneOf(network).get(label) ?? []) {
          if (deployments.sees(asker.stack, owner.stack)) found.add(owner.id);
        }
      }
    }
    return [...found].sort(compareText);
  };
}

function hasNameServer(network: RealNetwork): boolean {
  return network.key !== DEFAULT_BRIDGE.key && network.gateway !== true;
}

function zoneOn(network: RealNetwork, { namespaces, networks }: World): Zone {
  const zone = new Map<string, Service[]>();
  for (const { owner } of namespaces.on.get(network.key) ?? []) {
    if (owner === undefined) continue;
    for (const name of new Set(namesOn(owner, network, networks))) {
      const list = zone.get(name);
      if (list === undefined) zone.set(name, [owner]);
      else list.push(owner);
    }
  }
  return zone;
}

function namesOn(owner: Service, network: RealNetwork, networks: RealNetworks): readonly string[] {
  const names = [...containerNamesOf(owner)];
  if (owner.hostname !== undefined) names.push(owner.hostname.value);
  // A network joined by `network_mode: <name>` is joined without Compose's aliases.
  if (owner.networkMode === undefined) {
    names.push(owner.name);
    for (const attachment of owner.attachments) {
      if (networks.find(owner.stack, attachment.network)?.key === network.key) names.push(...attachment.aliases);
    }
    if (networks.isSwarm(owner.stack)) names.push(`tasks.${owner.name}`, `${owner.project}_${owner.name}`);
  }
  return names.map((name) => name.toLowerCase());
}

/** `links` and `external_links` give a container further names that only the linking one knows. */
function linked(asker: Service, name: string, { containers }: World): readonly Service[] {
  const found: Service[] = [];
  for (const { value } of asker.links) {
    const [target, alias] = parts(value);
    const service = containers.sibling(asker, target);
    if (service === undefined) continue;
    const names = [alias, `${target}-1`, ...containerNamesOf(service).slice(0, 1)];
    if (names.some((candidate) => candidate.toLowerCase() === name)) found.push(service);
  }
  for (const { value } of asker.externalLinks) {
    const [target, alias] = parts(value);
    if (name !== alias.toLowerCase()) continue;
    const service = containers.named(asker, target);
    if (service !== undefined) found.push(service);
  }
  return found;
}

function parts(link: string): readonly [string, string] {
  const colon = link.indexOf(':');
  return colon < 0 ? [link, link] : [link.slice(0, colon), link.slice(colon + 1)];
}
