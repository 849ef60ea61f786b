import { printable } from '../escape/terminal.js';
import { counted } from '../phrases.js';
import type { Write } from '../report.js';
import { type Page, pageOf, styleOf } from '../text/page.js';
import { writeList, writeMatrix } from './matrix-text.js';
import type { Place, PlanStep, Recommendation, RuleToSatisfy } from './shape.js';
import { closingWords, findingsInWords, helpInWords, SATISFY, sourceInWords, todayInWords } from './words.js';

/** Shown of each step and each rule; the others are counted. */
const ITEMS = 12;
const FINDINGS = 2;
const PLACES = 4;

/** The recommendation for people in a terminal. */
export function writeRecommendation(
  one: Recommendation,
  { colour, width }: { readonly colour: boolean; readonly width: number },
  write: Write,
): void {
  const page = pageOf(write, styleOf(colour), width);
  const { bold } = page.style;
  const { pattern } = one;
  page.prose('', 0, `Recommended: ${bold(pattern.name)} (${pattern.slug})`);
  page.prose('  ', 2, pattern.because);
  page.prose('  ', 2, pattern.summary);
  writePath(one, page);
  page.line();
  page.prose('', 0, printable(todayInWords(one)));
  if (one.comparison !== undefined) {
    const { better = [], costs = [] } = one.comparison;
    page.line();
    writeMatrix({ ...one.comparison, differences: [], preferences: [] }, page, width);
    writeList('What gets better:', better, page);
    writeList('What it costs:', costs, page);
  }
  writePlan(one, page);
  writeList('Not known:', one.unknown.map(printable), page);
}

function writePath({ path, unused }: Recommendation, page: Page): void {
  if (path.length > 0) {
    page.line();
    page.line('How the answers lead there:');
    for (const { asks, words, from } of path) {
      page.prose(
        '  - ',
        4,
        `${asks} ${page.style.bold(printable(words))} ${page.style.dim(`(${printable(sourceInWords(from))})`)}`,
      );
    }
  }
  for (const { words, from } of unused) {
    page.prose('  - ', 4, `Not asked for on this way: ${printable(words)} (${printable(sourceInWords(from))})`);
  }
}

function writePlan(one: Recommendation, page: Page): void {
  const { steps, rules } = one.migration;
  page.line();
  page.line(one.fits ? 'What the pattern asks for:' : 'The way there:');
  for (const help of helpInWords(one)) page.prose('  - ', 4, printable(help));
  let number = 0;
  const begin = (text: string): void => {
    number++;
    page.line();
    const lead = `${String(number).padStart(3)}. `;
    page.prose(lead, lead.length, text);
  };
  for (const step of steps) {
    begin(page.style.bold(printable(step.do)));
    writeStep(step, page);
  }
  if (rules.length > 0) {
    begin(page.style.bold(SATISFY));
    for (const rule of rules) {
      writeRule(rule, page);
      page.prose('       ', 7, printable(rule.fix));
    }
  }
  begin(page.style.bold(closingWords(one)));
}

function writeStep({ how, items, more = 0, rules }: PlanStep, page: Page): void {
  if (how !== undefined) page.prose('     ', 5, printable(how));
  for (const { text, places } of items.slice(0, ITEMS)) {
    page.prose('     - ', 7, `${printable(text)}${placesInWords(places)}`);
  }
  const left = items.length - ITEMS + more;
  if (items.length > ITEMS || more > 0)
    page.line(`     and ${counted(Math.max(left, more), 'more')}: use --format json`.replace('mores', 'more'));
  for (const rule of rules) writeRule(rule, page);
}

function writeRule(rule: RuleToSatisfy, page: Page): void {
  page.prose('     ', 5, `${rule.level}: ${rule.title} (${findingsInWords(rule)}) [${rule.id}]`);
  for (const { path, line, message } of rule.findings.slice(0, FINDINGS)) {
    page.prose('       ', 7, page.style.dim(`${printable(path)}:${line} ${printable(message)}`));
  }
}

function placesInWords(places: readonly Place[]): string {
  if (places.length === 0) return '';
  const shown = places.slice(0, PLACES).map(({ path, line }) => `${printable(path)}:${line}`);
  return ` (${shown.join(', ')}${places.length > PLACES ? ', …' : ''})`;
}
