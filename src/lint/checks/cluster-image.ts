import { quoted } from '../../lib/quoted.js';
import type { Service } from '../../model/stack.js';
import type { Check, NoParams, Violation } from '../check.js';
import { grouped, serviceMember } from '../grouped.js';
import { listed } from '../sentence.js';

const MAX_RELATED = 10;

/** Services of a stack for Swarm that say how they are built and not which image they run. One finding per stack. */
export const check: Check<NoParams> = {
  name: 'cluster-image',
  *run({ stacks }) {
    for (const stack of stacks) {
      if (stack.kind !== 'swarm') continue;
      const open = stack.services.filter(({ image, build }) => image === undefined && build !== undefined);
      yield* grouped(open, serviceMember, violation);
    }
  },
};

function violation([first, ...others]: readonly [Service, ...Service[]]): Violation {
  return {
    at: first.build?.at ?? first.at,
    subject: first.id,
    values: {
      services: listed([first, ...others].map(({ name }) => name)),
      name: others.length === 0 ? 'names no image' : 'name no image',
    },
    related: others
      .slice(0, MAX_RELATED)
      .map(({ name, build, at }) => ({ at: build?.at ?? at, message: `${quoted(name)} names none either.` })),
  };
}
