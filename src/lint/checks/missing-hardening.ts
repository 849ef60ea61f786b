import type { Reachability } from '../../facts/reachability.js';
import type { Role } from '../../model/role.js';
import type { Service, Stack } from '../../model/stack.js';
import type { Check, Violation } from '../check.js';
import { grouped, serviceMember } from '../grouped.js';
import { openServices } from '../open-services.js';
import { outsidePorts } from '../publication.js';
import { listed } from '../sentence.js';

export interface Params {
  /** What is asked for: `cap_drop: [ALL]`, `no-new-privileges`, or `read_only: true`. */
  readonly setting: 'cap-drop' | 'no-new-privileges' | 'read-only';
  /** Roles that cannot be expected to have it. */
  readonly exceptRoles: readonly Role[];
  /** Words in the name of a variant, file or folder that mark it as for development and tests only. */
  readonly developmentWords: readonly string[];
}

const MAX_PLACES = 20;

/**
 * Services without a setting that takes rights away, as one finding per stack; those that other machines reach come first. Privileged
 * services are another rule's finding, and a list or value that rests on a variable without a value is not judged.
 */
export const check: Check<Params> = {
  name: 'missing-hardening',
  scope: 'repository',
  *run({ stacks, reachability }, { setting, exceptRoles, developmentWords }) {
    const has = (service: Service) =>
      service.privileged?.value === true || exceptRoles.includes(service.role.role) || HAS[setting](service);
    for (const { stack, open } of openServices(stacks, developmentWords, has)) {
      yield* grouped(open, serviceMember, (some) => violation(stack, some, reachability));
    }
  },
};

const HAS: Readonly<Record<Params['setting'], (service: Service) => boolean>> = {
  'cap-drop': ({ capDrop, isolation }) =>
    isolation?.unknown?.includes('capDrop') === true ||
    capDrop.some(({ value }) => /^(?:cap_)?all$/i.test(value.trim())),
  'no-new-privileges': ({ securityOpt, isolation }) =>
    isolation?.unknown?.includes('securityOpt') === true ||
    securityOpt.some(({ value }) => /^no-new-privileges(?:[:=]true)?$/i.test(value.trim())),
  'read-only': ({ readOnly, isolation }) =>
    readOnly?.value === true || isolation?.unknown?.includes('readOnly') === true,
};

function violation(stack: Stack, open: readonly [Service, ...Service[]], reachability: Reachability): Violation {
  const outside = new Set(open.filter((service) => outsidePorts(reachability, service).length > 0));
  const sorted = [...outside, ...open.filter((service) => !outside.has(service))];
  const names = listed(sorted.map(({ name }) => name));
  const all = open.length > 1 && open.length === stack.services.length;
  const [first, ...others] = open;
  return {
    at: others.length === 0 ? first.at : stack.at,
    subject: others.length === 0 ? first.id : stack.id,
    values: {
      services: all ? `${open.length === 2 ? 'Both' : `All ${open.length}`} services (${names})` : names,
      keep: open.length === 1 ? 'keeps' : 'keep',
      own: open.length === 1 ? 'its' : 'their',
    },
    related: sorted.slice(0, MAX_PLACES).map((service) => ({
      at: service.at,
      message: outside.has(service)
        ? `\`${service.name}\` is reached from other machines.`
        : `\`${service.name}\` is only reached from inside.`,
    })),
  };
}
