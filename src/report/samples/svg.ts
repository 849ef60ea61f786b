import { coresText, memoryText } from '../../lib/amount.js';
import { cut } from '../escape/cut.js';
import { xmlText } from '../escape/xml.js';
import { bucketsOf, spanText, topOf } from './buckets.js';
import type { CapacitySeries } from './shape.js';

const WIDTH = 960;
const LEFT = 92;
const RIGHT = 24;
const PLOT = 150;
const GAP = 46;
const HEAD = 60;
const BLOCK = HEAD + 2 * (PLOT + GAP);
/** Columns of a plot at most: more than one sample in a column is drawn as its mean, with a band from the least to the most. */
const COLUMNS = 400;

/** Containers that are drawn at most. */
const MOST = 40;

const STYLE = `#capacity{--page:#ffffff;--text:#1f2328;--soft:#59636e;--grid:#d1d9e0;--cpu:#0969da;--memory:#8250df;--limit:#cf222e;font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;background:var(--page)}
@media(prefers-color-scheme:dark){#capacity{--page:#0d1117;--text:#e6edf3;--soft:#9198a1;--grid:#3d444d;--cpu:#4493f8;--memory:#ab7df8;--limit:#f85149}}
#capacity text{fill:var(--text);font-size:12px}
#capacity .name{font-size:15px;font-weight:600}
#capacity .soft{fill:var(--soft)}
#capacity .grid{stroke:var(--grid);stroke-width:1}
#capacity .limit{stroke:var(--limit);stroke-width:1.6;stroke-dasharray:7 4}
#capacity .over{fill:var(--limit)}
#capacity .cpu{stroke:var(--cpu)}#capacity .cpu-band{fill:var(--cpu)}
#capacity .memory{stroke:var(--memory)}#capacity .memory-band{fill:var(--memory)}
#capacity path.line{fill:none;stroke-width:1.6;stroke-linejoin:round}
#capacity path.band{opacity:.22}`;

/** CPU and memory over time, two plots a container, with the limits drawn: one SVG that stands by itself, light or dark as its reader is. */
export function capacitySvg(all: readonly CapacitySeries[]): string {
  const series = all.slice(0, MOST);
  const left = all.length - series.length;
  const height = series.length * BLOCK + (left > 0 ? 30 : 0) + 8;
  const parts = series.map((one, index) => blockOf(one, index * BLOCK));
  if (left > 0) parts.push(text(LEFT, height - 14, `${left} more containers are not drawn.`, 'soft'));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" id="capacity" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-label="CPU and memory over time">`,
    `<style>${STYLE}</style>`,
    `<rect width="${WIDTH}" height="${height}" fill="var(--page)"/>`,
    ...parts,
    '</svg>\n',
  ].join('\n');
}

function blockOf({ container, times, cpu, memory, cpuLimit, memoryLimit }: CapacitySeries, top: number): string {
  const span = spanText((times.at(-1) ?? 0) - (times[0] ?? 0));
  const cpuTop = top + HEAD;
  return [
    text(LEFT, top + 26, cut(container, 90), 'name'),
    plotOf('cpu', 'CPU', { times, values: cpu, limit: cpuLimit, shown: coresText, span }, cpuTop),
    plotOf(
      'memory',
      'memory',
      { times, values: memory, limit: memoryLimit, shown: memoryText, span },
      cpuTop + PLOT + GAP,
    ),
  ].join('\n');
}

interface Plot {
  readonly times: readonly number[];
  readonly values: readonly number[];
  readonly limit?: number;
  readonly shown: (value: number) => string;
  readonly span: string;
}

function plotOf(
  kind: 'cpu' | 'memory',
  name: string,
  { times, values, limit, shown, span }: Plot,
  top: number,
): string {
  const columns = Math.max(2, Math.min(COLUMNS, values.length));
  const buckets = bucketsOf(times, values, columns);
  const max = Math.max(...buckets.map((bucket) => bucket?.max ?? 0));
  const highest = topOf(max, limit);
  const width = WIDTH - LEFT - RIGHT;
  const x = (column: number): number => round(LEFT + (column / (columns - 1)) * width);
  const y = (value: number): number => round(top + PLOT - (value / highest) * PLOT);
  const known = buckets.flatMap((bucket, column) => (bucket === undefined ? [] : [{ ...bucket, column }]));
  const line = known.map(({ mean, column }, index) => `${index === 0 ? 'M' : 'L'}${x(column)} ${y(mean)}`).join('');
  const upper = known.map(({ max: high, column }, index) => `${index === 0 ? 'M' : 'L'}${x(column)} ${y(high)}`);
  const lower = [...known].reverse().map(({ min, column }) => `L${x(column)} ${y(min)}`);
  const above = limit !== undefined && limit > highest;
  const parts = [
    ...[0, 0.5, 1].map((share) => {
      const at = round(top + PLOT - share * PLOT);
      return `<line class="grid" x1="${LEFT}" y1="${at}" x2="${WIDTH - RIGHT}" y2="${at}"/>${text(LEFT - 8, at + 4, share === 0 ? '0' : shown(share * highest), 'soft', 'end')}`;
    }),
    `<path class="band ${kind}-band" d="${[...upper, ...lower].join('')}Z"/>`,
    `<path class="line ${kind}" d="${line}"/>`,
    text(
      LEFT,
      top - 7,
      `${name}: up to ${shown(max)}${above ? `; the limit, ${shown(limit)}, is far above` : ''}`,
      'soft',
    ),
    text(LEFT, top + PLOT + 17, '0', 'soft'),
    text(WIDTH - RIGHT, top + PLOT + 17, span, 'soft', 'end'),
  ];
  if (limit !== undefined && !above) {
    parts.push(
      `<line class="limit" x1="${LEFT}" y1="${y(limit)}" x2="${WIDTH - RIGHT}" y2="${y(limit)}"/>`,
      text(WIDTH - RIGHT, top - 7, `limit ${shown(limit)}`, 'over', 'end'),
    );
  }
  return parts.join('\n');
}

function text(x: number, y: number, content: string, kind: string, anchor: 'start' | 'end' = 'start'): string {
  return `<text class="${kind}" x="${x}" y="${y}" text-anchor="${anchor}">${xmlText(content)}</text>`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
