import type { Located } from '../../documents/location.js';
import type { Role } from '../../model/role.js';
import type { Service } from '../../model/stack.js';
import type { Check } from '../check.js';
import { isAside } from '../development.js';

export interface Params {
  /** Settings that are looked at. `user` is the part before the colon. */
  readonly settings: readonly Setting[];
  /** Values that are reported. Empty: every value. */
  readonly values: readonly string[];
  /** Roles that have reason to. */
  readonly exceptRoles: readonly Role[];
  /** Products that cannot work otherwise, by their ids. */
  readonly exceptProducts: readonly string[];
  /** Words in the name of a variant, file or folder that mark it as for development and tests only. */
  readonly developmentWords: readonly string[];
}

type Setting =
  | 'privileged'
  | 'pid'
  | 'ipc'
  | 'uts'
  | 'userns_mode'
  | 'cgroup'
  | 'cgroup_parent'
  | 'use_api_socket'
  | 'user';

const READERS: Readonly<Record<Setting, (service: Service) => Located<string | boolean> | undefined>> = {
  privileged: ({ privileged }) => privileged,
  pid: ({ pid }) => pid,
  ipc: ({ ipc }) => ipc,
  uts: ({ isolation }) => isolation?.uts,
  userns_mode: ({ isolation }) => isolation?.userNamespace,
  cgroup: ({ isolation }) => isolation?.cgroup,
  cgroup_parent: ({ isolation }) => isolation?.cgroupParent,
  use_api_socket: ({ isolation }) => isolation?.apiSocket,
  user: ({ user }) => user && { value: user.value.split(':', 1)[0] ?? '', at: user.at },
};

/** Services with certain settings of isolation. What a variable without a value decides is not judged. */
export const check: Check<Params> = {
  name: 'isolation-setting',
  *run({ stacks }, { settings, values, exceptRoles, exceptProducts, developmentWords }) {
    for (const stack of stacks) {
      for (const service of stack.services) {
        const { role, product } = service.role;
        if (exceptRoles.includes(role) || (product !== undefined && exceptProducts.includes(product))) continue;
        for (const setting of settings) {
          const found = READERS[setting](service);
          const value = found === undefined ? '' : String(found.value).trim();
          if (found === undefined || value === '' || (values.length > 0 && !values.includes(value))) continue;
          if (isAside(stack, found.at.file.path, developmentWords)) continue;
          yield { at: found.at, subject: service.id, values: { service: service.name, setting, value }, value };
        }
      }
    }
  },
};
