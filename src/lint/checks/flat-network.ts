import type { Network, Port, Service, Stack } from '../../model/stack.js';
import type { Check, NoParams, Violation } from '../check.js';
import { flatNetworkOf, membershipOf } from '../membership.js';
import { needlessStores } from '../needs.js';
import { outsidePorts, portName } from '../publication.js';
import { listed } from '../sentence.js';

/**
 * One network for everything, although a service that is open to the outside has no business with a data store.
 * One finding per stack: the cause is the network, not the pairs that it joins.
 */
export const check: Check<NoParams> = {
  name: 'flat-network',
  *run({ stacks }) {
    for (const stack of stacks) {
      const violation = judge(stack);
      if (violation !== undefined) yield violation;
    }
  },
};

function judge(stack: Stack): Violation | undefined {
  const network = flatNetworkOf(stack);
  if (network === undefined) return undefined;
  for (const edge of stack.services) {
    const [port] = outsidePorts(edge);
    const stores = port === undefined ? [] : needlessStores(stack, edge, network.key);
    if (port !== undefined && stores.length > 0) return violation(stack, network, edge, port, stores);
  }
  return undefined;
}

function violation(stack: Stack, network: Network, edge: Service, port: Port, stores: readonly Service[]): Violation {
  const attachment = edge.attachments.find((candidate) => candidate.network === network.key);
  return {
    at: network.declared ? (attachment?.at ?? edge.at) : edge.at,
    subject: edge.id,
    values: {
      network: network.key,
      services: String(membershipOf(stack).attached.length),
      edge: edge.name,
      port: portName(port),
      stores: listed(stores.map((store) => store.name)),
    },
    value: network.key,
    related: stores.map((store) => ({ at: store.at, message: `\`${store.name}\` is on the same network.` })),
  };
}
