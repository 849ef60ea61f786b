import type { Report } from '../report/report.js';

/** The outputs of action.yml that a report gives. */
export function outputsOf({ pattern, counts, verdict }: Report): ReadonlyMap<string, string> {
  return new Map([
    ['pattern', pattern.slug],
    ['pattern-name', pattern.name],
    ['confidence', String(Math.round(pattern.confidence * 1000) / 1000)],
    ['errors', String(counts.error)],
    ['warnings', String(counts.warning)],
    ['notes', String(counts.note)],
    ['verdict', verdict.outcome],
  ]);
}
