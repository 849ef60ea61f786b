import type { ReportChange, ReportComparison } from '../comparison.js';
import { printable } from '../escape/terminal.js';
import { isOther } from '../headline.js';
import { confidenceInWords, counted, EFFECT_TITLES, EFFECTS, percent } from '../phrases.js';
import type { Report } from '../report.js';
import { type Page, writeFolded } from './page.js';

/** Differences shown of what opens, and of each other kind. */
const OPENINGS = 40;
const OTHERS = 30;
/** Rules shown of which older findings are counted. */
const RULES = 20;
const LIMITS = 10;

/** What a change does to the architecture: what opens something first. */
export function writeComparison(comparison: ReportComparison, page: Page): void {
  writePattern(comparison, page);
  for (const effect of EFFECTS) {
    const changes = comparison.changes.filter((change) => change.effect === effect);
    writeChanges(EFFECT_TITLES[effect], changes, effect === 'opens' ? OPENINGS : OTHERS, page);
  }
  const { moreChanges, moreOpenings = 0 } = comparison;
  writeFolded(moreOpenings, 'more opening', 'more openings', '', page);
  writeFolded(moreChanges - moreOpenings, 'more difference', 'more differences', '', page);
  if (comparison.changes.length === 0) {
    page.line();
    page.line('Nothing is connected, exposed or protected differently.');
  }
  if (comparison.limits.length > 0) page.line();
  for (const limit of comparison.limits.slice(0, LIMITS)) page.prose('Not compared: ', 14, printable(limit));
  writeFolded(comparison.limits.length - LIMITS, 'more not compared', 'more not compared', '', page);
}

function writePattern(comparison: ReportComparison, page: Page): void {
  const { bold, dim } = page.style;
  const { pattern, dimensions, base } = comparison;
  const sure = ({ confidence }: { readonly confidence: number }): string =>
    `${confidenceInWords(confidence)}, ${percent(confidence)}`;
  const { before, after } = pattern;
  const now = `${bold(printable(after.name))} (${sure(after)})`;
  if (isOther(comparison)) {
    page.line(`Architecture: ${now}`);
    const verb = comparison.drift ? 'This changes it' : 'This may change it';
    page.line(`  ${verb}: before it was ${bold(printable(before.name))} (${sure(before)})`);
  } else page.line(`Architecture: ${now}, as before`);
  for (const one of dimensions) {
    page.line(`  ${one.dimension.padEnd(16)}${printable(one.before)} -> ${bold(printable(one.after))}`);
  }
  const commit =
    base.commit === undefined || base.ref.startsWith(base.commit.slice(0, 10)) ? '' : ` at ${base.commit.slice(0, 10)}`;
  page.line(dim(`Compared with ${printable(base.ref)}${commit}; groundplan classify says why`));
}

function writeChanges(title: string, changes: readonly ReportChange[], most: number, page: Page): void {
  if (changes.length === 0) return;
  page.line();
  page.line(page.style.bold(title));
  for (const { effect, message, location, side } of changes.slice(0, most)) {
    const sign = effect === 'opens' ? page.style.red('!') : effect === 'closes' ? page.style.green('+') : '*';
    const where =
      location === undefined
        ? ''
        : ` (${printable(location.path)}:${location.line}${side === 'base' ? ', before' : ''})`;
    page.prose(`  ${sign} `, 4, `${printable(message)}${where}`);
  }
  writeFolded(changes.length - most, 'more difference', 'more differences', '  ', page);
}

/** What is no longer found, and what was there before, each in numbers. */
export function writeOlder({ findings, rules, verdict }: Report, { counts }: ReportComparison, page: Page): void {
  if (counts.fixed > 0) {
    page.line();
    page.line(`${page.style.green(counted(counts.fixed, 'finding'))} of the base no longer there.`);
  }
  if (counts.unchanged === 0 || !verdict.onlyNew) return;
  const byRule = new Map<string, number>();
  for (const { age, ruleId } of findings) {
    if (age === 'unchanged') byRule.set(ruleId, (byRule.get(ruleId) ?? 0) + 1);
  }
  page.line();
  page.prose('', 0, `${counted(counts.unchanged, 'older finding')}, shown with --all-findings:`);
  const known = rules.filter(({ id }) => byRule.has(id));
  for (const { id, title } of known.slice(0, RULES)) {
    page.prose('  ', 4, `${byRule.get(id)} of ${printable(id)}: ${printable(title)}`);
  }
  writeFolded(known.length - RULES, 'more rule', 'more rules', '  ', page);
}
