import { quoted } from '../../lib/quoted.js';
import type { Service, Stack } from '../../model/stack.js';
import type { Check, NoParams, Violation } from '../check.js';
import { membershipOf } from '../membership.js';
import { isStore } from '../needs.js';
import { listed } from '../sentence.js';

/** The network of services that name none. */
const DEFAULT = 'default';

/**
 * A service that names no network, and is therefore alone on the default one while the others meet elsewhere. A store is reported as out of
 * reach; a service that uses nothing else of its project needs nobody.
 */
export const check: Check<NoParams> = {
  name: 'left-out-service',
  *run({ stacks }) {
    for (const stack of stacks) {
      const { members, networks, attached } = membershipOf(stack);
      const [alone, another] = members.get(DEFAULT) ?? [];
      if (alone === undefined || another !== undefined || networks.get(DEFAULT)?.declared !== false) continue;
      const { service } = alone;
      if (isStore(service) || service.role.role === 'job' || service.attachments.length > 1) continue;
      const elsewhere = attached.filter((other) => other !== service);
      const named = elsewhere.filter(
        (other) =>
          service.dependsOn.some((dependency) => dependency.service === other.name) ||
          other.dependsOn.some((dependency) => dependency.service === service.name),
      );
      if (named.length > 0) yield violation(stack, service, named);
    }
  },
};

function violation({ networks }: Stack, service: Service, named: readonly Service[]): Violation {
  const meeting = [...new Set(named.flatMap((other) => other.attachments.map(({ network }) => network)))];
  return {
    at: service.at,
    subject: service.id,
    values: {
      service: service.name,
      others: listed(named.map(({ name }) => name)),
      networks: listed(meeting),
    },
    value: meeting.join(' '),
    related: networks
      .filter(({ key }) => meeting.includes(key))
      .map(({ key, at }) => ({ at, message: `The others meet on ${quoted(key)}.` })),
  };
}
