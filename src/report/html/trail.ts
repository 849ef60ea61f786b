import { isWhole } from '../options.js';
import { counted, percent } from '../phrases.js';
import type { ReportOption, ReportSignal, ReportTrail } from '../report.js';
import { tableOf } from './evidence.js';
import { name, place, prose, shortName } from './inline.js';
import { type Html, html, joined, type Part } from './markup.js';
import type { Page } from './page.js';

/** Places told of one signal; the others are counted. */
const PLACES = 3;

/** All that was weighed, folded: each pattern and each value of a dimension, with every signal. */
export function addTrail({ patterns, dimensions }: ReportTrail, page: Page): void {
  page.add(html`<h3>All that was weighed</h3>
<p>A fact, what it is asked for, what it is, and what that weighs.</p>
`);
  addOptions('Patterns', patterns, page);
  for (const [dimension, options] of Object.entries(dimensions)) addOptions(dimension, options, page);
}

function addOptions(title: string, options: readonly ReportOption[], page: Page): void {
  page.add(html`<details class="trail"><summary>${title}</summary>
`);
  for (const option of options) page.add(optionOf(option, page));
  page.add(html`</details>
`);
}

function optionOf({ id, name: title, score, confidence, signals }: ReportOption, page: Page): Html {
  const fired = signals.filter((signal) => signal.fired).length;
  const rows = [...signals].sort((a, b) => Number(b.fired) - Number(a.fired)).map((signal) => signalRow(signal, page));
  const columns = ['Speaks', { number: 'Weight' }, 'Because', 'Fact'];
  const table = tableOf(`Signals of ${shortName(id)}`, columns, rows);
  return html`<details class="option"><summary><b>${shortName(title)}</b> ${percent(confidence)}, score ${score}, ${counted(fired, 'signal')} of ${signals.length}</summary>
${signals.length > 0 && table}</details>
`;
}

function signalRow(signal: ReportSignal, { options }: Page): Html {
  const { weight, because, fact, asked, found, fired, silencedBy, evidence } = signal;
  const speaks = fired ? (weight < 0 ? 'against' : 'for') : 'not';
  const places: readonly Part[] = evidence
    .filter(({ path }) => !isWhole(path))
    .map(({ path, line }) => place(path, line, options));
  const left = places.length - PLACES;
  const where =
    places.length > 0 && html` (${joined(places.slice(0, PLACES), ', ')}${left > 0 && ` and ${left} more`})`;
  return html`<tr class="${speaks}"><td>${speaks}</td><td class="number">${weight.toFixed(1)}</td><td>${prose(because)}${where}</td><td>${name(fact)} ${shortName(asked)}, is ${shortName(found)}${silencedBy !== undefined && html`; but ${prose(silencedBy)}`}</td></tr>
`;
}
