import { prose, shortName } from '../../html/inline.js';
import { type Html, html, type Part } from '../../html/markup.js';
import { grouped, percent } from '../../phrases.js';
import type { FleetRow } from '../fleet.js';
import { standingOf } from '../standing.js';
import { someNames, standingMark } from './parts.js';
import { STATE_TITLES } from './states.js';

/** Teams named in a row; the evidence has all. */
const MOST_TEAMS = 2;

/** Columns of the list; `key` is what it is sorted by, `kind` what a narrow page leaves out. */
export const COLUMNS = [
  { title: 'Repository', key: 'name', kind: 'repository' },
  { title: 'Verdict', key: 'worst', kind: 'verdict' },
  { title: 'Architecture', key: 'pattern', kind: 'architecture' },
  { title: 'As expected', key: 'expected', kind: 'expected' },
  { title: 'Errors', key: 'errors', kind: 'number' },
  { title: 'Warnings', key: 'warnings', kind: 'number' },
  { title: 'Notes', key: 'notes', kind: 'number minor' },
  { title: 'Waived', key: 'waived', kind: 'number minor' },
  { title: 'Team', key: 'team', kind: 'team' },
] as const;

const EXPECTED: Readonly<Record<'yes' | 'no' | 'unknown', Html>> = {
  yes: html`yes`,
  no: html`<strong class="off">no</strong>`,
  unknown: html`<span class="nothing">not sure</span>`,
};

/** One repository as a row; its name opens the row below it. */
export function rowOf(row: FleetRow, index: number): Html {
  const { result, teams = [] } = row;
  const standing = standingOf(row);
  const counts = result?.counts;
  const number = (count: number | undefined, kind: string): Html =>
    html`<td class="number ${kind}">${count === undefined ? '' : count === 0 ? html`<span class="nothing">0</span>` : grouped(count)}</td>`;
  const state = row.state !== 'analysed' && html`<br><span class="sure">${STATE_TITLES[row.state]}</span>`;
  return html`<tr class="row"><th scope="row"><a class="open" href="#e${index}">${shortName(row.repository)}</a></th><td>${standingMark(standing)}${state}</td><td class="architecture">${architecture(row)}</td><td class="expected">${asExpected(row)}</td>${number(counts?.error, 'error')}${number(counts?.warning, 'warning')}${number(counts?.note, 'minor')}${number(counts?.waived, 'minor')}<td class="team">${someNames(
    teams.map((team) => ownTeam(team, row)),
    MOST_TEAMS,
  )}</td></tr>`;
}

/** A team of the owner of the repository by its own name alone. */
function ownTeam(team: string, { repository }: FleetRow): string {
  const owner = `@${repository.slice(0, repository.indexOf('/') + 1)}`;
  return owner.length > 2 && team.startsWith(owner) ? team.slice(owner.length) : team;
}

function architecture({ result }: FleetRow): Part {
  if (result === undefined) return undefined;
  return html`${prose(result.pattern.name)} <span class="sure">${percent(result.pattern.confidence)}</span>`;
}

function asExpected({ result }: FleetRow): Part {
  if (result === undefined || (result.expected ?? []).length === 0) return undefined;
  return EXPECTED[result.asExpected];
}
