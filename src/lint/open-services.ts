import type { Service, Stack } from '../model/stack.js';
import { isForDevelopment } from './standing.js';

/** A stack, with those of its services that lack what is asked for, and how many have it, if only in a variant. */
export interface OpenServices {
  readonly stack: Stack;
  readonly having: number;
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
    const lacking = stack.services.filter((service) => !has(service) && settled?.has(service.name) !== true);
    const open = lacking.filter(({ name }) => inBase?.has(name) !== true);
    if (open.length > 0) yield { stack, open, having: stack.services.length - lacking.length };
  }
}

/** Of the services that could have something, the share that must have it for the others to seem forgotten. */
const MOST = 2 / 3;

/** True where most services have what the open ones lack, so that it looks like an oversight and not like a choice. */
export function seemsForgotten(having: number, open: number): boolean {
  return having > 1 && having >= (having + open) * MOST;
}
