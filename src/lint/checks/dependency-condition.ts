import type { Role } from '../../model/role.js';
import type { Dependency, Service } from '../../model/stack.js';
import type { Check, Violation } from '../check.js';
import { dependentsOf, otherPlaces, staysUp } from '../dependents.js';
import { healthSourceOf } from '../health.js';
import { listed } from '../sentence.js';

export interface Params {
  /** Roles of the services that are waited for. Empty: those that the engine restarts whenever they end. */
  readonly roles: readonly Role[];
  /** The condition that is reported. */
  readonly condition: Dependency['condition'];
  /** Roles of waiting services that are not reported: nothing is lost when they start too early. */
  readonly exceptDependents: readonly Role[];
  /** True: only services that are known to have a healthcheck: who could wait for the health of the others? */
  readonly withHealth?: boolean;
}

/** How sure the role must be: waiting for the end of a service that never ends would hold up everything. */
const SURE = 0.8;

/** Services that others wait for in a way that does not fit what they are; one finding per service waited for. */
export const check: Check<Params> = {
  name: 'dependency-condition',
  *run({ stacks, catalogue }, params) {
    for (const stack of stacks) {
      const dependents = dependentsOf(stack);
      for (const service of stack.services) {
        const waiting = (dependents.get(service.name) ?? []).filter(
          ({ service: waiter, dependency }) =>
            dependency.condition === params.condition && !params.exceptDependents.includes(waiter.role.role),
        );
        const [first] = waiting;
        if (first === undefined || !fits(service, params.roles)) continue;
        if (params.withHealth === true && !['file', 'image'].includes(healthSourceOf(service, catalogue))) continue;
        const violation: Violation = {
          at: first.dependency.at,
          subject: service.id,
          values: {
            service: service.name,
            role: service.role.role,
            restart: service.restart?.value ?? 'no',
            dependents: listed(waiting.map((dependent) => dependent.service.name)),
            wait: waiting.length === 1 ? 'waits' : 'wait',
          },
          value: service.name,
          related: otherPlaces(waiting),
        };
        yield violation;
      }
    }
  },
};

function fits(service: Service, roles: readonly Role[]): boolean {
  if (roles.length === 0) return staysUp(service);
  return roles.includes(service.role.role) && service.role.confidence >= SURE && !(isJob(service) && staysUp(service));
}

function isJob(service: Service): boolean {
  return service.role.role === 'job';
}
