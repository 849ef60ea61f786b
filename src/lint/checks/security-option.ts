import type { Role } from '../../model/role.js';
import type { Check } from '../check.js';
import { isAside } from '../development.js';
import { listed } from '../sentence.js';

export interface Params {
  /** Options that are reported, each as `name=value`. */
  readonly options: readonly string[];
  /** Roles that have reason to. */
  readonly exceptRoles: readonly Role[];
  /** Words in the name of a variant, file or folder that mark it as for development and tests only. */
  readonly developmentWords: readonly string[];
}

/** Services with certain `security_opt`. A privileged service is confined by nothing anyway, which is another rule's finding. */
export const check: Check<Params> = {
  name: 'security-option',
  *run({ stacks }, { options, exceptRoles, developmentWords }) {
    for (const stack of stacks) {
      for (const service of stack.services) {
        if (service.privileged?.value === true || exceptRoles.includes(service.role.role)) continue;
        const set = service.securityOpt
          .map(({ value, at }) => ({ option: normalised(value), at }))
          .filter(({ option }) => options.includes(option));
        const [first, ...others] = set;
        if (first === undefined || isAside(stack, first.at.file.path, developmentWords)) continue;
        const names = set.map(({ option }) => option);
        yield {
          at: first.at,
          subject: service.id,
          values: { service: service.name, options: listed(names) },
          value: names.join(' '),
          related: others.map(({ option, at }) => ({ at, message: `\`${option}\` is set here.` })),
        };
      }
    }
  },
};

/** The older notation has a colon where the newer has an equals sign. */
function normalised(option: string): string {
  return option
    .trim()
    .toLowerCase()
    .replace(/^([a-z-]+)\s*[:=]\s*/, '$1=');
}
