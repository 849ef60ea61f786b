import { printable } from '../escape/terminal.js';
import { isWhole } from '../options.js';
import { percent } from '../phrases.js';
import type { ReportOption, ReportSignal, ReportTrail } from '../report.js';
import { type Page, writeFolded } from './page.js';

/** Places shown of each signal; the others are counted. */
const PLACES = 2;

/** All that was weighed: what each pattern and each value of a dimension has for and against it, fired signals first. */
export function writeTrail({ patterns, dimensions }: ReportTrail, page: Page): void {
  page.line();
  page.line('All that was weighed: + fired, - fired against, . silent; a fact, what it is asked for, what it is.');
  for (const option of patterns) writeOption(option, page);
  for (const [name, options] of Object.entries(dimensions)) {
    page.line();
    page.line(page.style.bold(name));
    for (const option of options) writeOption(option, page);
  }
}

function writeOption({ id, score, confidence, signals }: ReportOption, page: Page): void {
  page.line();
  page.line(`${page.style.bold(printable(id))}  score ${score}, ${percent(confidence)}`);
  for (const signal of signals) writeSignal(signal, page);
}

function writeSignal(signal: ReportSignal, page: Page): void {
  const { fired, weight, because, fact, asked, found, silencedBy, evidence } = signal;
  const mark = fired ? (weight < 0 ? '-' : '+') : '.';
  const condition = `${printable(fact)} ${printable(asked)}, is ${printable(found)}`;
  const silenced = silencedBy === undefined ? '' : `; ${printable(silencedBy)}`;
  page.prose(
    `  ${mark} ${Math.abs(weight).toFixed(1).padStart(4)}  `,
    10,
    `${printable(because)} [${condition}${silenced}]`,
  );
  for (const { message, path, line } of evidence.slice(0, PLACES)) {
    const place = isWhole(path) ? '' : ` (${printable(path)}:${line})`;
    page.prose('          - ', 12, `${printable(message)}${place}`);
  }
  writeFolded(evidence.length - PLACES, 'more place', 'more places', '          ', page);
}
