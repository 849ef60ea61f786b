import type { Level } from '../../rulebook/rule.js';
import { printable } from '../escape/terminal.js';
import { shownMessage } from '../failing.js';
import { activeOnly, type FileFindings, filesBySeverity, LEVELS, newOnly, quietedFirst } from '../order.js';
import { counted, decisionInWords } from '../phrases.js';
import type { Report, ReportFinding, ReportRule, ReportVerdict } from '../report.js';
import { type Page, type Style, writeFolded } from './page.js';

/** Findings of one rule shown in one file; the others are counted. */
const OF_ONE_RULE = 10;
/** Related places shown of one finding. */
const RELATED = 5;
/** Findings shown that do not count; the others are counted. */
const QUIETED = 20;
const PLACE_WIDTH = 9;
const LEVEL_WIDTH = 9;

/**
 * Every finding that calls for something, or those of them that are new, by file, the files with the most severe first; then what to do,
 * once for each rule.
 */
export function writeFindings(report: Report, which: 'all' | 'new', page: Page): void {
  let any = false;
  const rules = new Map<string, number>();
  const shown = which === 'new' ? newOnly(report.findings) : activeOnly(report.findings);
  for (const file of filesBySeverity(shown)) {
    if (!any && which === 'new') {
      page.line();
      page.line(page.style.bold('New findings'));
    }
    any = true;
    writeFile(file, report.verdict, page);
    for (const { ruleId } of file.findings) rules.set(ruleId, (rules.get(ruleId) ?? 0) + 1);
  }
  if (any)
    writeRemedies(
      report.rules.filter(({ id }) => rules.has(id)).map((rule) => ({ ...rule, findings: rules.get(rule.id) ?? 0 })),
      page,
    );
  if (report.counts.quieted > 0 && which === 'all') writeQuieted(report, page);
}

/** Findings that do not count, with who said so: a line or two each. */
function writeQuieted({ findings, counts }: Report, page: Page): void {
  page.line();
  page.line(page.style.bold('Not counted'));
  let shown = 0;
  for (const finding of quietedFirst(findings)) {
    if (shown === QUIETED) break;
    shown += 1;
    const { path, line } = finding.location;
    const what = `${printable(path)}:${line} ${printable(finding.message)} [${printable(finding.ruleId)}]`;
    page.prose('  ', 4, `${what} ${printable(decisionInWords(finding))}`);
  }
  writeFolded(counts.quieted - shown, 'more that does not count', 'more that do not count', '  ', page);
}

function writeFile({ path, findings }: FileFindings, verdict: ReportVerdict, page: Page): void {
  page.line();
  page.line(page.style.bold(printable(path)));
  const shown = new Map<string, number>();
  for (const finding of findings) {
    const before = shown.get(finding.ruleId) ?? 0;
    shown.set(finding.ruleId, before + 1);
    if (before < OF_ONE_RULE) writeFinding(finding, verdict, page);
  }
  for (const [ruleId, count] of shown) {
    const what = `more of ${printable(ruleId)}`;
    writeFolded(count - OF_ONE_RULE, what, what, '  ', page);
  }
}

function writeFinding(finding: ReportFinding, verdict: ReportVerdict, page: Page): void {
  const { level, ruleId, location, related } = finding;
  const place = `${location.line}:${location.column}`.padEnd(PLACE_WIDTH);
  const lead = `  ${page.style.dim(place)} ${colourOf(level, page.style)(level.padEnd(LEVEL_WIDTH))}`;
  page.prose(
    lead,
    3 + PLACE_WIDTH + LEVEL_WIDTH,
    `${printable(shownMessage(finding, verdict))} [${printable(ruleId)}]`,
  );
  const indentation = 3 + PLACE_WIDTH + LEVEL_WIDTH;
  for (const other of related.slice(0, RELATED)) {
    const { path, line } = other.location;
    page.prose(' '.repeat(indentation), indentation, `${printable(other.message)} (${printable(path)}:${line})`);
  }
  writeFolded(related.length - RELATED, 'more related place', 'more related places', ' '.repeat(indentation), page);
}

function writeRemedies(rules: readonly ReportRule[], page: Page): void {
  page.line();
  page.line(page.style.bold('What to do'));
  for (const level of LEVELS) {
    for (const { id, title, findings, fix } of rules.filter((rule) => rule.level === level)) {
      page.line();
      const lead = `  ${colourOf(level, page.style)(printable(id))}: `;
      page.prose(lead, printable(id).length + 4, `${printable(title)} (${counted(findings, 'finding')})`);
      page.prose('    ', 4, printable(fix));
      page.line(page.style.dim(`    groundplan explain ${printable(id)}`));
    }
  }
}

function colourOf(level: Level, style: Style): (text: string) => string {
  switch (level) {
    case 'error':
      return style.red;
    case 'warning':
      return style.yellow;
    case 'note':
      return style.cyan;
  }
}
