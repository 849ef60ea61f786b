import { printable } from '../../escape/terminal.js';
import { counted, countsInWords, EFFECT_TITLES, EFFECTS, verdictInWords } from '../../phrases.js';
import type { ComparedPolicy, DifferingRule, PolicyDifference } from '../../policy/difference.js';
import type { Page } from '../page.js';
import { heading, placeText } from './parts.js';

/** Places of one rule that are shown. */
const PLACES = 5;

/** What `policy diff` says, for a terminal. */
export function writeDifference(difference: PolicyDifference, page: Page): void {
  const { from, to, target, settings, more, fewer, otherLevel, sameFindings } = difference;
  page.line(`What changes for ${page.style.bold(printable(target))}`);
  page.line();
  writeSide('from', from, page);
  writeSide('to', to, page);
  for (const effect of EFFECTS) {
    const own = settings.filter((one) => one.effect === effect);
    if (own.length === 0) continue;
    heading(page, EFFECT_TITLES[effect]);
    for (const { message } of own) page.prose('  - ', 4, printable(message));
  }
  writeRules('Findings that would count', more, page);
  writeRules('Findings that would no longer count', fewer, page);
  if (otherLevel.length > 0) {
    heading(page, 'Findings at another level');
    for (const one of otherLevel) {
      page.line(`  ${printable(one.ruleId)}: ${counted(one.count, 'finding')}, ${one.from} -> ${one.to}`);
    }
  }
  page.line();
  page.prose('', 0, summaryOf(difference, sameFindings));
}

/** The difference in one sentence. */
export function summaryOf({ from, to, more, fewer }: PolicyDifference, same: number): string {
  if (to.judged === undefined)
    return 'With the second policy the repository cannot be judged: the gate would be closed.';
  if (from.judged === undefined)
    return 'With the first policy the repository cannot be judged; with the second it can.';
  const sum = (rules: readonly DifferingRule[]): number => rules.reduce((total, { count }) => total + count, 0);
  const [old, now] = [verdictInWords(from.judged.verdict), verdictInWords(to.judged.verdict)];
  const verdict = old === now ? `The verdict stays: ${now}.` : `The verdict changes: ${old} -> ${now}.`;
  return `${verdict} ${counted(sum(more), 'finding')} more and ${counted(sum(fewer), 'finding')} fewer would count; ${counted(same, 'finding')} as before.`;
}

function writeSide(word: string, { name, sources, judged, mistakes }: ComparedPolicy, page: Page): void {
  const { bold, red } = page.style;
  const verdict = judged === undefined ? red('cannot be judged') : verdictInWords(judged.verdict);
  page.line(`  ${word.padEnd(4)}  ${bold(printable(name))}: ${verdict}`);
  for (const { name: source, commit } of sources) {
    if (commit !== undefined) page.line(`        ${printable(source)} is commit ${commit}`);
  }
  if (judged !== undefined) {
    page.prose('        ', 8, printable(judged.verdict.because));
    page.prose('        ', 8, countsInWords(judged.counts));
  }
  for (const line of mistakes) page.prose('        ', 8, printable(line));
}

function writeRules(title: string, rules: readonly DifferingRule[], page: Page): void {
  if (rules.length === 0) return;
  heading(page, title);
  for (const { ruleId, level, count, findings } of rules) {
    page.line(`  ${printable(ruleId)}  ${level}, ${counted(count, 'finding')}`);
    for (const { location, message, because } of findings.slice(0, PLACES)) {
      const other = because === 'no such finding' ? '' : ` (${because} on the other side)`;
      page.prose('    ', 4, `${placeText(location)}  ${printable(message)}${other}`);
    }
    const left = count - Math.min(PLACES, findings.length);
    if (left > 0) page.line(`    and ${counted(left, 'more place')}: --format json lists them`);
  }
}
