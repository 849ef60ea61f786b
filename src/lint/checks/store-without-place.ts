import type { Role } from '../../model/role.js';
import type { Mount, Service, Stack } from '../../model/stack.js';
import type { Check } from '../check.js';
import { confidenceIn } from '../confidence.js';
import { roleNoun } from '../role-noun.js';

export interface Params {
  /** Roles of the services whose data is meant to stay. */
  readonly roles: readonly Role[];
}

const SURE = 0.7;

/** Data stores of a stack for Swarm that keep their data on the node on which they happen to run. */
export const check: Check<Params> = {
  name: 'store-without-place',
  *run({ stacks }, { roles }) {
    for (const stack of stacks) {
      if (stack.kind !== 'swarm') continue;
      for (const service of stack.services) {
        if (!roles.includes(service.role.role) || service.role.confidence < SURE) continue;
        const mount = service.mounts.find((candidate) => staysOnNode(stack, candidate));
        if (mount === undefined || hasPlace(service)) continue;
        yield {
          at: service.at,
          subject: service.id,
          values: { service: service.name, role: roleNoun(service.role.role), source: mount.source ?? '' },
          value: mount.source ?? '',
          confidence: confidenceIn(service),
          related: [{ at: mount.at, message: 'Its data is kept here.' }],
        };
      }
    }
  },
};

/** One copy on each node has its place, and conditions give it one. */
function hasPlace({ cluster, deployMode }: Service): boolean {
  return (cluster?.constraints.length ?? 0) > 0 || deployMode?.value.startsWith('global') === true;
}

/** A volume of the engine's own driver. A folder of the machine may be one that all nodes share. */
function staysOnNode({ volumes }: Stack, { type, source, readOnly }: Mount): boolean {
  const volume = volumes.find(({ key }) => key === source);
  return type === 'volume' && !readOnly && volume?.external === false && volume.elsewhere !== true;
}
