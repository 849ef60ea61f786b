import { quoted } from '../../lib/quoted.js';
import type { Role } from '../../model/role.js';
import type { Service, Stack } from '../../model/stack.js';
import type { Check, LintContext, Violation } from '../check.js';
import { confidenceIn } from '../confidence.js';
import { grouped, serviceMember } from '../grouped.js';
import { membershipOf } from '../membership.js';
import { roleNoun } from '../role-noun.js';
import { listed } from '../sentence.js';

export interface Params {
  /** Roles of the services that belong on one network only. */
  readonly roles: readonly Role[];
}

/** Services that a finding shows beside its own. */
const MAX_RELATED = 10;

/** Services of certain roles on more than one network, one finding per stack. A network on which nobody else is does not count. */
export const check: Check<Params> = {
  name: 'several-networks',
  *run(context, { roles }) {
    for (const stack of context.stacks) {
      const spread = stack.services
        .filter(({ role }) => roles.includes(role.role))
        .map((service) => ({ service, networks: sharedNetworks(context, stack, service) }))
        .filter(({ networks }) => networks.length > 1);
      yield* grouped(spread, ({ service }) => serviceMember(service), violation);
    }
  },
};

interface Spread {
  readonly service: Service;
  /** By key. */
  readonly networks: readonly string[];
}

/** Networks that the service is on with somebody else, also of another project. */
function sharedNetworks({ networksByName }: LintContext, stack: Stack, { attachments }: Service): string[] {
  const { members, networks } = membershipOf(stack);
  return [...new Set(attachments.map(({ network }) => network))].filter((key) => {
    const network = networks.get(key);
    if (network?.external === true || (members.get(key)?.length ?? 0) > 1) return true;
    return (networksByName.get(network?.name ?? '')?.length ?? 0) > 1;
  });
}

function violation([first, ...others]: readonly [Spread, ...Spread[]]): Violation {
  const { service, networks } = first;
  const second = service.attachments.find(({ network }) => network === networks[1]);
  return {
    at: second?.at ?? service.at,
    subject: service.id,
    values: {
      service: service.name,
      role: roleNoun(service.role.role),
      networks: listed(networks),
      others: others.length === 0 ? '' : `So ${others.length === 1 ? 'does' : 'do'} ${namesOf(others)}.`,
    },
    value: networks.join(' '),
    confidence: confidenceIn(service),
    related: others.slice(0, MAX_RELATED).map((other) => ({
      at: other.service.at,
      message: `${quoted(other.service.name)} is on ${listed(other.networks)}.`,
    })),
  };
}

function namesOf(spread: readonly Spread[]): string {
  return listed(spread.map(({ service }) => service.name));
}
