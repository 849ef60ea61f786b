import { quoted } from '../../lib/quoted.js';
import type { Service, Stack, Variable } from '../../model/stack.js';
import { hostsIn } from '../addresses.js';
import type { Check, LintContext, Violation } from '../check.js';
import { confidenceIn } from '../confidence.js';
import { names } from '../needs.js';

export interface Params {
  /** Variables by which a broker tells clients where it is found. */
  readonly variables: readonly string[];
  /** Hosts that mean the container itself to whoever is told. */
  readonly own: readonly string[];
}

/** Brokers that send every client to the client's own machine, although other containers use them. */
export const check: Check<Params> = {
  name: 'advertised-address',
  *run(context, params) {
    for (const stack of context.stacks) {
      for (const broker of stack.services) {
        if (broker.role.role !== 'broker' || broker.networkMode !== undefined) continue;
        const violation = judge(context, stack, broker, params);
        if (violation !== undefined) yield violation;
      }
    }
  },
};

function judge(
  { reachability }: LintContext,
  stack: Stack,
  broker: Service,
  { variables, own }: Params,
): Violation | undefined {
  const told = broker.environment.filter(({ name }) => variables.includes(name));
  const [first] = told;
  const hosts = told.flatMap(hostsTold);
  if (first === undefined || hosts.length === 0 || !hosts.every((host) => own.includes(host))) return undefined;
  const client = stack.services.find(
    (service) =>
      service !== broker &&
      service.role.role !== 'broker' &&
      service.attachments.length > 0 &&
      names(stack, service, broker) &&
      reachability.via(service.id, broker.id).length > 0,
  );
  if (client === undefined) return undefined;
  return {
    at: first.at,
    subject: broker.id,
    values: { service: broker.name, host: hosts[0] ?? '', client: client.name, variable: first.name },
    value: hosts.join(' '),
    confidence: confidenceIn(broker),
    related: [{ at: client.at, message: `${quoted(client.name)} uses it from another container.` }],
  };
}

/** The hosts in the variable, or all of its value where it is one; empty text for what is unknown. */
function hostsTold(variable: Variable): readonly string[] {
  if (variable.unknown === true) return [''];
  const hosts = hostsIn(variable);
  return hosts.length > 0 ? hosts : [variable.value ?? ''];
}
