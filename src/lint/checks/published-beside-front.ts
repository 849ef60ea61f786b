import type { Reachability } from '../../facts/reachability.js';
import { quoted } from '../../lib/quoted.js';
import type { Role } from '../../model/role.js';
import type { Service, Stack } from '../../model/stack.js';
import type { Check, Violation } from '../check.js';
import { confidenceIn } from '../confidence.js';
import { isAside } from '../development.js';
import { grouped, serviceMember } from '../grouped.js';
import { names } from '../needs.js';
import { unitOf } from '../own-units.js';
import { outsidePorts, portName } from '../publication.js';
import { listed } from '../sentence.js';

export interface Params {
  /** Roles of what stands in front and is meant to be the one way in. */
  readonly fronts: readonly Role[];
  /** Products of the catalogue, by id, that stand in front of nothing here: they lead elsewhere. */
  readonly exceptFronts: readonly string[];
  /** Roles of what is meant to be reached through it. */
  readonly behind: readonly Role[];
  /** Words in the name of a file, variant or folder that mark it as for development and tests only. */
  readonly developmentWords: readonly string[];
}

/** Ports below are for files, mail and shells, which no gateway passes on. */
const LOWEST = 80;

/** Services that a finding shows beside its own. */
const MAX_RELATED = 10;

/**
 * Services that publish ports to other machines beside a front that does so as well and leads to them: a gateway leads to all own
 * code that it can reach, a proxy to what it names. One finding per stack.
 */
export const check: Check<Params> = {
  name: 'published-beside-front',
  *run({ stacks, reachability }, { fronts, exceptFronts, behind, developmentWords }) {
    for (const stack of stacks) {
      const gates = stack.services.filter(
        (service) =>
          fronts.includes(service.role.role) &&
          !exceptFronts.includes(service.role.product ?? '') &&
          outsidePorts(reachability, service).length > 0,
      );
      if (gates.length === 0) continue;
      const open = stack.services.flatMap((service): Bypass[] => {
        if (!behind.includes(service.role.role) || gates.includes(service)) return [];
        const port = outsidePorts(reachability, service).find(({ target }) => target >= LOWEST || target === 0);
        if (port === undefined || isAside(stack, port.at.file.path, developmentWords)) return [];
        const gate = gates.find((one) => leadsTo(stack, one, service, reachability));
        return gate === undefined ? [] : [{ service, gate, port: portName(port), at: port.at }];
      });
      yield* grouped(open, ({ service }) => serviceMember(service), violation);
    }
  },
};

interface Bypass {
  readonly service: Service;
  readonly gate: Service;
  readonly port: string;
  readonly at: Service['at'];
}

function leadsTo(stack: Stack, gate: Service, service: Service, reachability: Reachability): boolean {
  if (reachability.via(gate.id, service.id).length === 0) return false;
  return names(stack, gate, service) || (gate.role.role === 'gateway' && unitOf(service) !== undefined);
}

function violation(open: readonly [Bypass, ...Bypass[]]): Violation {
  const [first, ...others] = open;
  const { gate } = first;
  return {
    at: first.at,
    subject: first.service.id,
    values: {
      services: listed(open.map(({ service, port }) => `${service.name}:${port}`)),
      publish: open.length === 1 ? 'publishes a port of its own' : 'publish ports of their own',
      front: gate.name,
    },
    value: open.map(({ service, port }) => `${service.name}:${port}`).join(' '),
    confidence: confidenceIn(gate),
    related: [
      { at: gate.at, message: `${quoted(gate.name)} is the way in.` },
      ...others
        .slice(0, MAX_RELATED)
        .map(({ service, port, at }) => ({ at, message: `${quoted(service.name)} publishes ${port}.` })),
    ],
  };
}
