import type { ReportComparison } from '../report/comparison.js';
import { cut } from '../report/escape/cut.js';
import { printable } from '../report/escape/terminal.js';
import { shownLevel, shownMessage } from '../report/failing.js';
import { isWhole, pathFromRoot, type RenderOptions } from '../report/options.js';
import { activeOnly, LEVELS } from '../report/order.js';
import type { Report, ReportFinding, ReportVerdict } from '../report/report.js';

/** An annotation of a check run, as GitHub's API takes it. */
export interface Annotation {
  readonly path: string;
  readonly start_line: number;
  readonly end_line: number;
  readonly start_column?: number;
  readonly end_column?: number;
  readonly annotation_level: 'failure' | 'warning' | 'notice';
  readonly title: string;
  readonly message: string;
}

/** Annotations of one check run: more than that nobody reads, and each fifty cost a request of a thousand an hour. */
const MOST = 250;
/** GitHub takes 255 characters of a title, and 64 KB of a message. */
const TITLE = 255;
const MESSAGE = 16 * 1024;

const ANNOTATION_LEVELS: Readonly<Record<ReportFinding['level'], Annotation['annotation_level']>> = {
  error: 'failure',
  warning: 'warning',
  note: 'notice',
};

/**
 * Findings that count, as annotations at their lines: those that the change brings on lines that it touches first, then its other
 * ones, then what was there before; among them the most severe first. `left` counts those for which there is no room or no line.
 */
export function annotationsOf(
  report: Report,
  options: RenderOptions,
  most = MOST,
): { readonly annotations: readonly Annotation[]; readonly left: number } {
  const buckets: ReportFinding[][] = Array.from({ length: 3 * LEVELS.length }, () => []);
  const changed = changedLines(report.comparison);
  let total = 0;
  for (const finding of activeOnly(report.findings)) {
    total += 1;
    if (isWhole(finding.location.path)) continue;
    const bucket = buckets[rankOf(finding, changed)];
    // No bucket can have more than all of them together.
    if (bucket !== undefined && bucket.length < most) bucket.push(finding);
  }
  const titles = new Map(report.rules.map(({ id, title, fix }) => [id, { title: `${title} (${id})`, fix }]));
  const annotations = buckets
    .flat()
    .slice(0, most)
    .map((finding) => annotation(finding, report.verdict, titles.get(finding.ruleId), options));
  return { annotations, left: total - annotations.length };
}

function rankOf({ age, level, location }: ReportFinding, changed: Changed | undefined): number {
  const severity = LEVELS.indexOf(level);
  if (age !== 'new') return (changed === undefined ? 0 : 2 * LEVELS.length) + severity;
  return (changed?.(location.path, location.line) ? 0 : LEVELS.length) + severity;
}

/** Whether a line of a file is new or different. */
type Changed = (path: string, line: number) => boolean;

function changedLines(comparison: ReportComparison | undefined): Changed | undefined {
  if (comparison === undefined) return undefined;
  const files = new Map(comparison.files.map(({ path, status, lines }) => [path, { status, lines }]));
  return (path, line) => {
    const file = files.get(path);
    if (file === undefined) return false;
    return file.status === 'added' || file.lines?.some(([first, last]) => first <= line && line <= last) === true;
  };
}

function annotation(
  finding: ReportFinding,
  verdict: ReportVerdict,
  rule: { readonly title: string; readonly fix: string } | undefined,
  options: RenderOptions,
): Annotation {
  const { ruleId, location } = finding;
  const { path, line, column, endLine, endColumn } = location;
  const message = shownMessage(finding, verdict);
  const shown = rule === undefined ? message : `${message}\n${rule.fix}`;
  return {
    path: pathFromRoot(path, options),
    start_line: line,
    end_line: endLine,
    // GitHub takes columns only of a place within one line.
    ...(line === endLine && endColumn >= column ? { start_column: column, end_column: endColumn } : {}),
    annotation_level: ANNOTATION_LEVELS[shownLevel(finding)],
    title: cut(printable(rule?.title ?? ruleId), TITLE),
    message: cut(shown.split('\n').map(printable).join('\n'), MESSAGE),
  };
}
