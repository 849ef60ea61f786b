import type { Role } from '../../model/role.js';
import type { Service, Stack } from '../../model/stack.js';
import type { Check } from '../check.js';

export interface Params {
  /** Modes that are reported. */
  readonly modes: readonly ('host' | 'none' | 'bridge')[];
  /** Roles that have reason to: they watch the machine or carry its traffic. */
  readonly exceptRoles: readonly Role[];
  /**
   * `unneeded`: software of one's own and of `needlessRoles`, in a stack where it is not the rule; `other`: all but these. Absent: all.
   */
  readonly services?: 'unneeded' | 'other';
  /** Roles of other people's software that never needs it. */
  readonly needlessRoles?: readonly Role[];
}

/** Services with a certain `network_mode`. */
export const check: Check<Params> = {
  name: 'network-mode',
  *run({ stacks }, params) {
    for (const stack of stacks) {
      for (const service of stack.services) {
        const mode = service.networkMode;
        if (mode === undefined || params.exceptRoles.includes(service.role.role)) continue;
        const { kind } = mode.value;
        if (!params.modes.some((reported) => reported === kind)) continue;
        if (params.services !== undefined && isUnneeded(stack, service, params) !== (params.services === 'unneeded'))
          continue;
        yield { at: mode.at, subject: service.id, values: { service: service.name, mode: kind }, value: kind };
      }
    }
  },
};

/** Where half of the services or more have it, it is how the project is made, and not one service's mistake. */
function isUnneeded({ services }: Stack, service: Service, { needlessRoles = [] }: Params): boolean {
  if (service.build === undefined && !needlessRoles.includes(service.role.role)) return false;
  const alike = services.filter(({ networkMode }) => networkMode?.value.kind === service.networkMode?.value.kind);
  return alike.length < 3 || alike.length * 2 < services.length;
}
