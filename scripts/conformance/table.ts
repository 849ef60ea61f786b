import type { ConformanceCase } from './case.js';

/** What became of one case. */
export interface Outcome {
  readonly one: ConformanceCase;
  /** How Groundplan differs without meaning to. */
  readonly differences: readonly string[];
}

interface Row {
  cases: number;
  same: number;
  deliberate: number;
  different: number;
}

/** The figures by area, as a table of Markdown. */
export function figuresOf(outcomes: readonly Outcome[]): string {
  const total = emptyRow();
  const rows = new Map<string, Row>();
  for (const { one, differences } of outcomes) {
    const row = rows.get(one.area) ?? emptyRow();
    rows.set(one.area, row);
    for (const counted of [row, total]) {
      counted.cases++;
      if (differences.length > 0) counted.different++;
      else if (one.difference !== undefined) counted.deliberate++;
      else counted.same++;
    }
  }
  const head = '| area | cases | same | different on purpose | different |\n| --- | ---: | ---: | ---: | ---: |';
  return [head, ...[...rows].map(([area, row]) => line(area, row)), line('**all**', total)].join('\n');
}

function emptyRow(): Row {
  return { cases: 0, same: 0, deliberate: 0, different: 0 };
}

function line(area: string, { cases, same, deliberate, different }: Row): string {
  return `| ${area} | ${cases} | ${same} | ${deliberate} | ${different} |`;
}

/** The page of the documentation, with figures and differences between their marks. */
export function pageWith(page: string, outcomes: readonly Outcome[]): string {
  return between(between(page, 'figures', figuresOf(outcomes)), 'differences', differencesOf(outcomes));
}

function between(page: string, mark: string, text: string): string {
  const [before = '', rest = ''] = page.split(`<!-- ${mark} -->`);
  const [, after = ''] = rest.split(`<!-- /${mark} -->`);
  return `${before}<!-- ${mark} -->\n${text}\n<!-- /${mark} -->${after}`;
}

/** The cases in which Groundplan differs on purpose, as a list of Markdown. */
function differencesOf(outcomes: readonly Outcome[]): string {
  const listed = outcomes
    .flatMap(({ one: { area, name, title, difference } }) =>
      difference === undefined ? [] : [`- \`${area}/${name}\`, ${title}: ${difference}`],
    )
    .join('\n');
  return listed === '' ? 'None.' : listed;
}
