import { activeOnly, filesBySeverity, LEVELS } from '../order.js';
import { counted } from '../phrases.js';
import { shortened, wordsFor } from '../projects.js';
import type { ReportFound, ReportStack } from '../report.js';
import { SECTION_END, sectionStart, tableOf } from './evidence.js';
import { name, place, shortName } from './inline.js';
import { type Html, html, joined, type Part } from './markup.js';
import type { Page } from './page.js';

/** Projects and files listed; the others are counted. */
const MOST_PROJECTS = 300;
const MOST_FILES = 1_000;

/** Which files are started together, and how it was found. */
export function addProjects(page: Page): void {
  const { report, add } = page;
  const { stacks } = report;
  if (stacks.length === 0) return;
  add(sectionStart('projects', 'Projects'));
  const rows = stacks.slice(0, MOST_PROJECTS).map((stack) => rowOf(stack, page));
  const left = stacks.length - rows.length;
  const columns = ['Project', 'Kind', 'Files', 'Found', { number: 'Services' }, { number: 'Networks' }];
  add(tableOf('Projects and their files', columns, rows));
  if (left > 0) add(html`<p class="more">and ${counted(left, 'more project')}</p>`);
  add(SECTION_END);
}

function rowOf(
  { name: title, variant, kind, files, layers, found, services, networks }: ReportStack,
  page: Page,
): Html {
  const parts = files.filter((path) => !layers.includes(path));
  const layered: Part = joined(shortened(layers).map(name), ' + ');
  const sign = found.find(({ how }) => how !== 'include');
  return html`<tr><th scope="row">${shortName(title)}${variant !== undefined && html`, variant ${name(variant)}`}</th><td>${shortName(kind)}</td><td>${layered}${
    parts.length > 0 && [' with ', joined(shortened(parts).map(name), ', ')]
  }</td><td>${sign !== undefined && signOf(sign, page)}</td><td class="number">${services}</td><td class="number">${networks}</td></tr>
`;
}

function signOf({ how, path, line, command }: ReportFound, { options }: Page): Part {
  const words = wordsFor(how);
  if (words !== undefined) return words;
  return [place(path, line, options), command !== undefined && [' ', name(command)]];
}

/** The files that have findings, with how many. */
export function addFiles(page: Page): void {
  const { report, add } = page;
  const rows: Html[] = [];
  let left = 0;
  for (const { path, findings } of filesBySeverity(activeOnly(report.findings))) {
    if (rows.length === MOST_FILES) {
      left += 1;
      continue;
    }
    const cells = LEVELS.map((level) => {
      const count = findings.filter((finding) => finding.level === level).length;
      return html`<td class="number">${count}</td>`;
    });
    rows.push(html`<tr><th scope="row"><a href="#findings" data-filter="file=${encodeURIComponent(shortName(path).replace(/\p{Cs}/gu, '\ufffd'))}">${name(path)}</a></th>${cells}</tr>
`);
  }
  if (rows.length < 2) return;
  add(sectionStart('files', 'Files'));
  const columns = ['File', { number: 'Errors' }, { number: 'Warnings' }, { number: 'Notes' }];
  add(tableOf('Findings by file', columns, rows));
  if (left > 0) add(html`<p class="more">and ${counted(left, 'more file')}</p>`);
  add(SECTION_END);
}
