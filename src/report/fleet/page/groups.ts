import { SECTION_END, sectionStart } from '../../html/evidence.js';
import { prose, shortName } from '../../html/inline.js';
import { type Html, html } from '../../html/markup.js';
import { grouped } from '../../phrases.js';
import { byFacet, type Facet, type Group } from '../groups.js';
import type { Dashboard } from './dashboard.js';
import { countLink, filterLink, foldedTable, stackedBar } from './parts.js';

/** Ways to group that the page offers beside the first. */
const MOST_FACETS = 12;
/** A property with more values than these names the repositories one by one. */
const MOST_VALUES = 400;

/** How the repositories of each team stand, and of each language, topic and value of a property. */
export function groupsSection(page: Dashboard): Html | undefined {
  const { rows, facets } = page;
  const grouping = facets
    .map((facet) => [facet, byFacet(rows, facet)] as const)
    .filter(([, groups]) => groups.some(({ value }) => value !== undefined) && groups.length <= MOST_VALUES)
    .slice(0, MOST_FACETS);
  if (grouping.length === 0) return undefined;
  const parts = grouping.map(([facet, groups]) => groupingOf(facet, groups));
  const options = grouping.map(([{ key, title }]) => html`<option value="${key}">${shortName(title)}</option>`);
  const chooser = html`<p id="grouping" class="chooser" hidden><label>By <select>${options}</select></label></p>
`;
  return html`${sectionStart('groups', 'Compliance')}${grouping.length > 1 && chooser}${parts}${SECTION_END}`;
}

function groupingOf(facet: Facet, groups: readonly Group[]): Html {
  const title = shortName(facet.title);
  const lines = groups.map((group) => lineOf(facet, group));
  const columns = [
    title,
    { number: 'Repositories' },
    '',
    { number: 'Fail' },
    { number: 'Held back' },
    { number: 'Not as expected' },
    { number: 'Errors' },
    { number: 'Findings' },
    { number: 'Waived' },
  ];
  return html`<div class="grouping" data-grouping="${facet.key}"><h3>By ${title.toLowerCase()}</h3>${foldedTable(
    `Repositories by ${title.toLowerCase()}, the largest share of failing ones first`,
    columns,
    lines,
    { first: 20, most: 400, what: ['group', 'groups'] },
  )}</div>
`;
}

function lineOf({ key }: Facet, group: Group): Html {
  const { value, repositories, standings, notAsExpected, errors, findings, waived } = group;
  const here = { [key]: value ?? '' };
  const parts = (['fails', 'held', 'undecided', 'passes'] as const).map(
    (standing) => [standing, standings[standing]] as const,
  );
  const shown = value === undefined ? html`<span class="nothing">none</span>` : prose(value);
  return html`<tr><th scope="row">${filterLink(here, shown)}</th><td class="number">${grouped(repositories)}</td><td class="bars">${stackedBar(parts)}</td><td class="number">${countLink({ ...here, verdict: 'fails' }, standings.fails)}</td><td class="number">${countLink({ ...here, verdict: 'held' }, standings.held)}</td><td class="number">${countLink({ ...here, 'as-expected': 'no' }, notAsExpected)}</td><td class="number">${grouped(errors)}</td><td class="number">${grouped(findings)}</td><td class="number">${grouped(waived)}</td></tr>
`;
}
