import { positionOf } from '../../documents/location.js';
import type { Node, Via } from '../../documents/node.js';

/** One place that a value came through. Lines and columns count from 1, the end is exclusive. */
export interface ProvenancePlace {
  /**
   * `set`: it is written here; `implied`: nobody wrote it, this is what it follows from; otherwise how the value got from there
   * to where it counts, or (`override`) the value that it replaced.
   */
  readonly kind: 'set' | 'implied' | Via['kind'];
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** Where a printed value came from: first the place that won, then the others, nearest first. */
export interface ProvenanceEntry {
  /** Keys and indices that lead to the value. */
  readonly path: readonly (string | number)[];
  readonly places: readonly ProvenancePlace[];
}

export function provenanceEntry(path: readonly (string | number)[], node: Node): ProvenanceEntry {
  const places = [placeOf(node.implied === true ? 'implied' : 'set', node)];
  for (const via of node.via ?? []) {
    const place = placeOf(via.kind, via);
    if (!places.some((known) => isSame(known, place))) places.push(place);
  }
  return { path, places };
}

function placeOf(
  kind: ProvenancePlace['kind'],
  { file, start, end }: Pick<Via, 'file' | 'start' | 'end'>,
): ProvenancePlace {
  return { kind, ...positionOf({ file, start, end, pointer: '' }) };
}

function isSame(a: ProvenancePlace, b: ProvenancePlace): boolean {
  return a.kind === b.kind && a.path === b.path && a.line === b.line && a.column === b.column;
}
