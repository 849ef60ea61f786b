import assets from '../../generated/fleet-page.json' with { type: 'json' };
import { shortName } from '../../html/inline.js';
import { type Html, html } from '../../html/markup.js';
import { type PageAssets, shellEnd, shellStart } from '../../html/shell.js';
import type { FleetRow, FleetTotals } from '../fleet.js';
import { type Facet, facetsOf } from '../groups.js';
import { worstFirst } from '../standing.js';
import { type FleetContext, headlineOf } from '../summary.js';
import { changesSection } from './changes.js';
import { groupsSection } from './groups.js';
import { repositoriesSection } from './list.js';
import { overview } from './overview.js';
import { choiceOf } from './parts.js';
import { patternsSection } from './patterns.js';
import { rulesSection } from './rules.js';
import { statesSection } from './states.js';
import { trendSection } from './trend.js';
import { waiversSection } from './waivers.js';

/** The dashboard that is being written. */
export interface Dashboard extends FleetContext {
  /** The worst first. */
  readonly rows: readonly FleetRow[];
  /** Up to this run. */
  readonly history: readonly FleetTotals[];
  readonly facets: readonly Facet[];
  /** By slug, as far as any row says. */
  readonly patternNames: ReadonlyMap<string, string>;
}

/**
 * The fleet as one page that needs nothing else: no network, no other file. Without scripts it is read from top to bottom, with every
 * repository in a table, the worst first; with them it can be searched, filtered and sorted. `inSight`: how many rows are elements at
 * once; the others are made when they are asked for.
 */
export function fleetDashboard(
  rows: readonly FleetRow[],
  context: FleetContext,
  history: readonly FleetTotals[],
  inSight?: number,
): string {
  const page: Dashboard = {
    ...context,
    rows: worstFirst(rows),
    history,
    facets: facetsOf(rows).map((facet) => ({ ...facet, key: choiceOf(facet.key), title: choiceOf(facet.title) })),
    patternNames: new Map(
      rows.flatMap(({ result }) => (result === undefined ? [] : [[result.pattern.slug, result.pattern.name]])),
    ),
  };
  const own: PageAssets = assets;
  const sections: readonly (readonly [id: string, title: string, section: Html | undefined])[] = [
    ['changes', 'Changes', changesSection(page)],
    ['trend', 'Trend', trendSection(page)],
    ['patterns', 'Architectures', patternsSection(page)],
    ['rules', 'Rules', rulesSection(page)],
    ['groups', 'Teams', groupsSection(page)],
    ['waivers', 'Waivers', waiversSection(page)],
    ['states', 'Not analysed', statesSection(page)],
    ['repositories', 'Repositories', repositoriesSection(page, inSight)],
  ];
  const present = sections.filter(([, , section]) => section !== undefined);
  const links = present.map(([id, title]) => html`<li><a href="#${id}">${title}</a></li>`);
  const title = `${shortName(page.run.source)}, ${headlineOf(page.totals)}`;
  return html`${shellStart({ title, skipTo: 'fleet', with: own })}${overview(page)}
<nav class="contents" aria-label="Sections"><ul>${links}</ul></nav>
${present.map(([, , section]) => section)}</main>
<footer><p>Written by Groundplan ${page.run.tool.version} for ${page.run.day}. Values that may be secrets are shown as ••••.</p></footer>
${shellEnd(own)}`.markup;
}
