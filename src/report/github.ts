import type { Level } from '../rulebook/rule.js';
import { changedFirst } from './changed-lines.js';
import { cut } from './escape/cut.js';
import { printable } from './escape/terminal.js';
import { commandLine, type WorkflowCommand } from './escape/workflow-command.js';
import { shownLevel, shownMessage } from './failing.js';
import { outcomeInWords } from './headline.js';
import { isWhole, pathFromRoot, type RenderOptions } from './options.js';
import { activeOnly, bySeverity, newOnly } from './order.js';
import { confidenceInWords, counted, percent, quietedInWords } from './phrases.js';
import { isUrgent, refusedExceptions } from './policy-words.js';
import type { Report, ReportFinding, ReportLocation, ReportRule, ReportVerdict, Write } from './report.js';

/** Annotations of one kind that GitHub keeps of one step; it drops the rest without a word. */
const OF_ONE_KIND = 10;
/** Characters of a message that GitHub keeps. */
const MESSAGE = 4096;

const COMMANDS: Readonly<Record<Level, string>> = { error: 'error', warning: 'warning', note: 'notice' };

/**
 * Findings as workflow commands, which GitHub shows as annotations at their lines: as many as it keeps, the most severe first, of those
 * the ones on changed lines, and where there are more, one closing notice that counts them. Where only new findings fail, only those are
 * shown. What is held back is a warning, and the verdict says first that it would fail.
 */
export function renderGithub(report: Report, options: RenderOptions, write: Write): void {
  if (options.only !== undefined) {
    write(commandLine(architecture(report)));
    return;
  }
  const { comparison, verdict } = report;
  const onlyNew = comparison !== undefined && verdict.onlyNew;
  const told = onlyNew ? newOnly(report.findings) : activeOnly(report.findings);
  const { error, warning, note } = countsShown(told);
  const older = onlyNew ? comparison.counts.unchanged : 0;
  const room: Record<Level, number> = { error: OF_ONE_KIND, warning: OF_ONE_KIND, note: OF_ONE_KIND };
  const held = heldCommand(report);
  if (held !== undefined) {
    write(safeLine(held));
    room[held.name === 'warning' ? 'warning' : 'note'] -= 1;
  }
  const over = Math.max(0, error - room.error) + Math.max(0, warning - room.warning);
  const closes = report.counts.quieted > 0 || older > 0 || isPolicyTold(report);
  // The closing notice is itself one of the ten.
  if (over > 0 || closes || note > room.note) room.note -= 1;
  const rules = new Map(report.rules.map((rule) => [rule.id, rule]));
  let left = 0;
  for (const finding of bySeverity(changedFirst(told, comparison))) {
    const level = shownLevel(finding);
    if (room[level] === 0) {
      left += 1;
      continue;
    }
    room[level] -= 1;
    write(safeLine(annotation(finding, rules.get(finding.ruleId), verdict, options)));
  }
  if (left > 0 || closes) write(safeLine(closing(left, older, report)));
}

function countsShown(findings: Iterable<ReportFinding>): Record<Level, number> {
  const counts = { error: 0, warning: 0, note: 0 };
  for (const finding of findings) counts[shownLevel(finding)] += 1;
  return counts;
}

/** A verdict that is held back: loud where the policy warns. */
function heldCommand(report: Report): WorkflowCommand | undefined {
  const { held, enforcement, because } = report.verdict;
  if (!held) return undefined;
  const name = enforcement === 'observe' ? 'notice' : 'warning';
  return { name, properties: [['title', `Groundplan: ${outcomeInWords(report)}`]], message: cut(because, MESSAGE) };
}

/** Whether there is something about waivers and refused exceptions that somebody should know. */
function isPolicyTold({ policy }: Report): boolean {
  return policy !== undefined && (refusedExceptions(policy).length > 0 || policy.waivers.some(isUrgent));
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
function annotation(
  finding: ReportFinding,
  rule: ReportRule | undefined,
  verdict: ReportVerdict,
  options: RenderOptions,
): WorkflowCommand {
  const remedy = rule === undefined ? '' : `\n${rule.fix}`;
  const title = rule === undefined ? finding.ruleId : `${rule.title} (${rule.id})`;
  const message = cut(`${shownMessage(finding, verdict)}${remedy}`, MESSAGE);
  return {
    name: COMMANDS[shownLevel(finding)],
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

/** Waivers that call for something, and exceptions that do not count, in numbers. */
function policyParts({ policy }: Report): readonly string[] {
  if (policy === undefined) return [];
  const parts = (['ending', 'ended', 'refused', 'unused'] as const).flatMap((state) => {
    const count = policy.waivers.filter((waiver) => waiver.state === state).length;
    return count === 0 ? [] : [`${counted(count, 'waiver')} ${STATES[state]}`];
  });
  const count = refusedExceptions(policy).length;
  const refused = counted(count, 'exception is', 'exceptions are');
  return [
    ...(parts.length === 0 ? [] : [`${parts.join(', ')}.`]),
    ...(count === 0 ? [] : [`${refused} not accepted by the policy.`]),
  ];
}

const STATES = { ending: 'near the end', ended: 'over', refused: 'refused', unused: 'unused' } as const;

function architecture({ pattern }: Report): WorkflowCommand {
  const sure = `${confidenceInWords(pattern.confidence)}, ${percent(pattern.confidence)}`;
  return { name: 'notice', properties: [['title', 'Architecture']], message: `${pattern.name} (${sure})` };
}

function closing(left: number, older: number, report: Report): WorkflowCommand {
  const { counts } = report;
  const hidden = `${counted(left, 'more finding is', 'more findings are')} not shown here: GitHub keeps ten annotations of a kind.`;
  const quiet = `${counted(counts.quieted, 'finding does', 'findings do')} not count: ${quietedInWords(counts)}.`;
  const old = `${counted(older, 'older finding is', 'older findings are')} not shown here.`;
  const parts = [
    ...(left > 0 ? [hidden] : []),
    ...(older > 0 ? [old] : []),
    ...(counts.quieted > 0 ? [quiet] : []),
    ...policyParts(report),
  ];
  return {
    name: 'notice',
    properties: [['title', 'Groundplan']],
    message: `${parts.join(' ')} The report has them all.`,
  };
}
