import type { Network, Stack } from '../model/stack.js';
import type { LintContext } from './check.js';
import { memo } from './memo.js';

export interface Carrier {
  readonly stack: Stack;
  readonly network: Network;
}

/** Who creates and who joins networks, over the whole repository. Variants of one project count as the project. */
export interface NetworkUse {
  /** Networks that a stack creates, by real name. */
  readonly creators: ReadonlyMap<string, readonly Carrier[]>;
  /** Networks that exist already for a stack (`external: true`), by real name. */
  readonly joiners: ReadonlyMap<string, readonly Carrier[]>;
}

/** The use of networks in the repository, computed once. Names that a variable without a value decides are left out. */
export function networkUseOf(context: LintContext): NetworkUse {
  return useOf(context.networksByName);
}

const useOf = memo((networksByName: LintContext['networksByName']): NetworkUse => {
  const creators = new Map<string, Carrier[]>();
  const joiners = new Map<string, Carrier[]>();
  for (const [name, carriers] of networksByName) {
    for (const carrier of carriers) add(carrier.network.external ? joiners : creators, name, carrier);
  }
  return { creators, joiners };
});

/** Appends to the list under a key. */
export function add(map: Map<string, Carrier[]>, key: string, carrier: Carrier): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [carrier]);
  else list.push(carrier);
}

/** The project that a stack belongs to: variants are of the project that they are laid over. */
export function projectOf(stack: Stack): string {
  return stack.variantOf ?? stack.id;
}

/** Where the declaration of a network says that it is external, or else its key. */
export function externalPlace(network: Network): Network['at'] {
  return network.externalAt ?? network.at;
}
