import { quoted } from '../../lib/quoted.js';
import type { Role } from '../../model/role.js';
import type { Service, Stack } from '../../model/stack.js';
import type { Check, Violation } from '../check.js';
import { dependentsOf } from '../dependents.js';
import { grouped, serviceMember } from '../grouped.js';
import { healthSourceOf } from '../health.js';
import { openServices } from '../open-services.js';
import { listed } from '../sentence.js';

export interface Params {
  /** Roles that end, or that nobody waits for. */
  readonly exceptRoles: readonly Role[];
  /** Roles of known images that other rules judge, as they do services that others wait for. */
  readonly judgedRoles: readonly Role[];
  /** Words in the name of a variant, file or folder that mark it as for development and tests only. */
  readonly developmentWords: readonly string[];
}

const MAX_PLACES = 20;

/**
 * Services whose health no Compose file asks for, as one finding per stack: own builds, and images that may or may not have a check of
 * their own. Switched off is another rule's finding.
 */
export const check: Check<Params> = {
  name: 'unwatched-services',
  scope: 'repository',
  *run({ stacks, catalogue }, { exceptRoles, judgedRoles, developmentWords }) {
    const dependents = new Map(stacks.map((stack) => [stack.id, dependentsOf(stack)]));
    const isSettled = (service: Service) => {
      const { role } = service.role;
      if (exceptRoles.includes(role)) return true;
      const source = healthSourceOf(service, catalogue);
      if (source === 'unknown') return false;
      if (source !== 'none') return true;
      return judgedRoles.includes(role) || dependents.get(service.stack)?.has(service.name) === true;
    };
    for (const { stack, open } of openServices(stacks, developmentWords, isSettled)) {
      yield* grouped(open, serviceMember, (some) => violation(stack, some));
    }
  },
};

function violation(stack: Stack, open: readonly [Service, ...Service[]]): Violation {
  const [first] = open;
  return {
    at: open.length === 1 ? first.at : stack.at,
    subject: open.length === 1 ? first.id : stack.id,
    values: {
      services: listed(open.map(({ name }) => name)),
      have: open.length === 1 ? 'has' : 'have',
    },
    related: (open.length === 1 ? [] : open)
      .slice(0, MAX_PLACES)
      .map(({ name, at }) => ({ at, message: `${quoted(name)} has none.` })),
  };
}
