import type { Network, Stack } from '../model/stack.js';
import type { LintContext } from './check.js';

/** What is known of the repository; the indexes are built from it once per run. */
export type LintInput = Omit<LintContext, 'services' | 'networksByName'>;

/** The context of one run, with the indexes over all stacks. */
export function lintContext(input: LintInput): LintContext {
  const networksByName = new Map<string, { stack: Stack; network: Network }[]>();
  for (const stack of input.stacks) {
    for (const network of stack.networks) {
      if (network.unknownName) continue;
      const carriers = networksByName.get(network.name);
      if (carriers === undefined) networksByName.set(network.name, [{ stack, network }]);
      else carriers.push({ stack, network });
    }
  }
  const services = new Map(
    input.stacks.flatMap((stack) => stack.services.map((service) => [service.id, service] as const)),
  );
  return { ...input, services, networksByName };
}
