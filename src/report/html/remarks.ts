import { counted, limitInWords } from '../phrases.js';
import { SECTION_END, sectionStart } from './evidence.js';
import { name, prose } from './inline.js';
import { html } from './markup.js';
import type { Page } from './page.js';

/** Remarks shown of each kind; the others are counted. */
const MOST = 500;

/** Notices, and what was not looked at and why. */
export function addRemarks({ report, add }: Page): void {
  const { notices, limits } = report;
  if (notices.length + limits.length === 0) return;
  add(sectionStart('remarks', 'Remarks'));
  const items = [
    ...notices.slice(0, MOST).map(
      (notice) => html`<li>${prose(notice)}</li>
`,
    ),
    ...limits.slice(0, MOST).map(
      (limit) => html`<li>${limitInWords(limit)}: ${name(limit.path)}: ${prose(limit.message)}</li>
`,
    ),
  ];
  const left = notices.length + limits.length - items.length;
  add(html`<ul>
${items}${left > 0 && html`<li class="more">and ${counted(left, 'more remark')}</li>`}</ul>
`);
  add(SECTION_END);
}
