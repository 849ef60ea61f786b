import type { EntryResult, LayoutAssessment } from '../../layout/assessment.js';
import { printable } from '../escape/terminal.js';
import type { Write } from '../report.js';
import { type Page, pageOf, styleOf } from '../text/page.js';
import { detailOf, headline, linesOfOrder, marked, notCounted, pointsText, STEPS, sumOf } from './words.js';

export interface LayoutTextOptions {
  readonly colour: boolean;
  readonly width: number;
  /** The score that was asked for. */
  readonly least?: number | undefined;
}

/** The assessment for a terminal: the score, what to do next, and the table that it is the sum of. */
export function writeLayout(
  assessment: LayoutAssessment,
  { colour, width, least }: LayoutTextOptions,
  write: Write,
): void {
  const style = styleOf(colour);
  const page = pageOf(write, style, width);
  const { score, missing, profile } = assessment;
  const isEnough = score >= (least ?? 0);
  page.line(style.bold(headline(assessment, least)));
  page.prose('', 0, printable(`Profile: ${profile.name}. ${profile.because}`));
  if (assessment.ecosystems.length > 0) {
    const told = assessment.ecosystems.map(({ title, because }) => `${title} (${because})`);
    page.prose('', 0, printable(`Ecosystems: ${told.join(', ')}.`));
  }
  if (missing.length > 0) {
    page.line();
    page.line(style.bold('To do, most useful first (points, and the score with them)'));
    for (const { todo, adds, score: then, why } of missing.slice(0, STEPS)) {
      const lead = `  ${`+${pointsText(adds)}`.padStart(5)} ${`${then} %`.padStart(6)}  `;
      page.prose((isEnough ? style.yellow : style.red)(lead), lead.length, printable(todo));
      page.prose(' '.repeat(lead.length), lead.length, style.dim(printable(why)));
    }
    if (missing.length > STEPS) page.line(`                … and ${missing.length - STEPS} more, marked with ✗ below.`);
  }
  page.line();
  page.line(style.bold('Points'));
  for (const entry of assessment.entries) writeEntry(entry, page);
  writeOrder(assessment, page);
  page.line(`  ${sumOf(assessment)}`);
  const aside = notCounted(assessment);
  if (aside.length > 0) {
    page.line();
    page.line(style.bold('Not counted'));
    for (const text of aside) page.prose('  ', 2, printable(text));
  }
}

function writeEntry(entry: EntryResult, page: Page): void {
  const { mark, points } = marked(entry) ?? {};
  if (mark === undefined || points === undefined) return;
  const paint = mark === '✓' ? page.style.green : mark === '✗' ? page.style.red : page.style.yellow;
  page.prose(`  ${paint(mark)} ${points.padStart(9)}  `, 15, printable(`${entry.what}: ${detailOf(entry)}`));
}

function writeOrder({ order, names }: LayoutAssessment, page: Page): void {
  const row = (got: number, of: number, text: string): void => {
    const mark = got === of ? page.style.green('✓') : page.style.red('✗');
    page.prose(`  ${mark} ${`${pointsText(got)} of ${of}`.padStart(9)}  `, 15, printable(text));
  };
  const [first = '', ...rest] = linesOfOrder(order);
  row(order.points, order.weight, first);
  for (const text of rest) page.prose(' '.repeat(15), 15, printable(text));
  if (names === undefined) return;
  row(
    names.points,
    names.weight,
    names.count === 0
      ? 'names and counts are as the profile says'
      : `names and counts: ${names.count} are not as the profile says (1 point off for each)`,
  );
  for (const { message } of names.violations) page.prose(' '.repeat(15), 15, printable(message));
}
