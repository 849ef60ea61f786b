import { printable } from './escape/terminal.js';
import type { RenderOptions } from './options.js';
import { countsInWords, limitInWords, verdictInWords } from './phrases.js';
import type { Report, ReportVerdict, Write } from './report.js';
import { writeClassification } from './text/classification.js';
import { writeFindings } from './text/findings.js';
import { type Page, pageOf, styleOf, writeFolded } from './text/page.js';
import { writeTrail } from './text/trail.js';

/** Notices and limits shown; the others are counted. */
const REMARKS = 10;

/** The report for people in a terminal: the architecture first, the verdict last, where the eye is. */
export function renderText(report: Report, options: RenderOptions, write: Write): void {
  const page = pageOf(write, styleOf(options.colour), options.width);
  writeClassification(report, page);
  if (report.trail !== undefined) writeTrail(report.trail, page);
  if (options.only === undefined) writeFindings(report, page);
  writeRemarks(report, page);
  if (options.only === undefined) writeVerdict(report, page);
}

function writeRemarks({ notices, limits }: Report, page: Page): void {
  if (notices.length + limits.length > 0) page.line();
  for (const notice of notices.slice(0, REMARKS)) page.prose('Note: ', 6, printable(notice));
  writeFolded(notices.length - REMARKS, 'more note', 'more notes', '', page);
  for (const limit of limits.slice(0, REMARKS)) {
    const lead = `${limitInWords(limit)}: `;
    page.prose(lead, lead.length, `${printable(limit.path)}: ${printable(limit.message)}`);
  }
  writeFolded(limits.length - REMARKS, 'more not known', 'more not known', '', page);
}

function writeVerdict({ counts, verdict }: Report, page: Page): void {
  const { bold } = page.style;
  page.line();
  page.prose('', 0, `${countsInWords(counts)}.`);
  page.prose(
    `${bold(colourOf(verdict, page)(verdictInWords(verdict)))}: `,
    verdictInWords(verdict).length + 2,
    printable(verdict.because),
  );
}

function colourOf({ outcome }: ReportVerdict, page: Page): (text: string) => string {
  return outcome === 'pass' ? page.style.green : page.style.red;
}
