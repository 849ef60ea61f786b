import { quoted } from '../../lib/quoted.js';
import type { Service } from '../../model/stack.js';
import type { Check, LintContext, NoParams, Violation } from '../check.js';
import { type Dependent, dependentsOf, otherPlaces } from '../dependents.js';
import { healthSourceOf, isOfficial } from '../health.js';
import { listed } from '../sentence.js';

/**
 * Services that others wait to see healthy although nothing ever says that they are; one finding per service waited for.
 * Only where it is certain: a check that is switched off, or an official image.
 */
export const check: Check<NoParams> = {
  name: 'unreachable-condition',
  *run(context) {
    for (const stack of context.stacks) {
      const dependents = dependentsOf(stack);
      for (const service of stack.services) {
        const waiting = (dependents.get(service.name) ?? []).filter(
          ({ dependency }) => dependency.condition === 'service_healthy',
        );
        const [first] = waiting;
        if (first === undefined) continue;
        const violation = judge(context, service, first, waiting);
        if (violation !== undefined) yield violation;
      }
    }
  },
};

function judge(
  { catalogue }: LintContext,
  service: Service,
  first: Dependent,
  waiting: readonly Dependent[],
): Violation | undefined {
  const source = healthSourceOf(service, catalogue);
  if (source !== 'disabled' && !(source === 'none' && isOfficial(service.image))) return undefined;
  return {
    at: first.dependency.at,
    subject: service.id,
    values: {
      service: service.name,
      dependents: listed(waiting.map((dependent) => dependent.service.name)),
      wait: waiting.length === 1 ? 'waits' : 'wait',
      reason: source === 'disabled' ? 'has its healthcheck switched off' : 'has no healthcheck',
    },
    value: service.name,
    related: [
      { at: service.healthcheck?.at ?? service.at, message: `${quoted(service.name)} is here.` },
      ...otherPlaces(waiting),
    ],
  };
}
