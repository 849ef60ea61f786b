import { quoted } from '../../lib/quoted.js';
import type { Service } from '../../model/stack.js';
import type { Check, Violation } from '../check.js';
import { grouped, serviceMember } from '../grouped.js';
import { listed } from '../sentence.js';
import { isForDevelopment } from '../standing.js';

export interface Params {
  /** Policies by which an image is fetched although it is there. `every_` stands for all that begin so. */
  readonly policies: readonly string[];
  /** Words in the name of a variant, file or folder that mark it as for development and tests only. */
  readonly developmentWords: readonly string[];
}

const MAX_RELATED = 10;

/** Services that are only created when their image can be fetched, one finding per stack. */
export const check: Check<Params> = {
  name: 'pulled-image',
  *run({ stacks }, { policies, developmentWords }) {
    for (const stack of stacks) {
      if (isForDevelopment(stack, developmentWords)) continue;
      const pulled = stack.services.filter(({ pullPolicy = '' }) =>
        policies.some((policy) => (policy.endsWith('_') ? pullPolicy.startsWith(policy) : pullPolicy === policy)),
      );
      yield* grouped(pulled, serviceMember, violation);
    }
  },
};

function violation([first, ...others]: readonly [Service, ...Service[]]): Violation {
  return {
    at: first.at,
    subject: first.id,
    values: {
      services: listed([first, ...others].map(({ name }) => name)),
      start: others.length === 0 ? 'starts' : 'start',
      policy: first.pullPolicy ?? '',
    },
    value: first.pullPolicy ?? '',
    related: others
      .slice(0, MAX_RELATED)
      .map(({ name, at, pullPolicy = '' }) => ({ at, message: `${quoted(name)} has ${quoted(pullPolicy)}.` })),
  };
}
