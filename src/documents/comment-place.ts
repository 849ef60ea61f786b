import type { Comment, Node, ParsedFile } from './node.js';

/** What a comment speaks of: a stretch of the file with the keys that lead to it, or the whole file. */
export type CommentPlace =
  | { readonly kind: 'file' }
  | { readonly kind: 'node'; readonly start: number; readonly end: number; readonly pointer: string };

/** A key with its value, or an item of a list, as it stands in the text. */
interface Unit {
  readonly start: number;
  readonly end: number;
  readonly pointer: string;
}

/**
 * Tells what comments of one file speak of. A comment behind something belongs to what starts on its line, else to what ends there.
 * One on a line of its own belongs to the node below it, unless it is indented deeper than that. Before everything else it belongs
 * to the file. Undefined: it stands by nothing.
 */
export function commentPlaces(
  { file, documents }: Pick<ParsedFile, 'file' | 'documents'>,
  text: string,
): (comment: Comment) => CommentPlace | undefined {
  const units: Unit[] = [];
  for (const root of documents) addUnits(root, '', units);
  const byStart = units.toSorted((a, b) => a.start - b.start || b.end - a.end);
  const byEnd = units.toSorted((a, b) => a.end - b.end || b.start - a.start);
  const first = documents[0];
  const place = ({ start, end, pointer }: Unit): CommentPlace => ({ kind: 'node', start, end, pointer });

  return (comment) => {
    const lineStart = lineStartAt(file.lineStarts, comment.start);
    if (text.slice(lineStart, comment.start).trim() !== '') {
      const starting = byStart[firstAt(byStart, ({ start }) => start >= lineStart)];
      if (starting !== undefined && starting.start < comment.start) return place(starting);
      const ending = byEnd[firstAt(byEnd, ({ end }) => end > comment.start) - 1];
      return ending !== undefined && ending.end > lineStart ? place(ending) : undefined;
    }
    if (first === undefined || comment.end <= first.start) return { kind: 'file' };
    const below = byStart[firstAt(byStart, ({ start }) => start >= comment.end)];
    if (below === undefined) return undefined;
    const indentation = below.start - lineStartAt(file.lineStarts, below.start);
    return comment.start - lineStart <= indentation ? place(below) : undefined;
  };
}

/**
 * Adds every unit whose text stands in the place of the tree where it is used: what an alias or a merge key brings stands elsewhere.
 * Returns where the last of them ends: the range of a table of TOML is only its header.
 */
function addUnits(node: Node, pointer: string, units: Unit[]): number {
  let last = node.end;
  const add = (value: Node, inner: string, keyStart: number, keyEnd: number): void => {
    const alias = value.via?.findLast(({ kind, start }) => kind === 'alias' && start >= keyEnd);
    const at = units.length;
    const own: Unit = { start: keyStart, end: alias?.end ?? keyEnd, pointer: inner };
    units.push(own);
    if (alias === undefined) {
      const end = Math.max(keyEnd, addUnits(value, inner, units));
      units[at] = { ...own, end };
    }
    last = Math.max(last, units[at]?.end ?? 0);
  };
  if (node.kind === 'mapping') {
    for (const { key, keyFile, keyStart, keyEnd, value } of node.entries.values()) {
      if (keyFile !== node.file || value.via?.some(({ kind }) => kind === 'merge-key')) continue;
      add(value, pointer === '' ? key : `${pointer}.${key}`, keyStart, keyEnd);
    }
  } else if (node.kind === 'sequence') {
    for (const [index, item] of node.items.entries()) {
      const alias = item.via?.findLast(({ kind }) => kind === 'alias');
      const start = alias?.start ?? item.start;
      add(item, `${pointer}[${index}]`, start, start);
    }
  }
  return last;
}

/** Index of the first of sorted units for which the condition holds; their number when it holds for none. */
function firstAt(units: readonly Unit[], holds: (unit: Unit) => boolean): number {
  let low = 0;
  let high = units.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const unit = units[middle];
    if (unit !== undefined && holds(unit)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function lineStartAt(lineStarts: ArrayLike<number>, offset: number): number {
  let low = 0;
  let high = lineStarts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lineStarts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return lineStarts[low] ?? 0;
}
