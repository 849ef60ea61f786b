import { by } from '../../lib/compare.js';
import { quoted } from '../../lib/quoted.js';
import type { Network, Service, Stack } from '../../model/stack.js';
import type { Fact, Reason } from '../fact.js';
import { known, knownCount, notApplicable } from '../sheet.js';
import { mentions } from '../words.js';
import { type ComposeView, isStore } from './view.js';

const IDS = [
  'compose.networks',
  'compose.bridging-services',
  'compose.guarded-stores',
  'compose.zones',
  'compose.subnets',
  'compose.internal-networks',
];

/** A service that stands on two networks of its project and so joins their members. */
interface Bridge {
  readonly service: Service;
  readonly networks: readonly string[];
}

/** How the networks inside each project are cut: flat, or in layers joined by bridging services. */
export function networkFacts(view: ComposeView): readonly Fact[] {
  if (view.services.length === 0) return IDS.map((id) => notApplicable(id, 'There is no Compose service.'));
  const inside = view.leading.map(membersOf);
  const proxyWords = new Set(view.vocabulary.serviceProxy);
  const bridges = inside.flatMap((one) => bridgesOf(one, proxyWords));
  const used = inside.flatMap(({ members, networks }) => [...members.keys()].flatMap((key) => networks.get(key) ?? []));
  return [
    knownCount('compose.networks', distinct(used), (network) => ({
      message: network.declared
        ? `Network ${quoted(writtenName(network))} is declared.`
        : 'Services share the default network.',
      at: network.at,
    })),
    knownCount('compose.bridging-services', bridges, (bridge) => ({
      message: `${quoted(bridge.service.name)} stands on ${listed(bridge.networks)} and joins them.`,
      at: bridge.service.attachments.find(({ network }) => bridge.networks.includes(network))?.at ?? bridge.service.at,
    })),
    knownCount('compose.guarded-stores', inside.flatMap(guardedStores).sort(by(publishes, memberships)), (store) => ({
      message: `${quoted(store.name)} is kept off a network on which other services of its project stand.`,
      at: store.at,
    })),
    zoneFact(used, view),
    knownCount(
      'compose.subnets',
      distinct(used).filter((network) => network.subnets.length > 0),
      (network) => ({ message: `Network ${quoted(writtenName(network))} has its own subnet.`, at: network.at }),
    ),
    knownCount(
      'compose.internal-networks',
      distinct(used).filter((network) => network.internal),
      (network) => ({ message: `Network ${quoted(writtenName(network))} is internal.`, at: network.at }),
    ),
  ];
}

interface Inside {
  readonly stack: Stack;
  readonly networks: ReadonlyMap<string, Network>;
  /** Members of each network that a service joins. */
  readonly members: ReadonlyMap<string, readonly Service[]>;
}

function membersOf(stack: Stack): Inside {
  const networks = new Map(stack.networks.map((network) => [network.key, network]));
  const members = new Map<string, Service[]>();
  for (const service of stack.services) {
    for (const key of new Set(service.attachments.map((attachment) => attachment.network))) {
      const joined = members.get(key);
      if (joined) joined.push(service);
      else members.set(key, [service]);
    }
  }
  return { stack, networks, members };
}

/** A network counts when somebody else is on it: another service of the project, or whoever created an external one. */
function bridgesOf({ stack, networks, members }: Inside, proxyWords: ReadonlySet<string>): readonly Bridge[] {
  return stack.services.flatMap((service) => {
    const shared = [...new Set(service.attachments.map((attachment) => attachment.network))].filter(
      (key) => (members.get(key)?.length ?? 0) > 1 || networks.get(key)?.external === true,
    );
    return shared.length > 1 && !isProxyOfService(service, proxyWords) && separates(shared, members, networks)
      ? [{ service, networks: shared }]
      : [];
  });
}

/** A proxy beside each service joins the services' own networks by its nature, and no layers. */
function isProxyOfService(service: Service, words: ReadonlySet<string>): boolean {
  const { role } = service.role;
  return role === 'sidecar-proxy' || role === 'sidecar-agent' || mentions(service.image?.repository ?? '', words);
}

/** True when two of the networks each have somebody whom the other lacks; who else is on an external one is not known. */
function separates(
  keys: readonly string[],
  members: ReadonlyMap<string, readonly Service[]>,
  networks: ReadonlyMap<string, Network>,
): boolean {
  const lacks = (one: string, other: string): boolean => {
    const there = new Set(members.get(other)?.map(({ name }) => name));
    return networks.get(one)?.external === true || (members.get(one) ?? []).some(({ name }) => !there.has(name));
  };
  return keys.some((one, index) => keys.slice(index + 1).some((other) => lacks(one, other) || lacks(other, one)));
}

/** Stores that are absent from a network which at least one of the project's other services joins, besides sharing one with a bridge. */
function guardedStores({ stack, members }: Inside): readonly Service[] {
  if (members.size < 2) return [];
  return stack.services.filter(
    (service) =>
      isStore(service) &&
      service.attachments.length > 0 &&
      new Set(service.attachments.map((attachment) => attachment.network)).size < members.size,
  );
}

/** A store that publishes a port, or stands on many networks, is the poorest example of one that is kept apart. */
function publishes({ ports }: Service): number {
  return Math.min(1, ports.length);
}

function memberships({ attachments }: Service): number {
  return attachments.length;
}

/** Tiers that networks are named after: `dmz`, `app`, `data`. */
function zoneFact(used: readonly Network[], view: ComposeView): Fact {
  const zones = new Map<string, Reason>();
  for (const tier of view.vocabulary.tiers) {
    const words = new Set(tier.words);
    const network = used.find((candidate) => candidate.declared && mentions(candidate.key, words));
    if (network)
      zones.set(tier.id, { message: `Network ${quoted(network.key)} is named after a tier.`, at: network.at });
  }
  return known('compose.zones', [...zones.keys()], [...zones.values()]);
}

/** The name as the file has it: its own where one is set, else its key, before which Compose writes the project's name. */
function writtenName({ key, name, nameAt, external }: Network): string {
  return external || nameAt !== undefined ? name : key;
}

function distinct(networks: readonly Network[]): readonly Network[] {
  const byName = new Map<string, Network>();
  for (const network of networks) if (!byName.has(network.name)) byName.set(network.name, network);
  return [...byName.values()];
}

function listed(names: readonly string[]): string {
  return names.map((name) => quoted(name)).join(' and ');
}
