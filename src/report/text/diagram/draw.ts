import type { DiagramEdge, DiagramRow, NodeKind } from '../../../rulebook/diagram.js';
import { type Canvas, canvasOf, type Paint, type Painted } from './canvas.js';
import { layOut, type PlacedGroup, type PlacedNode } from './layout.js';
import { type Cell, type Direction, type Route, routesOf } from './route.js';

/** Corners and sides: top left, across, top right, upright, bottom left, bottom right; then where a line leaves: up, right, down, left. */
const BORDERS: Readonly<Record<Exclude<NodeKind, 'outside'>, string>> = {
  service: '┌─┐│└┘┴├┬┤',
  helper: '╭─╮│╰╯┴├┬┤',
  store: '╔═╗║╚╝╧╟╤╢',
  bus: '┏━┓┃┗┛┷┠┯┨',
};

const PAINTS: Readonly<Record<NodeKind, Paint>> = {
  outside: 'strong',
  service: 'strong',
  helper: 'plain',
  store: 'store',
  bus: 'bus',
};

/** Characters by the sides that they join: 1 up, 2 right, 4 down, 8 left. */
const LINES = ' ╵╶└╷│┌├╴┘─┴┐┤┬┼';

const HEADS = '▲►▼◄';

/** A drawing at most `width` columns wide. Undefined when there is not room for one. */
export function draw(rows: readonly DiagramRow[], edges: readonly DiagramEdge[], width: number): Painted | undefined {
  const layout = layOut(rows, width);
  if (layout === undefined) return undefined;
  const canvas = canvasOf(layout.width, layout.height);
  for (const group of layout.groups) drawGroup(canvas, group);
  for (const node of layout.nodes) drawNode(canvas, node);
  const places = new Map(layout.nodes.map((placed) => [placed.node.node, placed]));
  drawRoutes(canvas, routesOf(layout, edges), places);
  return canvas.lines();
}

/** The frame of a kind of node, for a legend. */
export function sampleOf(kind: Exclude<NodeKind, 'outside'>): string {
  const [corner = '', , end = ''] = BORDERS[kind];
  return `${corner}${end}`;
}

function drawGroup(canvas: Canvas, { x, y, width, height, title }: PlacedGroup): void {
  const bottom = y + height - 1;
  canvas.write(x, y, `┌${'┄'.repeat(width - 2)}┐`, 'faint');
  canvas.write(x, bottom, `└${'┄'.repeat(width - 2)}┘`, 'faint');
  for (let at = y + 1; at < bottom; at++) {
    canvas.write(x, at, '┆', 'faint');
    canvas.write(x + width - 1, at, '┆', 'faint');
  }
  canvas.write(x + 2, y, ` ${title} `, 'plain');
}

function drawNode(canvas: Canvas, { x, y, width, height, node, text }: PlacedNode): void {
  const inset = node.kind === 'outside' ? 0 : 1;
  if (node.kind !== 'outside') {
    const [topLeft, across = '', topRight, upright = '', bottomLeft, bottomRight] = BORDERS[node.kind];
    const paint = node.kind === 'store' || node.kind === 'bus' ? node.kind : 'plain';
    canvas.write(x, y, `${topLeft}${across.repeat(width - 2)}${topRight}`, paint);
    canvas.write(x, y + height - 1, `${bottomLeft}${across.repeat(width - 2)}${bottomRight}`, paint);
    for (let at = y + 1; at < y + height - 1; at++) {
      canvas.write(x, at, upright, paint);
      canvas.write(x + width - 1, at, upright, paint);
    }
  }
  text.forEach((line, index) => {
    const left = x + Math.floor((width - line.length) / 2);
    canvas.write(left, y + inset + index, line, index === 0 ? PAINTS[node.kind] : 'faint');
  });
}

function drawRoutes(canvas: Canvas, routes: readonly Route[], places: ReadonlyMap<string, PlacedNode>): void {
  const joints = new Map<string, { readonly x: number; readonly y: number; sides: number }>();
  for (const { cells } of routes) {
    for (const { x, y, came, goes } of cells) {
      const joint = joints.get(`${x},${y}`) ?? { x, y, sides: 0 };
      joint.sides |= (1 << ((came + 2) % 4)) | (1 << goes);
      joints.set(`${x},${y}`, joint);
    }
  }
  for (const { x, y, sides } of joints.values()) canvas.write(x, y, LINES[sides] ?? ' ', 'line');
  for (const { edge, cells } of routes) {
    const [first] = cells;
    const last = cells.at(-1);
    if (first === undefined || last === undefined) continue;
    canvas.write(last.x, last.y, HEADS[last.goes] ?? '', 'line');
    if (edge.both === true) canvas.write(first.x, first.y, HEADS[(first.came + 2) % 4] ?? '', 'line');
    else drawStart(canvas, first, places.get(edge.from));
  }
}

/** The place in a box's border where a line leaves. */
function drawStart(canvas: Canvas, { x, y, came }: Cell, placed: PlacedNode | undefined): void {
  if (placed === undefined || placed.node.kind === 'outside') return;
  const [right, down] = (
    [
      [0, 1],
      [-1, 0],
      [0, -1],
      [1, 0],
    ] as const
  )[came as Direction];
  const paint = placed.node.kind === 'store' || placed.node.kind === 'bus' ? placed.node.kind : 'plain';
  canvas.write(x + right, y + down, BORDERS[placed.node.kind][6 + came] ?? '', paint);
}
