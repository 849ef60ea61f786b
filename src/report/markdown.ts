import { addClassification } from './markdown/classification.js';
import { addFindings, addQuieted, addRemedies } from './markdown/findings.js';
import { name, prose } from './markdown/inline.js';
import { addWhatFits, type Room, roomOf, SUMMARY_BYTES } from './markdown/room.js';
import type { RenderOptions } from './options.js';
import { counted, countsInWords, limitInWords, verdictInWords } from './phrases.js';
import type { Report, Write } from './report.js';

/** Bytes kept for what comes after the classification and after the findings. */
const AFTER_CLASSIFICATION = 512 * 1024;
const AFTER_FINDINGS = 256 * 1024;
const AFTER_REMEDIES = 64 * 1024;
/** The line that says what was left out. */
const CLOSING_BYTES = 200;

/**
 * The report as Markdown for GitHub: a job summary or a comment. Verdict and pattern first, details folded. It never grows
 * past what a job summary may hold: what no longer fits is counted.
 */
export function renderMarkdown(report: Report, options: RenderOptions, write: Write): void {
  const room = roomOf(SUMMARY_BYTES, write);
  const { verdict, counts } = report;
  const all = options.only === undefined;
  if (all) {
    room.add(`## Groundplan: ${verdictInWords(verdict).toLowerCase()}\n\n${prose(verdict.because)}\n\n`);
  }
  room.keeping(AFTER_CLASSIFICATION, () => addClassification(report, options, room));
  if (all) {
    room.add(`### Findings\n\n${countsInWords(counts)}.\n\n`);
    room.keeping(AFTER_FINDINGS, () => addFindings(report, options, room));
    room.keeping(AFTER_REMEDIES, () => {
      addRemedies(report, room);
      addQuieted(report, options, room);
    });
  }
  addRemarks(report, room);
}

function addRemarks(report: Report, room: Room): void {
  const count = report.notices.length + report.limits.length;
  if (count === 0) return;
  room.add('### Remarks\n\n');
  const shown = room.keeping(CLOSING_BYTES, () => addWhatFits(remarks(report), room));
  if (shown < count) room.add(`- and ${counted(count - shown, 'more remark')}\n`);
}

function* remarks({ notices, limits }: Report): Iterable<string> {
  for (const notice of notices) yield `- ${prose(notice)}\n`;
  for (const limit of limits) yield `- ${limitInWords(limit)}: ${name(limit.path)}: ${prose(limit.message)}\n`;
}
