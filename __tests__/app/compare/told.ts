import { analyse } from '../../../src/app/analyse.js';
import type { ReportComparison } from '../../../src/report/comparison.js';
import { memory } from '../../../src/source/memory.js';

export type Files = Readonly<Record<string, string>>;

/** What an analysis of two versions says of what is different between them. */
export async function comparisonOf(before: Files, after: Files): Promise<ReportComparison> {
  const base = { ref: 'main', repository: memory(before) };
  const { report } = await analyse(memory(after), { target: '.', base });
  if (report.comparison === undefined) throw new Error('There is no comparison.');
  return report.comparison;
}

/** `effect path:line sentence` of each difference; `<` before the path stands for the base. */
export function linesOf({ changes }: ReportComparison): string[] {
  return changes.map(({ effect, location, side, message }) => {
    const place = location === undefined ? '' : ` ${side === 'base' ? '<' : ''}${location.path}:${location.line}`;
    return `${effect}${place} ${message}`;
  });
}
