import { groupBy } from '../../../src/facts/group.js';
import { compareText } from '../../../src/lib/compare.js';
import type { Label } from '../labels.js';
import type { Places } from '../open.js';
import { overCases } from '../over-cases.js';

/** Violations of one fact that are shown, unless all are asked for. */
const SHOWN = 4;

/** Re-reads the evidence of every case: lines of text by fact, and how many pieces are not borne out. */
export async function evidenceReport(
  labels: readonly Label[],
  places: Places,
  verbose: boolean,
): Promise<{ readonly lines: readonly string[]; readonly violations: number }> {
  const { done, missing, failed } = await overCases('evidence', labels, places);
  const all = done.flatMap(({ id, result }) => result.map((one) => ({ id, ...one })));
  const byFact = groupBy(all, ({ fact }) => fact);
  const lines = [...byFact]
    .sort((a, b) => b[1].length - a[1].length || compareText(a[0], b[0]))
    .flatMap(([fact, found]) => [
      `${fact}: ${found.length}`,
      ...found
        .slice(0, verbose ? found.length : SHOWN)
        .map(({ id, place, message, because }) => `    ${id} ${place}: ${message} (${because})`),
    ]);
  const violations = all.length + failed.length;
  return {
    lines: [
      ...failed.map(({ id, error }) => `FAILED ${id}: ${error}`),
      ...(missing.length > 0 ? [`${missing.length} cases without contents here`] : []),
      ...lines,
      `${all.length} pieces of evidence of ${new Set(all.map(({ id }) => id)).size} of ${done.length} cases are not borne out by their places`,
    ],
    violations,
  };
}
