import { quoted } from '../../lib/quoted.js';
import type { Stack } from '../../model/stack.js';
import type { Check, NoParams, Violation } from '../check.js';
import { confidenceIn } from '../confidence.js';
import { flatNetworkOf, type Member, membershipOf } from '../membership.js';
import { isFront, needlessStores } from '../needs.js';
import { roleNoun } from '../role-noun.js';
import { listed } from '../sentence.js';

/** Places that a finding shows beside its own. */
const MAX_RELATED = 10;

/**
 * Proxies, gateways and frontends on a network with a data store, although another service stands between them; one finding per
 * network. Where everything is on one network that is the cause, and `flat-network` says so once.
 */
export const check: Check<NoParams> = {
  name: 'skipped-tier',
  *run({ stacks }) {
    for (const stack of stacks) {
      if (flatNetworkOf(stack) !== undefined) continue;
      for (const [network, members] of membershipOf(stack).members) {
        const [first, ...others] = members.filter(
          ({ service }) => isFront(service) && needlessStores(stack, service, network, 1).length > 0,
        );
        if (first !== undefined) yield violation(stack, network, first, others);
      }
    }
  },
};

function violation(stack: Stack, network: string, first: Member, others: readonly Member[]): Violation {
  const { service: front, attachment } = first;
  const stores = needlessStores(stack, front, network);
  return {
    at: attachment.at,
    subject: front.id,
    values: {
      service: front.name,
      role: roleNoun(front.role.role),
      stores: listed(stores.map((store) => store.name)),
      network,
      others: others.length === 0 ? '' : ` So can ${listed(others.map(({ service }) => service.name))}.`,
    },
    value: network,
    confidence: confidenceIn(front, ...stores.slice(0, 1)),
    related: [
      ...others.map((other) => ({
        at: other.attachment.at,
        message: `${quoted(other.service.name)} is on it as well.`,
      })),
      ...stores.map((store) => ({ at: store.at, message: `${quoted(store.name)} is on this network.` })),
    ].slice(0, MAX_RELATED),
  };
}
