import type { Picture } from './picture.js';

/** A pair of nodes that are to stand side by side though nothing connects them. */
export type Beside = readonly [left: string, right: string];

/** Nodes in a row: as many as the width of a comment holds. */
const ACROSS = 4;
/** Fewer nodes than these are read well below one another. */
const FEW = 4;

/**
 * Which nodes to put side by side, so that what nothing connects makes rows and not one endless column: within a zone those without
 * a line, and of the frames those that have no line at all.
 */
export function rowsOf(picture: Picture): readonly Beside[] {
  const connected = connectedIn(picture);
  const apart = picture.frames
    .filter(({ zones }) =>
      zones.every(({ id, nodes }) => ![id, ...nodes.map((node) => node.id)].some((one) => connected.has(one))),
    )
    .map(({ zones }) => zones.at(0)?.nodes.at(0)?.id)
    .filter((id) => id !== undefined);
  return [...rowsInside(picture), ...rows(apart)];
}

/** The same within zones alone. */
export function rowsInside(picture: Picture): readonly Beside[] {
  const connected = connectedIn(picture);
  return picture.frames
    .flatMap(({ zones }) => zones)
    .flatMap(({ nodes }) => rows(nodes.map(({ id }) => id).filter((id) => !connected.has(id))));
}

function connectedIn({ links }: Picture): ReadonlySet<string> {
  return new Set(links.flatMap(({ from, to }) => [from, to]));
}

function rows(ids: readonly string[]): Beside[] {
  if (ids.length < FEW) return [];
  const across = Math.min(ACROSS, Math.ceil(Math.sqrt(ids.length)));
  return ids.flatMap((id, index) => {
    const left = ids[index - 1];
    return index % across === 0 || left === undefined ? [] : [[left, id] as const];
  });
}
