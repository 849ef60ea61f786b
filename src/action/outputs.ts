import type { Report } from '../report/report.js';
import type { Posted } from './post.js';

/** The outputs of action.yml that a report and what was posted of it give. Those of a comparison are empty where there is none. */
export function outputsOf(
  { pattern, counts, verdict, comparison }: Report,
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
    ['verdict', verdict.outcome],
    ['check-url', checkUrl],
    ['comment-url', commentUrl],
  ]);
}
