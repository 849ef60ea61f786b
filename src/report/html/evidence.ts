import { isWhole } from '../options.js';
import { counted } from '../phrases.js';
import type { ReportEvidence, ReportLocation } from '../report.js';
import { excerptOf } from './excerpt.js';
import { place, prose, shortName } from './inline.js';
import { type Html, html, type Part } from './markup.js';
import type { Page } from './page.js';

/** Places shown of one reason; the others are counted. */
const MOST = 8;

/** Reasons, each with the lines it rests on, folded. */
export function evidenceList(evidence: readonly ReportEvidence[], page: Page, most = MOST): Part {
  if (evidence.length === 0) return undefined;
  const items = evidence.slice(0, most).map((one) => html`<li>${prose(one.message)} ${foldedLines(one, page)}</li>`);
  const left = evidence.length - items.length;
  return html`<ul class="why">${items}${left > 0 && html`<li class="more">and ${counted(left, 'more place')}</li>`}</ul>`;
}

/** A place that opens to its lines; the second time, a link to where they are. */
export function foldedLines(at: Omit<ReportEvidence, 'message'> | ReportLocation, page: Page): Part {
  const { path, line } = at;
  if (isWhole(path)) return undefined;
  const key = `${path}\n${line}`;
  const before = page.excerpts.get(key);
  const shown = `${shortName(path)}:${line}`;
  if (before !== undefined) return html`<a class="place" href="#${before}">${shown}</a>`;
  const file = page.sources.file(path);
  const excerpt = file && excerptOf(file, ['endLine' in at ? at : restOfLine(at, file.lines[line - 1] ?? '')], 2);
  if (excerpt === undefined) return place(path, line, page.options);
  const id = `x${page.number()}`;
  page.excerpts.set(key, id);
  return html`<details class="lines" id="${id}"><summary class="place">${shown}</summary><figure class="src">${excerpt.code}</figure></details>`;
}

function restOfLine({ path, line, column }: Omit<ReportEvidence, 'message'>, text: string): ReportLocation {
  return { path, line, column, endLine: line, endColumn: text.trimEnd().length + 1 };
}

/** Opens a section with its heading. */
export function sectionStart(id: string, title: Part, kind = ''): Html {
  return html`<section id="${id}"${kind !== '' && html` class="${kind}"`} aria-labelledby="${id}-title">
<h2 id="${id}-title">${title}</h2>
`;
}

/** A column of a table: its title, and whether it holds numbers. */
export type Column = string | { readonly number: string };

/** A table that scrolls by itself where it is wider than the page. */
export function tableOf(caption: Part, columns: readonly Column[], rows: Part): Html {
  const heads = columns.map((column) =>
    typeof column === 'string'
      ? html`<th scope="col">${column}</th>`
      : html`<th scope="col" class="number">${column.number}</th>`,
  );
  return html`<div class="wide${columns.length > 3 && ' many-columns'}" tabindex="0" role="group" aria-label="${caption}"><table><caption>${caption}</caption>
<thead><tr>${heads}</tr></thead>
<tbody>
${rows}</tbody></table></div>
`;
}

export const SECTION_END: Html = html`</section>
`;
