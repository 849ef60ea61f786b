import type { Check, NoParams } from '../check.js';
import { listed } from '../sentence.js';

/** Projects of which every service has a profile, so that nothing starts where nobody names one. */
export const check: Check<NoParams> = {
  name: 'nothing-by-default',
  *run({ stacks }) {
    for (const stack of stacks) {
      const { services, defaultProfiles } = stack;
      if (services.length === 0 || stack.variantOf !== undefined || stack.kind === 'swarm') continue;
      if (
        services.some(
          ({ profiles }) => profiles.length === 0 || profiles.some((name) => defaultProfiles.includes(name)),
        )
      )
        continue;
      const profiles = [...new Set(services.flatMap((service) => service.profiles))].sort();
      yield {
        at: stack.at,
        subject: stack.id,
        values: { project: stack.name, profiles: listed(profiles) },
        value: profiles.join(' '),
      };
    }
  },
};
