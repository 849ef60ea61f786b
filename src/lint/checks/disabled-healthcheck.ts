import type { Check } from '../check.js';
import { dependentsOf } from '../dependents.js';
import { isForDevelopment } from '../standing.js';

export interface Params {
  /** Words in the name of a variant, file or folder that mark it as for development and tests only. */
  readonly developmentWords: readonly string[];
}

/** Services that switch their healthcheck off. Where others wait for it, `unreachable-condition` says more. */
export const check: Check<Params> = {
  name: 'disabled-healthcheck',
  *run({ stacks }, { developmentWords }) {
    for (const stack of stacks) {
      if (isForDevelopment(stack, developmentWords)) continue;
      for (const service of stack.services) {
        const { healthcheck } = service;
        if (healthcheck?.disabled !== true) continue;
        const waiting = dependentsOf(stack).get(service.name) ?? [];
        if (waiting.some(({ dependency }) => dependency.condition === 'service_healthy')) continue;
        yield { at: healthcheck.at, subject: service.id, values: { service: service.name } };
      }
    }
  },
};
