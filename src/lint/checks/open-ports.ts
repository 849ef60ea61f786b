import type { Role } from '../../model/role.js';
import type { Port, Service } from '../../model/stack.js';
import type { Check } from '../check.js';
import { isAside } from '../development.js';
import { effectivePorts, portName, reachOf } from '../publication.js';
import { listed } from '../sentence.js';

export interface Params {
  /** Which ports count: all, or those of the machine that only root may open, below 1024. */
  readonly ports: 'all' | 'low';
  /** Ports of the machine that are meant for everyone. */
  readonly exceptPorts: readonly number[];
  /** Roles that are there for others to reach, or that other rules judge. */
  readonly exceptRoles: readonly Role[];
  /** Words in the name of a variant, file or folder that mark it as for development and tests only. */
  readonly developmentWords: readonly string[];
}

interface Open {
  readonly service: Service;
  readonly port: Port;
}

const LOWEST_FREE = 1024;
const MAX_PLACES = 20;

/** Ports that are published on every interface of the machine, as one finding for each stack. An address that a variable decides is not judged. */
export const check: Check<Params> = {
  name: 'open-ports',
  *run({ stacks, reachability }, { ports, exceptPorts, exceptRoles, developmentWords }) {
    for (const stack of stacks) {
      const open = stack.services
        .filter(({ role }) => !exceptRoles.includes(role.role))
        .flatMap((service) => effectivePorts(reachability, service).map((port): Open => ({ service, port })))
        .filter(({ port }) => {
          const number = Number(port.published);
          if (reachOf(port.hostIp) !== 'everywhere' || exceptPorts.includes(number)) return false;
          if (ports === 'low' && !(number > 0 && number < LOWEST_FREE)) return false;
          return !isAside(stack, port.at.file.path, developmentWords);
        });
      const [first, ...others] = open;
      if (first === undefined) continue;
      const services = [...new Set(open.map(({ service }) => service.name))];
      yield {
        at: first.port.at,
        subject: stack.id,
        values: {
          services: listed(services),
          publish: services.length > 1 ? 'publish' : 'publishes',
          ports: listed(open.map(({ port }) => portName(port))),
        },
        value: 'ports',
        related: others.slice(0, MAX_PLACES).map(({ service, port }) => ({
          at: port.at,
          message: `\`${service.name}\` publishes ${portName(port)}.`,
        })),
      };
    }
  },
};
