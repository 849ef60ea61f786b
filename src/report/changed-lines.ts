import type { ReportComparison } from './comparison.js';
import type { ReportFinding } from './report.js';

/** Whether a finding stands on a line that the change wrote. Without a base none does. */
function onChangedLines(comparison: ReportComparison | undefined): (finding: ReportFinding) => boolean {
  const lines = new Map(comparison?.files.flatMap(({ path, lines: own = [] }) => [[path, own] as const]) ?? []);
  return ({ location: { path, line, endLine } }) =>
    (lines.get(path) ?? []).some(([first, last]) => line <= last && endLine >= first);
}

/** Those on lines that the change wrote, then the others, each in the order given. Can be iterated again and again. */
export function changedFirst(
  findings: Iterable<ReportFinding>,
  comparison: ReportComparison | undefined,
): Iterable<ReportFinding> {
  const isChanged = onChangedLines(comparison);
  return {
    *[Symbol.iterator]() {
      for (const finding of findings) if (isChanged(finding)) yield finding;
      for (const finding of findings) if (!isChanged(finding)) yield finding;
    },
  };
}
