/** Lines of context around a change, as `diff -u` shows them. */
const CONTEXT = 3;
/** Lines that differ up to which the shortest way is looked for; beyond, all of what differs is one change. */
const MOST = 2000;

/** Two texts of one file as a unified diff that `git apply` takes; empty where they are equal. */
export function unifiedDiff(path: string, before: string, after: string): string {
  if (before === after) return '';
  const [a, b] = [linesOf(before), linesOf(after)];
  const changes = changesBetween(a, b);
  return `--- a/${path}\n+++ b/${path}\n${hunksOf(changes)
    .map((hunk) => hunkText(hunk, a, b))
    .join('')}`;
}

/** Lines with their line breaks. */
function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** Lines `from` to `to` of the old text give way to those `start` to `end` of the new one. */
interface Change {
  readonly from: number;
  readonly to: number;
  readonly start: number;
  readonly end: number;
}

function changesBetween(a: readonly string[], b: readonly string[]): Change[] {
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  const [x, y] = [a.slice(head, a.length - tail), b.slice(head, b.length - tail)];
  const steps = shortestWay(x, y);
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

interface Step {
  readonly kind: 'delete' | 'insert';
  readonly at: number;
  readonly to: number;
}

/** Myers' greedy algorithm; undefined where the texts differ in too many lines. */
function shortestWay(a: readonly string[], b: readonly string[]): Step[] | undefined {
  const trace: Map<number, number>[] = [];
  let reached = new Map<number, number>([[1, 0]]);
  for (let edits = 0; edits <= Math.min(a.length + b.length, MOST); edits++) {
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

/** Changes that are near to each other, under one head. */
function hunksOf(changes: readonly Change[]): Change[][] {
  const hunks: Change[][] = [];
  for (const change of changes) {
    const last = hunks.at(-1);
    if (last !== undefined && change.from - (last.at(-1)?.to ?? 0) <= 2 * CONTEXT) last.push(change);
    else hunks.push([change]);
  }
  return hunks;
}

function hunkText(hunk: readonly Change[], a: readonly string[], b: readonly string[]): string {
  const [first, last] = [hunk[0], hunk.at(-1)];
  if (first === undefined || last === undefined) return '';
  const from = Math.max(0, first.from - CONTEXT);
  const to = Math.min(a.length, last.to + CONTEXT);
  const lines: string[] = [];
  let at = from;
  for (const change of hunk) {
    for (; at < change.from; at++) lines.push(written(' ', a[at]));
    for (; at < change.to; at++) lines.push(written('-', a[at]));
    for (const line of b.slice(change.start, change.end)) lines.push(written('+', line));
  }
  for (; at < to; at++) lines.push(written(' ', a[at]));
  const start = first.start - (first.from - from);
  const count = last.end + (to - last.to) - start;
  return `@@ -${range(from, to - from)} +${range(start, count)} @@\n${lines.join('')}`;
}

function range(start: number, count: number): string {
  const line = count === 0 ? start : start + 1;
  return count === 1 ? String(line) : `${line},${count}`;
}

function written(mark: string, line = ''): string {
  return line.endsWith('\n') ? `${mark}${line}` : `${mark}${line}\n\\ No newline at end of file\n`;
}
