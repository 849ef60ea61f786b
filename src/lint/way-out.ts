import type { Network, Stack } from '../model/stack.js';
import { type Member, membershipOf } from './membership.js';
import { isStore } from './needs.js';

/** True for a network that the project creates and that lets its members out. */
export function hasWayOut(network: Network): boolean {
  return network.declared && !network.external && !network.internal && !network.unknownName;
}

/**
 * The members of a network that has a way out which none of them would miss: data stores that publish nothing and have no other network,
 * and services that have their way out on another network. Undefined for all other networks.
 */
export function membersWithoutNeed(stack: Stack, network: Network): readonly Member[] | undefined {
  if (!hasWayOut(network)) return undefined;
  const members = membershipOf(stack).members.get(network.key) ?? [];
  const stores = members.filter(({ service }) => isStore(service));
  return stores.length > 0 && stores.length < members.length && members.every(staysWhole) ? members : undefined;
}

/** True when the member loses nothing: a store that only listens here, or a service that also stands elsewhere. */
function staysWhole({ service }: Member): boolean {
  return isStore(service)
    ? service.ports.length === 0 && service.attachments.length === 1
    : service.attachments.length > 1;
}
