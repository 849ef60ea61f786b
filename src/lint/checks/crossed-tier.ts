import type { Reachability } from '../../facts/reachability.js';
import { quoted } from '../../lib/quoted.js';
import type { Role } from '../../model/role.js';
import type { Service, Stack } from '../../model/stack.js';
import type { Check, Violation } from '../check.js';
import { confidenceIn } from '../confidence.js';
import { flatNetworkOf } from '../membership.js';
import { roleNoun } from '../role-noun.js';
import { listed } from '../sentence.js';

export interface Params {
  /** Roles by tier, from the outside in. */
  readonly tiers: readonly (readonly Role[])[];
}

/** Targets that a finding shows. */
const MAX_RELATED = 10;

/**
 * Services that can open a connection past a tier which has services of its own; one finding for each service that does. Where everything
 * is on one network that is the cause, and no tier is left to speak of.
 */
export const check: Check<Params> = {
  name: 'crossed-tier',
  *run({ stacks, reachability }, { tiers }) {
    for (const stack of stacks) if (flatNetworkOf(stack) === undefined) yield* judge(stack, tiers, reachability);
  },
};

function* judge(stack: Stack, tiers: Params['tiers'], reachability: Reachability): Generator<Violation> {
  const byTier = tiers.map((roles) => stack.services.filter(({ role }) => roles.includes(role.role)));
  const used = byTier.filter((services) => services.length > 0);
  for (const [depth, services] of used.entries()) {
    const between = used[depth + 1]?.[0];
    const beyond = used.slice(depth + 2).flat();
    if (between === undefined) continue;
    for (const service of services) {
      const [first, ...others] = beyond.filter((target) => reachability.via(service.id, target.id).length > 0);
      if (first !== undefined) yield violation(service, [first, ...others], between, reachability);
    }
  }
}

function violation(
  service: Service,
  targets: readonly [Service, ...Service[]],
  between: Service,
  reachability: Reachability,
): Violation {
  const [first] = targets;
  const [network = ''] = reachability.via(service.id, first.id);
  return {
    at: service.at,
    subject: service.id,
    values: {
      service: service.name,
      role: roleNoun(service.role.role),
      targets: listed(targets.map(({ name }) => name)),
      network,
      between: between.name,
    },
    value: targets.map(({ name }) => name).join(' '),
    confidence: confidenceIn(service, first, between),
    related: [
      { at: between.at, message: `${quoted(between.name)} stands between them.` },
      ...targets
        .slice(0, MAX_RELATED)
        .map(({ name, at }) => ({ at, message: `It can open a connection to ${quoted(name)}.` })),
    ],
  };
}
