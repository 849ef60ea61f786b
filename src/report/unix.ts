import { printable, withoutCommands } from './escape/terminal.js';
import { shownLevel, shownMessage } from './failing.js';
import { isWhole, pathFromRoot, type RenderOptions } from './options.js';
import { toldOf } from './order.js';
import type { Report, ReportFinding, ReportVerdict, Write } from './report.js';

/**
 * A line for each finding as compilers write it, `path:line:column: level: message [rule]`: for editors, for problem matchers and
 * for `grep`. With a base only what is new, where only that fails. An error that is held back is a warning.
 */
export function renderUnix(report: Report, options: RenderOptions, write: Write): void {
  if (options.only !== undefined) return;
  for (const finding of toldOf(report)) write(`${withoutCommands(lineOf(finding, report.verdict, options))}\n`);
}

function lineOf(finding: ReportFinding, verdict: ReportVerdict, options: RenderOptions): string {
  const { location, ruleId } = finding;
  const path = pathFromRoot(location.path, options);
  const place = isWhole(path) ? '.' : unambiguous(printable(path));
  return `${place}:${location.line}:${location.column}: ${shownLevel(finding)}: ${printable(shownMessage(finding, verdict))} [${printable(ruleId)}]`;
}

/** A name must not look like the end of a place. */
function unambiguous(path: string): string {
  return path.replace(/:(?=\d)/g, '\\u{3a}');
}
