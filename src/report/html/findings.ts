import { isWhole } from '../options.js';
import { activeOnly, type FileFindings, filesBySeverity, LEVELS, quietedFirst } from '../order.js';
import { counted, quietedInWords } from '../phrases.js';
import type { ReportCounts, ReportFinding } from '../report.js';
import { SECTION_END, sectionStart } from './evidence.js';
import { addPlace, addQuiet } from './finding.js';
import { name, shortName } from './inline.js';
import { type Html, html } from './markup.js';
import type { Page } from './page.js';

/** Characters of the page up to which findings stand beside their source, then without it; beyond, they are counted. */
const WITH_SOURCE = 5_000_000;
const WITHOUT_SOURCE = 12_000_000;
/** Room of the page for those that do not count, beyond what is written by then. */
const QUIETED = 2_000_000;

/** Every finding that counts: new ones apart where there is a base to compare with, and the others where they are wanted. */
export function addFindings(page: Page, before: boolean): void {
  const { report, add } = page;
  const all = activeOnly(report.findings);
  const { comparison, counts } = report;
  const count = counts.error + counts.warning + counts.note;
  if (comparison === undefined) {
    add(sectionStart('findings', 'Findings'));
    add(count === 0 ? html`<p class="none">${nothingCounts(counts)}</p>` : filterForm());
    addFiles(filesBySeverity(all), page);
    add(SECTION_END);
    return;
  }
  add(sectionStart('findings', 'New findings'));
  const { error, warning, note } = comparison.counts.new;
  if (error + warning + note === 0) add(html`<p class="none">This change adds none.</p>`);
  if (count > 0) add(filterForm());
  addFiles(filesBySeverity(aged(all, 'new')), page);
  add(SECTION_END);
  if (comparison.counts.unchanged === 0 || !before) return;
  add(sectionStart('before', 'Findings that were there before'));
  addFiles(filesBySeverity(aged(all, 'unchanged')), page);
  add(SECTION_END);
}

/** What is held back was found all the same. */
function nothingCounts(counts: ReportCounts): string {
  return counts.quieted === 0 ? 'Nothing was found.' : `Nothing that was found counts: ${quietedInWords(counts)}.`;
}

/** Those without an age were there before, as far as anyone knows. */
function aged(findings: Iterable<ReportFinding>, age: 'new' | 'unchanged'): Iterable<ReportFinding> {
  return {
    *[Symbol.iterator]() {
      for (const finding of findings) if ((finding.age === 'new') === (age === 'new')) yield finding;
    },
  };
}

/** What the script fills and shows: without it there is nothing to filter with. */
function filterForm(): Html {
  return html`<form id="filter" class="filter" role="search" aria-label="Filter the findings" hidden></form>
<p id="filtered" class="filtered" role="status" aria-live="polite"></p>
`;
}

/** File by file; what no longer fits is told without its source, then counted. */
function addFiles(files: Iterable<FileFindings>, page: Page): void {
  let left = 0;
  let filesLeft = 0;
  for (const { path, findings } of files) {
    if (page.size() > WITHOUT_SOURCE) {
      left += findings.length;
      filesLeft += 1;
      continue;
    }
    left += addFile(path, findings, page);
  }
  if (left === 0) return;
  const where = filesLeft === 0 ? '' : `, some in ${counted(filesLeft, 'more file')}`;
  page.add(leftOut(`${counted(left, 'more finding')}${where}`));
}

function leftOut(what: string): Html {
  return html`<p class="left">And ${what}: the page would be too long. <code>--format json</code> has every one.</p>
`;
}

/** One file, and how many of its findings found no room. */
function addFile(path: string, findings: readonly ReportFinding[], page: Page): number {
  page.add(html`<div class="file" data-file="${shortName(path)}">
<h3>${isWhole(path) ? 'The repository as a whole' : name(path)} <span class="levels">${levelsOf(findings)}</span></h3>
`);
  const rules = new Set<string>();
  let left = 0;
  for (const group of worstFirst([...byLine(findings)])) {
    if (page.size() > WITHOUT_SOURCE) left += group.length;
    else addPlace(group, { withSource: page.size() < WITH_SOURCE, rules }, page);
  }
  page.add(html`</div>
`);
  return left;
}

/** Places with the most severe findings first, otherwise by line. */
function worstFirst(groups: readonly (readonly ReportFinding[])[]): readonly (readonly ReportFinding[])[] {
  const rank = (group: readonly ReportFinding[]): number =>
    Math.min(...group.map(({ level }) => LEVELS.indexOf(level)));
  return groups
    .map((group) => ({ group: [...group].sort((a, b) => rank([a]) - rank([b])), rank: rank(group) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ group }) => group);
}

/** Findings at most that share the lines beside them. */
const MOST_OF_A_LINE = 20;

/** Findings that start on one line, in the order given. */
function* byLine(findings: readonly ReportFinding[]): Iterable<readonly ReportFinding[]> {
  let group: ReportFinding[] = [];
  for (const finding of findings) {
    const [first] = group;
    if (first !== undefined && (first.location.line !== finding.location.line || group.length === MOST_OF_A_LINE)) {
      yield group;
      group = [];
    }
    group.push(finding);
  }
  if (group.length > 0) yield group;
}

function levelsOf(findings: readonly ReportFinding[]): string {
  return LEVELS.map((level) => ({ level, count: findings.filter((finding) => finding.level === level).length }))
    .filter(({ count }) => count > 0)
    .map(({ level, count }) => counted(count, level))
    .join(', ');
}

/** Those that do not count, with who said so. */
export function addQuieted(page: Page): void {
  const { report, add } = page;
  const { counts } = report;
  if (counts.quieted === 0) return;
  add(sectionStart('quieted', 'Not counted'));
  add(html`<p>${counted(counts.quieted, 'finding does', 'findings do')} not count: ${quietedInWords(counts)}.</p>
`);
  const end = page.size() + QUIETED;
  let shown = 0;
  for (const finding of quietedFirst(report.findings)) {
    if (page.size() > end) break;
    shown += 1;
    addQuiet(finding, page);
  }
  if (shown < counts.quieted)
    add(leftOut(`${counted(counts.quieted - shown, 'more that does', 'more that do')} not count`));
  add(SECTION_END);
}
