import type { Role } from '../../model/role.js';
import type { Service, Stack } from '../../model/stack.js';
import type { Check, LintContext } from '../check.js';
import { confidenceIn } from '../confidence.js';
import { membershipOf } from '../membership.js';
import { isStore } from '../needs.js';
import { effectivePorts } from '../publication.js';
import { roleNoun } from '../role-noun.js';

export interface Params {
  /** Roles of what is there to be used by others. */
  readonly roles: readonly Role[];
}

const SURE = 0.7;

/**
 * Stores that no service which is no store can open a connection to, and that publish nothing: they run for nobody. A network that other
 * projects may join, and a project of stores alone, are there for somebody who is not in it.
 */
export const check: Check<Params> = {
  name: 'store-out-of-reach',
  *run(context, { roles }) {
    for (const stack of context.stacks) {
      const clients = stack.services.filter((service) => !isStore(service));
      if (clients.length === 0) continue;
      for (const store of stack.services) {
        if (!roles.includes(store.role.role) || store.role.product === undefined || store.role.confidence < SURE)
          continue;
        if (store.profiles.length > 0 || isReached(context, stack, store)) continue;
        yield {
          at: store.attachments[0]?.at ?? store.at,
          subject: store.id,
          values: { service: store.name, role: roleNoun(store.role.role) },
          value: store.attachments.map(({ network }) => network).join(' '),
          confidence: confidenceIn(store),
        };
      }
    }
  },
};

/** By another service, by the machine, or by somebody whom the repository does not show. */
function isReached({ reachability, services }: LintContext, stack: Stack, store: Service): boolean {
  if (store.attachments.length === 0 || effectivePorts(reachability, store).length > 0) return true;
  const { networks } = membershipOf(stack);
  const isOpen = ({ network }: Service['attachments'][number]): boolean => {
    const found = networks.get(network);
    return found === undefined || found.external || found.nameAt !== undefined || found.unknownName || found.attachable;
  };
  if (store.attachments.some(isOpen)) return true;
  return [...reachability.from(store.id).keys()].some((id) => {
    const other = services.get(id);
    return other !== undefined && !isStore(other);
  });
}
