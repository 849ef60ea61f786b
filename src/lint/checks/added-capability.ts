import type { Role } from '../../model/role.js';
import type { Check } from '../check.js';
import { isAside } from '../development.js';
import { listed } from '../sentence.js';

export interface Params {
  /** Capabilities that are reported, without `CAP_`. */
  readonly capabilities: readonly string[];
  /** Roles that have reason to. */
  readonly exceptRoles: readonly Role[];
  /** Words in the name of a variant, file or folder that mark it as for development and tests only. */
  readonly developmentWords: readonly string[];
}

/** Services that are given certain capabilities. A privileged service has all of them, which is another rule's finding. */
export const check: Check<Params> = {
  name: 'added-capability',
  *run({ stacks }, { capabilities, exceptRoles, developmentWords }) {
    for (const stack of stacks) {
      for (const service of stack.services) {
        if (service.privileged?.value === true || exceptRoles.includes(service.role.role)) continue;
        const added = service.capAdd
          .map(({ value, at }) => ({ name: value.toUpperCase().replace(/^CAP_/, ''), at }))
          .filter(({ name }) => capabilities.includes(name));
        const [first, ...others] = added;
        if (first === undefined || isAside(stack, first.at.file.path, developmentWords)) continue;
        const names = added.map(({ name }) => name);
        yield {
          at: first.at,
          subject: service.id,
          values: { service: service.name, capabilities: listed(names) },
          value: names.join(' '),
          related: others.map(({ name, at }) => ({ at, message: `\`${name}\` is added here.` })),
        };
      }
    }
  },
};
