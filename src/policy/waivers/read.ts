import type { Node } from '../../documents/node.js';
import type { PolicySettings } from '../config-file.js';
import { placeIn } from '../plain.js';
import { scopeMatcher, scopeText } from '../scope.js';
import type { Waiver } from './waiver.js';

/** Who grants the waivers of one layer. */
export interface Grantor extends Pick<Waiver, 'rank' | 'own'> {
  /** The tree of the file, and the keys that lead to the settings in it. */
  readonly root: Node;
  readonly at: readonly string[];
  /** Whether an entry is for the repository that is looked at: `undefined` where it names none, and is for all. */
  readonly isMeant: (repositories: readonly string[] | undefined) => boolean;
  /** Whether an entry names the repository that is looked at, and no other. */
  readonly isAlone: (repositories: readonly string[] | undefined) => boolean;
}

/** The waivers that settings grant to the repository that is looked at, in the order of the file. The settings were validated. */
export function waiversOf({ waivers = [] }: PolicySettings, grantor: Grantor): Waiver[] {
  const { root, at, rank, own } = grantor;
  return waivers.flatMap((entry, index) => {
    const { repositories, rules, owner, reason, since, until } = entry;
    if (rules.length === 0 || !grantor.isMeant(repositories)) return [];
    return [
      {
        at: placeIn(root, [...at, 'waivers', String(index)], 'value'),
        ruleIds: [...new Set(rules)],
        owner: owner.trim(),
        reason: reason.trim(),
        ...(since === undefined ? {} : { since }),
        until,
        covers: scopeMatcher(entry),
        where: scopeText(entry),
        rank,
        own,
        single: own || grantor.isAlone(repositories),
      },
    ];
  });
}
