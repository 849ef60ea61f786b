import { compareText } from '../../../lib/compare.js';
import { shortName } from '../../html/inline.js';
import { type Html, html } from '../../html/markup.js';
import { grouped } from '../../phrases.js';
import { toldChanges } from '../changes.js';
import type { FleetRow } from '../fleet.js';
import { STANDING_TITLES, STANDINGS, standingOf } from '../standing.js';
import { CHANGE_TITLES, type ChangeKind } from './changes.js';
import type { Dashboard } from './dashboard.js';
import { choiceOf, patternName } from './parts.js';
import { expectation } from './patterns.js';
import { STATE_TITLES } from './states.js';

/** Values of one row that count. */
const MOST_OF_ONE = 60;
/** Dimensions of topics, languages and properties. */
const MOST_FACETS = 20;

/** What the list can be filtered by: a choice of values, of which a row has none, one or several. */
export interface Dimension {
  /** As it stands in an address. */
  readonly key: string;
  readonly title: string;
  readonly of: (row: FleetRow) => readonly string[];
  /** Whether it is at hand at once. */
  readonly common: boolean;
  /** In the order in which they are offered. */
  readonly values: readonly Value[];
  /** Rows that have no value. */
  readonly none: number;
}

interface Value {
  readonly value: string;
  readonly title: string;
  readonly count: number;
}

/** Dimensions by which something is told apart. */
export function dimensionsOf(page: Dashboard): readonly Dimension[] {
  const kinds = changeKinds(page);
  const names = page.patternNames;
  const all: readonly (Omit<Dimension, 'values' | 'none'> & {
    readonly order?: readonly string[];
    readonly titles?: (value: string) => string;
  })[] = [
    {
      key: 'verdict',
      title: 'Verdict',
      common: true,
      of: (row) => [standingOf(row)],
      order: STANDINGS,
      titles: (value) => STANDING_TITLES[value as keyof typeof STANDING_TITLES],
    },
    {
      key: 'pattern',
      title: 'Architecture',
      common: true,
      of: ({ result }) => (result === undefined ? [] : [result.pattern.slug]),
      titles: (slug) => patternName(slug, names),
    },
    {
      key: 'as-expected',
      title: 'As expected',
      common: true,
      of: ({ result }) => (result === undefined ? [] : [result.asExpected]),
      order: ['no', 'unknown', 'yes'],
      titles: (value) => (value === 'unknown' ? 'not sure' : value),
    },
    {
      key: 'rule',
      title: 'Rule',
      common: true,
      of: ({ result }) =>
        Object.entries(result?.rules ?? {})
          .filter(([, { active }]) => active > 0)
          .map(([id]) => id),
    },
    ...page.facets.filter(({ key }) => key === 'team').map((facet) => ({ ...facet, common: true })),
    {
      key: 'state',
      title: 'State',
      common: false,
      of: ({ state }) => [state],
      order: Object.keys(STATE_TITLES),
      titles: (value) => STATE_TITLES[value as keyof typeof STATE_TITLES],
    },
    {
      key: 'change',
      title: 'Change',
      common: false,
      of: ({ repository }) => kinds.get(repository) ?? [],
      order: Object.keys(CHANGE_TITLES),
      titles: (value) => CHANGE_TITLES[value as ChangeKind],
    },
    {
      key: 'expected',
      title: 'Expected',
      common: false,
      of: ({ result }) =>
        result === undefined || expectation(result.expected) === '' ? [] : [expectation(result.expected)],
    },
    ...page.facets
      .filter(({ key }) => key !== 'team')
      .slice(0, MOST_FACETS)
      .map((facet) => ({ ...facet, common: false })),
  ];
  return all.map(({ order, titles = (value) => value, ...dimension }) => {
    const counts = new Map<string, number>();
    let none = 0;
    for (const row of page.rows) {
      const values = valuesOf(row, dimension);
      if (values.length === 0) none += 1;
      for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    const found = [...counts.keys()].sort((a, b) =>
      order === undefined ? compareText(a, b) : order.indexOf(a) - order.indexOf(b),
    );
    return {
      ...dimension,
      none,
      values: found.map((value) => ({ value, title: titles(value), count: counts.get(value) ?? 0 })),
    };
  });
}

/** Values of a row as they can be chosen, each once. Bounded. */
export function valuesOf(row: FleetRow, { of }: Pick<Dimension, 'of'>): readonly string[] {
  return [
    ...new Set(
      of(row)
        .slice(0, MOST_OF_ONE)
        .map((value) => choiceOf(value)),
    ),
  ];
}

/** The form, hidden until a script can obey it. */
export function filterForm(dimensions: readonly Dimension[]): Html {
  const [common, others] = [true, false].map((wanted) =>
    dimensions
      .filter(({ common: one, values, none }) => one === wanted && values.length + Math.min(none, 1) > 1)
      .map(selectOf),
  );
  return html`<form id="filter" class="filter fleet" role="search" aria-label="Repositories" hidden>
<label class="search">Search <input type="search" name="text" placeholder="name, team, rule …  ( / )" autocomplete="off" spellcheck="false"></label>
${common}<details class="others"><summary>More filters</summary><div>${others}</div></details>
</form>
<div class="found-count"><p id="filtered" class="filtered" aria-live="polite"></p><button id="reset" type="button" hidden>Show all</button></div>`;
}

function selectOf({ key, title, values, none }: Dimension): Html {
  const options = values.map(
    ({ value, title: shown, count }) => html`<option value="${value}">${shortName(shown)} (${grouped(count)})</option>`,
  );
  return html`<label>${shortName(title)} <select name="${key}"><option value="*">All</option>${options}${none > 0 && html`<option value="">none (${grouped(none)})</option>`}</select></label>
`;
}

function changeKinds({ changes }: Dashboard): ReadonlyMap<string, readonly ChangeKind[]> {
  const kinds = new Map<string, ChangeKind[]>();
  if (changes === undefined) return kinds;
  const told = toldChanges(changes);
  const lists: readonly (readonly [kind: ChangeKind, repositories: readonly string[]])[] = [
    ['drifted', told.drifted.map(({ repository }) => repository)],
    ['failing', told.nowFailing.map(({ repository }) => repository)],
    ['undecided', told.noLongerDecided.map(({ repository }) => repository)],
    ['mended', told.noLongerFailing.map(({ repository }) => repository)],
    ['more', told.more.map(({ repository }) => repository)],
    ['fewer', told.fewer.map(({ repository }) => repository)],
    ['new', changes.appeared],
  ];
  for (const [kind, repositories] of lists)
    for (const repository of repositories) kinds.set(repository, [...(kinds.get(repository) ?? []), kind]);
  return kinds;
}
