import type { RenderOptions } from '../options.js';
import { activeOnly, type FileFindings, filesBySeverity, LEVELS, quietedFirst } from '../order.js';
import { counted, decisionInWords, quietedInWords } from '../phrases.js';
import type { Report, ReportFinding } from '../report.js';
import { linkTo, name, place, prose } from './inline.js';
import { addFolded, type Room } from './room.js';

/** Related places shown of one finding; the others are counted. */
const RELATED = 3;
/** Findings shown that do not count; the others are counted. */
const QUIETED = 100;
/** The line that says what was left out. */
const CLOSING_BYTES = 200;

/** Findings file by file, folded, the most severe files first. When the room ends, the rest is counted, not silently dropped. */
export function addFindings(report: Report, options: RenderOptions, room: Room): void {
  let left = 0;
  room.keeping(CLOSING_BYTES, () => {
    for (const file of filesBySeverity(activeOnly(report.findings))) {
      const shown = left > 0 ? 0 : addFile(file, options, room);
      left += file.findings.length - shown;
    }
  });
  if (left === 0) return;
  const what = counted(left, 'finding is', 'findings are');
  room.add(`${what} left out in all: the page is full. The JSON report has every one.\n\n`);
}

/** Returns how many of the file's findings found room. */
function addFile({ path, findings }: FileFindings, options: RenderOptions, room: Room): number {
  const head = `<details><summary>${name(path)}: ${levelsOf(findings)}</summary>\n\n| Line | Level | Finding |\n| ---: | --- | --- |\n`;
  const rows = findings.map((finding) => rowOf(finding, options));
  return addFolded(head, rows, (left) => `\nand ${counted(left, 'more finding')}\n`, room);
}

function rowOf({ location, level, message, ruleId, related, fix }: ReportFinding, options: RenderOptions): string {
  const others = related
    .slice(0, RELATED)
    .map((other) => `<br>${prose(other.message)} (${place(other.location.path, other.location.line, options)})`);
  const left = related.length - others.length;
  if (left > 0) others.push(`<br>and ${counted(left, 'more place')}`);
  if (fix !== undefined) others.push(`<br>Fix: ${prose(fix.description)}`);
  const at = linkTo(location.path, location.line, String(location.line), options);
  return `| ${at} | ${level} | ${prose(message)} (${name(ruleId)})${others.join('')} |\n`;
}

function levelsOf(findings: readonly ReportFinding[]): string {
  return LEVELS.map((level) => ({ level, count: findings.filter((finding) => finding.level === level).length }))
    .filter(({ count }) => count > 0)
    .map(({ level, count }) => counted(count, level))
    .join(', ');
}

/** Findings that do not count, folded, with who said so. */
export function addQuieted({ findings, counts }: Report, options: RenderOptions, room: Room): void {
  if (counts.quieted === 0) return;
  const rows: string[] = [];
  for (const finding of quietedFirst(findings)) {
    if (rows.length === QUIETED) break;
    const { location, message, ruleId } = finding;
    const at = place(location.path, location.line, options);
    rows.push(`- ${prose(message)} (${name(ruleId)}, ${at}) ${prose(decisionInWords(finding))}\n`);
  }
  const left = counts.quieted - rows.length;
  if (left > 0) rows.push(`- and ${counted(left, 'more finding')}\n`);
  const head = `<details><summary>Not counted: ${quietedInWords(counts)}</summary>\n\n`;
  addFolded(head, rows, (hidden) => `- and ${counted(hidden, 'more line')}\n`, room);
}

/** What to do, once for each rule that has findings, folded; the most severe first. */
export function addRemedies(report: Report, room: Room): void {
  const rules = report.rules.filter(({ findings }) => findings > 0);
  if (rules.length === 0) return;
  const items = LEVELS.flatMap((level) => rules.filter((rule) => rule.level === level)).map(
    ({ id, title, fix, helpUri }) => `- **${prose(title)}** (${linked(name(id), helpUri)}): ${prose(fix)}\n`,
  );
  addFolded(
    '<details><summary>What to do</summary>\n\n',
    items,
    (left) => `- and ${counted(left, 'more rule')}\n`,
    room,
  );
}

function linked(shown: string, address: string): string {
  if (!/^https?:\/\//.test(address)) return shown;
  return `<a href="${encodeURI(address).replaceAll('&', '&amp;')}">${shown}</a>`;
}
