import { hiddenIn } from '../../lib/secrets/hide.js';
import { unifiedDiff } from '../../lib/unified-diff.js';
import { counted } from '../phrases.js';
import type { ReportFinding } from '../report.js';
import { codeLine } from './excerpt.js';
import { prose, shortName } from './inline.js';
import { type Html, html } from './markup.js';
import type { Page } from './page.js';
import type { SourceText } from './source.js';

type Fix = NonNullable<ReportFinding['fix']>;

/** Files of which a fix is shown, lines of its diff, and the longest text that is compared. */
const MOST_FILES = 3;
const MOST_LINES = 60;
const LONGEST = 100_000;
/** A longer diff is folded. */
const OPEN_LINES = 10;

/** What a fix does, how safe it is, and its lines; those of a file other than the finding's under its name. */
export function fixOf(fix: Fix, ownPath: string, page: Page): Html {
  const paths = [...new Set(fix.edits.map(({ path }) => path))];
  const diffs = paths
    .slice(0, MOST_FILES)
    .map((path) => ({ path, rows: diffOf(path, fix, page) }))
    .filter(({ rows }) => rows.length > 0);
  const figures = diffs.map(({ path, rows }) => figureOf(rows, path === ownPath ? undefined : path));
  const left = paths.length - Math.min(paths.length, MOST_FILES);
  const lines = diffs.reduce((sum, { rows }) => sum + rows.length, 0);
  const more = left > 0 && html`<p class="more">and ${counted(left, 'more file')}</p>`;
  const safety =
    fix.unsafe === true
      ? html`<b class="unsafe">Unsafe fix:</b> something that works today may stop.`
      : html`<b class="safe">Safe fix:</b>`;
  const shown =
    lines > OPEN_LINES ? html`<details><summary>Its lines</summary>${figures}${more}</details>` : [figures, more];
  return html`<div class="fix"><p>${safety} ${prose(fix.description)}</p>${shown}</div>`;
}

function figureOf(rows: readonly Html[], path: string | undefined): Html {
  const left = rows.length - MOST_LINES;
  return html`<figure class="src diff">${path !== undefined && html`<figcaption>${shortName(path)}</figcaption>`}<pre><code>${rows.slice(0, MOST_LINES)}</code></pre>${
    left > 0 && html`<p class="more">and ${counted(left, 'more line')}</p>`
  }</figure>`;
}

function diffOf(path: string, { edits }: Fix, page: Page): readonly Html[] {
  const file = page.sources.file(path);
  if (file === undefined || file.text.length > LONGEST) return [];
  const after = edited(
    file.text,
    edits.filter((edit) => edit.path === path),
  );
  return after === undefined ? [] : near([...diffRows(file, path, after)]);
}

/** The text after the edits; undefined where they do not fit it or one another. */
function edited(text: string, edits: Fix['edits']): string | undefined {
  let result = '';
  let done = 0;
  for (const { start, end, text: written } of [...edits].sort((a, b) => a.start - b.start || a.end - b.end)) {
    if (start < done || end < start || end > text.length) return undefined;
    result += text.slice(done, start) + written;
    done = end;
  }
  return result + text.slice(done);
}

/** What changes, and one line around it: the rest stands beside the finding. */
function near(rows: readonly DiffRow[]): readonly Html[] {
  const changes = (index: number): boolean => rows[index]?.changes === true;
  return rows.filter((_, index) => changes(index) || changes(index - 1) || changes(index + 1)).map(({ line }) => line);
}

interface DiffRow {
  readonly line: Html;
  readonly changes: boolean;
}

/** The lines of the diff with their numbers: of the new text, or of the old one where they go. */
function* diffRows(file: SourceText, path: string, after: string): Iterable<DiffRow> {
  const hiddenAfter = hiddenIn(path, after.split('\n'));
  const hiddenBefore = file.text.includes('\r') ? hiddenIn(path, file.text.split('\n')) : file.hidden;
  let [old, next] = [0, 0];
  // The two lines with the names of the file say nothing here.
  for (const line of unifiedDiff('x', file.text, after).split('\n').slice(2)) {
    const text = line.slice(1).replace(/\r$/, '');
    switch (line[0]) {
      case '@': {
        const [, from = '1', to = '1'] = /^@@ -(\d+)\S* \+(\d+)/.exec(line) ?? [];
        [old, next] = [Number(from), Number(to)];
        break;
      }
      case '-':
        yield { line: codeLine(old, text, hiddenBefore.get(old - 1) ?? [], [], ' del'), changes: true };
        old += 1;
        break;
      case '+':
        yield { line: codeLine(next, text, hiddenAfter.get(next - 1) ?? [], [], ' add'), changes: true };
        next += 1;
        break;
      case ' ':
        yield { line: codeLine(next, text, hiddenAfter.get(next - 1) ?? [], [], ''), changes: false };
        old += 1;
        next += 1;
        break;
    }
  }
}
