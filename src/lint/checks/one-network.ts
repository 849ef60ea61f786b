import { quoted } from '../../lib/quoted.js';
import type { Check, NoParams } from '../check.js';
import { flatNetworkOf, membershipOf } from '../membership.js';
import { isStore } from '../needs.js';

/** Fewer services leave nothing to part. */
const LEAST = 3;

/** Projects with a data store of which all services are on one network, although there are layers to part. */
export const check: Check<NoParams> = {
  name: 'one-network',
  *run({ stacks }) {
    for (const stack of stacks) {
      const network = flatNetworkOf(stack);
      const { attached } = membershipOf(stack);
      const store = attached.find(isStore);
      if (network === undefined || store === undefined || attached.length < LEAST || stack.variantOf !== undefined)
        continue;
      yield {
        at: network.declared ? network.at : stack.at,
        subject: stack.id,
        values: { project: stack.name, services: String(attached.length), network: network.key },
        value: network.key,
        related: [{ at: store.at, message: `${quoted(store.name)} holds data and is on it as well.` }],
      };
    }
  },
};
