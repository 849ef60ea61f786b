import { quoted } from '../../lib/quoted.js';
import type { Role } from '../../model/role.js';
import type { Port, Service, Stack } from '../../model/stack.js';
import type { Check, Violation } from '../check.js';
import { isAside } from '../development.js';
import { grouped, serviceMember } from '../grouped.js';
import { ownServices } from '../own-units.js';
import { outsidePorts, portName } from '../publication.js';
import { listed } from '../sentence.js';

export interface Params {
  /** Roles of what stands in front of services. */
  readonly fronts: readonly Role[];
  /** Words in the names of services that stand in front of others, whatever their role. */
  readonly frontWords: readonly string[];
  /** Roles of services that are not meant to stand behind it. */
  readonly exceptRoles: readonly Role[];
  /**
   * From how many published services on.
   * @minimum 2
   */
  readonly least: number;
  /** Words in the name of a file, variant or folder that mark it as for development and tests only. */
  readonly developmentWords: readonly string[];
}

const MAX_RELATED = 10;

/** Services of different code that are all published, with nothing in front of them. One finding per stack. */
export const check: Check<Params> = {
  name: 'missing-front',
  *run({ stacks, reachability }, { fronts, frontWords, exceptRoles, least, developmentWords }) {
    for (const stack of stacks) {
      if (stack.services.some((service) => isFront(service, fronts, frontWords))) continue;
      const units = new Set<string>();
      const open = ownServices(stack).flatMap(({ service, unit }) => {
        const [port] = outsidePorts(reachability, service);
        if (port === undefined || exceptRoles.includes(service.role.role)) return [];
        if (isAside(stack, port.at.file.path, developmentWords)) return [];
        units.add(unit);
        return [{ service, port }];
      });
      if (units.size >= least)
        yield* grouped(
          open,
          ({ service }) => serviceMember(service),
          (some) => violation(stack, some),
        );
    }
  },
};

function isFront({ name, role }: Service, roles: readonly Role[], words: readonly string[]): boolean {
  const parts = name.toLowerCase().split(/[^a-z]+/);
  return roles.includes(role.role) || parts.some((part) => words.includes(part));
}

interface Open {
  readonly service: Service;
  readonly port: Port;
}

function violation(stack: Stack, open: readonly [Open, ...Open[]]): Violation {
  const [first, ...others] = open;
  return {
    at: first.port.at,
    subject: first.service.id,
    values: { services: listed(open.map(({ service }) => service.name)), project: stack.name },
    related: others.slice(0, MAX_RELATED).map(({ service, port }) => ({
      at: port.at,
      message: `${quoted(service.name)} publishes ${portName(port)}.`,
    })),
  };
}
