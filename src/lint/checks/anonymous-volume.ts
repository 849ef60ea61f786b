import type { Role } from '../../model/role.js';
import type { Service } from '../../model/stack.js';
import type { Check } from '../check.js';
import { isForDevelopment } from '../standing.js';

export interface Params {
  /** Roles of the services whose data is meant to stay. */
  readonly roles: readonly Role[];
  /** Words in the name of a variant, file or folder that mark it as for development and tests only. */
  readonly developmentWords: readonly string[];
}

const SURE = 0.85;
/** Scripts for the first start are no data. */
const INITIAL = /init|conf|etc\b/i;

/** Stores that keep their data in a volume without a name. One finding per service; where another mount names a volume, it may hold the data. */
export const check: Check<Params> = {
  name: 'anonymous-volume',
  *run({ stacks }, { roles, developmentWords }) {
    for (const stack of stacks) {
      if (isForDevelopment(stack, developmentWords)) continue;
      for (const service of stack.services) {
        if (!keepsData(service, roles)) continue;
        const nameless = service.mounts.filter(
          ({ type, source, target }) => type === 'volume' && source === undefined && !INITIAL.test(target),
        );
        const [first, ...others] = nameless;
        if (first === undefined || service.mounts.some(({ type, source }) => type === 'volume' && source !== undefined))
          continue;
        yield {
          at: first.at,
          subject: service.id,
          values: { service: service.name, target: first.target },
          value: first.target,
          related: others.map(({ at, target }) => ({ at, message: `\`${target}\` has none either.` })),
        };
      }
    }
  },
};

function keepsData({ role }: Service, roles: readonly Role[]): boolean {
  return roles.includes(role.role) && role.product !== undefined && role.confidence >= SURE;
}
