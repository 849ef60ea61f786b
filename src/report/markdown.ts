import { addArchitecture, addClassification } from './markdown/classification.js';
import { addChanges, addOpenings, addPatternChange } from './markdown/comparison.js';
import { addFindings, addFixed, addOlder, addQuieted } from './markdown/findings.js';
import { addHeading } from './markdown/heading.js';
import { name, prose } from './markdown/inline.js';
import { addPicture } from './markdown/picture.js';
import { addPolicy } from './markdown/policy.js';
import { addFoldedPart, addWhatFits, COMMENT_BYTES, type Room, roomOf, SUMMARY_BYTES } from './markdown/room.js';
import type { RenderOptions } from './options.js';
import { counted, DOCUMENTATION, limitInWords } from './phrases.js';
import type { Report, Write } from './report.js';

/** The line that says what was left out. */
const CLOSING_BYTES = 200;
/** Remarks shown unfolded. */
const UNFOLDED = 3;

/**
 * The report as Markdown for GitHub: a comment of a pull request, or a job summary. Verdict and pattern in the first line, then what a
 * change opens, the picture, the findings with their remedies; all else is folded. It never grows past what its place may
 * hold: what no longer fits is counted.
 */
export function renderMarkdown(report: Report, options: RenderOptions, write: Write): void {
  const bytes = options.page === 'summary' ? SUMMARY_BYTES : COMMENT_BYTES;
  const room = roomOf(bytes, write);
  const share = (part: number): number => Math.floor(bytes * part);
  if (options.only !== undefined) {
    room.keeping(share(1 / 4), () => {
      addArchitecture(report, room);
      addClassification(report, options, room);
    });
    addFit(report, room);
    addRemarks(report, room);
    return;
  }
  const { comparison } = report;
  addHeading(report, room);
  if (comparison === undefined) addArchitecture(report, room);
  else {
    addPatternChange(report, comparison, room);
    room.keeping(share(3 / 4), () => addOpenings(comparison, options, room));
  }
  addFit(report, room);
  room.keeping(share(3 / 5), () => addPicture(report, room));
  if (comparison !== undefined) room.keeping(share(1 / 2), () => addChanges(comparison, options, room));
  room.keeping(share(1 / 4), () => addFindings(report, options, room));
  room.keeping(share(1 / 8), () => addPolicy(report, options, room));
  room.keeping(share(1 / 16), () => {
    if (comparison !== undefined) {
      addFixed(comparison, options, room);
      addOlder(report, comparison, room);
    }
    addQuieted(report, options, room);
  });
  room.keeping(share(1 / 32), () =>
    addFoldedPart('Why this architecture', room, () => addClassification(report, options, room)),
  );
  addRemarks(report, room);
  addFooter(options, room);
}

/** Another pattern that fits better, in a line. */
function addFit({ fit }: Report, room: Room): void {
  if (fit !== undefined) room.add(`${prose(fit.message)}\n\n`);
}

/** Where the words are explained, and where the rest is. */
function addFooter({ runUrl }: RenderOptions, room: Room): void {
  const run =
    runUrl !== undefined && /^https?:\/\//.test(runUrl)
      ? ` · <a href="${encodeURI(runUrl)}">the run with all of it</a>`
      : '';
  room.add(`<sub><a href="${DOCUMENTATION}/pull-requests.md">What this says</a>${run}</sub>\n`);
}

function addRemarks(report: Report, room: Room): void {
  const { notices, limits, comparison } = report;
  const count = notices.length + limits.length + (comparison?.limits.length ?? 0);
  if (count === 0) return;
  const lines = (): void => {
    const shown = room.keeping(CLOSING_BYTES, () => addWhatFits(remarks(report), room));
    if (shown < count) room.add(`- and ${counted(count - shown, 'more remark')}\n`);
  };
  if (count > UNFOLDED) {
    addFoldedPart(`${counted(count, 'remark')}: what was not read, or is not known`, room, lines);
    return;
  }
  room.add('### Remarks\n\n');
  lines();
}

function* remarks({ notices, limits, comparison }: Report): Iterable<string> {
  for (const limit of comparison?.limits ?? []) yield `- ${prose(limit)}\n`;
  for (const notice of notices) yield `- ${prose(notice)}\n`;
  for (const limit of limits) yield `- ${limitInWords(limit)}: ${name(limit.path)}: ${prose(limit.message)}\n`;
}
