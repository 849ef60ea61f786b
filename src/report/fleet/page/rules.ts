import { SECTION_END, sectionStart } from '../../html/evidence.js';
import { name, prose, shortName } from '../../html/inline.js';
import { type Html, html } from '../../html/markup.js';
import { DOCUMENTATION, grouped, percent } from '../../phrases.js';
import { byRule, type RuleCompliance } from '../groups.js';
import type { Dashboard } from './dashboard.js';
import { bar, countLink, foldedTable } from './parts.js';

/** How many repositories break each rule. */
export function rulesSection({ rows }: Dashboard): Html | undefined {
  const rules = byRule(rows);
  if (rules.length === 0) return undefined;
  const lines = rules.map(lineOf);
  const columns = [
    'Rule',
    'Level',
    { number: 'Repositories' },
    '',
    { number: 'Share' },
    { number: 'Findings' },
    { number: 'Waived' },
    { number: 'Otherwise accepted' },
  ];
  return html`${sectionStart('rules', 'Rules')}${foldedTable('Rules by how many repositories do not keep them, errors first', columns, lines, { first: 20, most: 400, what: ['rule', 'rules'] })}${SECTION_END}`;
}

function lineOf(rule: RuleCompliance): Html {
  const { id, title, level, repositories, share, findings, waived, suppressed, baselined } = rule;
  return html`<tr class="${level}"><th scope="row">${ruleName(id)}<br><span class="title">${prose(title)}</span></th><td><span class="lv">${level}</span></td><td class="number">${countLink({ rule: id }, repositories)}</td><td class="bars">${bar(share, level)}</td><td class="number">${percent(share)}</td><td class="number">${grouped(findings)}</td><td class="number">${dim(waived)}</td><td class="number">${dim(suppressed + baselined)}</td></tr>
`;
}

function dim(count: number): Html {
  return count === 0 ? html`<span class="nothing">0</span>` : html`${grouped(count)}`;
}

/** A rule by its id; one of the built-in ones leads to what it means. */
export function ruleName(id: string): Html {
  if (!/^[a-z][a-z0-9-]{0,100}$/.test(id)) return name(id);
  return html`<a class="rule" href="${DOCUMENTATION}/rules/${id}.md">${name(shortName(id))}</a>`;
}
