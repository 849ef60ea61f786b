import { quoted } from '../../lib/quoted.js';
import type { Service, Stack } from '../../model/stack.js';
import type { Check, Violation } from '../check.js';
import type { Member } from '../finding.js';
import { grouped } from '../grouped.js';
import { listed } from '../sentence.js';
import { isForDevelopment } from '../standing.js';

export interface Params {
  /** Words in the name of a variant, file or folder that mark it as for development and tests only. */
  readonly developmentWords: readonly string[];
}

const MAX_PLACES = 20;

/** Services that are started again after every failure, however often, as one finding per stack. Policies that never give up were meant so. */
export const check: Check<Params> = {
  name: 'unbounded-restart',
  scope: 'repository',
  *run({ stacks }, { developmentWords }) {
    for (const stack of stacks) {
      if (isForDevelopment(stack, developmentWords)) continue;
      const endless = stack.services.filter(({ restart }) => /^on-failure(?::0)?$/.test(restart?.value ?? ''));
      yield* grouped(endless, memberOf, (some) => violation(stack, some));
    }
  },
};

function memberOf({ id, at, restart }: Service): Member {
  return { at: restart?.at ?? at, subject: id };
}

function violation(stack: Stack, endless: readonly [Service, ...Service[]]): Violation {
  const [first, ...others] = endless;
  return {
    at: memberOf(first).at,
    subject: others.length === 0 ? first.id : stack.id,
    values: {
      services: listed(endless.map(({ name }) => name)),
      are: others.length === 0 ? 'is' : 'are',
      fail: others.length === 0 ? 'fails' : 'fail',
    },
    related: others
      .slice(0, MAX_PLACES)
      .map((service) => ({ at: memberOf(service).at, message: `${quoted(service.name)} as well.` })),
  };
}
