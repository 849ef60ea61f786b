import type { Level } from '../../rulebook/rule.js';
import type { ReportComparison } from '../comparison.js';
import { isHeld } from '../failing.js';
import type { RenderOptions } from '../options.js';
import { activeOnly, type FileFindings, filesBySeverity, LEVELS, newOnly, quietedFirst } from '../order.js';
import { counted, countsInWords, decisionInWords, grouped, quietedInWords } from '../phrases.js';
import type { Report, ReportFinding, ReportRule, ReportVerdict } from '../report.js';
import { atBase, linked, linkTo, name, place, prose } from './inline.js';
import { addFolded, type Room } from './room.js';

/** Related places shown of one finding; the others are counted. */
const RELATED = 3;
/** Findings of one rule told in full in one file; the others are lines of one row. */
const OF_ONE_RULE = 5;
/** Lines named of those. */
const LINES = 30;
/** Findings shown that do not count, or that are gone; the others are counted. */
const LISTED = 100;
/** Findings of which the files are shown unfolded. */
const UNFOLDED = 20;
/** The line that says what was left out. */
const CLOSING_BYTES = 300;

export const LEVEL_SIGNS: Readonly<Record<Level, string>> = { error: '❌', warning: '⚠️', note: 'ℹ️' };

/**
 * Findings file by file with their remedies, the most severe files first; those of a change alone where there is one. When the room
 * ends, the rest is counted, not silently dropped.
 */
export function addFindings(report: Report, options: RenderOptions, room: Room): void {
  const { comparison, counts } = report;
  const added = comparison?.counts.new;
  const shownCounts: Levels = added ?? counts;
  const total = shownCounts.error + shownCounts.warning + shownCounts.note;
  const title = comparison === undefined ? 'Findings' : 'New findings';
  if (total === 0) {
    room.add(
      comparison === undefined ? `### ${title}\n\n${countsInWords(counts)}.\n\n` : 'There is no new finding.\n\n',
    );
    return;
  }
  room.add(`### ${title}: ${levelsOf(shownCounts)}\n\n`);
  const rules = new Map(report.rules.map((rule) => [rule.id, rule]));
  const findings = comparison === undefined ? activeOnly(report.findings) : newOnly(report.findings);
  const open = total <= UNFOLDED;
  let left = 0;
  const fixes = { safe: 0, unsafe: 0 };
  room.keeping(CLOSING_BYTES, () => {
    for (const file of filesBySeverity(findings)) {
      for (const { fix } of file.findings) if (fix !== undefined) fixes[fix.unsafe === true ? 'unsafe' : 'safe']++;
      const shown = left > 0 ? 0 : addFile(file, { rules, open, verdict: report.verdict }, options, room);
      left += file.findings.length - shown;
    }
  });
  room.add(fixesInWords(fixes, total));
  if (left === 0) return;
  const what = counted(left, 'finding is', 'findings are');
  room.add(`${what} left out in all: the page is full. The JSON report has every one.\n\n`);
}

/** How many findings `fix` mends, unless another finding would come of it. What may stop something is made only where it is asked for. */
function fixesInWords({ safe, unsafe }: Record<'safe' | 'unsafe', number>, total: number): string {
  if (safe + unsafe === 0) return '';
  const of = (count: number): string => (count === total ? 'all' : grouped(count));
  const leaves = 'it leaves out what would bring another finding';
  if (safe === 0)
    return `<code>npx groundplan fix --unsafe</code> can mend ${of(unsafe)} of them, which may stop something that works today; ${leaves}.\n\n`;
  const more =
    unsafe === 0
      ? ''
      : `, and with <code>--unsafe</code> ${grouped(unsafe)} more, which may stop something that works today`;
  return `<code>npx groundplan fix</code> can mend ${of(safe)} of them${more}; ${leaves}.\n\n`;
}

/** How findings are shown. */
interface Shown {
  readonly rules: ReadonlyMap<string, ReportRule>;
  /** Whether the files are unfolded. */
  readonly open: boolean;
  readonly verdict: ReportVerdict;
}

/** Returns how many of the file's findings found room. */
function addFile({ path, findings }: FileFindings, shownAs: Shown, options: RenderOptions, room: Room): number {
  const { open } = shownAs;
  const head = `<details${open ? ' open' : ''}><summary>${name(path)}: ${levelsOf(countsOf(findings))}</summary>\n\n| Line | Level | Finding |\n| ---: | --- | --- |\n`;
  const rows = rowsOf(findings, shownAs, options);
  const told = addFolded(
    head,
    rows.map(({ text }) => text),
    (left) => `\nand ${counted(left, 'more line')}\n`,
    room,
  );
  return rows.slice(0, told).reduce((sum, { findings: count }) => sum + count, 0);
}

interface Row {
  readonly text: string;
  /** How many findings it tells. */
  readonly findings: number;
}

/** The first few findings of each rule in full, the others as lines of one row. */
function rowsOf(findings: readonly ReportFinding[], { rules, verdict }: Shown, options: RenderOptions): readonly Row[] {
  const alike = new Map<string, ReportFinding[]>();
  const keyOf = ({ ruleId, level }: ReportFinding): string => `${level} ${ruleId}`;
  for (const finding of findings) {
    const known = alike.get(keyOf(finding));
    if (known === undefined) alike.set(keyOf(finding), [finding]);
    else known.push(finding);
  }
  const told = new Map<string, number>();
  const remedied = new Set<string>();
  return findings.flatMap((finding): Row[] => {
    const { ruleId } = finding;
    const rule = rules.get(ruleId);
    const all = alike.get(keyOf(finding)) ?? [];
    const before = told.get(keyOf(finding)) ?? 0;
    told.set(keyOf(finding), before + 1);
    if (all.length <= OF_ONE_RULE || before < OF_ONE_RULE - 1) {
      const remedy = remedied.has(ruleId) ? undefined : rule?.fix;
      remedied.add(ruleId);
      return [
        {
          text: rowOf(finding, { helpUri: rule?.helpUri, remedy, held: isHeld(finding, verdict) }, options),
          findings: 1,
        },
      ];
    }
    if (before > OF_ONE_RULE - 1) return [];
    const rest = all.slice(before);
    return [{ text: restOf(rest, options), findings: rest.length }];
  });
}

/** One row for the other findings of a rule. */
function restOf(findings: readonly ReportFinding[], options: RenderOptions): string {
  const [{ ruleId, level }] = findings as readonly [ReportFinding, ...ReportFinding[]];
  const lines = findings
    .slice(0, LINES)
    .map(({ location: { path, line } }) => linkTo(path, line, String(line), options));
  const left = findings.length - lines.length;
  const more = left > 0 ? ` and ${counted(left, 'more')}` : '';
  return `| | ${LEVEL_SIGNS[level]}&nbsp;${level} | ${counted(findings.length, 'more')} of ${name(ruleId)}: lines ${lines.join(', ')}${more} |\n`;
}

interface Told {
  readonly helpUri: string | undefined;
  /** With the first finding of its rule in the file. */
  readonly remedy: string | undefined;
  /** Whether it does not fail yet. */
  readonly held: boolean;
}

function rowOf(
  { location, level, message, ruleId, related, fix }: ReportFinding,
  { helpUri, remedy, held }: Told,
  options: RenderOptions,
): string {
  const others = related
    .slice(0, RELATED)
    .map((other) => `<br>${prose(other.message)} (${place(other.location.path, other.location.line, options)})`);
  const left = related.length - others.length;
  if (left > 0) others.push(`<br>and ${counted(left, 'more place')}`);
  if (remedy !== undefined) others.push(`<br>**What to do:** ${prose(remedy)}`);
  if (fix !== undefined) others.push(`<br>**Fix:** ${prose(fix.description)}`);
  const at = linkTo(location.path, location.line, String(location.line), options);
  const rule = helpUri === undefined ? name(ruleId) : linked(name(ruleId), helpUri);
  const stage = held ? '<br>⏳&nbsp;held' : '';
  return `| ${at} | ${LEVEL_SIGNS[level]}&nbsp;${level}${stage} | ${prose(message)} (${rule})${others.join('')} |\n`;
}

type Levels = Readonly<Record<Level, number>>;

function countsOf(findings: readonly ReportFinding[]): Levels {
  const count = (level: Level): number => findings.filter((finding) => finding.level === level).length;
  return { error: count('error'), warning: count('warning'), note: count('note') };
}

/** `1 error, 2 warnings`. */
function levelsOf(counts: Levels): string {
  return LEVELS.filter((level) => counts[level] > 0)
    .map((level) => counted(counts[level], level))
    .join(', ');
}

/** What the base has and the change has not, folded. */
export function addFixed(comparison: ReportComparison, options: RenderOptions, room: Room): void {
  const { fixed, counts } = comparison;
  if (counts.fixed === 0) return;
  const base = atBase(options, comparison);
  const rows = fixed.slice(0, LISTED).map(({ message, ruleId, location }) => {
    return `- ${prose(message)} (${name(ruleId)}, ${place(location.path, location.line, base)})\n`;
  });
  if (counts.fixed > rows.length) rows.push(`- and ${counted(counts.fixed - rows.length, 'more finding')}\n`);
  const head = `<details><summary>🎉 ${counted(counts.fixed, 'finding is', 'findings are')} no longer there</summary>\n\n`;
  addFolded(head, rows, (hidden) => `- and ${counted(hidden, 'more line')}\n`, room);
}

/** What was there before, folded to a line for each rule. */
export function addOlder({ findings, rules }: Report, { counts }: ReportComparison, room: Room): void {
  if (counts.unchanged === 0) return;
  const byRule = new Map<string, number>();
  for (const { ruleId, age } of findings) {
    if (age === 'unchanged') byRule.set(ruleId, (byRule.get(ruleId) ?? 0) + 1);
  }
  const known = new Map(rules.map((rule) => [rule.id, rule]));
  const rows = [...byRule]
    .sort(([, a], [, b]) => b - a)
    .map(([id, count]) => {
      const rule = known.get(id);
      const title = rule === undefined ? name(id) : `${prose(rule.title)} (${linked(name(id), rule.helpUri)})`;
      return `- ${title}: ${counted(count, 'finding')}\n`;
    });
  const head = `<details><summary>${counted(counts.unchanged, 'older finding')}, which this change did not bring</summary>\n\n`;
  addFolded(head, rows, (left) => `- and ${counted(left, 'more rule')}\n`, room);
}

/** Findings that do not count, folded, with who said so. */
export function addQuieted({ findings, counts }: Report, options: RenderOptions, room: Room): void {
  if (counts.quieted === 0) return;
  const rows: string[] = [];
  for (const finding of quietedFirst(findings)) {
    if (rows.length === LISTED) break;
    const { location, message, ruleId } = finding;
    const at = place(location.path, location.line, options);
    rows.push(`- ${prose(message)} (${name(ruleId)}, ${at}) ${prose(decisionInWords(finding))}\n`);
  }
  const left = counts.quieted - rows.length;
  if (left > 0) rows.push(`- and ${counted(left, 'more finding')}\n`);
  const head = `<details><summary>Not counted: ${quietedInWords(counts)}</summary>\n\n`;
  addFolded(head, rows, (hidden) => `- and ${counted(hidden, 'more line')}\n`, room);
}
