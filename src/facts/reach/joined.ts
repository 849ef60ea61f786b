import { by } from '../../lib/compare.js';
import type { Namespaces } from './namespaces.js';
import type { RealNetwork, RealNetworks } from './networks.js';

/** A network of the engine with the services that have an address on it. */
export interface JoinedNetwork {
  readonly name: string;
  /** `unknown` for an external network that no stack creates and none names a driver for. */
  readonly driver: string;
  readonly internal: boolean;
  /** True when no stack creates it. */
  readonly external: boolean;
  /** Ids, sorted; followers of a namespace are where its owner is. */
  readonly services: readonly string[];
}

/** Networks that a stack declares or a service joins, sorted by name; the machine's own as `host` when a service runs on it. */
export function joinedNetworks(networks: RealNetworks, namespaces: Namespaces): readonly JoinedNetwork[] {
  const real = new Map<string, RealNetwork>(networks.all.map((network) => [network.key, network]));
  for (const namespace of namespaces.all) {
    for (const network of namespace.networks) if (network.gateway !== true) real.set(network.key, network);
  }
  const joined = [...real.values()].map(({ key, name, driver, internal, external }) => {
    const members = (namespaces.on.get(key) ?? []).flatMap((namespace) => namespace.members.map(({ id }) => id));
    return { key, network: { name, driver, internal, external, services: members.sort() } };
  });
  if (namespaces.host !== undefined) {
    const services = namespaces.host.members.map(({ id }) => id);
    joined.push({ key: 'host', network: { name: 'host', driver: 'host', internal: false, external: true, services } });
  }
  return joined
    .sort(
      by(
        ({ network }) => network.name,
        ({ key }) => key,
      ),
    )
    .map(({ network }) => network);
}
