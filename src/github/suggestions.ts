import { digest } from '../lib/hash.js';
import { cut } from '../report/escape/cut.js';
import { markdownCode, markdownText } from '../report/escape/markdown.js';
import { pathFromRoot, type RenderOptions } from '../report/options.js';
import { activeOnly, bySeverity } from '../report/order.js';
import type { Report, ReportFinding } from '../report/report.js';

/** Lines of a file and what to write instead of them. */
export interface Suggestion {
  /** From the root of the repository. */
  readonly path: string;
  /** Counted from 1, both included. */
  readonly first: number;
  readonly last: number;
  readonly before: readonly string[];
  readonly after: readonly string[];
  /** Tells the finding and its fix from others. */
  readonly key: string;
  readonly ruleId: string;
  readonly message: string;
  readonly description: string;
}

/** Candidates that are looked for in the diff. */
const MOST = 200;
/** Lines that one suggestion may replace: more is no longer read line by line. */
const MOST_LINES = 30;
const LONGEST = 600;

/**
 * Safe fixes as lines to replace, those of the most severe findings first. A finding that the base has as well is left out, and so
 * is a fix that touches several files, places far apart, or a file with values of an environment. One fix may be said of several
 * ranges of lines: those have the same key.
 */
export function suggestionsOf(report: Report, options: RenderOptions): readonly Suggestion[] {
  const found: Suggestion[] = [];
  const texts = new Map<string, Lines | undefined>();
  for (const finding of bySeverity(activeOnly(report.findings))) {
    const { fix, age } = finding;
    const path = fix?.edits[0]?.path;
    if (fix === undefined || path === undefined || fix.unsafe === true || age === 'unchanged') continue;
    if (fix.edits.some((edit) => edit.path !== path) || /(?:^|\/)\.env/.test(path)) continue;
    if (!texts.has(path)) texts.set(path, linesIn(report.sourceOf(path)));
    const lines = texts.get(path);
    const { ruleId, message, fingerprint } = finding;
    const key = digest(fingerprint, ...fix.edits.map(({ text }) => text));
    const shown = { ruleId, message, description: fix.description, key, path: pathFromRoot(path, options) };
    for (const change of lines === undefined ? [] : replaced(lines, fix.edits)) found.push({ ...change, ...shown });
    if (found.length >= MOST) break;
  }
  return found;
}

interface Lines {
  readonly text: string;
  /** Where each line starts. */
  readonly starts: readonly number[];
}

function linesIn(text: string | undefined): Lines | undefined {
  // GitHub writes its own line breaks into what it takes over.
  if (text === undefined || text.includes('\r')) return undefined;
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return { text, starts };
}

type Edits = NonNullable<ReportFinding['fix']>['edits'];

type Replaced = Pick<Suggestion, 'first' | 'last' | 'before' | 'after'>;

/** The edits as whole lines. What comes before a line can also be said of the line above it, which may be the one that is shown. */
function replaced(lines: Lines, edits: Edits): readonly Replaced[] {
  const { text, starts } = lines;
  const sorted = [...edits].sort((a, b) => a.start - b.start);
  const from = sorted[0]?.start ?? 0;
  const to = Math.max(...sorted.map(({ end }) => end));
  const overlap = sorted.some(({ start }, index) => index > 0 && start < (sorted[index - 1]?.end ?? 0));
  if (from < 0 || to > text.length || overlap) return [];
  const first = lineAt(starts, from);
  const last = lineAt(starts, to);
  const ends = starts[last] === to ? [last - 1, last] : [last];
  const begins = starts[first] === from && first > 0 ? [first, first - 1] : [first];
  return begins.flatMap((begin) =>
    ends
      // After the last line break there is no line.
      .filter((end) => end >= begin && end - begin < MOST_LINES && (starts[end] ?? 0) < text.length)
      .flatMap((end) => {
        const stop = starts[end + 1] ?? text.length;
        const after = edited(text, starts[begin] ?? 0, stop, sorted);
        // Lines cannot be joined with what is not replaced.
        if (after !== '' && !after.endsWith('\n') && stop < text.length) return [];
        const before = asLines(text.slice(starts[begin] ?? 0, stop));
        return [{ first: begin + 1, last: end + 1, before, after: asLines(after) }];
      }),
  );
}

function edited(text: string, start: number, stop: number, sorted: Edits): string {
  let result = '';
  let at = start;
  for (const edit of sorted) {
    result += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return result + text.slice(at, stop);
}

function lineAt(starts: readonly number[], offset: number): number {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

function asLines(text: string): readonly string[] {
  if (text === '') return [];
  return text.replace(/\n$/, '').split('\n');
}

/** The lines that a patch shows of the new version of a file, by number, and whether they are new. */
export function linesOfPatch(patch: string): ReadonlyMap<number, { readonly text: string; readonly added: boolean }> {
  const lines = new Map<number, { text: string; added: boolean }>();
  let next = 0;
  for (const line of patch.split('\n')) {
    const hunk = /^@@ -\d+(?:,\d+)? \+(\d+)/.exec(line);
    if (hunk !== null) next = Number(hunk[1]);
    else if (line.startsWith('+') || line.startsWith(' ')) {
      lines.set(next, { text: line.slice(1), added: line.startsWith('+') });
      next += 1;
    }
  }
  return lines;
}

/** Whether the pull request shows the lines just as they were analysed, and changes one of them. */
export function isShown({ first, before }: Suggestion, lines: ReturnType<typeof linesOfPatch>): boolean {
  const shown = before.map((_, index) => lines.get(first + index));
  return (
    before.length > 0 &&
    shown.every((line, index) => line?.text === before[index]) &&
    shown.some((line) => line?.added === true)
  );
}

/** The comment at the lines: a hidden line that tells it from others, what is wrong, and what to write instead. */
export function suggestionBody({ after, key, ruleId, message, description }: Suggestion, id: string): string {
  const runs = after.flatMap((line) => line.match(/`+/g) ?? []).map((run) => run.length);
  const fence = '`'.repeat(Math.max(3, ...runs.map((length) => length + 1)));
  const said = `${markdownText(cut(message, LONGEST))} (${markdownCode(ruleId)})`;
  const lines = after.length === 0 ? '' : `${after.join('\n')}\n`;
  return `${suggestionMarker(id, key)}\n${said}\n\n${markdownText(cut(description, LONGEST))}\n\n${fence}suggestion\n${lines}${fence}\n`;
}

/** Characters of a comment that GitHub takes. */
const COMMENT = 65_536;

export function fits(body: string): boolean {
  return body.length <= COMMENT;
}

export function suggestionMarker(id: string, key: string): string {
  return `<!-- groundplan suggestion id=${id} key=${key} -->`;
}

/** The key of a suggestion of this instance; undefined for another comment. */
export function suggestionKey(body: string, id: string): string | undefined {
  const [, of, key] = /^<!-- groundplan suggestion id=([A-Za-z0-9._-]{1,64}) key=([0-9a-f]{32}) -->/.exec(body) ?? [];
  return of === id ? key : undefined;
}
