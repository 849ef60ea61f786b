import { quoted } from '../../lib/quoted.js';
import type { Role } from '../../model/role.js';
import type { Service, Stack, Variable } from '../../model/stack.js';
import { hostsIn } from '../addresses.js';
import type { Check, Violation } from '../check.js';
import { grouped, serviceMember } from '../grouped.js';
import { membershipOf } from '../membership.js';
import { names } from '../needs.js';
import { ownServices } from '../own-units.js';
import { listed } from '../sentence.js';

export interface Params {
  /** Roles that may call services: what comes in goes through them. */
  readonly exceptRoles: readonly Role[];
}

const MAX_RELATED = 10;

/** Services connected to a broker that are told the address of another one that is connected to it as well. One finding per stack. */
export const check: Check<Params> = {
  name: 'direct-call',
  *run({ stacks }, { exceptRoles }) {
    for (const stack of stacks) {
      yield* grouped(callsOf(stack, exceptRoles), ({ caller }) => serviceMember(caller), violation);
    }
  },
};

interface Call {
  readonly caller: Service;
  readonly target: Service;
  readonly variable: Variable;
}

function callsOf(stack: Stack, exceptRoles: readonly Role[]): Call[] {
  const brokers = stack.services.filter(({ role }) => role.role === 'broker');
  const clients = new Map(
    ownServices(stack)
      .filter(({ service }) => !exceptRoles.includes(service.role.role))
      .filter(({ service }) => brokers.some((broker) => names(stack, service, broker)))
      .map((own) => [own.service, own.unit]),
  );
  const { services } = membershipOf(stack);
  return [...clients].flatMap(([caller, unit]): Call[] => {
    for (const variable of caller.environment) {
      const target = hostsIn(variable)
        .map((host) => services.get(host))
        .find((service) => service !== undefined && service !== caller && (clients.get(service) ?? unit) !== unit);
      if (target !== undefined) return [{ caller, target, variable }];
    }
    return [];
  });
}

function pairName({ caller, target }: Call): string {
  return `${caller.name} -> ${target.name}`;
}

function violation([first, ...others]: readonly [Call, ...Call[]]): Violation {
  const { caller, target, variable } = first;
  return {
    at: variable.at,
    subject: caller.id,
    values: {
      caller: caller.name,
      target: target.name,
      variable: variable.name,
      others: others.length === 0 ? '' : `The same goes for ${listed(others.map(pairName))}.`,
    },
    value: [first, ...others].map((call) => `${call.caller.name} ${call.target.name}`).join(' '),
    related: others.slice(0, MAX_RELATED).map((call) => ({
      at: call.variable.at,
      message: `${quoted(call.caller.name)} calls ${quoted(call.target.name)}.`,
    })),
  };
}
