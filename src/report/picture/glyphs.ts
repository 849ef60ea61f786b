import type { PictureEdge, Shape } from './picture.js';

/** A drawing in a square of 16 pixels: lines, never filled. */
type Glyph = string;

/** What each role looks like, so that it is told without colour. */
export const GLYPHS: Readonly<Record<Shape | PictureEdge['kind'] | 'network', Glyph>> = {
  store: 'M2 4c0-3 12-3 12 0v8c0 3-12 3-12 0zM2 4c0 3 12 3 12 0M2 8c0 3 12 3 12 0',
  cache: 'M9 1L3 9h4l-1 6 7-9H8z',
  files: 'M8 1l6 3v8l-6 3-6-3V4zM2 4l6 3 6-3M8 7v8',
  search: 'M11 6.5a4.5 4.5 0 1 1-9 0 4.5 4.5 0 0 1 9 0zM10 10l4.5 4.5',
  queue: 'M1 4h3v8H1zM6 4h3v8H6zM11 8h4M13 5.5l2.5 2.5-2.5 2.5',
  proxy: 'M1 8h4l4-4h5M5 8l4 4h5M12 2l2 2-2 2M12 10l2 2-2 2',
  frontend: 'M1 2h14v12H1zM1 5.5h14M3.5 3.8h.1M5.5 3.8h.1',
  service: 'M8 1l6 3.5v7L8 15l-6-3.5v-7zM6 8a2 2 0 1 0 4 0 2 2 0 1 0-4 0',
  worker: 'M5 8a3 3 0 1 0 6 0 3 3 0 1 0-6 0M8 1v3M8 12v3M1 8h3M12 8h3M3 3l2 2M11 11l2 2M13 3l-2 2M5 11l-2 2',
  job: 'M1.5 8a6.5 6.5 0 1 0 13 0 6.5 6.5 0 1 0-13 0M8 4v4l3 2',
  monitor: 'M1 1v14h14M3 11l3-4 3 2 5-6',
  identity: 'M1 11a3.5 3.5 0 1 0 7 0 3.5 3.5 0 1 0-7 0M7 8.5L14 2M11 4.5l2 2',
  tool: 'M1 4h8M13 4h2M9 2h4v4H9zM1 12h2M7 12h8M3 10h4v4H3z',
  project: 'M8 1l7 3.5L8 8 1 4.5zM1 8l7 3.5L15 8M1 11.5L8 15l7-3.5',
  unknown: 'M1.5 8a6.5 6.5 0 1 0 13 0 6.5 6.5 0 1 0-13 0M6 6.2c0-2.8 4-2.8 4 0 0 1.8-2 1.5-2 3.3M8 11.8v.1',
  outside: 'M1.5 8a6.5 6.5 0 1 0 13 0 6.5 6.5 0 1 0-13 0M1.5 8h13M8 1.5c-4 3-4 10 0 13M8 1.5c4 3 4 10 0 13',
  machine: 'M2 2h12v9H2zM0 14h16M6 11v3M10 11v3',
  network:
    'M6 3a2 2 0 1 0 4 0 2 2 0 1 0-4 0M1 13a2 2 0 1 0 4 0 2 2 0 1 0-4 0M11 13a2 2 0 1 0 4 0 2 2 0 1 0-4 0M8 5v3M8 8L4 11.5M8 8l4 3.5',
};

/** What the legend calls each shape. */
export const SHAPE_NAMES: Readonly<Record<Shape, string>> = {
  store: 'database',
  cache: 'cache',
  files: 'object store',
  search: 'search engine',
  queue: 'message broker',
  proxy: 'proxy or gateway',
  frontend: 'frontend',
  service: 'API or application',
  worker: 'worker',
  job: 'job that ends',
  monitor: 'monitoring',
  identity: 'identity',
  tool: 'tool, agent or coordination',
  project: 'a whole project',
  unknown: 'role unknown, or several',
};

/** The outline of a node of this shape in a box of that size, from its upper left corner. */
export function outline(shape: Shape, width: number, height: number): string {
  switch (shape) {
    case 'store':
    case 'cache':
    case 'files':
    case 'search':
      return `M0 7c0-9 ${width}-9 ${width} 0v${height - 14}c0 9-${width} 9-${width} 0zM0 7c0 8 ${width} 8 ${width} 0`;
    case 'queue':
      return `M7 0h${width - 14}c9 0 9 ${height} 0 ${height}H7c-9 0-9-${height} 0-${height}zM${width - 7} 0c-7 0-7 ${height} 0 ${height}`;
    case 'proxy':
      return `M10 0h${width - 20}l10 ${height / 2}-10 ${height / 2}H10L0 ${height / 2}z`;
    case 'worker':
      return `${rounded(width, height, 3)}M5 0v${height}M${width - 5} 0v${height}`;
    case 'job':
      return `M10 0h${width - 20}l10 10v${height - 10}H0V10z`;
    case 'frontend':
      return `${rounded(width, height, 14)}`;
    case 'project':
      return `${rounded(width, height, 3)}M4 4h${width - 8}v${height - 8}H4z`;
    default:
      return rounded(width, height, 6);
  }
}

function rounded(width: number, height: number, radius: number): string {
  const [w, h, r] = [width, height, Math.min(radius, height / 2)];
  return `M${r} 0h${w - 2 * r}q${r} 0 ${r} ${r}v${h - 2 * r}q0 ${r}-${r} ${r}H${r}q-${r} 0-${r}-${r}V${r}q0-${r} ${r}-${r}z`;
}
