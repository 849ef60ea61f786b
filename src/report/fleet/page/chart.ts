import { type Html, html, type Part } from '../../html/markup.js';
import { grouped } from '../../phrases.js';
import { daysBetween } from '../days.js';

export interface Chart {
  readonly title: string;
  /** Behind each number. Per cent: the axis ends at 100. */
  readonly unit?: '%';
  readonly series: readonly Series[];
}

export interface Series {
  /** Empty: the title says it. */
  readonly name: string;
  /** Gives the colour and the dashes. */
  readonly kind: string;
  /** One a day, in the order of the days. */
  readonly values: readonly number[];
}

const WIDTH = 400;
const HEIGHT = 168;
const PLOT = { left: 40, right: 290, top: 12, bottom: 140 };
/** Between the texts at the ends of two lines. */
const LINE_HEIGHT = 16;
/** More runs than these get no points that tell their numbers. */
const POINTS = 70;

/** Lines over days as a drawing with its title: two different days at least. Each line is named at its end. */
export function lineChart({ title, unit, series, days }: Chart & { readonly days: readonly string[] }): Html {
  const [first = '', last = ''] = [days[0], days.at(-1)];
  const span = Math.max(1, daysBetween(first, last));
  const most = unit === '%' ? 100 : niceCeiling(Math.max(1, ...series.flatMap(({ values }) => values)));
  const x = (index: number): number =>
    round(PLOT.left + ((PLOT.right - PLOT.left) * daysBetween(first, days[index] ?? first)) / span);
  const y = (value: number): number => round(PLOT.bottom - ((PLOT.bottom - PLOT.top) * value) / most);
  const shown = (value: number): string => (unit === '%' ? `${value} %` : grouped(value));

  const grid = [0, most / 2, most].map(
    (value) =>
      html`<line class="grid" x1="${PLOT.left}" x2="${PLOT.right}" y1="${y(value)}" y2="${y(value)}"/><text class="axis" x="${PLOT.left - 6}" y="${y(value) + 4}" text-anchor="end">${grouped(value)}</text>`,
  );
  const ends = spread(series.map(({ values }) => y(values.at(-1) ?? 0)));
  const lines = series.map(({ name, kind, values }, index): Part => {
    const points = values.map((value, at) => `${x(at)},${y(value)}`).join(' ');
    const now = values.at(-1) ?? 0;
    const dots =
      days.length <= POINTS &&
      values.map(
        (value, at) =>
          html`<circle class="dot ${kind}" cx="${x(at)}" cy="${y(value)}" r="5"><title>${days[at] ?? ''}: ${shown(value)}${name !== '' && ` ${name}`}</title></circle>`,
      );
    return html`<polyline class="line ${kind}" points="${points}"/><circle class="end ${kind}" cx="${x(values.length - 1)}" cy="${y(now)}" r="3"/>${dots}<text class="name ${kind}" x="${PLOT.right + 10}" y="${(ends[index] ?? 0) + 4}">${shown(now)}${name !== '' && ` ${name}`}</text>`;
  });
  const told = series
    .map(
      ({ name, values }) =>
        `${name === '' ? '' : `${name} `}from ${shown(values[0] ?? 0)} to ${shown(values.at(-1) ?? 0)}`,
    )
    .join(', ');
  return html`<figure class="chart"><figcaption>${title}</figcaption><svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${title}, ${first} to ${last}: ${told}">${grid}<text class="axis" x="${PLOT.left}" y="${HEIGHT - 10}">${first}</text><text class="axis" x="${PLOT.right}" y="${HEIGHT - 10}" text-anchor="end">${last}</text>${lines}</svg></figure>
`;
}

/** The next number of the form 1, 2, 4, 5, 6 or 8 times a power of ten, at least 2: half of it is a whole number. */
function niceCeiling(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  const step = [1, 2, 4, 5, 6, 8, 10].find((times) => times * power >= value) ?? 10;
  const nice = step * power;
  return nice % 2 === 0 ? nice : nice + 1;
}

/** Places of texts beside their lines, moved apart as far as they must. */
function spread(places: readonly number[]): readonly number[] {
  const order = places.map((place, index) => ({ place, index })).sort((a, b) => a.place - b.place || a.index - b.index);
  const moved: number[] = [];
  // From the top down, and then, where they run out of the drawing, up again.
  let next = PLOT.top;
  for (const { place, index } of order) {
    moved[index] = Math.max(place, next);
    next = (moved[index] ?? 0) + LINE_HEIGHT;
  }
  let limit = PLOT.bottom;
  for (const { index } of [...order].reverse()) {
    moved[index] = Math.min(moved[index] ?? 0, limit);
    limit = (moved[index] ?? 0) - LINE_HEIGHT;
  }
  return moved;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
