import { printable, withoutCommands } from './escape/terminal.js';
import { isWhole, pathFromRoot, type RenderOptions } from './options.js';
import { toldOf } from './order.js';
import type { Report, ReportFinding, Write } from './report.js';

/**
 * A line for each finding as compilers write it, `path:line:column: level: message [rule]`: for editors, for problem matchers and
 * for `grep`. With a base only what is new, where only that fails.
 */
export function renderUnix(report: Report, options: RenderOptions, write: Write): void {
  if (options.only !== undefined) return;
  for (const finding of toldOf(report)) write(`${withoutCommands(lineOf(finding, options))}\n`);
}

function lineOf({ location, level, message, ruleId }: ReportFinding, options: RenderOptions): string {
  const path = pathFromRoot(location.path, options);
  const place = isWhole(path) ? '.' : unambiguous(printable(path));
  return `${place}:${location.line}:${location.column}: ${level}: ${printable(message)} [${printable(ruleId)}]`;
}

/** A name must not look like the end of a place. */
function unambiguous(path: string): string {
  return path.replace(/:(?=\d)/g, '\\u{3a}');
}
