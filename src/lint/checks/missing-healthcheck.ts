import { quoted } from '../../lib/quoted.js';
import type { Catalogue } from '../../model/catalogue.js';
import type { Role } from '../../model/role.js';
import type { Service, Stack } from '../../model/stack.js';
import type { Check, Violation } from '../check.js';
import { type Dependent, dependentsOf } from '../dependents.js';
import { grouped, serviceMember } from '../grouped.js';
import { healthCommand, healthSourceOf, isOfficial } from '../health.js';
import { usersIn } from '../needs.js';
import { roleNoun } from '../role-noun.js';
import { listed } from '../sentence.js';

export interface Params {
  /** Roles that are judged. Absent: all but those in `exceptRoles`. */
  readonly roles?: readonly Role[];
  /** Roles that are not judged. */
  readonly exceptRoles: readonly Role[];
  /** `awaited`: only services that others of the stack wait for; `used`: those that others name as well; `unused`: only those that none does. */
  readonly only: 'awaited' | 'used' | 'unused';
  /** Roles of waiting services that do not count: nothing is lost when they start too early. */
  readonly exceptDependents: readonly Role[];
}

/** A service without a healthcheck, and who waits for it. */
interface Unchecked {
  readonly service: Service;
  readonly waiting: readonly Dependent[];
}

/** Places that a finding shows beside its own. */
const MAX_RELATED = 20;

/**
 * Services of known images that have no healthcheck, neither in the file nor in the image, as one finding per stack. Own builds and
 * unknown images are not judged. A variant only answers for the services that its base does not have.
 */
export const check: Check<Params> = {
  name: 'missing-healthcheck',
  scope: 'repository',
  *run({ stacks, catalogue }, params) {
    const names = new Map(stacks.map((stack) => [stack.id, new Set(stack.services.map(({ name }) => name))]));
    for (const stack of stacks) {
      const inBase = names.get(stack.variantOf ?? '');
      yield* grouped(
        uncheckedIn(stack, catalogue, params).filter(({ service }) => inBase?.has(service.name) !== true),
        ({ service }) => serviceMember(service),
        (some) => violation(stack, some, catalogue),
      );
    }
  },
};

function uncheckedIn(stack: Stack, catalogue: Catalogue, params: Params): readonly Unchecked[] {
  const { roles, exceptRoles, only, exceptDependents } = params;
  const dependents = dependentsOf(stack);
  const users = usersIn(stack);
  return stack.services.flatMap((service) => {
    const { role } = service.role;
    if (roles?.includes(role) === false || exceptRoles.includes(role)) return [];
    const waiting = (dependents.get(service.name) ?? []).filter((d) => !exceptDependents.includes(d.service.role.role));
    // Waiting for health that never comes is another rule's finding.
    if (waiting.some((d) => d.dependency.condition === 'service_healthy')) return [];
    const used = users.get(service.id)?.some((user) => !exceptDependents.includes(user.role.role)) === true;
    if (only === 'awaited' ? waiting.length === 0 : used !== (only === 'used')) return [];
    return healthSourceOf(service, catalogue) === 'none' ? [{ service, waiting }] : [];
  });
}

function violation(stack: Stack, open: readonly [Unchecked, ...Unchecked[]], catalogue: Catalogue): Violation {
  const [first, ...others] = open;
  const one = others.length === 0;
  const official = open.every(({ service }) => isOfficial(service.image));
  const waiting = new Set(open.flatMap((each) => each.waiting.map(({ service }) => service)));
  const command = one ? healthCommand(first.service, catalogue) : undefined;
  const images = one ? 'its image' : 'their images';
  return {
    at: first.service.healthcheck?.at ?? first.service.at,
    subject: one ? first.service.id : stack.id,
    values: {
      services: one
        ? `${quoted(first.service.name)} (${roleNoun(first.service.role.role)})`
        : listed(open.map(({ service }) => service.name)),
      have: one ? 'has' : 'have',
      where: official ? `in this file nor in ${images}` : `in this file nor, as far as is known, in ${images}`,
      waiting: waitingFor(waiting, one),
      suggestion: command === undefined ? '' : ` A test to start from: ${quoted(command)}.`,
    },
    value: open.map(({ service }) => service.name).join(' '),
    related: related(open, catalogue),
    confidence: official ? 'high' : 'medium',
  };
}

/** What it means for those who wait. */
function waitingFor(waiting: ReadonlySet<Service>, one: boolean): string {
  if (waiting.size === 0) return '';
  const names = listed([...waiting].map(({ name }) => name));
  return ` ${names} can only wait until ${one ? 'it has started, not until it is' : 'they have started, not until they are'} ready.`;
}

function related(open: readonly [Unchecked, ...Unchecked[]], catalogue: Catalogue): Violation['related'] {
  const places = open.flatMap(({ service, waiting }, index) => {
    const command = healthCommand(service, catalogue);
    const test = command === undefined ? '' : ` A test to start from: ${quoted(command)}.`;
    const own = { at: service.healthcheck?.at ?? service.at, message: `${quoted(service.name)} has none.${test}` };
    return [
      ...(index === 0 ? [] : [own]),
      ...waiting.map(({ service: { name }, dependency }) => ({
        at: dependency.at,
        message: `${quoted(name)} waits for ${quoted(service.name)}.`,
      })),
    ];
  });
  return places.slice(0, MAX_RELATED);
}
