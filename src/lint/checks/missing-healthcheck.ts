import { quoted } from '../../lib/quoted.js';
import type { Role } from '../../model/role.js';
import type { Service } from '../../model/stack.js';
import type { Check, Violation } from '../check.js';
import { type Dependent, dependentsOf } from '../dependents.js';
import { healthCommand, healthSourceOf, isOfficial } from '../health.js';
import { listed } from '../sentence.js';

export interface Params {
  /** Roles that are judged. Absent: all but those in `exceptRoles`. */
  readonly roles?: readonly Role[];
  /** Roles that are not judged. */
  readonly exceptRoles: readonly Role[];
  /** True: only services that others of the stack wait for. */
  readonly awaited: boolean;
  /** Roles of waiting services that do not count: nothing is lost when they start too early. */
  readonly exceptDependents: readonly Role[];
}

/** Services of known images that have no healthcheck, neither in the file nor in the image. Own builds and unknown images are not judged. */
export const check: Check<Params> = {
  name: 'missing-healthcheck',
  *run({ stacks, catalogue }, { roles, exceptRoles, awaited, exceptDependents }) {
    for (const stack of stacks) {
      const dependents = dependentsOf(stack);
      for (const service of stack.services) {
        const { role } = service.role;
        if (roles?.includes(role) === false || exceptRoles.includes(role)) continue;
        const waiting = (dependents.get(service.name) ?? []).filter(
          (d) => !exceptDependents.includes(d.service.role.role),
        );
        // Waiting for health that never comes is another rule's finding.
        if ((awaited && waiting.length === 0) || waiting.some((d) => d.dependency.condition === 'service_healthy'))
          continue;
        if (healthSourceOf(service, catalogue) !== 'none') continue;
        yield violation(service, waiting, healthCommand(service, catalogue));
      }
    }
  },
};

function violation(service: Service, waiting: readonly Dependent[], command: string | undefined): Violation {
  const official = isOfficial(service.image);
  return {
    at: service.healthcheck?.at ?? service.at,
    subject: service.id,
    values: {
      service: service.name,
      role: service.role.role,
      where: official ? 'in this file nor in its image' : 'in this file nor, as far as is known, in its image',
      dependents: listed(waiting.map((dependent) => dependent.service.name)),
      wait: waiting.length === 1 ? 'waits' : 'wait',
      suggestion: command === undefined ? '' : ` A test to start from: ${quoted(command)}.`,
    },
    related: waiting.map((dependent) => ({
      at: dependent.dependency.at,
      message: `${quoted(dependent.service.name)} waits for it.`,
    })),
    confidence: official ? 'high' : 'medium',
  };
}
