import { quoted } from '../../lib/quoted.js';
import type { Role } from '../../model/role.js';
import type { Service, Stack } from '../../model/stack.js';
import type { Check, Violation } from '../check.js';
import { type CompanionWords, type Pair, pairsOf } from '../companions.js';
import { grouped, serviceMember } from '../grouped.js';
import { listed } from '../sentence.js';

export interface Params extends CompanionWords {
  /** Roles of the services that are to have a proxy of their own. */
  readonly roles: readonly Role[];
}

const MAX_RELATED = 10;
/** Fewer pairs make no habit. */
const LEAST = 2;

/** Services of own code without a proxy, where others have one; one finding per stack. */
export const check: Check<Params> = {
  name: 'service-without-companion',
  *run({ stacks }, { roles, ...words }) {
    for (const stack of stacks) {
      const all = pairsOf(stack, words);
      const pairs = all.filter(({ isProxy }) => isProxy);
      const [pair] = pairs;
      // Whoever stands beside a service needs nobody beside it.
      const having = new Set([...pairs.map(({ service }) => service.id), ...all.map(({ companion }) => companion.id)]);
      if (pair === undefined || pairs.length < LEAST) continue;
      const open = stack.services.filter(
        ({ id, role, build }) => build !== undefined && roles.includes(role.role) && !having.has(id),
      );
      yield* grouped(open, serviceMember, (some) => violation(stack, some, pair));
    }
  },
};

function violation(stack: Stack, [first, ...others]: readonly [Service, ...Service[]], pair: Pair): Violation {
  return {
    at: first.at,
    subject: first.id,
    values: {
      services: listed([first, ...others].map(({ name }) => name)),
      have: others.length === 0 ? 'has' : 'have',
      project: stack.name,
      like: pair.service.name,
      companion: pair.companion.name,
    },
    related: [
      { at: pair.companion.at, message: `${quoted(pair.service.name)} has this proxy.` },
      ...others.slice(0, MAX_RELATED).map(({ name, at }) => ({ at, message: `${quoted(name)} has none.` })),
    ],
  };
}
