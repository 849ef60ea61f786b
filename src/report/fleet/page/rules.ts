import type { Level } from '../../../rulebook/rule.js';
import { type Column, SECTION_END, sectionStart } from '../../html/evidence.js';
import { name, prose, shortName } from '../../html/inline.js';
import { type Html, html, type Part } from '../../html/markup.js';
import { LEVELS } from '../../order.js';
import { DOCUMENTATION, grouped, percent } from '../../phrases.js';
import { byRule, type RuleCompliance } from '../groups.js';
import type { Dashboard } from './dashboard.js';
import { bar, countLink, foldedTable } from './parts.js';

const TITLES: Readonly<Record<Level, string>> = { error: 'Errors', warning: 'Warnings', note: 'Notes' };
/** Rules in sight; the others are a click away. */
const FIRST: Readonly<Record<Level, number>> = { error: 12, warning: 10, note: 8 };

/** How many repositories break each rule, level by level. */
export function rulesSection({ rows }: Dashboard): Html | undefined {
  const rules = byRule(rows);
  if (rules.length === 0) return undefined;
  const parts = LEVELS.map((level) => {
    const those = rules.filter((rule) => rule.level === level);
    if (those.length === 0) return undefined;
    const caption = `${TITLES[level]}: rules by how many repositories do not keep them`;
    const bounds = { first: FIRST[level], most: 400, what: ['rule', 'rules'] } as const;
    return html`<h3 class="${level}"><span class="lv">${TITLES[level]}</span></h3>
${foldedTable(caption, COLUMNS, those.map(lineOf), bounds)}`;
  });
  return html`${sectionStart('rules', 'Rules', 'by-level')}${parts}${SECTION_END}`;
}

const COLUMNS: readonly Column[] = [
  'Rule',
  { number: 'Repositories' },
  '',
  { number: 'Share' },
  { number: 'Findings' },
  { number: 'Waived' },
  { number: 'Otherwise accepted' },
];

function lineOf(rule: RuleCompliance): Html {
  const { id, title, level, repositories, share, findings, waived, suppressed, baselined } = rule;
  return html`<tr><th scope="row">${ruleName(id)}<br><span class="title">${prose(title)}</span></th><td class="number">${countLink({ rule: id }, repositories)}</td><td class="bars">${bar(share, level)}</td><td class="number">${shareInWords(share)}</td><td class="number">${dim(findings)}</td><td class="number">${dim(waived)}</td><td class="number">${dim(suppressed + baselined)}</td></tr>
`;
}

/** A share that is not nothing is not said to be. */
function shareInWords(share: number): Part {
  return share > 0 && share < 0.005 ? '< 1 %' : percent(share);
}

function dim(count: number): Html {
  return count === 0 ? html`<span class="nothing">0</span>` : html`${grouped(count)}`;
}

/** A rule by its id; one of the built-in ones leads to what it means. */
export function ruleName(id: string): Html {
  if (!/^[a-z][a-z0-9-]{0,100}$/.test(id)) return name(id);
  return html`<a class="rule" href="${DOCUMENTATION}/rules/${id}.md">${name(shortName(id))}</a>`;
}
