import type { Stack } from '../../model/stack.js';
import type { Vocabulary } from '../../model/survey-knowledge.js';
import type { Fact, Reason } from '../fact.js';
import type { Seen } from '../seen.js';
import { known, knownList, reasonOf } from '../sheet.js';
import { machineAddresses } from './addresses.js';
import { chainedTiers } from './chain.js';
import { tierFolders } from './folders.js';
import { balancedMachines, hostsByTier, managedStores, subnetsByTier } from './hosts.js';
import { tierReader } from './words.js';

/** Tiers on separate machines: who has hosts of its own, who may enter whom, what is deployed from a folder of its own. */
export function tierFacts(
  seen: Seen,
  stacks: readonly Stack[],
  paths: readonly string[],
  words: Vocabulary,
): readonly Fact[] {
  const tierOf = tierReader(words);
  const hosts = hostsByTier(seen, tierOf);
  // A database that a provider runs is a tier of its own beside machines; on its own it says nothing about tiers.
  const stores = hosts.length === 0 ? [] : managedStores(seen);
  const managed = stores.map((store): readonly [string, Reason] => ['data', reasonOf(store)]);
  const balanced = balancedMachines(seen);
  return [
    known('tiers.balanced', balanced.length > 0, balanced.map(reasonOf)),
    knownList('tiers.hosts', hosts),
    knownList('tiers.separate', [...hosts, ...managed]),
    knownList('tiers.chained', chainedTiers(seen, tierOf, words)),
    knownList('tiers.subnets', subnetsByTier(seen, tierOf)),
    knownList('tiers.addresses', machineAddresses(stacks)),
    knownList('tiers.folders', tierFolders(stacks, paths, tierOf)),
  ];
}
