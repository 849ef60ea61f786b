import type { Attachment, Service } from '../../model/stack.js';
import type { Check, NoParams, Violation } from '../check.js';
import { confidenceIn } from '../confidence.js';
import { flatNetworkOf } from '../membership.js';
import { isFront, needlessStores } from '../needs.js';
import { roleNoun } from '../role-noun.js';
import { listed } from '../sentence.js';

/**
 * A proxy, gateway or frontend on a network with a data store, although another service stands between them.
 * Where everything is on one network that is the cause, and `flat-network` says so once.
 */
export const check: Check<NoParams> = {
  name: 'skipped-tier',
  *run({ stacks }) {
    for (const stack of stacks) {
      if (flatNetworkOf(stack) !== undefined) continue;
      for (const service of stack.services.filter(isFront)) {
        for (const attachment of service.attachments) {
          const stores = needlessStores(stack, service, attachment.network);
          if (stores.length > 0) yield violation(service, attachment, stores);
        }
      }
    }
  },
};

function violation(front: Service, { network, at }: Attachment, stores: readonly Service[]): Violation {
  return {
    at,
    subject: front.id,
    values: {
      service: front.name,
      role: roleNoun(front.role.role),
      stores: listed(stores.map((store) => store.name)),
      network,
    },
    value: network,
    confidence: confidenceIn(front, ...stores),
    related: stores.map((store) => ({
      at: store.at,
      message: `\`${front.name}\` can open a connection to \`${store.name}\`.`,
    })),
  };
}
