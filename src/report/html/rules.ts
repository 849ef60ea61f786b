import { LEVELS } from '../order.js';
import { counted } from '../phrases.js';
import type { ReportRule } from '../report.js';
import { SECTION_END, sectionStart } from './evidence.js';
import { name, prose, webLink } from './inline.js';
import { type Html, html, type Part } from './markup.js';
import type { Page } from './page.js';

/** What to do, once for each rule that found something; the most severe first. */
export function addRules(page: Page): void {
  const { report, add } = page;
  if (report.rules.length === 0) return;
  add(sectionStart('rules', 'What to do'));
  for (const level of LEVELS)
    for (const rule of report.rules) if (rule.level === level) add(ruleOf(rule, page.ruleAnchor(rule.id)));
  add(SECTION_END);
}

function ruleOf({ id, title, level, category, why, fix, helpUri, findings }: ReportRule, anchor = ''): Html {
  const count: Part =
    findings === 0
      ? 'none that counts'
      : html`<a href="#findings" data-filter="rule=${encodeURIComponent(id.replace(/\p{Cs}/gu, '\ufffd'))}">${counted(findings, 'finding')}</a>`;
  return html`<article class="r ${level}" id="${anchor}">
<h3><span class="lv">${level}</span> ${prose(title)}</h3>
<p class="meta"><span class="rule">${webLink(helpUri, name(id))}</span> · ${prose(category)} · ${count}</p>
<p>${prose(fix)}</p>
<p class="whyrule">${prose(why)}</p>
<p class="meta"><code>groundplan explain ${id}</code></p>
</article>
`;
}
