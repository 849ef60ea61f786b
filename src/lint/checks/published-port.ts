import type { Role } from '../../model/role.js';
import type { Service, Stack } from '../../model/stack.js';
import type { Check, Violation } from '../check.js';
import { confidenceIn } from '../confidence.js';
import { forDevelopment } from '../development.js';
import { portName, reachOf } from '../publication.js';
import { roleNoun } from '../role-noun.js';
import { listed } from '../sentence.js';

export interface Params {
  /** Roles of the services whose ports must not be published on every interface. */
  readonly roles: readonly Role[];
  /**
   * How sure the role must be.
   * @minimum 0
   * @maximum 1
   */
  readonly minimumConfidence: number;
  /** Words in a file's or variant's name that mark it as for a developer's machine only: what it publishes is not reported. */
  readonly developmentWords: readonly string[];
}

/** Services of certain roles that publish ports on every interface. An address that a variable decides is not judged. */
export const check: Check<Params> = {
  name: 'published-port',
  *run({ stacks }, params) {
    for (const stack of stacks) {
      for (const service of stack.services) {
        const violation = judge(stack, service, params);
        if (violation !== undefined) yield violation;
      }
    }
  },
};

function judge(
  stack: Stack,
  service: Service,
  { roles, minimumConfidence, developmentWords }: Params,
): Violation | undefined {
  const { role, confidence } = service.role;
  if (service.networkMode !== undefined || !roles.includes(role) || confidence < minimumConfidence) return undefined;
  const open = service.ports.filter((port) => reachOf(port.hostIp) === 'everywhere');
  const [first, ...others] = open;
  if (first === undefined || forDevelopment(stack, first.at.file.path, developmentWords)) return undefined;
  return {
    at: first.at,
    subject: service.id,
    values: { service: service.name, role: roleNoun(role), ports: listed(open.map(portName)) },
    value: open.map(portName).join(' '),
    confidence: confidenceIn(service),
    related: others.map((port) => ({
      at: port.at,
      message: `\`${service.name}\` publishes ${portName(port)} as well.`,
    })),
  };
}
