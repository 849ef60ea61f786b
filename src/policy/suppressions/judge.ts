import type { Problem } from '../../documents/problem.js';
import type { Decision, Finding } from '../../lint/finding.js';
import type { Place } from '../../lint/place.js';
import type { Refusal } from '../exceptions.js';
import { coverage, movedWords } from '../moved.js';
import { unused } from './gather.js';
import type { Suppression } from './suppression.js';

/** Says which findings a suppression holds back, and remembers which suppressions did. */
export interface SuppressionJudge {
  /** The suppression of one rule at one place; undefined where none covers it. */
  readonly at: (ruleId: string, place: Place) => Suppression | undefined;
  /** The finding with its disposition. One that speaks for several things is held back when each of them is. */
  readonly judge: (finding: Finding, placeOf: (of: Pick<Finding, 'at' | 'subject'>) => Place) => Finding;
  /** Suppressions of rules that ran and that held nothing back, in the order given. */
  readonly unused: (ran: (ruleId: string) => boolean) => readonly Problem[];
  /** Entries of the configuration that would hold something back that the change moved to where they are for it. */
  readonly refused: () => readonly Refusal[];
}

/** A judge over the suppressions of one run; where several cover a place, the first one counts. */
export function suppressionJudge(suppressions: readonly Suppression[]): SuppressionJudge {
  const byKey = new Map<string, Suppression[]>();
  const add = (key: string, suppression: Suppression): void => {
    const list = byKey.get(key);
    if (list === undefined) byKey.set(key, [suppression]);
    else list.push(suppression);
  };
  // A comment only speaks of its own file, and of what is laid over it: findings elsewhere never look at it.
  for (const one of suppressions) add(one.by === 'comment' ? keyOf(one.ruleId, one.at.file.path) : one.ruleId, one);
  const used = new Set<Suppression>();
  const moved = new Map<Suppression, Place>();

  const covering = (ruleId: string, place: Place): readonly Suppression[] => {
    const paths = new Set([place.at.file.path, ...(place.layers ?? [])]);
    const inFiles = [...paths].flatMap((path) => byKey.get(keyOf(ruleId, path)) ?? []);
    const configured = (byKey.get(ruleId) ?? []).filter((one) => {
      const how = coverage(one, place);
      if (how === 'moved') moved.set(one, moved.get(one) ?? place);
      return how === 'covered';
    });
    // Which comments count is decided where they are gathered.
    return [...inFiles.filter(({ covers }) => covers(place)), ...configured];
  };

  return {
    at: (ruleId, place) => covering(ruleId, place)[0],
    judge(finding, placeOf) {
      if (byKey.size === 0) return finding;
      const { ruleId, members = [] } = finding;
      // Of several things, the one that a finding stands at does not speak for the others.
      const each = (members.length === 0 ? [finding] : members).map((one) => covering(ruleId, placeOf(one)));
      const found = each.every((list) => list.length > 0) ? each.flat() : [];
      const [first] = found;
      if (first === undefined) return finding;
      for (const suppression of found) used.add(suppression);
      return { ...finding, disposition: 'suppressed', decision: decisionOf(first) };
    },
    unused: (ran) => suppressions.filter((one) => !used.has(one) && !moved.has(one) && ran(one.ruleId)).map(unused),
    refused: () =>
      [...moved].map(([{ at }, place]) => ({
        kind: 'ignore',
        message: movedWords('This entry', place),
        at,
        added: false,
      })),
  };
}

function keyOf(ruleId: string, path: string): string {
  return `${ruleId}\n${path}`;
}

function decisionOf({ by, at, reason, until }: Suppression): Decision {
  return { by, at, reason, ...(until === undefined ? {} : { until }) };
}
