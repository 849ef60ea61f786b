import type { Service, Stack } from '../model/stack.js';
import { isForDevelopment } from './standing.js';

/** A stack, and those of its services that lack what is asked for. */
export interface OpenServices {
  readonly stack: Stack;
  readonly open: readonly Service[];
}

/**
 * The services that lack something, by stack. What a variant sets counts for its base, and a variant only answers for the services
 * that its base does not have. Stacks for development and tests are left out.
 */
export function* openServices(
  stacks: readonly Stack[],
  developmentWords: readonly string[],
  has: (service: Service) => boolean,
): Generator<OpenServices> {
  const serious = stacks.filter((stack) => !isForDevelopment(stack, developmentWords));
  const setInVariant = new Map<string, Set<string>>();
  for (const { variantOf, services } of serious) {
    if (variantOf === undefined) continue;
    const names = setInVariant.get(variantOf) ?? new Set();
    setInVariant.set(variantOf, names);
    for (const service of services) if (has(service)) names.add(service.name);
  }
  const ofBase = new Map(stacks.map((stack) => [stack.id, new Set(stack.services.map(({ name }) => name))]));
  for (const stack of serious) {
    const settled = setInVariant.get(stack.id);
    const inBase = ofBase.get(stack.variantOf ?? '');
    const open = stack.services.filter(
      (service) => !has(service) && settled?.has(service.name) !== true && inBase?.has(service.name) !== true,
    );
    if (open.length > 0) yield { stack, open };
  }
}
