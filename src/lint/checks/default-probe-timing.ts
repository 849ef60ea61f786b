import { quoted } from '../../lib/quoted.js';
import type { Service, Stack } from '../../model/stack.js';
import type { Check, Violation } from '../check.js';
import type { Member } from '../finding.js';
import { grouped } from '../grouped.js';
import { listed } from '../sentence.js';
import { isForDevelopment } from '../standing.js';

export interface Params {
  /** Words in the name of a variant, file or folder that mark it as for development and tests only. */
  readonly developmentWords: readonly string[];
}

const MAX_PLACES = 20;

/** Healthchecks of a file that say neither how often they run, nor how long they may take, nor how many failures count: one finding per stack. */
export const check: Check<Params> = {
  name: 'default-probe-timing',
  scope: 'repository',
  *run({ stacks }, { developmentWords }) {
    for (const stack of stacks) {
      if (isForDevelopment(stack, developmentWords)) continue;
      yield* grouped(stack.services.filter(hasDefaults), memberOf, (some) => violation(stack, some));
    }
  },
};

function hasDefaults({ healthcheck }: Service): boolean {
  if (healthcheck?.test === undefined || healthcheck.disabled) return false;
  const { interval, timeout, retries } = healthcheck;
  return interval === undefined && timeout === undefined && retries === undefined;
}

function memberOf({ id, at, healthcheck }: Service): Member {
  return { at: healthcheck?.at ?? at, subject: id };
}

function violation(stack: Stack, all: readonly [Service, ...Service[]]): Violation {
  const [first, ...others] = all;
  return {
    at: memberOf(first).at,
    subject: others.length === 0 ? first.id : stack.id,
    values: {
      services: listed(all.map(({ name }) => name)),
      run: others.length === 0 ? 'runs' : 'run',
      checks: others.length === 0 ? 'The healthcheck' : 'The healthchecks',
    },
    related: others
      .slice(0, MAX_PLACES)
      .map((service) => ({ at: memberOf(service).at, message: `${quoted(service.name)} as well.` })),
  };
}
