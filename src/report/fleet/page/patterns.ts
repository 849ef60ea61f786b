import { by, compareText } from '../../../lib/compare.js';
import { SECTION_END, sectionStart, tableOf } from '../../html/evidence.js';
import { prose } from '../../html/inline.js';
import { type Html, html, type Part } from '../../html/markup.js';
import { grouped, percent } from '../../phrases.js';
import type { FleetResult, FleetRow } from '../fleet.js';
import type { Dashboard } from './dashboard.js';
import { bar, countLink, delta, filterLink, patternName } from './parts.js';

/** Rows and columns of the matrix; the other repositories are counted. */
const MOST = 14;

/** Which architectures there are, and which were expected where. */
export function patternsSection(page: Dashboard): Html | undefined {
  const judged = page.rows.flatMap(({ result }) => (result === undefined ? [] : [result]));
  if (judged.length === 0) return undefined;
  return html`${sectionStart('patterns', 'Architectures')}${bars(page, judged)}${matrix(page, judged)}${SECTION_END}`;
}

function bars({ totals, before, patternNames }: Dashboard, judged: readonly FleetResult[]): Html {
  const counts = Object.entries(totals.patterns).sort(
    by(
      ([, count]) => -count,
      ([slug]) => slug,
    ),
  );
  const most = counts[0]?.[1] ?? 1;
  const sure = new Map<string, number>();
  for (const { pattern } of judged) sure.set(pattern.slug, (sure.get(pattern.slug) ?? 0) + pattern.confidence);
  const rows = counts.map(([slug, count]) => {
    const was = before && Object.hasOwn(before.patterns, slug) ? (before.patterns[slug] ?? 0) : 0;
    return html`<tr><th scope="row">${filterLink({ pattern: slug }, prose(patternName(slug, patternNames)))}</th><td class="number">${grouped(count)}${before !== undefined && delta(count - was, 'neutral')}</td><td class="bars">${bar(count / most)}</td><td class="number">${percent(count / judged.length)}</td><td class="number">${percent((sure.get(slug) ?? 0) / count)}</td></tr>
`;
  });
  return tableOf(
    'What repositories are read as',
    ['Architecture', { number: 'Repositories' }, '', { number: 'Share' }, { number: 'Mean confidence' }],
    rows,
  );
}

/** Expected against read: a row for each set of patterns that some repository is expected to be one of. */
function matrix({ rows, patternNames }: Dashboard, judged: readonly FleetResult[]): Part {
  const expecting = judged.filter(({ expected = [] }) => expected.length > 0);
  if (expecting.length === 0)
    return html`<p class="more">No repository says which architecture it is expected to have: <code>expected-patterns</code> in a policy does.</p>
`;
  const cells = new Map<
    string,
    { readonly slugs: readonly string[]; total: number; readonly read: Map<string, number> }
  >();
  const columns = new Map<string, number>();
  for (const { expected = [], pattern } of expecting) {
    const key = expectation(expected);
    const line = cells.get(key) ?? { slugs: expected, total: 0, read: new Map<string, number>() };
    cells.set(key, line);
    line.total += 1;
    line.read.set(pattern.slug, (line.read.get(pattern.slug) ?? 0) + 1);
    columns.set(pattern.slug, (columns.get(pattern.slug) ?? 0) + 1);
  }
  const lines = [...cells].sort(
    by(
      ([, { total }]) => -total,
      ([key]) => key,
    ),
  );
  const slugs = [...columns]
    .sort(
      by(
        ([, count]) => -count,
        ([slug]) => slug,
      ),
    )
    .map(([slug]) => slug)
    .slice(0, MOST);
  const shown = (slug: string): Part => prose(patternName(slug, patternNames));
  const body = lines.slice(0, MOST).map(([key, { slugs: wanted, total, read }]) => {
    const numbers = slugs.map((slug) => {
      const count = read.get(slug) ?? 0;
      const kind = wanted.includes(slug) ? 'fits' : count > 0 ? 'off' : '';
      return html`<td class="number ${kind}">${count > 0 ? countLink({ expected: key, pattern: slug }, count) : html`<span class="nothing">·</span>`}</td>`;
    });
    const title = [...new Set(wanted)]
      .sort(compareText)
      .map((slug, index) => html`${index > 0 && ' or '}${shown(slug)}`);
    return html`<tr><th scope="row">${filterLink({ expected: key }, title)}</th><td class="number total">${grouped(total)}</td>${numbers}</tr>
`;
  });
  const left = lines.slice(MOST).reduce((sum, [, { total }]) => sum + total, 0);
  const heads = slugs.map((slug) => html`<th scope="col" class="number">${shown(slug)}</th>`);
  const none = rows.filter((row) => isWithout(row)).length;
  return html`<h3>Expected and read</h3>
<div class="wide many-columns" tabindex="0" role="group" aria-label="Expected and read"><table class="matrix"><caption>Rows: what is expected; columns: what is read. On green: as expected.</caption>
<thead><tr><th scope="col">Expected</th><th scope="col" class="number">All</th>${heads}</tr></thead>
<tbody>
${body}</tbody></table></div>
${
  left > 0 &&
  html`<p class="more">${grouped(left)} more repositories with other expectations.</p>
`
}${
  none > 0 &&
  html`<p class="more">Of ${filterLink({ expected: '' }, `${grouped(none)} ${none === 1 ? 'repository' : 'repositories'}`)} nothing is expected.</p>
`
}`;
}

/** The expectation of a repository as a word that it can be asked for by; empty where nothing is expected. */
export function expectation(expected: readonly string[] | undefined): string {
  return [...new Set(expected)].sort(compareText).join(' or ');
}

function isWithout({ result }: FleetRow): boolean {
  return result !== undefined && expectation(result.expected) === '';
}
