import type { Edit } from '../../lint/fixes/source-text.js';

/** The text with the edits made, which must not overlap. Those at one place come in their order. */
export function applied(text: string, edits: readonly Edit[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const { start, end, text: inserted } of [...edits].sort((a, b) => a.start - b.start || a.end - b.end)) {
    parts.push(text.slice(at, start), inserted);
    at = end;
  }
  parts.push(text.slice(at));
  return parts.join('');
}

/** True when edits of two fixes touch the same place. */
export function clash(some: readonly Edit[], others: readonly Edit[]): boolean {
  return some.some((a) => others.some((b) => a.path === b.path && a.start <= b.end && b.start <= a.end));
}
