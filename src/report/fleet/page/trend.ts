import { SECTION_END, sectionStart, tableOf } from '../../html/evidence.js';
import { type Html, html } from '../../html/markup.js';
import { grouped, percent } from '../../phrases.js';
import type { FleetTotals } from '../fleet.js';
import { undecidedOf } from '../totals.js';
import { type Chart, lineChart } from './chart.js';
import type { Dashboard } from './dashboard.js';

/** Runs of which the numbers stand under the lines; all are drawn. */
const MOST = 60;

const CHARTS: readonly (Omit<Chart, 'series'> & {
  readonly series: readonly {
    readonly name: string;
    readonly kind: string;
    readonly of: (totals: FleetTotals) => number;
  }[];
})[] = [
  {
    title: 'Repositories by verdict',
    series: [
      { name: 'fail', kind: 'fails', of: ({ failing }) => failing },
      { name: 'held back', kind: 'held', of: ({ held }) => held },
      { name: 'pass', kind: 'passes', of: ({ passing }) => passing },
      { name: 'no verdict', kind: 'undecided', of: undecidedOf },
    ],
  },
  {
    title: 'As expected, of those where it is known',
    unit: '%',
    series: [{ name: '', kind: 'passes', of: expectedShare }],
  },
  {
    title: 'Findings that count',
    series: [
      { name: 'errors', kind: 'error', of: ({ findings }) => findings.error },
      { name: 'warnings', kind: 'warning', of: ({ findings }) => findings.warning },
      { name: 'notes', kind: 'note', of: ({ findings }) => findings.note },
    ],
  },
];

/** What became of the fleet over all runs that are known. */
export function trendSection({ history }: Dashboard): Html | undefined {
  if (history.length < 2)
    return html`${sectionStart('trend', 'Trend')}<p>A line needs two days: this is the first run that is known. Keep <code>history.jsonl</code>, and give it to the next run.</p>${SECTION_END}`;
  const days = history.map(({ day }) => day);
  const charts = CHARTS.map(({ series, ...chart }) =>
    lineChart({ ...chart, days, series: series.map(({ of, ...one }) => ({ ...one, values: history.map(of) })) }),
  );
  return html`${sectionStart('trend', 'Trend')}<div class="charts">${charts}</div>
<details class="rest"><summary>The numbers</summary>${numbers(history)}</details>${SECTION_END}`;
}

function numbers(history: readonly FleetTotals[]): Html {
  const rows = history
    .slice(-MOST)
    .reverse()
    .map((run) => {
      const { day, repositories, failing, held, passing, findings, waived } = run;
      const cells = [repositories, failing, held, passing, undecidedOf(run)].map(
        (count) => html`<td class="number">${grouped(count)}</td>`,
      );
      const found = [findings.error, findings.warning, findings.note, waived].map(
        (count) => html`<td class="number">${grouped(count)}</td>`,
      );
      return html`<tr><th scope="row" class="day">${day}</th>${cells}<td class="number">${percent(expectedShare(run) / 100)}</td>${found}</tr>
`;
    });
  const columns = [
    'Repositories',
    'Fail',
    'Held back',
    'Pass',
    'No verdict',
    'As expected',
    'Errors',
    'Warnings',
    'Notes',
    'Waived',
  ];
  return tableOf(
    `The last ${history.length > MOST ? `${MOST} of ` : ''}${grouped(history.length)} runs`,
    ['Day', ...columns.map((number) => ({ number }))],
    rows,
  );
}

/** Of those that surely are or are not what is expected, in per cent. */
function expectedShare({ asExpected, notAsExpected }: FleetTotals): number {
  const known = asExpected + notAsExpected;
  return known === 0 ? 0 : Math.round((asExpected / known) * 1000) / 10;
}
