import { compareText } from '../../src/lib/compare.js';
import { isAccepted, isExact, type Scored } from './score.js';

/** What a run answered, by case: kept so that the next one shows what it won and lost. */
export interface RunRecord {
  readonly [id: string]: { readonly got: string; readonly confidence: number };
}

export function recordOf(cases: readonly Scored[]): RunRecord {
  const sorted = [...cases].sort((a, b) => compareText(a.label.id, b.label.id));
  return Object.fromEntries(sorted.map(({ label, got, confidence }) => [label.id, { got, confidence }]));
}

/** The cases whose answer is another one than on record: won, lost, or neither. */
export function changesOf(record: RunRecord, cases: readonly Scored[]): readonly string[] {
  const lines = cases.flatMap((now) => {
    const before = record[now.label.id];
    if (before === undefined || before.got === now.got) return [];
    const change = grade(now) - grade({ ...now, got: before.got });
    const verdict = change > 0 ? 'won    ' : change < 0 ? 'LOST   ' : 'changed';
    return [`${verdict} ${now.label.id} (${now.label.gold}): ${before.got} then, ${now.got} now`];
  });
  const known = cases.filter(({ label }) => record[label.id] !== undefined).length;
  return [
    '',
    `against the run on record (${known} cases in both):`,
    ...lines.sort(compareText),
    `${lines.length} answers changed`,
  ];
}

function grade(scored: Scored): number {
  return Number(isExact(scored)) + Number(isAccepted(scored));
}
