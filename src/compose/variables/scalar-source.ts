import type { Location } from '../../documents/location.js';
import { locate, type ScalarNode } from '../../documents/node.js';

/** Gives the place in the file of a range of a scalar's text. */
export type PlaceOf = (start: number, end: number) => Location;

/**
 * Places of variables inside a scalar. Where the text stands in the file as it is, they are exact. In block scalars and in
 * quoted ones with escapes, the n-th `$` of the text is the n-th one of the source, which `source` gives when it is asked for;
 * where a `$` itself is written as an escape, the place is the whole scalar.
 */
export function placesIn(node: ScalarNode, pointer: string, source: () => string | undefined): PlaceOf {
  const { file, via } = node;
  const text = String(node.value);
  const quote = node.plain ? 0 : 1;
  if (node.end - node.start === text.length + 2 * quote && !text.includes('\n')) {
    const base = node.start + quote;
    return (start, end) => locate({ file, start: base + start, end: base + end, via }, pointer);
  }
  let map: DollarMap | undefined;
  return (start, end) => {
    map ??= dollarMap(node, text, source());
    const at = map.places.get(start);
    if (at === undefined) return locate(node, pointer);
    const length = map.source.startsWith(text.slice(start, end), at - node.start) ? end - start : 1;
    return locate({ file, start: at, end: at + length, via }, pointer);
  };
}

interface DollarMap {
  /** The scalar as written. */
  readonly source: string;
  /** Offset of a `$` in the text to its offset in the file. */
  readonly places: ReadonlyMap<number, number>;
}

function dollarMap(node: ScalarNode, text: string, file: string | undefined): DollarMap {
  const source = file?.slice(node.start, node.end) ?? '';
  // The header of a block scalar may have a comment.
  const header = /^[|>][^\n]*\n/.exec(source)?.[0].length ?? 0;
  const written = dollars(source, header);
  const read = dollars(text, 0);
  if (written.length !== read.length) return { source, places: new Map() };
  return { source, places: new Map(read.map((offset, index) => [offset, node.start + (written[index] ?? 0)])) };
}

function dollars(text: string, from: number): number[] {
  const found: number[] = [];
  for (let at = text.indexOf('$', from); at >= 0; at = text.indexOf('$', at + 1)) found.push(at);
  return found;
}
