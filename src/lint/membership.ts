import type { Attachment, Network, Service, Stack } from '../model/stack.js';
import { memo } from './memo.js';

export interface Member {
  readonly service: Service;
  readonly attachment: Attachment;
}

/** Who is on which network of a stack. */
export interface Membership {
  /** By key. */
  readonly networks: ReadonlyMap<string, Network>;
  /** Members by the network's key, in document order; every declared network has an entry. */
  readonly members: ReadonlyMap<string, readonly Member[]>;
  /** Services that are on at least one network. */
  readonly attached: readonly Service[];
  /** By name. */
  readonly services: ReadonlyMap<string, Service>;
}

/** The membership of a stack, computed once. */
export const membershipOf: (stack: Stack) => Membership = memo((stack) => {
  const members = new Map<string, Member[]>(stack.networks.map((network) => [network.key, []]));
  for (const service of stack.services) {
    const joined = new Set<string>();
    for (const attachment of service.attachments) {
      if (joined.has(attachment.network)) continue;
      joined.add(attachment.network);
      const list = members.get(attachment.network);
      if (list === undefined) members.set(attachment.network, [{ service, attachment }]);
      else list.push({ service, attachment });
    }
  }
  return {
    networks: new Map(stack.networks.map((network) => [network.key, network])),
    members,
    attached: stack.services.filter((service) => service.attachments.length > 0),
    services: new Map(stack.services.map((service) => [service.name, service])),
  };
});

/** The network that every attached service of the stack is on, if there is one. */
export function flatNetworkOf(stack: Stack): Network | undefined {
  return flat(stack).network;
}

const flat = memo((stack: Stack): { readonly network?: Network } => {
  const { networks, members, attached } = membershipOf(stack);
  for (const [key, list] of members) {
    if (list.length === attached.length && attached.length > 0) return { network: networks.get(key) };
  }
  return {};
});
