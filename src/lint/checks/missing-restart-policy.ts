import { quoted } from '../../lib/quoted.js';
import type { Role } from '../../model/role.js';
import type { Service, Stack } from '../../model/stack.js';
import type { Check, Violation } from '../check.js';
import { dependentsOf } from '../dependents.js';
import { grouped, serviceMember } from '../grouped.js';
import { openServices, seemsForgotten } from '../open-services.js';
import { listed } from '../sentence.js';

export interface Params {
  /** `others-have`: only where most services of the stack have one, so that it seems forgotten. `any`: everywhere else. */
  readonly where: 'others-have' | 'any';
  /** Roles that end or are started by hand. */
  readonly exceptRoles: readonly Role[];
  /** Words in the names of services that end, or are started by hand. */
  readonly exceptWords: readonly string[];
  /** Words in the name of a variant, file or folder that mark it as for development and tests only. */
  readonly developmentWords: readonly string[];
}

const MAX_PLACES = 20;

/**
 * Services that stay down when they or the machine end, as one finding per stack. A policy of `no` is somebody's decision; Swarm
 * starts everything again; services with profiles are started when they are needed.
 */
export const check: Check<Params> = {
  name: 'missing-restart-policy',
  scope: 'repository',
  *run({ stacks }, { where, exceptRoles, exceptWords, developmentWords }) {
    const ending = new Set(stacks.flatMap(endingServices));
    const isSettled = (service: Service) =>
      service.restart !== undefined ||
      service.profiles.length > 0 ||
      exceptRoles.includes(service.role.role) ||
      service.name
        .toLowerCase()
        .split(/[^a-z]+/)
        .some((word) => exceptWords.includes(word)) ||
      ending.has(service);
    for (const { stack, open } of openServices(stacks, developmentWords, isSettled)) {
      if (stack.kind === 'swarm') continue;
      const having = stack.services.filter(({ restart }) => restart !== undefined && restart.value !== 'no').length;
      if (seemsForgotten(having, open.length) !== (where === 'others-have')) continue;
      yield* grouped(open, serviceMember, (some) => violation(stack, some));
    }
  },
};

/** Services whose end others wait for. */
function endingServices(stack: Stack): Service[] {
  const dependents = dependentsOf(stack);
  return stack.services.filter(({ name }) =>
    dependents.get(name)?.some(({ dependency }) => dependency.condition === 'service_completed_successfully'),
  );
}

function violation(stack: Stack, open: readonly Service[]): Violation {
  const [first] = open;
  return {
    at: open.length === 1 ? (first?.at ?? stack.at) : stack.at,
    subject: open.length === 1 ? (first?.id ?? stack.id) : stack.id,
    values: {
      services: listed(open.map(({ name }) => name)),
      stay: open.length === 1 ? 'stays' : 'stay',
      they: open.length === 1 ? 'it ends' : 'they end',
    },
    related: open
      .slice(0, MAX_PLACES)
      .map(({ name, at }) => ({ at, message: `${quoted(name)} has no restart policy.` })),
  };
}
