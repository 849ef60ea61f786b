import type { Role } from '../../model/role.js';
import type { Check } from '../check.js';
import { isAside } from '../development.js';
import { hostMounts, matchesPath, normalPath } from '../host-mounts.js';
import { listed } from '../sentence.js';

export interface Params {
  /** Devices of the machine; a star at the end stands for any rest: `/dev/sd*`. */
  readonly devices: readonly string[];
  /** Roles that have reason to. */
  readonly exceptRoles: readonly Role[];
  /** Words in the name of a variant, file or folder that mark it as for development and tests only. */
  readonly developmentWords: readonly string[];
}

/** Services that get certain devices of the machine, by `devices` or by a bind mount. A privileged service gets all of them anyway. */
export const check: Check<Params> = {
  name: 'host-device',
  *run({ stacks }, { devices, exceptRoles, developmentWords }) {
    for (const stack of stacks) {
      for (const service of stack.services) {
        if (service.privileged?.value === true || exceptRoles.includes(service.role.role)) continue;
        const given = [
          ...(service.isolation?.devices ?? []).map(({ source, at }) => ({ path: normalPath(source), at })),
          ...hostMounts(stack, service),
        ].filter(({ path }) => devices.some((pattern) => matchesPath(path, pattern)));
        const [first, ...others] = given;
        if (first === undefined || isAside(stack, first.at.file.path, developmentWords)) continue;
        const paths = [...new Set(given.map(({ path }) => path))];
        yield {
          at: first.at,
          subject: service.id,
          values: { service: service.name, devices: listed(paths) },
          value: paths.join(' '),
          related: others.map(({ path, at }) => ({ at, message: `\`${path}\` is given here.` })),
        };
      }
    }
  },
};
