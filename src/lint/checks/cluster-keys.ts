import { quoted } from '../../lib/quoted.js';
import type { Service } from '../../model/stack.js';
import type { Check, Violation } from '../check.js';
import { grouped, serviceMember } from '../grouped.js';
import { listed } from '../sentence.js';

export interface Params {
  /** Keys of services that are reported in a stack for Swarm. */
  readonly keys: readonly string[];
}

const MAX_RELATED = 20;

/** Settings in a stack for Swarm that `docker stack deploy` does not read, or refuses. One finding per stack. */
export const check: Check<Params> = {
  name: 'cluster-keys',
  *run({ stacks }, { keys }) {
    for (const stack of stacks) {
      if (stack.kind !== 'swarm') continue;
      const found = stack.services.flatMap((service): Found[] => {
        const own = service.cluster?.keys.filter(({ value }) => keys.includes(value)) ?? [];
        return own.length === 0 ? [] : [{ service, keys: own }];
      });
      yield* grouped(found, ({ service }) => serviceMember(service), violation);
    }
  },
};

interface Found {
  readonly service: Service;
  readonly keys: NonNullable<Service['cluster']>['keys'];
}

function violation(found: readonly [Found, ...Found[]]): Violation {
  const [{ service, keys }] = found;
  const all = [...new Set(found.flatMap((one) => one.keys.map(({ value }) => value)))].sort();
  return {
    at: keys[0]?.at ?? service.at,
    subject: service.id,
    values: { keys: listed(all), services: listed(found.map((one) => one.service.name)) },
    value: all.join(' '),
    related: found
      .flatMap((one) =>
        one.keys.map(({ value, at }) => ({ at, message: `${quoted(one.service.name)} has ${quoted(value)}.` })),
      )
      .slice(1, MAX_RELATED + 1),
  };
}
