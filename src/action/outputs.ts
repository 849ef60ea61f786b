import type { Report } from '../report/report.js';
import type { Posted } from './post.js';

/** The outputs of action.yml that a report and what was posted of it give. Those of a comparison are empty where there is none. */
export function outputsOf(
  { pattern, counts, verdict, comparison, policy }: Report,
  { checkUrl = '', commentUrl = '' }: Posted,
): ReadonlyMap<string, string> {
  const added = comparison?.counts.new;
  return new Map([
    ['pattern', pattern.slug],
    ['pattern-name', pattern.name],
    ['confidence', String(Math.round(pattern.confidence * 1000) / 1000)],
    ['errors', String(counts.error)],
    ['warnings', String(counts.warning)],
    ['notes', String(counts.note)],
    ['new-errors', String(added?.error ?? '')],
    ['new-warnings', String(added?.warning ?? '')],
    ['new-notes', String(added?.note ?? '')],
    ['fixed', String(comparison?.counts.fixed ?? '')],
    ['drift', String(comparison?.drift ?? '')],
    ['policy', policiesIn(policy)],
    ['enforcement', verdict.enforcement],
    ['held', String(verdict.held)],
    ['waived', String(counts.waived)],
    ['verdict', verdict.outcome],
    ['check-url', checkUrl],
    ['comment-url', commentUrl],
  ]);
}

/** `acme/policies/base.yml@v3 0123…`, one a line. */
function policiesIn(policy: Report['policy']): string {
  const sources = policy?.sources ?? [];
  return sources.flatMap(({ name, commit }) => (commit === undefined ? [] : [`${name} ${commit}`])).join('\n');
}
