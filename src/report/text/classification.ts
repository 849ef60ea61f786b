import { printable } from '../escape/terminal.js';
import { isWhole } from '../options.js';
import { changeInWords, confidenceInWords, counted, isPossible, percent, reasonsToShow, SURE } from '../phrases.js';
import { projectsOf, shortened, wordsFor } from '../projects.js';
import type { Report, ReportEvidence, ReportFound, ReportPattern, ReportRival, ReportSystem } from '../report.js';
import { type Page, writeFolded } from './page.js';

/** Reasons shown of each dimension and each signal; the others are counted. */
const REASONS = 3;
const SIGNALS = 5;
const MISSING = 3;
const SYSTEMS = 20;
const PROJECTS = 10;

const DIMENSIONS = ['infrastructure', 'granularity', 'network', 'deployment'] as const;

/** Which architecture it is, why, and how sure that is. */
export function writeClassification(report: Report, page: Page): void {
  const { pattern } = report;
  const { bold, dim } = page.style;
  const sure = `${confidenceInWords(pattern.confidence)}, ${percent(pattern.confidence)}`;
  page.line(`Architecture: ${bold(printable(pattern.name))} (${sure})`);
  if (pattern.undetermined !== undefined) writeUndetermined(pattern.undetermined, page);
  for (const because of pattern.limitedBy) page.prose('  ', 2, `No surer, because: ${printable(because)}`);
  page.line();
  for (const dimension of DIMENSIONS) {
    const { value, confidence, evidence } = pattern.dimensions[dimension];
    page.line(`  ${dimension.padEnd(16)}${bold(printable(value).padEnd(18))}${dim(percent(confidence).padStart(5))}`);
    writeReasons(evidence, page);
  }
  writeSignals(pattern, page);
  writeRivals(pattern.runnersUp, page);
  if (pattern.contradictions.length > 0) {
    page.line();
    page.line('What speaks against it, or for another answer:');
    writeReasons(pattern.contradictions, page);
  }
  if (report.systems.length > 1) writeSystems(report.systems, page);
  writeProjects(report, page);
}

function writeUndetermined({ between, because }: NonNullable<ReportPattern['undetermined']>, page: Page): void {
  const [first, second] = between.map(printable);
  page.prose('  ', 2, `Undetermined between ${first} and ${second}: ${printable(because)}`);
}

/** The second best in full: why it lost, and what would make it the answer. The others by name. */
function writeRivals([second, ...others]: readonly ReportRival[], page: Page): void {
  if (second === undefined) return;
  page.line();
  const lead = isPossible(second) ? 'Also possible' : 'Nearest other answer';
  page.line(`${lead}: ${page.style.bold(printable(second.slug))} ${percent(second.confidence)}`);
  page.prose('  - ', 4, printable(second.because));
  const change = changeInWords(second);
  if (change !== undefined) page.prose('  - ', 4, printable(change));
  const names = others.filter(isPossible).map(({ slug, confidence }) => `${printable(slug)} ${percent(confidence)}`);
  if (names.length > 0) page.prose('  - ', 4, `Less likely: ${names.join(', ')}`);
}

function writeSignals(pattern: ReportPattern, page: Page): void {
  if (pattern.fired.length > 0) {
    page.line();
    page.line('Why:');
    const told = reasonsToShow(pattern);
    for (const signal of told.slice(0, SIGNALS)) {
      page.prose('  - ', 4, printable(signal.because));
      writeReasons(signal.evidence.filter((reason) => reason.message !== signal.because).slice(0, 1), page);
    }
    writeFolded(told.length - SIGNALS, 'more reason', 'more reasons', '  ', page);
  }
  if (pattern.missing.length > 0 && pattern.confidence < SURE) {
    page.line();
    page.line('It would be surer with:');
    for (const { because } of pattern.missing.slice(0, MISSING)) page.prose('  - ', 4, printable(because));
    writeFolded(pattern.missing.length - MISSING, 'more sign', 'more signs', '  ', page);
  }
}

function writeReasons(evidence: readonly ReportEvidence[], page: Page): void {
  for (const { message, path, line } of evidence.slice(0, REASONS)) {
    page.prose('    - ', 6, `${printable(message)}${placeOf(path, line)}`);
  }
  writeFolded(evidence.length - REASONS, 'more place', 'more places', '    ', page);
}

function writeSystems(systems: readonly ReportSystem[], page: Page): void {
  page.line();
  page.line(`${counted(systems.length, 'folder')} of this repository deploy something of their own:`);
  for (const { path, pattern, confidence } of systems.slice(0, SYSTEMS)) {
    page.line(`  ${printable(path)}: ${page.style.bold(printable(pattern))}, ${percent(confidence)}`);
  }
  writeFolded(systems.length - SYSTEMS, 'more folder', 'more folders', '  ', page);
}

/** Which files are started together: a line for each project of several files or variants, and for each variant. */
function writeProjects({ stacks }: Report, page: Page): void {
  const projects = projectsOf(stacks);
  if (projects.length === 0) return;
  page.line();
  page.line('Compose projects:');
  for (const { layers, parts, variant, sign } of projects.slice(0, PROJECTS)) {
    const notes = [
      ...(variant === undefined ? [] : [`variant ${printable(variant)}`]),
      ...(parts.length === 0 || variant !== undefined ? [] : [`with ${shortened(parts).map(printable).join(', ')}`]),
      ...(sign === undefined ? [] : [signInWords(sign)]),
    ];
    const lead = variant === undefined ? '  ' : '    ';
    const what = shortened(layers).map(printable).join(' + ');
    page.prose(lead, lead.length, `${what}${notes.length === 0 ? '' : ` (${notes.join('; ')})`}`);
  }
  writeFolded(projects.length - PROJECTS, 'more project or variant', 'more projects and variants', '  ', page);
}

function signInWords(sign: ReportFound): string {
  const { how, path, line, command } = sign;
  const byItself = wordsFor(how);
  if (byItself !== undefined) return byItself;
  return `${printable(path)}:${line}${command === undefined ? '' : ` \`${printable(command)}\``}`;
}

function placeOf(path: string, line: number): string {
  return isWhole(path) ? '' : ` (${printable(path)}:${line})`;
}
