/** Lines that differ up to which the shortest way is looked for. */
const MOST = 2000;

/** Lines with their line breaks. */
export function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** Lines `from` to `to` of the old text give way to those `start` to `end` of the new one. */
export interface Change {
  readonly from: number;
  readonly to: number;
  readonly start: number;
  readonly end: number;
}

/**
 * What turns the lines `a` into the lines `b`, in as few steps as there can be. Where more than `most` lines differ, all from the first to
 * the last that does is one change.
 */
export function changesBetween(a: readonly string[], b: readonly string[], most: number = MOST): Change[] {
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  const [x, y] = [a.slice(head, a.length - tail), b.slice(head, b.length - tail)];
  const steps = shortestWay(x, y, most);
  if (steps === undefined) return [{ from: head, to: a.length - tail, start: head, end: b.length - tail }];
  const changes: Change[] = [];
  for (const { kind, at, to } of steps) {
    const [from, start] = [at + head, to + head];
    const next = { from, to: from + (kind === 'delete' ? 1 : 0), start, end: start + (kind === 'insert' ? 1 : 0) };
    const last = changes.at(-1);
    if (last !== undefined && last.to === next.from && last.end === next.start) {
      changes[changes.length - 1] = { from: last.from, to: next.to, start: last.start, end: next.end };
    } else changes.push(next);
  }
  return changes;
}

/** Lines that differ up to which the shortest way is looked for where only places are wanted. */
const MOST_FOR_PLACES = 400;

/** Ranges of lines of the new text that are new or different, both ends included, counted from 1. */
export function changedLines(before: string, after: string): readonly (readonly [first: number, last: number])[] {
  return changesBetween(linesOf(before), linesOf(after), MOST_FOR_PLACES)
    .filter(({ start, end }) => end > start)
    .map(({ start, end }) => [start + 1, end] as const);
}

interface Step {
  readonly kind: 'delete' | 'insert';
  readonly at: number;
  readonly to: number;
}

/** Myers' greedy algorithm; undefined where the texts differ in too many lines. */
function shortestWay(a: readonly string[], b: readonly string[], most: number): Step[] | undefined {
  const trace: Map<number, number>[] = [];
  let reached = new Map<number, number>([[1, 0]]);
  for (let edits = 0; edits <= Math.min(a.length + b.length, most); edits++) {
    const next = new Map(reached);
    trace.push(reached);
    for (let k = -edits; k <= edits; k += 2) {
      const down = k === -edits || (k !== edits && (reached.get(k - 1) ?? 0) < (reached.get(k + 1) ?? 0));
      let x = down ? (reached.get(k + 1) ?? 0) : (reached.get(k - 1) ?? 0) + 1;
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x++;
      next.set(k, x);
      if (x >= a.length && x - k >= b.length) return wayBack(trace, a.length, b.length);
    }
    reached = next;
  }
  return undefined;
}

function wayBack(trace: readonly Map<number, number>[], endX: number, endY: number): Step[] {
  const steps: Step[] = [];
  let [x, y] = [endX, endY];
  for (let edits = trace.length - 1; edits > 0; edits--) {
    const reached = trace[edits];
    const k = x - y;
    const down = k === -edits || (k !== edits && (reached?.get(k - 1) ?? 0) < (reached?.get(k + 1) ?? 0));
    const before = down ? k + 1 : k - 1;
    x = reached?.get(before) ?? 0;
    y = x - before;
    steps.push({ kind: down ? 'insert' : 'delete', at: x, to: y });
  }
  return steps.reverse();
}
