import type { Role } from '../../model/role.js';
import type { Mount } from '../../model/stack.js';
import type { Check } from '../check.js';
import { isAside } from '../development.js';
import { listed } from '../sentence.js';

export interface Params {
  /** What is looked at: how mounts of the container travel to the machine, or the options of a folder in memory. */
  readonly of: 'propagation' | 'tmpfs';
  /** Values that are reported. */
  readonly values: readonly string[];
  /** Roles that have reason to. */
  readonly exceptRoles: readonly Role[];
  /** Words in the name of a variant, file or folder that mark it as for development and tests only. */
  readonly developmentWords: readonly string[];
}

/** Mounts with certain options. */
export const check: Check<Params> = {
  name: 'mount-option',
  *run({ stacks }, { of, values, exceptRoles, developmentWords }) {
    for (const stack of stacks) {
      for (const service of stack.services) {
        if (exceptRoles.includes(service.role.role)) continue;
        for (const mount of service.mounts) {
          const set = optionsOf(mount, of).filter((option) => values.includes(option));
          if (set.length === 0 || isAside(stack, mount.at.file.path, developmentWords)) continue;
          yield {
            at: mount.at,
            subject: service.id,
            values: { service: service.name, options: listed(set), target: mount.target },
            value: set.join(' '),
          };
        }
      }
    }
  },
};

function optionsOf({ propagation, options = [] }: Mount, of: Params['of']): readonly string[] {
  return of === 'tmpfs' ? options.map((option) => option.trim()) : propagation === undefined ? [] : [propagation];
}
