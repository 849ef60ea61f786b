import { quoted } from '../../lib/quoted.js';
import type { Network, Stack } from '../../model/stack.js';
import type { Check, Violation } from '../check.js';
import { membershipOf } from '../membership.js';
import { isStore } from '../needs.js';
import { listed } from '../sentence.js';

export interface Params {
  /** `one-machine`: a driver whose networks end at the machine. `plain`: traffic of data stores between machines that anyone can read. */
  readonly fault: 'one-machine' | 'plain';
}

const MAX_RELATED = 10;

/** Networks of a stack for Swarm that services join. */
export const check: Check<Params> = {
  name: 'cluster-network',
  *run({ stacks }, { fault }) {
    for (const stack of stacks) {
      if (stack.kind !== 'swarm') continue;
      for (const network of stack.networks) {
        const members = membershipOf(stack).members.get(network.key) ?? [];
        if (network.external || !network.declared || members.length === 0) continue;
        if (fault === 'one-machine' && network.driver === 'bridge') yield violation(stack, network, []);
        const stores = members.flatMap(({ service }) => (isStore(service) ? [service] : []));
        const isPlain = (network.driver ?? 'overlay') === 'overlay' && network.encrypted !== true;
        if (fault === 'plain' && isPlain && stores.length > 0) yield violation(stack, network, stores);
      }
    }
  },
};

function violation(stack: Stack, { key, at, driver = 'overlay' }: Network, stores: Stack['services']): Violation {
  return {
    at,
    subject: `${stack.id}/${key}`,
    values: { network: key, driver, stores: listed(stores.map(({ name }) => name)) },
    value: driver,
    related: stores
      .slice(0, MAX_RELATED)
      .map((store) => ({ at: store.at, message: `${quoted(store.name)} is on it.` })),
  };
}
