import type { Network, Stack } from '../../model/stack.js';
import type { Check } from '../check.js';
import { networkUseOf, projectOf } from '../creators.js';
import { membershipOf } from '../membership.js';

export interface Params {
  /** Which networks are looked at: those that exist already, or those that the project creates. */
  readonly external: boolean;
}

/**
 * Networks that a project declares and none of its services joins, in any of its variants. A network that other projects join,
 * and those of a project without services, are there for others.
 */
export const check: Check<Params> = {
  name: 'unused-network',
  scope: 'repository',
  *run(context, { external }) {
    const used = usedNetworks(context.stacks);
    const { joiners } = networkUseOf(context);
    for (const stack of context.stacks) {
      if (stack.services.length === 0 || stack.unknown.length > 0) continue;
      for (const network of stack.networks) {
        if (!network.declared || network.external !== external || used.has(identity(stack, network))) continue;
        // Settings for the default network are there for services to come.
        if (!external && (network.key === 'default' || joiners.has(network.name))) continue;
        yield {
          at: network.at,
          subject: `${stack.id}/${network.key}`,
          values: { network: network.key, project: stack.name },
          value: network.key,
        };
      }
    }
  },
};

function usedNetworks(stacks: readonly Stack[]): ReadonlySet<string> {
  const used = new Set<string>();
  for (const stack of stacks) {
    const { members } = membershipOf(stack);
    for (const network of stack.networks) {
      if ((members.get(network.key)?.length ?? 0) > 0) used.add(identity(stack, network));
    }
  }
  return used;
}

/** A network of a project, the same in all its variants. */
function identity(stack: Stack, network: Network): string {
  return JSON.stringify([projectOf(stack), network.key]);
}
