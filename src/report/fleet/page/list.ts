import { gzipSync } from 'node:zlib';
import { SECTION_END, sectionStart } from '../../html/evidence.js';
import { type Html, html, trusted } from '../../html/markup.js';
import { counted } from '../../phrases.js';
import type { Dashboard } from './dashboard.js';
import { evidenceOf } from './evidence.js';
import { dimensionsOf, filterForm } from './filter.js';
import { indexOf } from './index.js';
import { COLUMNS, rowOf } from './row.js';

/** Repositories that stand in the page as elements, with their evidence; the others are made of their text when they are asked for. */
const IN_SIGHT = 200;
/** Repositories of which the evidence is packed together. */
const PACKED = 100;

/** All repositories, the worst first, each with its evidence. */
export function repositoriesSection(page: Dashboard, inSight = IN_SIGHT): Html {
  const { rows } = page;
  const dimensions = dimensionsOf(page);
  const changes = new Map(page.changes?.changed.map((change) => [change.repository, change]));
  const evidence = (from: number, to: number): readonly string[] =>
    rows.slice(from, to).map((row) => onOneLine(evidenceOf(row, page, changes.get(row.repository))));
  const shown = rows.slice(0, inSight).map(
    (row, index) => html`${trusted(onOneLine(rowOf(row, index)))}
<tr class="evidence" id="e${index}"><td colspan="${COLUMNS.length}">${trusted(evidence(index, index + 1)[0] ?? '')}</td></tr>
`,
  );
  const hidden = rows.slice(inSight).map(
    (row, index) => html`${trusted(onOneLine(rowOf(row, inSight + index)))}
`,
  );
  const packs: Html[] = [];
  for (let from = inSight; from < rows.length; from += PACKED) packs.push(pack(evidence(from, from + PACKED)));
  return html`${sectionStart('repositories', 'Repositories')}${filterForm(dimensions)}
${tableWith('The worst first; each opens to its evidence', 'list', shown)}
<p id="more" class="chooser" hidden><button type="button">Show more</button></p>
${hidden.length > 0 && rest(hidden)}${packs}
<script type="application/json" id="index">${trusted(indexOf(page, dimensions))}</script>
${SECTION_END}`;
}

/** Browsers with scripts take this as mere text, of which they make rows when they are to be seen. */
function rest(rows: readonly Html[]): Html {
  return html`<noscript id="others"><p>${counted(rows.length, 'more repository', 'more repositories')}; their evidence is in <code>fleet.jsonl</code>, or here when scripts may run.</p>
${tableWith('The other repositories', 'rest', rows)}</noscript>
`;
}

function tableWith(caption: string, id: string, rows: readonly Html[]): Html {
  const heads = COLUMNS.map(
    ({ title, key, kind }) => html`<th scope="col" class="${kind}" data-sort="${key}">${title}</th>`,
  );
  return html`<table class="repositories" id="${id}-table"><caption>${caption}</caption>
<thead><tr>${heads}</tr></thead>
<tbody>
${rows}</tbody></table>
`;
}

/** Evidence of some rows, a line each, as the page unpacks it when one of them is opened. */
function pack(lines: readonly string[]): Html {
  return html`<script type="text/plain" class="pack">${trusted(gzipSync(lines.join('\n'), { level: 6 }).toString('base64'))}</script>
`;
}

/** Texts have no line break that is not spelled out, so that markup needs none. */
function onOneLine({ markup }: Html): string {
  return markup.replaceAll('\n', ' ');
}
