import type { Box, Layout, Line, Point } from './layout.js';
import type { Picture, PictureFrame } from './picture.js';

/** A part of a picture that no line connects with the rest, and the places of its links in the whole picture. */
export interface Part {
  readonly picture: Picture;
  readonly links: readonly number[];
}

/** The parts of a picture, in the order in which they first appear. */
export function partsOf(picture: Picture): readonly Part[] {
  const { frames, hubs, edges, links } = picture;
  const units = [...edges.map(({ id }) => [id]), ...frames.flatMap(unitsOf), ...hubs.map(({ id }) => [id])];
  const unitOf = new Map(units.flatMap((ids, index) => ids.map((id) => [id, index] as const)));
  const parents = units.map((_, index) => index);
  const rootOf = (index: number): number => {
    let at = index;
    while (parents[at] !== at) {
      // Each step halves the way for the next one who walks it.
      parents[at] = parents[parents[at] ?? at] ?? at;
      at = parents[at] ?? at;
    }
    return at;
  };
  for (const { from, to } of links) {
    const [one, other] = [unitOf.get(from), unitOf.get(to)];
    if (one !== undefined && other !== undefined) parents[rootOf(one)] = rootOf(other);
  }
  const isIn = (root: number) => (id: string) => rootOf(unitOf.get(id) ?? 0) === root;
  return [...new Set(units.map((_, index) => rootOf(index)))].map((root) => {
    const has = isIn(root);
    const own = links.map((_, index) => index).filter((index) => has(links[index]?.from ?? ''));
    return {
      picture: {
        ...picture,
        edges: edges.filter(({ id }) => has(id)),
        frames: frames
          .map((frame) => ({ ...frame, zones: frame.zones.filter(({ id }) => has(id)) }))
          .filter(({ zones }) => zones.length > 0),
        hubs: hubs.filter(({ id }) => has(id)),
        links: own.map((index) => links[index]).filter((link) => link !== undefined),
      },
      links: own,
    };
  });
}

/** What stays together whatever the lines are: all that is in one box. */
function unitsOf({ id, project, zones }: PictureFrame): string[][] {
  const inside = zones.map((zone) => [zone.id, ...zone.nodes.map((node) => node.id)]);
  return project === undefined ? inside : [[id, ...inside.flat()]];
}

/** Pixels between parts. */
const GAP = 14;
/** Parts are put side by side up to this width. */
const WIDTH = 1_500;

/** Puts the laid out parts onto one page: in rows, those of like height together. */
export function packed(parts: readonly { readonly part: Part; readonly layout: Layout }[]): Layout {
  const [only] = parts;
  if (only !== undefined && parts.length === 1) return only.layout;
  const room = Math.max(WIDTH, ...parts.map(({ layout }) => layout.width));
  const boxes = new Map<string, Box>();
  const lines = new Map<number, Line>();
  let [x, y, rowHeight, width] = [0, 0, 0, 0];
  // A sort keeps the order of what is equal.
  for (const { part, layout } of [...parts].sort((a, b) => b.layout.height - a.layout.height)) {
    if (x > 0 && x + layout.width > room) {
      y += rowHeight + GAP;
      [x, rowHeight] = [0, 0];
    }
    const moved = (point: Point): Point => ({ x: point.x + x, y: point.y + y });
    for (const [id, box] of layout.boxes) boxes.set(id, { ...box, ...moved(box) });
    for (const [index, { points, label }] of layout.lines) {
      const placed = { points: points.map(moved), ...(label === undefined ? {} : { label: moved(label) }) };
      lines.set(part.links[index] ?? -1, placed);
    }
    x += layout.width + GAP;
    width = Math.max(width, x - GAP);
    rowHeight = Math.max(rowHeight, layout.height);
  }
  return { width, height: y + rowHeight, boxes, lines };
}
