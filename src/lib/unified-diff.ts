import { type Change, changesBetween, linesOf } from './line-changes.js';

/** Lines of context around a change, as `diff -u` shows them. */
const CONTEXT = 3;

/** Two texts of one file as a unified diff that `git apply` takes; empty where they are equal. */
export function unifiedDiff(path: string, before: string, after: string): string {
  if (before === after) return '';
  const [a, b] = [linesOf(before), linesOf(after)];
  const changes = changesBetween(a, b);
  return `--- a/${path}\n+++ b/${path}\n${hunksOf(changes)
    .map((hunk) => hunkText(hunk, a, b))
    .join('')}`;
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
