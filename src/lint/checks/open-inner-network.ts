import { quoted } from '../../lib/quoted.js';
import type { Network, Stack } from '../../model/stack.js';
import type { Check, LintContext, NoParams, Violation } from '../check.js';
import { grouped } from '../grouped.js';
import { membershipOf } from '../membership.js';
import { outsidePorts } from '../publication.js';
import { listed } from '../sentence.js';
import { hasWayOut, membersWithoutNeed } from '../way-out.js';

/**
 * Networks behind the outermost one that have a way out, one finding per stack: nobody on them is reached from other machines. Those that
 * could be closed without anyone noticing are another check's.
 */
export const check: Check<NoParams> = {
  name: 'open-inner-network',
  *run(context) {
    for (const stack of context.stacks) {
      const open = stack.networks.filter((network) => isInner(context, stack, network));
      yield* grouped(
        open,
        ({ key, at }) => ({ at, subject: `${stack.id}/${key}` }),
        (some) => violation(stack, some),
      );
    }
  },
};

function isInner({ reachability }: LintContext, stack: Stack, network: Network): boolean {
  if (!hasWayOut(network) || membersWithoutNeed(stack, network) !== undefined) return false;
  const members = membershipOf(stack).members.get(network.key) ?? [];
  return members.length > 1 && members.every(({ service }) => outsidePorts(reachability, service).length === 0);
}

function violation(stack: Stack, [first, ...others]: readonly [Network, ...Network[]]): Violation {
  return {
    at: first.at,
    subject: `${stack.id}/${first.key}`,
    values: {
      networks: listed([first, ...others].map(({ key }) => key)),
      have: others.length === 0 ? 'has' : 'have',
    },
    value: [first, ...others].map(({ key }) => key).join(' '),
    related: others.map(({ key, at }) => ({ at, message: `${quoted(key)} has a way out as well.` })),
  };
}
