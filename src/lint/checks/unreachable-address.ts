import { quoted } from '../../lib/quoted.js';
import type { Service, Stack, Variable } from '../../model/stack.js';
import { hostsIn } from '../addresses.js';
import type { Check, LintContext, NoParams, Violation } from '../check.js';
import { flatNetworkOf, membershipOf } from '../membership.js';

/**
 * Services that are given the address of another service of their project with which they share no network.
 * A service on a network that is created elsewhere may meet another container of that name there; it is not judged.
 */
export const check: Check<NoParams> = {
  name: 'unreachable-address',
  *run(context) {
    for (const stack of context.stacks) {
      const flat = flatNetworkOf(stack) !== undefined;
      for (const service of stack.services) {
        // On a network with everybody, everybody's name is known.
        if ((flat && service.attachments.length > 0) || seesStrangers(stack, service)) continue;
        for (const variable of service.environment) yield* judge(context, stack, service, variable);
      }
    }
  },
};

function* judge(
  { reachability }: LintContext,
  stack: Stack,
  service: Service,
  variable: Variable,
): Generator<Violation> {
  for (const host of hostsIn(variable)) {
    const target = membershipOf(stack).services.get(host);
    if (target === undefined || target === service || reachability.resolves(service.id, host).length > 0) continue;
    yield {
      at: variable.at,
      subject: service.id,
      values: { service: service.name, variable: variable.name, target: target.name },
      value: `${variable.name} ${host}`,
      related: [{ at: target.at, message: `${quoted(target.name)} is here.` }],
    };
  }
}

function seesStrangers(stack: Stack, service: Service): boolean {
  const { networks } = membershipOf(stack);
  const mode = service.networkMode?.value.kind;
  if (mode === 'container' || mode === 'other') return true;
  return service.attachments.some(({ network }) => networks.get(network)?.external !== false);
}
