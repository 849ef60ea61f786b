import type { Check } from '../check.js';
import { type CompanionWords, lonelyCompanions, pairsOf } from '../companions.js';

export interface Params extends CompanionWords {}

/** Fewer pairs make no habit. */
const LEAST = 2;

/** Proxies named after a service that is not there, where others stand beside theirs. */
export const check: Check<Params> = {
  name: 'companion-without-service',
  *run({ stacks }, words) {
    for (const stack of stacks) {
      const pairs = pairsOf(stack, words).filter(({ isProxy }) => isProxy);
      const [pair] = pairs;
      if (pair === undefined || pairs.length < LEAST) continue;
      for (const companion of lonelyCompanions(stack, words)) {
        yield {
          at: companion.at,
          subject: companion.id,
          values: { companion: companion.name, like: pair.companion.name, service: pair.service.name },
          related: [{ at: pair.companion.at, message: 'This one stands beside its service.' }],
        };
      }
    }
  },
};
