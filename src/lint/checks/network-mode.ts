import type { Role } from '../../model/role.js';
import type { Check } from '../check.js';

export interface Params {
  /** Modes that are reported. */
  readonly modes: readonly ('host' | 'none' | 'bridge')[];
  /** Roles that have reason to: they watch the machine or carry its traffic. */
  readonly exceptRoles: readonly Role[];
}

/** Services with a certain `network_mode`. */
export const check: Check<Params> = {
  name: 'network-mode',
  *run({ stacks }, { modes, exceptRoles }) {
    for (const { services } of stacks) {
      for (const service of services) {
        const mode = service.networkMode;
        if (mode === undefined || exceptRoles.includes(service.role.role)) continue;
        const { kind } = mode.value;
        if (!modes.some((reported) => reported === kind)) continue;
        yield { at: mode.at, subject: service.id, values: { service: service.name, mode: kind }, value: kind };
      }
    }
  },
};
