import { printable } from '../escape/terminal.js';
import { isWhole } from '../options.js';
import { percent } from '../phrases.js';
import type { ReportOption, ReportSignal, ReportTrail } from '../report.js';
import { type Page, writeFolded } from './page.js';

/** Places shown of each signal; the others are counted. */
const PLACES = 1;

/** Silent signals that are named in full; what did not fire matters where much could have. */
const SILENT = 8;

/** All that was weighed: what each pattern and each value of a dimension has for and against it, fired signals first. */
export function writeTrail({ patterns, dimensions }: ReportTrail, page: Page): void {
  page.line();
  page.line('All that was weighed: + speaks for it, - against it; a fact, what it is asked for, what it is.');
  writeOptions(patterns, page);
  for (const [name, options] of Object.entries(dimensions)) {
    page.line();
    page.line(page.style.bold(name));
    writeOptions(options, page);
  }
}

/** Options for which something spoke in full; the others by name. */
function writeOptions(options: readonly ReportOption[], page: Page): void {
  const spoken = options.filter(({ signals }) => signals.some(({ fired }) => fired));
  for (const option of spoken) writeOption(option, page);
  const silent = options.filter((option) => !spoken.includes(option)).map(({ id }) => printable(id));
  if (silent.length === 0) return;
  page.line();
  page.prose('', 2, `Nothing speaks for ${silent.join(', ')}.`);
}

function writeOption({ id, score, confidence, signals }: ReportOption, page: Page): void {
  page.line();
  page.line(`${page.style.bold(printable(id))}  score ${score}, ${percent(confidence)}`);
  for (const signal of signals) if (signal.fired) writeSignal(signal, page);
  const silent = signals.filter(({ fired }) => !fired);
  if (silent.length === 0) return;
  const told = silent.slice(0, SILENT).map(silentInWords);
  const more = silent.length > SILENT ? `; and ${silent.length - SILENT} more` : '';
  page.prose('  not: ', 7, `${told.join('; ')}${more}`);
}

function silentInWords({ fact, asked, found, silencedBy }: ReportSignal): string {
  const silenced = silencedBy === undefined ? '' : `, but ${printable(silencedBy)}`;
  return `${printable(fact)} ${printable(asked)} (is ${printable(found)}${silenced})`;
}

function writeSignal(signal: ReportSignal, page: Page): void {
  const { weight, because, fact, asked, found, evidence } = signal;
  const mark = weight < 0 ? '-' : '+';
  const condition = `${printable(fact)} ${printable(asked)}, is ${printable(found)}`;
  page.prose(
    `  ${mark} ${Math.abs(weight)
      .toFixed(weight > -0.05 && weight < 0.05 ? 2 : 1)
      .padStart(4)}  `,
    10,
    `${printable(because)} [${condition}]`,
  );
  for (const { message, path, line } of evidence.slice(0, PLACES)) {
    const place = isWhole(path) ? '' : ` (${printable(path)}:${line})`;
    page.prose('          - ', 12, `${printable(message)}${place}`);
  }
  writeFolded(evidence.length - PLACES, 'more place', 'more places', '          ', page);
}
