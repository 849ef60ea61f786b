import { quoted } from '../../lib/quoted.js';
import type { Service, Stack } from '../../model/stack.js';
import type { Check, Violation } from '../check.js';
import { grouped, serviceMember } from '../grouped.js';
import { type OpenServices, openServices, seemsForgotten } from '../open-services.js';
import { listed } from '../sentence.js';
import { isDeployed } from '../standing.js';

export interface Params {
  /** The limit that is looked for; `memory-reservation` is the share that is set aside. */
  readonly resource: 'memory' | 'cpu' | 'processes' | 'memory-reservation';
  /**
   * `others-have`: only where most services of the stack have one, so that it seems forgotten. `any`: everywhere else; of that,
   * `deployed` are the stacks that are told to run where others use them, and `undeployed` the rest.
   */
  readonly where: 'others-have' | 'any' | 'deployed' | 'undeployed';
  /** Words in the name of a variant, file or folder that mark it as for machines that others use. */
  readonly deployedWords?: readonly string[];
  /** Words in the name of a variant, file or folder that mark it as for development and tests only. */
  readonly developmentWords: readonly string[];
}

const LIMITS = {
  memory: 'memoryLimit',
  cpu: 'cpuLimit',
  processes: 'pidsLimit',
  'memory-reservation': 'memoryReservation',
} as const;
const MAX_PLACES = 20;

/** A service without a limit, and the stack it is in. */
interface Open {
  readonly stack: Stack;
  readonly service: Service;
}

/**
 * Services without a limit. What a variant sets counts for its base, and a variant only answers for the services that its base does
 * not have. Stacks for development and tests are left alone. Where one seems forgotten there is a finding for the stack; a repository
 * that sets none has one habit, and one finding.
 */
export const check: Check<Params> = {
  name: 'missing-limit',
  scope: 'repository',
  *run({ stacks }, { resource, where, deployedWords = [], developmentWords }) {
    const limit = LIMITS[resource];
    const what = resource === 'memory-reservation' ? 'reservation' : 'limit';
    // No limit of memory or CPU, said outright, is another rule's finding.
    const limited = ({ resources }: Service) =>
      (resources[limit] !== undefined && !(resource === 'processes' && resources.pidsLimit?.value === 0)) ||
      resources.unknown?.includes(limit) === true;
    const rest: Open[] = [];
    for (const one of openServices(stacks, developmentWords, limited)) {
      if (seemsForgotten(one.having, one.open.length)) {
        if (where === 'others-have') yield* finding(inStack(one), what);
        continue;
      }
      const standing = isDeployed(one.stack, deployedWords) ? 'deployed' : 'undeployed';
      if (where === 'any' || where === standing) rest.push(...inStack(one));
    }
    yield* finding(rest, what);
  },
};

function inStack({ stack, open }: OpenServices): Open[] {
  return open.map((service) => ({ stack, service }));
}

function finding(open: readonly Open[], what: string): Generator<Violation> {
  return grouped(
    open,
    ({ service }) => serviceMember(service),
    (some) => violation(some, what),
  );
}

function violation(open: readonly [Open, ...Open[]], what: string): Violation {
  const [{ stack, service }] = open;
  const stacks = new Set(open.map((one) => one.stack));
  return {
    at: open.length === 1 ? service.at : stack.at,
    subject: open.length === 1 ? service.id : stack.id,
    values: {
      services: stacks.size === 1 ? inOneStack(open) : inSeveral(open),
      have: open.length === 1 ? 'has' : 'have',
    },
    related: (open.length === 1 ? [] : open)
      .slice(0, MAX_PLACES)
      .map(({ service: { name, at } }) => ({ at, message: `${quoted(name)} has no ${what}.` })),
  };
}

function inOneStack(open: readonly [Open, ...Open[]]): string {
  const [{ stack }] = open;
  const names = listed(open.map(({ service }) => service.name));
  if (open.length === 1 || open.length < stack.services.length) return names;
  return `${open.length === 2 ? 'Both' : `All ${open.length}`} services (${names})`;
}

/** By the files: several variants of a project have one name. */
function inSeveral(open: readonly Open[]): string {
  const files = new Set(open.map(({ service }) => service.at.file.path));
  return `${counted(open.length, 'service')} in ${counted(files.size, 'file')} (${listed([...files])})`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
