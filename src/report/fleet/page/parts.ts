import { printable } from '../../escape/terminal.js';
import { type Column, tableOf } from '../../html/evidence.js';
import { shortName } from '../../html/inline.js';
import { type Html, html, type Part } from '../../html/markup.js';
import { counted, grouped } from '../../phrases.js';
import { STANDING_TITLES, type Standing } from '../standing.js';
import { signed } from '../summary.js';

/** A text as a value that can be chosen, looked for, and stand in an address. */
export function choiceOf(text: string): string {
  return printable(shortName(text));
}

/** Leads to the list of repositories, those alone that fit; `filter` are parameters by their keys. */
export function filterLink(filter: Readonly<Record<string, string>>, shown: Part, kind = ''): Html {
  const parameters = new URLSearchParams(
    Object.entries(filter).map(([key, value]): [string, string] => [key, choiceOf(value)]),
  );
  return html`<a href="#repositories" data-filter="${parameters.toString()}"${kind !== '' && html` class="${kind}"`}>${shown}</a>`;
}

/** A number that leads to the repositories that it counts; zero leads nowhere. */
export function countLink(filter: Readonly<Record<string, string>>, count: number): Part {
  return count === 0 ? html`<span class="nothing">0</span>` : filterLink(filter, grouped(count));
}

/** Where a repository stands, in a word with a sign of its own. */
export function standingMark(standing: Standing): Html {
  return html`<span class="st ${standing}">${STANDING_TITLES[standing]}</span>`;
}

/** A bar of this share of its room, from 0 to 1: beside the number that it shows. */
export function bar(share: number, kind = ''): Html {
  const width = Math.round(Math.min(1, Math.max(0, share)) * 1000) / 10;
  return html`<svg class="bar ${kind}" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true"><rect width="${width}" height="1"/></svg>`;
}

/** Shares that make up a whole, side by side. */
export function stackedBar(parts: readonly (readonly [kind: string, count: number])[]): Html {
  const whole = parts.reduce((sum, [, count]) => sum + count, 0);
  let at = 0;
  const rects = parts.map(([kind, count]) => {
    const width = whole === 0 ? 0 : Math.round((count / whole) * 10_000) / 100;
    const rect =
      width > 0 && html`<rect class="${kind}" x="${Math.round(at * 100) / 100}" width="${width}" height="1"/>`;
    at += width;
    return rect;
  });
  return html`<svg class="bar stacked" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">${rects}</svg>`;
}

/**
 * How much more or less than before; `bad` where more of it is worse, `only-worse` where fewer of it are not better for that. Nothing
 * where nothing changed.
 */
export function delta(change: number, more: 'bad' | 'good' | 'neutral' | 'only-worse'): Part {
  if (change === 0) return undefined;
  const kind =
    more === 'neutral' || (more === 'only-worse' && change < 0)
      ? ''
      : change > 0 === (more !== 'good')
        ? 'worse'
        : 'better';
  return html` <span class="delta ${kind}">${signed(change)}</span>`;
}

/** Rows of which the first are in sight, and the others, up to a bound, a click away. */
export function foldedTable(
  caption: string,
  columns: readonly Column[],
  rows: readonly Html[],
  {
    first,
    most,
    what,
  }: { readonly first: number; readonly most: number; readonly what: readonly [one: string, many: string] },
): Html {
  const [one, many] = what;
  // A few more are no reason to fold.
  const split = rows.length <= first * 1.3 ? rows.length : first;
  const [shown, rest] = [rows.slice(0, split), rows.slice(split, most)];
  const left = rows.length - shown.length - rest.length;
  return html`${tableOf(caption, columns, shown)}${
    rest.length > 0 &&
    html`<details class="rest"><summary>${counted(rows.length - shown.length, `more ${one}`, `more ${many}`)}</summary>${tableOf(`${caption}, continued`, columns, rest)}${
      left > 0 &&
      html`<p class="more">and ${counted(left, `more ${one}`, `more ${many}`)} in the files beside this page</p>`
    }</details>
`
  }`;
}

/** Names one after another, the others counted. */
export function someNames(names: readonly string[], most: number): Part {
  const shown = names.slice(0, most).map((one, index) => html`${index > 0 && ', '}${shortName(one)}`);
  const left = names.length - shown.length;
  return [shown, left > 0 && ` and ${grouped(left)} more`];
}

/** The name of an architecture: as a row has it, else made of its short name: `event-driven` as `Event driven`. */
export function patternName(slug: string, names: ReadonlyMap<string, string>): string {
  return names.get(slug) ?? slug.charAt(0).toUpperCase() + slug.slice(1).replaceAll('-', ' ');
}
