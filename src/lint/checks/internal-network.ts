import type { Check, NoParams } from '../check.js';
import { isStore } from '../needs.js';
import { listed } from '../sentence.js';
import { membersWithoutNeed } from '../way-out.js';

/**
 * Networks that could be `internal: true` without anyone noticing: data stores that publish nothing and have no other network,
 * and services that have their way out on another network.
 */
export const check: Check<NoParams> = {
  name: 'internal-network',
  *run({ stacks }) {
    for (const stack of stacks) {
      for (const network of stack.networks) {
        const members = membersWithoutNeed(stack, network);
        if (members === undefined) continue;
        const stores = members.flatMap(({ service }) => (isStore(service) ? [service.name] : []));
        yield {
          at: network.at,
          subject: `${stack.id}/${network.key}`,
          values: { network: network.key, stores: listed(stores) },
          value: network.key,
        };
      }
    }
  },
};
