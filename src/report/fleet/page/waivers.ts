import { SECTION_END, sectionStart } from '../../html/evidence.js';
import { prose, shortName, webLink } from '../../html/inline.js';
import { type Html, html, type Part } from '../../html/markup.js';
import { counted, grouped } from '../../phrases.js';
import { awayInWords } from '../days.js';
import { EXPIRIES, expiryOf, findingsInWords, type GrantedWaiver, waiversOf } from '../waivers.js';
import type { Dashboard } from './dashboard.js';
import { filterLink, foldedTable } from './parts.js';
import { ruleName } from './rules.js';

/** Rules named of one waiver. */
const MOST_RULES = 6;

/** Exceptions by when they end: the ones that need a decision first. */
export function waiversSection({ rows, run }: Dashboard): Html | undefined {
  const waivers = waiversOf(rows, run.day);
  if (waivers.length === 0) return undefined;
  const refused = waivers.filter(({ waiver }) => waiver.state === 'refused');
  const parts = EXPIRIES.map(({ id, title }) => {
    const those = waivers.filter((one) => one.waiver.state !== 'refused' && expiryOf(one) === id);
    return bucket(title, those, id === 'ended' || id === 'fortnight');
  });
  return html`${sectionStart('waivers', 'Waivers by their end')}${parts}${bucket('Do not count', refused, false)}${SECTION_END}`;
}

const ENDED = EXPIRIES[0].title;

function bucket(title: string, waivers: readonly GrantedWaiver[], open: boolean): Part {
  if (waivers.length === 0) return undefined;
  const findings = waivers.reduce((sum, one) => sum + one.findings, 0);
  const table = foldedTable(
    `${title}: waivers by day`,
    ['Ends', 'Rules', 'For', { number: 'Findings' }, 'Owner', 'Reason', 'Granted in'],
    waivers.map(lineOf),
    { first: 15, most: 300, what: ['waiver', 'waivers'] },
  );
  return html`<details class="bucket"${open && html` open`}><summary><h3>${title}</h3> <span class="sure">${counted(waivers.length, 'waiver')}, ${findingsInWords({ state: title === ENDED ? 'ended' : 'active' }, findings)}</span></summary>${table}</details>
`;
}

function lineOf({ waiver, repositories, findings, url, days }: GrantedWaiver): Html {
  const { rules, owner, reason, until, source, location, state, because } = waiver;
  const [first = ''] = repositories;
  const whom =
    repositories.length === 1
      ? filterLink({ repository: first }, shortName(first))
      : counted(repositories.length, 'repository', 'repositories');
  const place = html`<span class="place">${shortName(source)}:${location.line}</span>`;
  const named = rules.slice(0, MOST_RULES).map((id, index) => html`${index > 0 && ' '}${ruleName(id)}`);
  const more = rules.length - named.length;
  const unused = state === 'unused' && html`<br><span class="unused">nothing is found that it is for</span>`;
  return html`<tr><th scope="row" class="day">${shortName(until)}<br><span class="sure">${awayInWords(days)}</span></th><td>${named}${more > 0 && ` and ${grouped(more)} more`}${unused}</td><td>${whom}</td><td class="number">${grouped(findings)}${state === 'ended' && ' again'}</td><td>${shortName(owner)}</td><td>${prose(reason)}${because !== undefined && state !== 'ended' && html`<br><span class="unused">${prose(because)}</span>`}</td><td>${url === undefined ? place : webLink(url, place)}</td></tr>
`;
}
