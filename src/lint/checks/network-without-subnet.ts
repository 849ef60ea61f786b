import { quoted } from '../../lib/quoted.js';
import type { Network, Stack } from '../../model/stack.js';
import type { Check, NoParams, Violation } from '../check.js';
import { grouped } from '../grouped.js';
import { membershipOf } from '../membership.js';
import { listed } from '../sentence.js';

/** Networks that several services join and that have no subnet of their own, one finding per stack. */
export const check: Check<NoParams> = {
  name: 'network-without-subnet',
  *run({ stacks }) {
    for (const stack of stacks) {
      const { members } = membershipOf(stack);
      const used = stack.networks.filter(({ declared, external }) => declared && !external);
      if (used.length < 2) continue;
      const open = used.filter(({ key, subnets }) => subnets.length === 0 && (members.get(key)?.length ?? 0) > 0);
      yield* grouped(
        open,
        ({ key, at }) => ({ at, subject: `${stack.id}/${key}` }),
        (some) => violation(stack, some),
      );
    }
  },
};

function violation(stack: Stack, [first, ...others]: readonly [Network, ...Network[]]): Violation {
  return {
    at: first.at,
    subject: `${stack.id}/${first.key}`,
    values: {
      networks: listed([first, ...others].map(({ key }) => key)),
      have: others.length === 0 ? 'has no subnet of its own' : 'have no subnets of their own',
    },
    value: [first, ...others].map(({ key }) => key).join(' '),
    related: others.map(({ key, at }) => ({ at, message: `${quoted(key)} has none either.` })),
  };
}
