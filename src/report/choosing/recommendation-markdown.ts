import { markdownCode, markdownText } from '../escape/markdown.js';
import { counted } from '../phrases.js';
import { matrixTable } from './matrix-markdown.js';
import type { Place, PlanStep, Recommendation, RuleToSatisfy } from './shape.js';
import { closingWords, findingsInWords, helpInWords, SATISFY, sourceInWords, todayInWords } from './words.js';

/** Shown of each; the others are counted. An issue of GitHub holds 65,536 characters. */
const ITEMS = 30;
const FINDINGS = 5;
const PLACES = 6;

/** The recommendation as Markdown, with steps to tick off: for an issue or a page of decisions. */
export function recommendationMarkdown(one: Recommendation): string {
  const { pattern, comparison, path, unused } = one;
  const lines = [
    `## Recommended: ${markdownText(pattern.name)}`,
    '',
    `${markdownText(pattern.because)} ${markdownText(pattern.summary)}`,
    '',
    markdownText(todayInWords(one)),
  ];
  if (path.length > 0) {
    lines.push('', '| question | answer | said by |', '| --- | --- | --- |');
    for (const { asks, words, from } of path) {
      lines.push(`| ${markdownText(asks)} | ${markdownText(words)} | ${markdownText(sourceInWords(from))} |`);
    }
  }
  for (const { words, from } of unused) {
    lines.push('', `Not asked for on this way: ${markdownText(words)} (${markdownText(sourceInWords(from))}).`);
  }
  if (comparison !== undefined) {
    lines.push('', '### Against today', '', ...matrixTable(comparison));
    lines.push(...list('What gets better', comparison.better ?? []), ...list('What it costs', comparison.costs ?? []));
  }
  lines.push('', one.fits ? '### What the pattern asks for' : '### The way there', '');
  const help = helpInWords(one);
  if (help.length > 0) lines.push(...help.flatMap((words) => [markdownText(words), '']));
  for (const step of one.migration.steps) lines.push(...stepLines(step));
  if (one.migration.rules.length > 0) {
    lines.push(`- [ ] ${SATISFY}`);
    for (const rule of one.migration.rules) lines.push(...ruleLines(rule), `    ${markdownText(rule.fix)}`);
  }
  lines.push(`- [ ] ${markdownText(closingWords(one))}`);
  lines.push(...list('Not known', one.unknown));
  return `${lines.join('\n')}\n`;
}

function list(title: string, items: readonly string[]): readonly string[] {
  return items.length === 0 ? [] : ['', `### ${title}`, '', ...items.map((item) => `- ${markdownText(item)}`)];
}

function stepLines({ do: text, how, items, more = 0, rules }: PlanStep): readonly string[] {
  const left = Math.max(0, items.length - ITEMS) + more;
  return [
    `- [ ] **${markdownText(text)}**${how === undefined ? '' : ` ${markdownText(how)}`}`,
    ...items.slice(0, ITEMS).map((item) => `  - ${markdownText(item.text)}${placesInWords(item.places)}`),
    ...(left > 0 ? [`  - and ${left} more`] : []),
    ...rules.flatMap(ruleLines),
  ];
}

function ruleLines(rule: RuleToSatisfy): readonly string[] {
  return [
    `  - ${rule.level}: ${markdownText(rule.title)} (${findingsInWords(rule)}, ${markdownCode(rule.id)})`,
    ...rule.findings
      .slice(0, FINDINGS)
      .map(({ path, line, message }) => `    - ${markdownCode(`${path}:${line}`)} ${markdownText(message)}`),
  ];
}

function placesInWords(places: readonly Place[]): string {
  if (places.length === 0) return '';
  const shown = places.slice(0, PLACES).map(({ path, line }) => markdownCode(`${path}:${line}`));
  const left = places.length - shown.length;
  return ` (${shown.join(', ')}${left > 0 ? ` and ${counted(left, 'more place')}` : ''})`;
}
