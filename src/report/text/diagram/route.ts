import type { DiagramEdge } from '../../../rulebook/diagram.js';
import type { Layout, PlacedNode, Rectangle } from './layout.js';

/** 0 up, 1 right, 2 down, 3 left. */
export type Direction = 0 | 1 | 2 | 3;

export const STEPS: readonly (readonly [number, number])[] = [
  [0, -1],
  [1, 0],
  [0, 1],
  [-1, 0],
];

const DIRECTIONS: readonly Direction[] = [0, 1, 2, 3];

/** The way of one edge: its cells from the source's box to the target's. */
export interface Route {
  readonly edge: DiagramEdge;
  readonly cells: readonly Cell[];
}

export interface Cell {
  readonly x: number;
  readonly y: number;
  /** Direction in which the cell is entered. */
  readonly came: Direction;
  /** Direction in which it is left. */
  readonly goes: Direction;
  /** It touches a box that the edge joins. */
  readonly isEnd: boolean;
}

/** What stands in a cell of the sheet: nothing (0), something solid, or a frame, which is crossed at a right angle only. */
const SOLID = 1;
const ACROSS = 2;
const UPRIGHT = 3;

/** What a way costs, in whole numbers: short and straight is cheap, lines that cross are dear. */
const STEP = 2;
const SHARED_STEP = 1;
const BEND = 7;
const BEND_AT_BOX = 24;
const CROSSING = 14;
/** Lines go from above to below, unless the boxes stand side by side. */
const AT_SIDE = 8;
/** Lines of one box share a place at its border. */
const NEW_PORT = 10;

/** A way that goes further round than this is worse than none. */
const DEAREST = 2000;

/**
 * Finds a way for each edge, the shortest edges first. Lines part only at a common source and join only at a common target, so
 * that a line never seems to lead where it does not. An edge that finds no way is left out.
 */
export function routesOf(layout: Layout, edges: readonly DiagramEdge[]): readonly Route[] {
  const sheet = sheetOf(layout);
  const places = new Map(layout.nodes.map((placed) => [placed.node.node, placed]));
  const used: Used = new Map();
  return edges
    .flatMap((edge) => {
      const from = places.get(edge.from);
      const to = places.get(edge.to);
      return from === undefined || to === undefined || from === to ? [] : [{ edge, from, to }];
    })
    .map((one, index) => ({ ...one, index, length: distance(one.from, one.to) }))
    .sort((a, b) => a.length - b.length || a.index - b.index)
    .flatMap(({ edge, from, to }) => {
      const cells = cheapestWay(
        sheet,
        (cell) => passage(used.get(keyOf(sheet, cell)), edge, cell),
        portsFor(from, to, (port) => portCost(sheet, used, port, (use) => use.edge.from === edge.from)),
        portsFor(to, from, (port) => portCost(sheet, used, port, (use) => use.edge.to === edge.to)),
        to,
      );
      if (cells === undefined) return [];
      for (const cell of cells) {
        const key = keyOf(sheet, cell);
        used.set(key, [...(used.get(key) ?? []), { edge, cell }]);
      }
      return [{ edge, cells }];
    });
}

/** Which edges pass through a cell, and how. */
type Used = Map<number, readonly Use[]>;

interface Use {
  readonly edge: DiagramEdge;
  readonly cell: Cell;
}

interface Sheet {
  readonly width: number;
  readonly height: number;
  readonly kinds: Uint8Array;
}

function sheetOf({ width, height, nodes, groups }: Layout): Sheet {
  const kinds = new Uint8Array(width * height);
  const fill = (area: Rectangle, kind: number): void => {
    for (let y = area.y; y < area.y + area.height; y++)
      kinds.fill(kind, y * width + area.x, y * width + area.x + area.width);
  };
  for (const { title, ...area } of groups) {
    const bottom = area.y + area.height - 1;
    const right = area.x + area.width - 1;
    fill({ ...area, height: 1 }, ACROSS);
    fill({ ...area, y: bottom, height: 1 }, ACROSS);
    fill({ ...area, width: 1 }, UPRIGHT);
    fill({ ...area, x: right, width: 1 }, UPRIGHT);
    for (const [x, y] of [
      [area.x, area.y],
      [right, area.y],
      [area.x, bottom],
      [right, bottom],
    ] as const)
      fill({ x, y, width: 1, height: 1 }, SOLID);
    fill({ x: area.x, y: area.y, width: title.length + 4, height: 1 }, SOLID);
  }
  for (const node of nodes) fill(node, SOLID);
  return { width, height, kinds };
}

/** What it costs to pass a cell that other edges use. Undefined when lines would mix that do not belong together. */
function passage(uses: readonly Use[] | undefined, edge: DiagramEdge, cell: Cell): number | undefined {
  if (uses === undefined) return STEP;
  let cost = SHARED_STEP;
  for (const use of uses) {
    if (isTrunk(use, edge, cell)) continue;
    if (!isCrossing(use.cell, cell)) return undefined;
    cost += CROSSING;
  }
  return cost;
}

/** Edges of one source run together from it, edges to one target run together to it. */
function isTrunk(use: Use, edge: DiagramEdge, cell: Cell): boolean {
  if (edge.both === true || use.edge.both === true) return false;
  if (use.edge.from === edge.from && use.cell.came === cell.came) return true;
  return use.edge.to === edge.to && use.cell.goes === cell.goes;
}

function isCrossing(a: Cell, b: Cell): boolean {
  const areStraight = a.came === a.goes && b.came === b.goes;
  return areStraight && a.came % 2 !== b.came % 2 && !a.isEnd && !b.isEnd;
}

/** A place on the way, with what it cost to come there. */
interface Stop {
  readonly x: number;
  readonly y: number;
  readonly came: Direction;
  readonly cost: number;
  readonly before: Stop | undefined;
}

/** Dijkstra's algorithm over cells and directions. Costs are small whole numbers, so the queue is a list for each of them. */
function cheapestWay(
  sheet: Sheet,
  costOf: (cell: Cell) => number | undefined,
  starts: readonly Port[],
  ends: readonly Port[],
  to: Rectangle,
): readonly Cell[] | undefined {
  const queue: Stop[][] = [];
  const push = (stop: Stop): void => {
    if (stop.cost > DEAREST) return;
    const list = queue[stop.cost];
    if (list === undefined) queue[stop.cost] = [stop];
    else list.push(stop);
  };
  for (const { x, y, out, cost } of starts) push({ x, y, came: out, cost, before: undefined });
  const arrivals = new Map(ends.map((port) => [keyOf(sheet, port), port]));
  const seen = new Uint8Array(sheet.kinds.length * 4);
  for (let cost = 0; cost < queue.length; cost++) {
    for (const stop of queue[cost] ?? []) {
      const { x, y, came } = stop;
      // Off the sheet there is nothing, and the target itself is where the way ends.
      if (contains(to, stop)) return cellsOf(stop);
      const state = keyOf(sheet, stop) * 4 + came;
      if (!isOpen(sheet, x, y, came) || seen[state] === 1) continue;
      seen[state] = 1;
      const arrival = arrivals.get(keyOf(sheet, stop));
      for (const goes of DIRECTIONS) {
        if (goes === opposite(came) || (goes !== came && isFrame(sheet, x, y))) continue;
        const [right, down] = STEPS[goes] ?? [0, 0];
        const next = { x: x + right, y: y + down, came: goes };
        const arrives = contains(to, next);
        if (arrives ? arrival === undefined : !isOpen(sheet, next.x, next.y, goes)) continue;
        if (!arrives && seen[keyOf(sheet, next) * 4 + goes] === 1) continue;
        const isEnd = arrives || stop.before === undefined;
        const passed = costOf({ x, y, came, goes, isEnd });
        if (passed === undefined) continue;
        const bend = goes === came ? 0 : isEnd ? BEND_AT_BOX : BEND;
        push({ ...next, cost: cost + passed + bend + (arrives ? (arrival?.cost ?? 0) : 0), before: stop });
      }
    }
  }
  return undefined;
}

/** The cells before a stop in the target's box, in the order of the way. */
function cellsOf(end: Stop): readonly Cell[] {
  const cells: Cell[] = [];
  for (let next = end; next.before !== undefined; next = next.before) {
    const { x, y, came } = next.before;
    cells.push({ x, y, came, goes: next.came, isEnd: next === end || next.before.before === undefined });
  }
  return cells.reverse();
}

interface Port {
  readonly x: number;
  readonly y: number;
  /** Direction away from the box. */
  readonly out: Direction;
  readonly cost: number;
}

/** The cells around a box at which a line to or from another one may start or end, dearer the further from the middle of a side. */
function portsFor(box: PlacedNode, other: Rectangle, extra: (port: Port) => number): readonly Port[] {
  const { x, y, width, height } = box;
  const areBeside = y < other.y + other.height && other.y < y + height;
  const side = areBeside ? 0 : AT_SIDE;
  const corner = box.node.kind === 'outside' ? 0 : 1;
  const middle = x + Math.floor((width - 1) / 2);
  const centre = y + Math.floor((height - 1) / 2);
  const ports: Port[] = [];
  for (let at = x + 1; at < x + width - 1; at++) {
    const cost = Math.abs(at - middle);
    ports.push({ x: at, y: y - 1, out: 0, cost }, { x: at, y: y + height, out: 2, cost });
  }
  for (let at = y + corner; at < y + height - corner; at++) {
    const cost = side + Math.abs(at - centre);
    ports.push({ x: x + width, y: at, out: 1, cost }, { x: x - 1, y: at, out: 3, cost });
  }
  return ports.map((port) => ({ ...port, cost: port.cost + extra(port) }));
}

/** Nothing where an edge of the same box starts or ends already. */
function portCost(sheet: Sheet, used: Used, port: Port, isSame: (use: Use) => boolean): number {
  return (used.get(keyOf(sheet, port)) ?? []).some((use) => use.cell.isEnd && isSame(use))
    ? -Math.min(port.cost, NEW_PORT)
    : 0;
}

function isOpen({ width, height, kinds }: Sheet, x: number, y: number, came: Direction): boolean {
  if (x < 0 || x >= width || y < 0 || y >= height) return false;
  const kind = kinds[y * width + x];
  if (kind === SOLID) return false;
  return kind === ACROSS ? came % 2 === 0 : kind !== UPRIGHT || came % 2 === 1;
}

function isFrame({ width, kinds }: Sheet, x: number, y: number): boolean {
  return kinds[y * width + x] !== 0;
}

function contains(area: Rectangle, { x, y }: { readonly x: number; readonly y: number }): boolean {
  return x >= area.x && x < area.x + area.width && y >= area.y && y < area.y + area.height;
}

function keyOf({ width }: Sheet, { x, y }: { readonly x: number; readonly y: number }): number {
  return y * width + x;
}

function opposite(direction: Direction): Direction {
  return ((direction + 2) % 4) as Direction;
}

function distance(a: Rectangle, b: Rectangle): number {
  return Math.abs(2 * a.x + a.width - 2 * b.x - b.width) + 2 * Math.abs(2 * a.y + a.height - 2 * b.y - b.height);
}
