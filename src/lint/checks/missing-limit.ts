import { quoted } from '../../lib/quoted.js';
import type { Service, Stack } from '../../model/stack.js';
import type { Check, Violation } from '../check.js';
import { grouped, serviceMember } from '../grouped.js';
import { openServices } from '../open-services.js';
import { listed } from '../sentence.js';

export interface Params {
  readonly resource: 'memory' | 'cpu' | 'processes';
  /** Words in the name of a variant, file or folder that mark it as for development and tests only. */
  readonly developmentWords: readonly string[];
}

const LIMITS = { memory: 'memoryLimit', cpu: 'cpuLimit', processes: 'pidsLimit' } as const;
const MAX_PLACES = 20;

/**
 * Services without a limit, as one finding per stack. What a variant sets counts for its base, and a variant only answers for the
 * services that its base does not have. Stacks for development and tests are left alone.
 */
export const check: Check<Params> = {
  name: 'missing-limit',
  scope: 'repository',
  *run({ stacks }, { resource, developmentWords }) {
    const limit = LIMITS[resource];
    const limited = ({ resources }: Service) =>
      resources[limit] !== undefined || resources.unknown?.includes(limit) === true;
    for (const { stack, open } of openServices(stacks, developmentWords, limited)) {
      yield* grouped(open, serviceMember, (some) => violation(stack, some));
    }
  },
};

function violation(stack: Stack, open: readonly Service[]): Violation {
  const names = listed(open.map(({ name }) => name));
  const all = open.length > 1 && open.length === stack.services.length;
  return {
    at: stack.at,
    subject: stack.id,
    values: {
      services: all ? `${open.length === 2 ? 'Both' : `All ${open.length}`} services (${names})` : names,
      have: open.length === 1 ? 'has' : 'have',
    },
    related: open.slice(0, MAX_PLACES).map(({ name, at }) => ({ at, message: `${quoted(name)} has no limit.` })),
  };
}
