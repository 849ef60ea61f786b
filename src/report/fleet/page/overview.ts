import { name, shortName } from '../../html/inline.js';
import { type Html, html, type Part } from '../../html/markup.js';
import { counted, grouped, percent } from '../../phrases.js';
import type { FleetTotals } from '../fleet.js';
import { headlineOf, lostInWords } from '../summary.js';
import { undecidedOf } from '../totals.js';
import type { Dashboard } from './dashboard.js';
import { delta, filterLink, stackedBar } from './parts.js';

interface Tile {
  readonly label: string;
  readonly of: (totals: FleetTotals) => number;
  readonly more: 'bad' | 'good' | 'neutral';
  readonly kind?: string;
  readonly filter?: Readonly<Record<string, string>>;
}

/** What a row of numbers is about, and the numbers. */
const TILES: readonly (readonly [title: string, tiles: readonly Tile[]])[] = [
  [
    'Gate',
    [
      { label: 'fail', of: ({ failing }) => failing, more: 'bad', kind: 'fails', filter: { verdict: 'fails' } },
      { label: 'held back', of: ({ held }) => held, more: 'bad', kind: 'held', filter: { verdict: 'held' } },
      { label: 'pass', of: ({ passing }) => passing, more: 'good', kind: 'passes', filter: { verdict: 'passes' } },
      { label: 'no verdict', of: undecidedOf, more: 'bad', kind: 'undecided', filter: { verdict: 'undecided' } },
    ],
  ],
  [
    'Architecture',
    [
      {
        label: 'as expected',
        of: ({ asExpected }) => asExpected,
        more: 'good',
        kind: 'good',
        filter: { 'as-expected': 'yes' },
      },
      {
        label: 'not as expected',
        of: ({ notAsExpected }) => notAsExpected,
        more: 'bad',
        kind: 'error',
        filter: { 'as-expected': 'no' },
      },
    ],
  ],
  [
    'Findings',
    [
      { label: 'errors', of: ({ findings }) => findings.error, more: 'bad', kind: 'error' },
      { label: 'warnings', of: ({ findings }) => findings.warning, more: 'bad', kind: 'warning' },
      { label: 'notes', of: ({ findings }) => findings.note, more: 'bad', kind: 'note' },
      { label: 'waived', of: ({ waived }) => waived, more: 'bad' },
    ],
  ],
];

/** The numbers of the run, each with what it became since the last one. */
export function overview(page: Dashboard): Html {
  const { run, totals, before } = page;
  const facts: Part[] = [
    html`<time datetime="${run.day}">${run.day}</time>`,
    html` · ${counted(totals.repositories, 'repository', 'repositories')}${before !== undefined && delta(totals.repositories - before.repositories, 'neutral')}`,
    run.policy !== undefined && html` · policy ${name(run.policy)}`,
    before !== undefined && html` · changes since ${before.day}`,
  ];
  const lost = lostIn(totals, before);
  const groups = TILES.map(
    ([
      title,
      tiles,
    ]) => html`<div class="numbers"><h2>${title}</h2><ul class="tiles">${tiles.map((tile) => tileOf(tile, page))}</ul></div>
`,
  );
  return html`<section id="overview" class="overview" aria-labelledby="overview-title">
<p class="target">${shortName(run.source)}</p>
<h1 id="overview-title">${capital(headlineOf(totals))}</h1>
<p class="meta">${facts}</p>
${
  lost > 0 &&
  html`<p class="meta">${lostInWords(lost)}</p>
`
}${standings(totals)}<div class="figures">${groups}</div>
</section>
`;
}

function tileOf({ label, of, more, kind = '', filter }: Tile, { totals, before }: Dashboard): Html {
  const count = of(totals);
  const number = html`<b>${grouped(count)}</b> ${label}`;
  const change = before === undefined ? undefined : delta(count - of(before), judgedBy(more, lostIn(totals, before)));
  const linked = filter === undefined || count === 0 ? html`<span>${number}</span>` : filterLink(filter, number);
  return html`<li class="tile ${kind}${count === 0 && ' zero'}">${linked}${change}</li>`;
}

/** How many more repositories have no verdict than before. */
function lostIn(totals: FleetTotals, before: FleetTotals | undefined): number {
  return before === undefined ? 0 : Math.max(0, undecidedOf(totals) - undecidedOf(before));
}

/** Fewer findings are nothing good where repositories were not judged: then they are fewer, and no more is said of it. */
function judgedBy(more: Tile['more'], lost: number): Tile['more'] | 'only-worse' {
  return more === 'bad' && lost > 0 ? 'only-worse' : more;
}

/** The four standings as one bar. */
function standings(totals: FleetTotals): Html {
  const { failing, held, passing, repositories } = totals;
  const parts = [
    ['fails', failing],
    ['held', held],
    ['undecided', undecidedOf(totals)],
    ['passes', passing],
  ] as const;
  const said =
    repositories === 0 ? '' : `${percent(passing / repositories)} pass, ${percent(failing / repositories)} fail`;
  return html`<div class="whole" role="img" aria-label="${said}">${stackedBar(parts)}</div>
`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
