import type { Role } from '../../model/role.js';
import type { Check } from '../check.js';
import { dependentsOf } from '../dependents.js';
import { confidenceInNone, healthCommand, healthSourceOf } from '../health.js';
import { listed } from '../sentence.js';

export interface Params {
  /** Roles that are judged. Absent: all but those in `exceptRoles`. */
  readonly roles?: readonly Role[];
  /** Roles that are not judged. */
  readonly exceptRoles: readonly Role[];
  /** True: only services that others of the stack wait for. */
  readonly awaited: boolean;
}

/** Services of known images that have no healthcheck, neither in the file nor in the image. Own builds and unknown images are not judged. */
export const check: Check<Params> = {
  name: 'missing-healthcheck',
  *run({ stacks, catalogue }, { roles, exceptRoles, awaited }) {
    for (const stack of stacks) {
      const dependents = dependentsOf(stack);
      for (const service of stack.services) {
        const { role } = service.role;
        if (roles?.includes(role) === false || exceptRoles.includes(role)) continue;
        const waiting = dependents.get(service.name) ?? [];
        // Waiting for health that never comes is another rule's finding.
        if ((awaited && waiting.length === 0) || waiting.some((d) => d.dependency.condition === 'service_healthy'))
          continue;
        if (healthSourceOf(service, catalogue) !== 'none') continue;
        const command = healthCommand(service, catalogue);
        yield {
          at: service.healthcheck?.at ?? service.at,
          subject: service.id,
          values: {
            service: service.name,
            role,
            dependents: listed(waiting.map((dependent) => dependent.service.name)),
            wait: waiting.length === 1 ? 'waits' : 'wait',
            suggestion: command === undefined ? '' : ` A test that works: \`${command}\`.`,
          },
          related: waiting.map(({ service: { name }, dependency }) => ({
            at: dependency.at,
            message: `\`${name}\` waits for it.`,
          })),
          confidence: confidenceInNone(service),
        };
      }
    }
  },
};
