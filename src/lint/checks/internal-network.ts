import type { Network, Stack } from '../../model/stack.js';
import type { Check, NoParams, Violation } from '../check.js';
import { type Member, membershipOf } from '../membership.js';
import { isStore } from '../needs.js';
import { listed } from '../sentence.js';

/**
 * Networks that could be `internal: true` without anyone noticing: data stores that publish nothing and have no other network,
 * and services that have their way out on another network.
 */
export const check: Check<NoParams> = {
  name: 'internal-network',
  *run({ stacks }) {
    for (const stack of stacks) {
      const { members } = membershipOf(stack);
      for (const network of stack.networks) {
        const violation = judge(stack, network, members.get(network.key) ?? []);
        if (violation !== undefined) yield violation;
      }
    }
  },
};

function judge(stack: Stack, network: Network, members: readonly Member[]): Violation | undefined {
  if (!network.declared || network.external || network.internal || network.unknownName) return undefined;
  const stores = members.filter(({ service }) => isStore(service));
  if (stores.length === 0 || stores.length === members.length || !members.every(staysWhole)) return undefined;
  return {
    at: network.at,
    subject: `${stack.id}/${network.key}`,
    values: { network: network.key, stores: listed(stores.map(({ service }) => service.name)) },
    value: network.key,
  };
}

/** True when the member loses nothing: a store that only listens here, or a service that also stands elsewhere. */
function staysWhole({ service }: Member): boolean {
  return isStore(service)
    ? service.ports.length === 0 && service.attachments.length === 1
    : service.attachments.length > 1;
}
