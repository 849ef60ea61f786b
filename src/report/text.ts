import { printable } from './escape/terminal.js';
import type { RenderOptions } from './options.js';
import { countsInWords, layoutInWords, limitInWords, verdictInWords } from './phrases.js';
import type { Report, ReportVerdict, Write } from './report.js';
import { writeClassification } from './text/classification.js';
import { writeComparison, writeOlder } from './text/comparison.js';
import { writeFindings } from './text/findings.js';
import { type Page, pageOf, styleOf, writeFolded } from './text/page.js';
import { writePolicy } from './text/policy.js';
import { writeTrail } from './text/trail.js';

/** Notices and limits shown; the others are counted. */
const REMARKS = 10;

/**
 * The report for people in a terminal: the architecture first, the verdict last, where the eye is. With a base what the change does takes
 * the place of the architecture, and only new findings are shown unless older ones fail as well.
 */
export function renderText(report: Report, options: RenderOptions, write: Write): void {
  const page = pageOf(write, styleOf(options.colour), options.width);
  const { comparison, verdict } = report;
  if (comparison === undefined || options.only === 'classification') {
    writeClassification(report, page);
    if (report.trail !== undefined) writeTrail(report.trail, page);
  } else writeComparison(comparison, page);
  if (options.only !== 'classification') {
    const onlyNew = comparison !== undefined && (verdict.onlyNew || options.only === 'comparison');
    writeFindings(report, onlyNew ? 'new' : 'all', page);
    if (comparison !== undefined) writeOlder(report, comparison, page);
  }
  writeRemarks(report, page);
  if (options.only !== undefined) return;
  writePolicy(report, page);
  if (report.layout !== undefined) {
    page.line();
    page.prose('', 0, printable(`${layoutInWords(report.layout)}.`));
  }
  writeVerdict(report, page);
}

function writeRemarks({ notices, limits, fit }: Report, page: Page): void {
  if (notices.length + limits.length > 0 || fit !== undefined) page.line();
  if (fit !== undefined) page.prose('', 0, printable(fit.message));
  for (const notice of notices.slice(0, REMARKS)) page.prose('Note: ', 6, printable(notice));
  writeFolded(notices.length - REMARKS, 'more note', 'more notes', '', page);
  for (const limit of limits.slice(0, REMARKS)) {
    const lead = `${limitInWords(limit)}: `;
    page.prose(lead, lead.length, `${printable(limit.path)}: ${printable(limit.message)}`);
  }
  writeFolded(limits.length - REMARKS, 'more not known', 'more not known', '', page);
}

function writeVerdict({ counts, verdict, comparison }: Report, page: Page): void {
  const { bold } = page.style;
  page.line();
  if (comparison === undefined) page.prose('', 0, `${countsInWords(counts)}.`);
  else {
    const added = { ...counts, ...comparison.counts.new, quieted: 0 };
    page.prose('', 0, `New: ${countsInWords(added)}. In all: ${countsInWords(counts)}.`);
  }
  page.prose(
    `${bold(colourOf(verdict, page)(verdictInWords(verdict)))}: `,
    verdictInWords(verdict).length + 2,
    printable(verdict.because),
  );
}

function colourOf({ outcome, held }: ReportVerdict, page: Page): (text: string) => string {
  if (held) return page.style.yellow;
  return outcome === 'pass' ? page.style.green : page.style.red;
}
