import type { Location } from '../../documents/location.js';
import { quoted } from '../../lib/quoted.js';
import type { Service, Stack } from '../../model/stack.js';
import type { Check, Violation } from '../check.js';
import { grouped, serviceMember } from '../grouped.js';
import { openServices } from '../open-services.js';
import { listed } from '../sentence.js';

export interface Params {
  /** `none`: output that is thrown away; `unbounded`: files that grow until the disk is full. */
  readonly fault: 'none' | 'unbounded';
  /** Words in the name of a variant, file or folder that mark it as for development and tests only. */
  readonly developmentWords: readonly string[];
}

const MAX_PLACES = 20;

/** What becomes of the services' output, as one finding per stack. The driver `local` bounds its files by itself. */
export const check: Check<Params> = {
  name: 'log-settings',
  scope: 'repository',
  *run({ stacks }, { fault, developmentWords }) {
    const isFine = fault === 'none' ? keepsLogs : isBounded;
    for (const { stack, open } of openServices(stacks, developmentWords, isFine)) {
      yield* grouped(open, serviceMember, (some) => violation(stack, some, fault));
    }
  },
};

function keepsLogs({ logging }: Service): boolean {
  return logging?.driver !== 'none';
}

function isBounded({ logging, role }: Service): boolean {
  if (role.role === 'job' || logging?.options.includes('max-size') === true) return true;
  return logging?.driver !== undefined && logging.driver !== 'json-file';
}

function violation(stack: Stack, open: readonly [Service, ...Service[]], fault: Params['fault']): Violation {
  const names = listed(open.map(({ name }) => name));
  const all = open.length > 1 && open.length === stack.services.length;
  const placeOf = (service: Service): Location => (fault === 'none' ? service.logging?.at : undefined) ?? service.at;
  const [first, ...others] = open;
  const atService = fault === 'none' || others.length === 0;
  return {
    at: atService ? placeOf(first) : stack.at,
    subject: atService ? first.id : stack.id,
    values: {
      services: all ? `${open.length === 2 ? 'Both' : `All ${open.length}`} services (${names})` : names,
      throw: open.length === 1 ? 'throws' : 'throw',
      write: open.length === 1 ? 'writes' : 'write',
    },
    related: (atService ? others : open).slice(0, MAX_PLACES).map((service) => ({
      at: placeOf(service),
      message: fault === 'none' ? `${quoted(service.name)} as well.` : `${quoted(service.name)} sets no bound.`,
    })),
  };
}
