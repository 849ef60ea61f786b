import { by } from '../../../lib/compare.js';
import { SECTION_END, sectionStart } from '../../html/evidence.js';
import { name, prose } from '../../html/inline.js';
import { type Html, html } from '../../html/markup.js';
import type { FleetRow, FleetState } from '../fleet.js';
import { repositoryUrl } from '../web.js';
import type { Dashboard } from './dashboard.js';
import { filterLink, foldedTable } from './parts.js';

/** What someone must do something about before what is as it is. */
const ORDER: readonly FleetState[] = ['policy-error', 'broken', 'missing', 'partial', 'vanished', 'empty'];

export const STATE_TITLES: Readonly<Record<FleetState, string>> = {
  analysed: 'analysed',
  partial: 'analysed in part',
  empty: 'empty',
  vanished: 'gone',
  'policy-error': 'policy cannot be loaded',
  broken: 'not read',
  missing: 'in no shard',
};

/** Repositories that were not analysed, or not wholly, each with why and what to do. */
export function statesSection({ rows }: Dashboard): Html | undefined {
  const others = rows
    .filter(({ state }) => state !== 'analysed')
    .sort(
      by(
        ({ state }) => ORDER.indexOf(state),
        ({ repository }) => repository,
      ),
    );
  if (others.length === 0) return undefined;
  return html`${sectionStart('states', 'Not analysed, or in part')}${foldedTable('Why, and what to do', ['Repository', 'State', 'Why'], others.map(lineOf), { first: 15, most: 500, what: ['repository', 'repositories'] })}${SECTION_END}`;
}

function lineOf(row: FleetRow): Html {
  return html`<tr><th scope="row">${linkedName(row)}</th><td>${filterLink({ state: row.state }, STATE_TITLES[row.state])}</td><td>${prose(row.reason ?? '')}</td></tr>
`;
}

/** A repository by its name, as a link to where it stands on the web. */
export function linkedName(row: FleetRow): Html {
  const url = repositoryUrl(row);
  return url === undefined ? name(row.repository) : html`<a href="${url}" rel="noreferrer">${name(row.repository)}</a>`;
}
