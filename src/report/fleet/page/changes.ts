import { SECTION_END, sectionStart } from '../../html/evidence.js';
import { name, prose, shortName } from '../../html/inline.js';
import { type Html, html, type Part } from '../../html/markup.js';
import { counted, grouped } from '../../phrases.js';
import { type FleetChange, toldChanges } from '../changes.js';
import { signed } from '../summary.js';
import type { Dashboard } from './dashboard.js';
import { filterLink, standingMark } from './parts.js';

/** Repositories of a kind of change in sight; the others are a click away. */
const FIRST = 8;
/** Those that can be unfolded. */
const MOST = 300;

/** Kinds of change, by which the list can be filtered. */
export const CHANGE_TITLES = {
  failing: 'Newly failing',
  undecided: 'No verdict any more',
  drifted: 'Another architecture',
  mended: 'No longer failing',
  more: 'More findings',
  fewer: 'Fewer findings',
  new: 'New in the fleet',
} as const;

export type ChangeKind = keyof typeof CHANGE_TITLES;

/** What became of the fleet since the last run. */
export function changesSection(page: Dashboard): Html | undefined {
  const { changes, before } = page;
  if (changes === undefined) return undefined;
  const { drifted, nowFailing, noLongerDecided, noLongerFailing, more, fewer } = toldChanges(changes);
  const lists: readonly (readonly [kind: ChangeKind, items: readonly Html[]])[] = [
    ['failing', nowFailing.map((one) => item(one.repository, steps(one)))],
    ['undecided', noLongerDecided.map((one) => item(one.repository, steps(one)))],
    [
      'drifted',
      drifted.map((one) =>
        item(
          one.repository,
          html`${prose(one.pattern?.from.name ?? '')} <span class="arrow">→</span> ${prose(one.pattern?.to.name ?? '')}`,
        ),
      ),
    ],
    ['mended', noLongerFailing.map((one) => item(one.repository, steps(one)))],
    ['more', more.map((one) => item(one.repository, numbers(one)))],
    ['fewer', fewer.map((one) => item(one.repository, numbers(one)))],
    ['new', changes.appeared.map((repository) => item(repository, undefined))],
  ];
  const gone = changes.gone.map((repository) => html`<li>${name(repository)}</li>`);
  const parts = lists
    .filter(([, items]) => items.length > 0)
    .map(([kind, items]) => listOf(filterLink({ change: kind }, CHANGE_TITLES[kind]), items));
  const since = before === undefined ? 'Since the last run' : `Since ${before.day}`;
  const nothing =
    parts.length === 0 &&
    gone.length === 0 &&
    html`<p>Nothing changed.</p>
`;
  return html`${sectionStart('changes', since)}${nothing}<div class="lists">${parts}${gone.length > 0 && listOf('Gone', gone)}</div>${SECTION_END}`;
}

function listOf(title: Part, items: readonly Html[]): Html {
  const split = items.length <= FIRST * 1.5 ? items.length : FIRST;
  const [shown, rest] = [items.slice(0, split), items.slice(split, MOST)];
  const left = items.length - shown.length - rest.length;
  return html`<div class="changed"><h3>${title} <span class="sure">${grouped(items.length)}</span></h3><ul>${shown}</ul>${
    rest.length > 0 &&
    html`<details class="rest"><summary>${grouped(items.length - shown.length)} more</summary><ul>${rest}</ul>${left > 0 && html`<p class="more">and ${counted(left, 'more repository', 'more repositories')}</p>`}</details>`
  }</div>
`;
}

function item(repository: string, what: Part): Html {
  return html`<li>${filterLink({ repository }, shortName(repository))}${what !== undefined && html`<br><span class="what">${what}</span>`}</li>`;
}

function steps({ standing }: FleetChange): Part {
  return standing && html`${standingMark(standing.from)} <span class="arrow">→</span> ${standingMark(standing.to)}`;
}

function numbers({ findings, rules }: FleetChange): Part {
  if (findings === undefined) return undefined;
  return html`${grouped(findings.from)} <span class="arrow">→</span> ${grouped(findings.to)}${rules.length > 0 && html`: ${rulesChanged(rules, 2)}`}`;
}

/** `+2 flat-network, −1 unbounded-logs`. */
export function rulesChanged(rules: FleetChange['rules'], most: number): Part {
  const shown = rules.slice(0, most).map(([id, more], index) => html`${index > 0 && ', '}${signed(more)} ${name(id)}`);
  const left = rules.length - shown.length;
  return [shown, left > 0 && `, ${counted(left, 'other rule')}`];
}
