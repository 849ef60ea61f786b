import { isApplication } from '../../facts/compose/view.js';
import { quoted } from '../../lib/quoted.js';
import type { Role } from '../../model/role.js';
import type { Service, Stack } from '../../model/stack.js';
import type { Check, Violation } from '../check.js';
import { confidenceIn } from '../confidence.js';
import { grouped, serviceMember } from '../grouped.js';
import { unitOf } from '../own-units.js';
import { roleNoun } from '../role-noun.js';
import { listed } from '../sentence.js';
import { isForDevelopment } from '../standing.js';

export interface Params {
  /** Roles of what is meant to be in a project of its own. */
  readonly roles: readonly Role[];
  /** True to count only applications of own code: what others wrote may well serve the rest. */
  readonly own: boolean;
  /** Words in the name of a variant, file or folder that mark it as for development and tests only. */
  readonly developmentWords: readonly string[];
}

const SURE = 0.7;
const MAX_RELATED = 10;

/** Projects that start applications together with what is meant to have a life of its own. One finding per project. */
export const check: Check<Params> = {
  name: 'mixed-project',
  *run({ stacks }, { roles, own, developmentWords }) {
    for (const stack of stacks) {
      if (stack.variantOf !== undefined || isForDevelopment(stack, developmentWords)) continue;
      const application = stack.services.find(
        (service) =>
          isApplication(service) &&
          service.role.role !== 'job' &&
          service.role.role !== 'unknown' &&
          (!own || unitOf(service) !== undefined),
      );
      if (application === undefined) continue;
      const parts = stack.services.filter(({ role }) => roles.includes(role.role) && role.confidence >= SURE);
      yield* grouped(parts, serviceMember, (some) => violation(stack, some, application));
    }
  },
};

function violation(
  stack: Stack,
  [first, ...others]: readonly [Service, ...Service[]],
  application: Service,
): Violation {
  return {
    at: first.at,
    subject: first.id,
    values: {
      services: listed([first, ...others].map(({ name }) => name)),
      role: roleNoun(first.role.role),
      are: others.length === 0 ? 'is' : 'are',
      project: stack.name,
      application: application.name,
    },
    confidence: confidenceIn(first, application),
    related: [
      { at: application.at, message: `${quoted(application.name)} is part of the application.` },
      ...others
        .slice(0, MAX_RELATED)
        .map(({ name, at }) => ({ at, message: `${quoted(name)} is started with it as well.` })),
    ],
  };
}
