import { joinPath } from '../../lib/paths.js';
import { quoted } from '../../lib/quoted.js';
import type { Role } from '../../model/role.js';
import type { Service, Stack } from '../../model/stack.js';
import type { Check, LintContext, Violation } from '../check.js';
import { dependentsOf, staysUp } from '../dependents.js';
import { grouped, serviceMember } from '../grouped.js';
import { openServices } from '../open-services.js';
import { listed } from '../sentence.js';

export interface Params {
  /** Roles of the services that are to come back by themselves; empty: all that do not end. */
  readonly roles: readonly Role[];
  /** Roles that end or are started by hand. */
  readonly exceptRoles: readonly Role[];
  /** Words in the names of services that end, or are started by hand. */
  readonly exceptWords: readonly string[];
  /** Names of platforms for devices that start everything again by themselves, as their files, images and labels have them. */
  readonly supervisors: readonly string[];
  /** Words in the name of a variant, file or folder that mark it as for development and tests only. */
  readonly developmentWords: readonly string[];
}

const MAX_RELATED = 20;

/**
 * Services that do not come back when the machine does, one finding for the repository: without a policy, with `no`, and with `on-failure`, which
 * the engine forgets when it is stopped. A policy that a variable decides is not judged.
 */
export const check: Check<Params> = {
  name: 'passing-restart-policy',
  scope: 'repository',
  *run({ stacks, tree }, { roles, exceptRoles, exceptWords, supervisors, developmentWords }) {
    const ending = new Set(stacks.flatMap(endingServices));
    const isSettled = (service: Service) =>
      staysUp(service) ||
      service.restart?.value === 'unknown' ||
      service.profiles.length > 0 ||
      (roles.length > 0 && !roles.includes(service.role.role)) ||
      exceptRoles.includes(service.role.role) ||
      wordsOf(service).some((word) => exceptWords.includes(word)) ||
      ending.has(service);
    const open = [...openServices(stacks, developmentWords, isSettled)].flatMap((one) =>
      one.stack.kind === 'swarm' || isSupervised(one.stack, supervisors, tree) ? [] : one.open,
    );
    yield* grouped(open, serviceMember, violation);
  },
};

/** Whether a platform runs the stack that starts its services whatever they say. */
function isSupervised({ path, services }: Stack, supervisors: readonly string[], tree: LintContext['tree']): boolean {
  return supervisors.some(
    (name) =>
      ['yml', 'yaml'].some((end) =>
        [path, ''].some((folder) => tree?.hasFile(joinPath(folder, `${name}.${end}`)) === true),
      ) ||
      services.some(
        ({ image, labels }) =>
          image?.repository.includes(name) === true || labels.some((label) => label.name.startsWith(`io.${name}.`)),
      ),
  );
}

function wordsOf({ name }: Service): string[] {
  return name.toLowerCase().split(/[^a-z]+/);
}

/** Services whose end others wait for. */
function endingServices(stack: Stack): Service[] {
  const dependents = dependentsOf(stack);
  return stack.services.filter(({ name }) =>
    dependents.get(name)?.some(({ dependency }) => dependency.condition === 'service_completed_successfully'),
  );
}

function violation(open: readonly [Service, ...Service[]]): Violation {
  const [first, ...others] = open;
  const alone = others.length === 0;
  return {
    at: first.restart?.at ?? first.at,
    subject: first.id,
    values: {
      services: listed([...new Set(open.map(({ name }) => name))]),
      come: alone ? 'does not come' : 'do not come',
      policy: alone ? `it has ${policyOf(first)}` : 'they have no restart policy that lasts',
    },
    related: open.slice(0, MAX_RELATED).map((service) => ({
      at: service.restart?.at ?? service.at,
      message: `${quoted(service.name)} has ${policyOf(service)}.`,
    })),
  };
}

function policyOf({ restart }: Service): string {
  return restart === undefined ? 'no restart policy' : `\`restart: ${restart.value}\``;
}
