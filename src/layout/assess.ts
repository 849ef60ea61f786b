import type { Facts } from '../facts/fact.js';
import type { LayoutKnowledge } from '../rulebook/layout.js';
import type { LayoutAssessment } from './assessment.js';
import { sortOut } from './concerns.js';
import { askEcosystems } from './ecosystems.js';
import { answer, askEntry } from './entries.js';
import { withoutIgnored } from './ignored.js';
import { missingOf } from './missing.js';
import { checkNames } from './naming/check.js';
import { namingRules } from './naming/rules.js';
import type { ResolvedProfile } from './resolve.js';
import { scoreOf, tenths } from './score.js';
import { Search } from './search.js';
import { treeOf } from './tree.js';

export interface AssessInput {
  /** Sorted by path. */
  readonly paths: Iterable<string>;
  readonly profile: ResolvedProfile;
  /** Why this profile, as a sentence. */
  readonly because: string;
  readonly knowledge: LayoutKnowledge;
  /** Absent: conditions on facts are unknown. */
  readonly facts?: Facts | undefined;
}

/** Compares a tree with a profile. A pure function of both. */
export function assess({ paths, profile, because, knowledge, facts }: AssessInput): LayoutAssessment {
  const root = withoutIgnored(treeOf(paths), profile.ignore);
  const aside = new Set(knowledge.aside);
  const search = new Search();
  const ecosystemsFound = askEcosystems(knowledge, search);
  const asked = profile.entries.map((entry) => askEntry(entry, search));
  search.run(root, aside);
  const ecosystems = ecosystemsFound();
  const ids = new Set(ecosystems.map(({ id }) => id));
  const entries = asked.map((one) => answer(one, { search, ecosystems: ids, facts, nouns: knowledge.facts, aside }));
  const order = sortOut(root, profile.concerns, ids, aside);
  const names = checkNames(root, namingRules(profile.naming).folders, profile.counts);
  const counted = entries.filter(({ status }) => status !== 'not-applicable' && status !== 'unknown');
  const weights = counted.map(({ level, weight }) => (level === 'forbidden' ? 0 : weight));
  const possible = tenths(sum(weights) + order.weight + (names?.weight ?? 0));
  const got = tenths(Math.max(0, sum(counted.map(({ points }) => points)) + order.points + (names?.points ?? 0)));
  const score = scoreOf(got, possible);
  return {
    profile: { name: profile.name, title: profile.title, because, extends: profile.extends },
    ecosystems,
    score,
    points: { got, possible },
    entries,
    order,
    ...(names === undefined ? {} : { names }),
    missing: missingOf({ entries, order, names, got, possible }),
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
