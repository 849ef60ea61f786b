import { folderOf } from '../../lib/paths.js';
import type { Evidence } from '../../model/evidence.js';
import type { Vocabulary } from '../../model/survey-knowledge.js';
import type { Reason } from '../fact.js';
import { groupBy } from '../group.js';
import type { Seen } from '../seen.js';
import { reasonOf } from '../sheet.js';
import type { TierId, TierOf } from './words.js';

/** Tiers that may be entered only from a tier further out, by the firewall rules between groups of machines. */
export function chainedTiers(
  seen: Seen,
  tierOf: TierOf,
  { tiers }: Vocabulary,
): readonly (readonly [TierId, Reason])[] {
  const depth = new Map(tiers.map((tier, index) => [tier.id, index] as const));
  const groups = groupBy(seen.of('network.admission'), (rule) => `${folderOf(rule.at.file.path)}\n${rule.name ?? ''}`);
  return [...groups.values()].flatMap((rules) => {
    const tier = tierOf(rules[0]?.name ?? '');
    if (tier === undefined || rules.some((rule) => rule.value === 'anyone')) return [];
    const isFurtherOut = (rule: Evidence): boolean => {
      const from = tierOf(rule.details?.from ?? '');
      return from !== undefined && (depth.get(from) ?? 0) < (depth.get(tier) ?? 0);
    };
    const outer = rules.find(isFurtherOut);
    return outer === undefined ? [] : [[tier, reasonOf(outer)] as const];
  });
}
