import { quoted } from '../../lib/quoted.js';
import type { Check, Violation } from '../check.js';
import { type Carrier, externalPlace, networkUseOf, projectOf } from '../creators.js';
import { namesake } from '../namesake.js';
import { listed } from '../sentence.js';

export interface Params {
  /** Names of networks that an engine or another tool creates by itself. */
  readonly provided: readonly string[];
}

/** External networks that nothing in the repository creates. One finding per network, with every project that joins it. */
export const check: Check<Params> = {
  name: 'missing-network-creator',
  scope: 'repository',
  *run(context, { provided }) {
    const { creators, joiners } = networkUseOf(context);
    const known = new Set([...provided, ...(context.createdNetworks ?? []).map(({ name }) => name)]);
    for (const [name, carriers] of joiners) {
      // Named as Compose names the default network of a project: that one makes it when it starts.
      if (creators.has(name) || known.has(name) || name.endsWith('_default')) continue;
      const missing = carriers.filter((carrier) => namesake(context, carrier) === undefined);
      const violation = judge(name, missing);
      if (violation !== undefined) yield violation;
    }
  },
};

function judge(name: string, carriers: readonly Carrier[]): Violation | undefined {
  const [first, ...others] = carriers;
  if (first === undefined) return undefined;
  const projects = new Map(carriers.map((carrier) => [projectOf(carrier.stack), carrier.stack.name]));
  return {
    at: externalPlace(first.network),
    subject: `${first.stack.id}/${first.network.key}`,
    values: { network: name, projects: listed([...new Set(projects.values())]) },
    value: name,
    related: others
      .filter((carrier) => projectOf(carrier.stack) !== projectOf(first.stack))
      .map(({ stack, network }) => ({
        at: externalPlace(network),
        message: `${quoted(stack.name)} joins it as well.`,
      })),
  };
}
