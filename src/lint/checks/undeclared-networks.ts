import type { Stack } from '../../model/stack.js';
import type { Check } from '../check.js';
import { grouped } from '../grouped.js';
import { membershipOf } from '../membership.js';
import { listed } from '../sentence.js';
import { isForDevelopment } from '../standing.js';

export interface Params {
  /**
   * From how many services on.
   * @minimum 2
   */
  readonly least: number;
  /** Words in the name of a variant, file or folder that mark it as for development and tests only. */
  readonly developmentWords: readonly string[];
  /** Patterns to which the default network is enough, where the configuration declares one of them. */
  readonly enoughFor?: readonly string[];
}

const MAX_RELATED = 20;

/** Projects that declare no network, so that all of their services are on the default one. One finding for the repository. */
export const check: Check<Params> = {
  name: 'undeclared-networks',
  scope: 'repository',
  *run({ stacks, pattern, patternCertainty = 'declared' }, { least, developmentWords, enoughFor = [] }) {
    if (patternCertainty === 'declared' && enoughFor.includes(pattern)) return;
    const open = stacks.filter(
      (stack) =>
        stack.variantOf === undefined &&
        stack.unknown.length === 0 &&
        stack.networks.every(({ declared }) => !declared) &&
        membershipOf(stack).attached.length >= least &&
        !isForDevelopment(stack, developmentWords),
    );
    yield* grouped(
      open,
      ({ id, at }) => ({ at, subject: id }),
      ([first, ...others]) => ({
        at: first.at,
        subject: first.id,
        values: { projects: listed([first, ...others].map(({ name }) => name)), declare: declare(others) },
        related: others.slice(0, MAX_RELATED).map(({ at }) => ({ at, message: 'This one declares none either.' })),
      }),
    );
  },
};

function declare(others: readonly Stack[]): string {
  return others.length === 0 ? 'declares no network' : 'declare no network';
}
