import type { Invocation, Notification, Run, ToolComponent } from 'sarif';
import { pathFromRoot, type RenderOptions } from './options.js';
import { activeOnly, bySeverity } from './order.js';
import { counted } from './phrases.js';
import type { Report, ReportFinding, Write } from './report.js';
import { artifactLocation, ROOT } from './sarif/location.js';
import { messageText } from './sarif/message.js';
import { resultOf } from './sarif/result.js';
import { reportingDescriptor } from './sarif/rule.js';

/** Results that GitHub takes of one run; a file with more is refused. */
const RESULTS = 25_000;
/** Notifications of things not looked at; the others are counted. */
const NOTIFICATIONS = 1000;

const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json';

/**
 * A SARIF 2.1.0 log with one run, its results written one at a time, the most severe first. Findings with a disposition
 * other than active are there as suppressed results.
 */
export function renderSarif(report: Report, options: RenderOptions, write: Write): void {
  write(`{\n  "$schema": "${SCHEMA}",\n  "version": "2.1.0",\n  "runs": [\n    {\n`);
  writeMember('tool', { driver: driverOf(report) } satisfies Run['tool'], write);
  writeMember('columnKind', 'utf16CodeUnits' satisfies Run['columnKind'], write);
  writeMember('originalUriBaseIds', { [ROOT]: { description: { text: 'The root of the repository.' } } }, write);
  const left = options.only === undefined ? writeResults(report, options, write) : writeNoResults(write);
  writeMember('invocations', [invocationOf(report, left, options)], write);
  const { pattern, systems, stacks, counts, verdict, target, policy } = report;
  const judged = options.only === undefined ? { counts, verdict, ...(policy === undefined ? {} : { policy }) } : {};
  write(`      "properties": ${JSON.stringify({ target, pattern, systems, stacks, ...judged })}\n    }\n  ]\n}\n`);
}

function writeMember(name: string, value: unknown, write: Write): void {
  write(`      "${name}": ${JSON.stringify(value)},\n`);
}

function driverOf({ tool, rules }: Report): ToolComponent {
  return {
    name: 'Groundplan',
    version: tool.version,
    semanticVersion: tool.version,
    rules: rules.map(reportingDescriptor),
  };
}

/** Returns how many were left out. */
function writeResults(report: Report, options: RenderOptions, write: Write): number {
  const indices = new Map(report.rules.map((rule, index) => [rule.id, index]));
  let written = 0;
  let left = 0;
  write('      "results": [');
  for (const finding of standingFirst(report.findings)) {
    if (written === RESULTS) {
      left += 1;
      continue;
    }
    write(written === 0 ? '\n        ' : ',\n        ');
    write(JSON.stringify(resultOf(finding, indices.get(finding.ruleId) ?? -1, report, options)));
    written += 1;
  }
  write(written === 0 ? '],\n' : '\n      ],\n');
  return left;
}

function* standingFirst(findings: Iterable<ReportFinding>): Iterable<ReportFinding> {
  yield* bySeverity(activeOnly(findings));
  for (const finding of bySeverity(findings)) if (finding.disposition !== 'active') yield finding;
}

function writeNoResults(write: Write): number {
  write('      "results": [],\n');
  return 0;
}

/** SARIF 2.1.0, section 3.20. A check of ours that failed makes the run unsuccessful; findings do not. */
function invocationOf(report: Report, left: number, options: RenderOptions): Invocation {
  const limits = report.limits.slice(0, NOTIFICATIONS).map(
    ({ path, message }): Notification => ({
      level: 'warning',
      message: { text: messageText(`${pathFromRoot(path, options)}: ${message}`) },
      locations: [{ physicalLocation: { artifactLocation: artifactLocation(path, options) } }],
    }),
  );
  const untold = report.limits.length - limits.length;
  const notes = [
    ...(left === 0
      ? []
      : [
          `${counted(left, 'finding is', 'findings are')} left out: a run holds ${RESULTS} results. The JSON report has them all.`,
        ]),
    ...(untold === 0 ? [] : [`${counted(untold, 'more place was', 'more places were')} not looked at.`]),
    ...report.notices,
  ].map((text): Notification => ({ level: 'note', message: { text: messageText(text) } }));
  return {
    executionSuccessful: report.verdict.outcome !== 'error',
    toolExecutionNotifications: [...notes, ...limits],
  };
}
