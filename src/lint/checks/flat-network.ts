import type { Reachability } from '../../facts/reachability.js';
import { quoted } from '../../lib/quoted.js';
import type { Network, Port, Service, Stack } from '../../model/stack.js';
import type { Check, NoParams, Violation } from '../check.js';
import { confidenceIn } from '../confidence.js';
import { flatNetworkOf, membershipOf } from '../membership.js';
import { isStore, needlessStores } from '../needs.js';
import { outsidePorts, portName } from '../publication.js';
import { listed } from '../sentence.js';

/** Stores that a finding shows beside its own. */
const MAX_RELATED = 10;

/**
 * One network for everything, although a service that is open to the outside has no business with a data store.
 * One finding per stack: the cause is the network, not the pairs that it joins.
 */
export const check: Check<NoParams> = {
  name: 'flat-network',
  *run({ stacks, reachability }) {
    for (const stack of stacks) {
      const violation = judge(stack, reachability);
      if (violation !== undefined) yield violation;
    }
  },
};

function judge(stack: Stack, reachability: Reachability): Violation | undefined {
  const network = flatNetworkOf(stack);
  if (network === undefined) return undefined;
  // Where stores are open by themselves, their ports say more than the network.
  if (stack.services.some((service) => isStore(service) && outsidePorts(reachability, service).length > 0))
    return undefined;
  for (const edge of stack.services) {
    const [port] = outsidePorts(reachability, edge);
    const stores = port === undefined ? [] : needlessStores(stack, edge, network.key);
    const [first, ...others] = stores;
    if (port !== undefined && first !== undefined) return violation(stack, network, edge, port, [first, ...others]);
  }
  return undefined;
}

/** The place is the store's: it is the one to move, and it is the same in every variant of the project. */
function violation(
  stack: Stack,
  network: Network,
  edge: Service,
  port: Port,
  stores: readonly [Service, ...Service[]],
): Violation {
  const [first, ...others] = stores;
  const attachment = first.attachments.find((candidate) => candidate.network === network.key);
  return {
    at: network.declared ? (attachment?.at ?? first.at) : first.at,
    subject: first.id,
    values: {
      network: network.key,
      services: String(membershipOf(stack).attached.length),
      edge: edge.name,
      port: portName(port),
      stores: listed(stores.map((store) => store.name)),
    },
    value: network.key,
    related: [
      { at: port.at, message: `${quoted(edge.name)} is open to the outside here.` },
      ...others
        .slice(0, MAX_RELATED)
        .map((store) => ({ at: store.at, message: `${quoted(store.name)} is on the same network.` })),
    ],
    confidence: confidenceIn(edge, first),
  };
}
