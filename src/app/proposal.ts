import { counted } from '../report/phrases.js';
import type { ReportProposal } from '../report/policy.js';
import type { Report } from '../report/report.js';
import type { Proposed } from './decide.js';

/**
 * What the policy that a change proposes would say of it, beside what holds. `judged` is what holds, `judge` tries the other one; it
 * is not asked where that has mistakes.
 */
export async function proposalOf(
  proposed: Proposed,
  judged: Pick<Report, 'findings' | 'verdict'>,
  judge: () => Promise<Pick<Report, 'findings' | 'verdict'>>,
): Promise<ReportProposal> {
  if ('mistakes' in proposed) {
    const many = counted(proposed.mistakes.length, 'mistake');
    return {
      because: `The configuration of this change has ${many}. Mend it before it is merged.`,
      more: {},
      fewer: {},
      mistakes: proposed.mistakes,
    };
  }
  const other = await judge();
  const [now, then] = [countingIn(judged), countingIn(other)];
  return {
    outcome: other.verdict.outcome,
    because: other.verdict.because,
    more: without(then, now),
    fewer: without(now, then),
    mistakes: [],
  };
}

/** Findings that count, each by how it is known again, with its rule and how often it is there. */
type Counting = ReadonlyMap<string, { readonly ruleId: string; readonly count: number }>;

function countingIn({ findings }: Pick<Report, 'findings'>): Counting {
  const counting = new Map<string, { readonly ruleId: string; readonly count: number }>();
  for (const { disposition, fingerprint, ruleId } of findings) {
    if (disposition !== 'active') continue;
    const key = `${ruleId} ${fingerprint}`;
    counting.set(key, { ruleId, count: (counting.get(key)?.count ?? 0) + 1 });
  }
  return counting;
}

/** How many findings one has and the other has not, by rule, in the order of their names. */
function without(some: Counting, others: Counting): Readonly<Record<string, number>> {
  const byRule = new Map<string, number>();
  for (const [key, { ruleId, count }] of some) {
    const more = count - (others.get(key)?.count ?? 0);
    if (more > 0) byRule.set(ruleId, (byRule.get(ruleId) ?? 0) + more);
  }
  return Object.fromEntries([...byRule].sort(([a], [b]) => (a < b ? -1 : 1)));
}
