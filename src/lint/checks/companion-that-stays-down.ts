import { quoted } from '../../lib/quoted.js';
import type { Check, Violation } from '../check.js';
import { type CompanionWords, type Pair, pairsOf } from '../companions.js';
import { staysUp } from '../dependents.js';
import { grouped, serviceMember } from '../grouped.js';
import { listed } from '../sentence.js';

export interface Params extends CompanionWords {}

const MAX_RELATED = 10;

/** Companions that are not started again when the service that they stand beside is; one finding per stack. */
export const check: Check<Params> = {
  name: 'companion-that-stays-down',
  *run({ stacks }, words) {
    for (const stack of stacks) {
      if (stack.kind === 'swarm') continue;
      const open = pairsOf(stack, words).filter(
        ({ service, companion }) =>
          staysUp(service) && (companion.restart === undefined || companion.restart.value === 'no'),
      );
      yield* grouped(open, ({ companion }) => serviceMember(companion), violation);
    }
  },
};

function violation([first, ...others]: readonly [Pair, ...Pair[]]): Violation {
  const { companion, service } = first;
  return {
    at: companion.restart?.at ?? companion.at,
    subject: companion.id,
    values: {
      companions: listed([first, ...others].map((pair) => pair.companion.name)),
      stay: others.length === 0 ? 'stays' : 'stay',
      services: listed([...new Set([first, ...others].map((pair) => pair.service.name))]),
    },
    related: [
      { at: service.restart?.at ?? service.at, message: `${quoted(service.name)} is started again.` },
      ...others.slice(0, MAX_RELATED).map((pair) => ({
        at: pair.companion.at,
        message: `${quoted(pair.companion.name)} stays down as well.`,
      })),
    ],
  };
}
