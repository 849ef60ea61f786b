import type { Node, ScalarNode } from '../../documents/node.js';
import { type Origin, scalarAt } from '../nodes.js';
import { isHollow } from '../variables/interpolate.js';

/** Stands in a marked text where an unset variable left a hole. YAML text cannot hold it unescaped. */
const MARK = '\u0000';

/**
 * The text of a scalar with a mark for each hole, so that a short form is split as if something stood there:
 * `${HOST_IP}:8080:80` still has three parts, `${PORT}:80` still has two.
 */
export function markedText(node: ScalarNode): string {
  const text = node.value === undefined ? '' : String(node.value);
  if (!isHollow(node)) return text;
  let marked = '';
  let copied = 0;
  for (const { at } of node.holes) {
    marked += text.slice(copied, at) + MARK;
    copied = at;
  }
  return marked + text.slice(copied);
}

/** The text with the variables that it lacks written in their places. */
export function writtenText(node: ScalarNode): string {
  if (!isHollow(node)) return node.text;
  const names = node.holes.map(({ name }) => `\${${name}}`);
  return markedText(node).replaceAll(MARK, () => names.shift() ?? '');
}

export function hasHole(part: string): boolean {
  return part.includes(MARK);
}

export function withoutHoles(part: string): string {
  return part.replaceAll(MARK, '');
}

/** The scalar that a part of a marked text stands for. */
export function partAt(part: string, source: ScalarNode, names = source.unresolved): ScalarNode {
  return hasHole(part) ? scalarAt(source, withoutHoles(part), names) : scalarAt(source, part);
}

/** The names of the variables that a part of a marked text lacks, when `before` is what stands in front of it. */
export function namesIn(part: string, before: string, source: ScalarNode): readonly string[] | undefined {
  const first = marksIn(before);
  return source.unresolved?.slice(first, first + marksIn(part));
}

function marksIn(text: string): number {
  return text.split(MARK).length - 1;
}

/** Passes on what is unresolved when a text is made from the text of another node. */
export function derivedAt(origin: Origin, value: string, from: Node): ScalarNode {
  return scalarAt(origin, value, from.kind === 'scalar' ? from.unresolved : undefined);
}
