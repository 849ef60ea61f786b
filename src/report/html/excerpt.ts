import type { Range } from '../../lib/secrets/range.js';
import { HIDDEN } from '../../lib/secrets/text.js';
import { counted } from '../phrases.js';
import type { ReportLocation } from '../report.js';
import { type Html, html, type Part } from './markup.js';
import type { SourceText } from './source.js';

/** Lines shown before and after a place. */
const AROUND = 3;
/** Lines shown of a place that has more. */
const LONGEST_PLACE = 12;
/** Characters shown of a line. */
const WIDEST = 240;
/** Characters shown before the place in a line that is cut. */
const BEFORE = 80;

/** The lines around places that start on one line, the places underlined. Undefined where the text has no such line. */
export function excerptOf(
  file: SourceText,
  places: readonly ReportLocation[],
  around = AROUND,
): { readonly code: Html; readonly first: number; readonly last: number } | undefined {
  const line = places[0]?.line ?? 0;
  if (line < 1 || line > file.lines.length) return undefined;
  const end = Math.max(line, ...places.map(({ endLine }) => endLine));
  const shownEnd = Math.min(end, line + LONGEST_PLACE - 1, file.lines.length);
  const first = Math.max(1, line - around);
  const last = shownEnd < end ? shownEnd : Math.min(withoutBlanks(file.lines, shownEnd + around), file.lines.length);
  const rows: Part[] = [];
  for (let number = first; number <= last; number++) {
    const text = file.lines[number - 1] ?? '';
    const marks = places.map((place) => markOn(place, number, text)).filter((mark) => mark !== undefined);
    const hit = number >= line && number <= end;
    rows.push(codeLine(number, text, file.hidden.get(number - 1) ?? [], marks, hit ? ' hit' : ''));
  }
  const more = end - shownEnd;
  const code = html`<pre><code>${rows}</code></pre>${more > 0 && html`<p class="more">and ${counted(more, 'more line')}</p>`}`;
  return { code, first, last };
}

/** A text seldom ends with what matters: empty lines at its end are not shown. */
function withoutBlanks(lines: readonly string[], to: number): number {
  let last = Math.min(to, lines.length);
  while (last > 1 && lines[last - 1]?.trim() === '') last--;
  return last;
}

/** The part of a line that a place covers, without the blanks before it; undefined when none. */
function markOn(place: ReportLocation, number: number, text: string): Range | undefined {
  if (number < place.line || number > place.endLine) return undefined;
  const blanks = text.length - text.trimStart().length;
  const start = number === place.line ? place.column - 1 : blanks;
  const end = number === place.endLine ? Math.min(place.endColumn - 1, text.length) : text.trimEnd().length;
  return end > start ? { start, end } : undefined;
}

/** One line of code: its number, what is hidden as dots, what is marked underlined. */
export function codeLine(
  number: number | '',
  text: string,
  hidden: readonly Range[],
  marks: readonly Range[],
  kind: string,
): Html {
  if (hidden.length + marks.length === 0 && text.length <= WIDEST)
    return html`<span class="l${kind}" data-n="${number}">${source(text)}
</span>`;
  const wide = widened(marks, hidden);
  const [from, to] = windowOf(text, wide);
  const edges = [...hidden, ...wide].flatMap(({ start, end }) => [start, end]);
  const stops = [...new Set([from, ...edges, to])].filter((edge) => edge >= from && edge <= to).sort((a, b) => a - b);
  const pieces: Part[] = [];
  stops.forEach((start, index) => {
    const end = stops[index + 1];
    if (end === undefined) return;
    const shown: Part = holds(hidden, start)
      ? html`<span class="hid">${HIDDEN}</span>`
      : source(text.slice(start, end));
    pieces.push(holds(wide, start) ? html`<mark>${shown}</mark>` : shown);
  });
  return html`<span class="l${kind}" data-n="${number}">${from > 0 && '…'}${pieces}${to < text.length && '…'}
</span>`;
}

/** Marks that touch something hidden take all of it: a cut would tell its length. */
function widened(marks: readonly Range[], hidden: readonly Range[]): readonly Range[] {
  return marks.map((mark) => {
    const touched = hidden.filter(({ start, end }) => start < mark.end && end > mark.start);
    return {
      start: Math.min(mark.start, ...touched.map(({ start }) => start)),
      end: Math.max(mark.end, ...touched.map(({ end }) => end)),
    };
  });
}

/** The part of a long line that is shown: from a little before its first mark. */
function windowOf(text: string, marks: readonly Range[]): readonly [from: number, to: number] {
  if (text.length <= WIDEST) return [0, text.length];
  const first = Math.min(...marks.map(({ start }) => start), text.length);
  const from = marks.length === 0 ? 0 : Math.max(0, first - BEFORE);
  return [from, Math.min(text.length, from + WIDEST)];
}

function holds(ranges: readonly Range[], at: number): boolean {
  return ranges.some(({ start, end }) => start <= at && at < end);
}

/** Source keeps its tabs; all else that cannot be seen is spelled out. */
function source(text: string): Part {
  if (!text.includes('\t')) return text;
  return text.split('\t').map((piece, index): Part => (index === 0 ? piece : [TAB, piece]));
}

const TAB: Html = { markup: '\t' };
