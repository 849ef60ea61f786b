import type { Level } from '../rulebook/rule.js';
import { changedFirst } from './changed-lines.js';
import { cut } from './escape/cut.js';
import { printable } from './escape/terminal.js';
import { commandLine, type WorkflowCommand } from './escape/workflow-command.js';
import { isWhole, pathFromRoot, type RenderOptions } from './options.js';
import { activeOnly, bySeverity, newOnly } from './order.js';
import { confidenceInWords, counted, percent, quietedInWords } from './phrases.js';
import type { Report, ReportCounts, ReportFinding, ReportLocation, ReportRule, Write } from './report.js';

/** Annotations of one kind that GitHub keeps of one step; it drops the rest without a word. */
const OF_ONE_KIND = 10;
/** Characters of a message that GitHub keeps. */
const MESSAGE = 4096;

const COMMANDS: Readonly<Record<Level, string>> = { error: 'error', warning: 'warning', note: 'notice' };

/**
 * Findings as workflow commands, which GitHub shows as annotations at their lines: as many as it keeps, the most severe first, of those
 * the ones on changed lines, and where there are more, one closing notice that counts them. Where only new findings fail, only those are
 * shown.
 */
export function renderGithub(report: Report, options: RenderOptions, write: Write): void {
  if (options.only !== undefined) {
    write(commandLine(architecture(report)));
    return;
  }
  const { comparison, verdict } = report;
  const onlyNew = comparison !== undefined && verdict.onlyNew;
  const { error, warning, note } = onlyNew ? comparison.counts.new : report.counts;
  const older = onlyNew ? comparison.counts.unchanged : 0;
  const over = Math.max(0, error - OF_ONE_KIND) + Math.max(0, warning - OF_ONE_KIND);
  // The closing notice is itself one of the ten.
  const { quieted } = report.counts;
  const closes = quieted > 0 || older > 0;
  const notes = over > 0 || closes || note > OF_ONE_KIND ? OF_ONE_KIND - 1 : OF_ONE_KIND;
  const room: Record<Level, number> = { error: OF_ONE_KIND, warning: OF_ONE_KIND, note: notes };
  const rules = new Map(report.rules.map((rule) => [rule.id, rule]));
  let left = 0;
  const shown = onlyNew ? newOnly(report.findings) : activeOnly(report.findings);
  for (const finding of bySeverity(changedFirst(shown, comparison))) {
    if (room[finding.level] === 0) {
      left += 1;
      continue;
    }
    room[finding.level] -= 1;
    write(safeLine(annotation(finding, rules.get(finding.ruleId), options)));
  }
  if (left > 0 || closes) write(commandLine(closing(left, older, report.counts)));
}

/** The log of a run is read in terminals and browsers: what neither shows is spelled out, line by line. */
function safeLine(command: WorkflowCommand): string {
  const message = command.message.split('\n').map(printable).join('\n');
  const properties = command.properties.map(
    ([key, value]) => [key, key === 'title' ? printable(value) : value] as const,
  );
  return commandLine({ ...command, message, properties });
}

/** The command that annotates the finding's place. */
function annotation(finding: ReportFinding, rule: ReportRule | undefined, options: RenderOptions): WorkflowCommand {
  const remedy = rule === undefined ? '' : `\n${rule.fix}`;
  const title = rule === undefined ? finding.ruleId : `${rule.title} (${rule.id})`;
  const message = cut(`${finding.message}${remedy}`, MESSAGE);
  return {
    name: COMMANDS[finding.level],
    properties: [['title', title], ...placeProperties(finding.location, options)],
    message,
  };
}

function placeProperties(location: ReportLocation, options: RenderOptions): [string, string][] {
  if (isWhole(location.path)) return [];
  const { line, column, endLine, endColumn } = location;
  const path = pathFromRoot(location.path, options);
  // The runner would drop equals signs at the start.
  const file = path.startsWith('=') ? `./${path}` : path;
  const lines: [string, string][] = [
    ['file', file],
    ['line', String(line)],
    ['endLine', String(endLine)],
  ];
  // GitHub takes columns only of a place within one line.
  return line === endLine ? [...lines, ['col', String(column)], ['endColumn', String(endColumn)]] : lines;
}

function architecture({ pattern }: Report): WorkflowCommand {
  const sure = `${confidenceInWords(pattern.confidence)}, ${percent(pattern.confidence)}`;
  return { name: 'notice', properties: [['title', 'Architecture']], message: `${pattern.name} (${sure})` };
}

function closing(left: number, older: number, counts: ReportCounts): WorkflowCommand {
  const hidden = `${counted(left, 'more finding is', 'more findings are')} not shown here: GitHub keeps ten annotations of a kind.`;
  const quiet = `${counted(counts.quieted, 'finding does', 'findings do')} not count: ${quietedInWords(counts)}.`;
  const old = `${counted(older, 'older finding is', 'older findings are')} not shown here.`;
  const parts = [...(left > 0 ? [hidden] : []), ...(older > 0 ? [old] : []), ...(counts.quieted > 0 ? [quiet] : [])];
  return {
    name: 'notice',
    properties: [['title', 'Groundplan']],
    message: `${parts.join(' ')} The report has them all.`,
  };
}
