import type { Level } from '../rulebook/rule.js';
import type { Report, ReportFinding } from './report.js';

/** From the most to the least severe. */
export const LEVELS: readonly Level[] = ['error', 'warning', 'note'];

/** Findings of one file. */
export interface FileFindings {
  readonly path: string;
  readonly worst: Level;
  /** In the order of the report: by line. */
  readonly findings: readonly ReportFinding[];
}

/** Those that still call for something. Can be iterated again and again. */
export function activeOnly(findings: Iterable<ReportFinding>): Iterable<ReportFinding> {
  return {
    *[Symbol.iterator]() {
      for (const finding of findings) if (finding.disposition === 'active') yield finding;
    },
  };
}

/** Those that count and that the base does not have. Can be iterated again and again. */
export function newOnly(findings: Iterable<ReportFinding>): Iterable<ReportFinding> {
  return {
    *[Symbol.iterator]() {
      for (const finding of findings) if (finding.age === 'new') yield finding;
    },
  };
}

/** Those that a change is told of one by one: what is new where there is a base and only that fails, else all that count. */
export function toldOf({ findings, comparison, verdict }: Report): Iterable<ReportFinding> {
  return comparison !== undefined && verdict.onlyNew ? newOnly(findings) : activeOnly(findings);
}

/** Those that do not count: the ones that somebody looked at and gave a reason for, then the listed ones. */
export function* quietedFirst(findings: Iterable<ReportFinding>): Iterable<ReportFinding> {
  for (const finding of findings) {
    if (finding.disposition === 'suppressed' || finding.disposition === 'waived') yield finding;
  }
  for (const finding of findings) if (finding.disposition === 'baselined') yield finding;
}

/** The most severe first, otherwise in the order given: one pass for each level instead of a sorted copy in memory. */
export function* bySeverity(findings: Iterable<ReportFinding>): Iterable<ReportFinding> {
  for (const level of LEVELS) {
    for (const finding of findings) if (finding.level === level) yield finding;
  }
}

/** File by file, those with the most severe findings first; only one file's findings are held at a time. */
export function* filesBySeverity(findings: Iterable<ReportFinding>): Iterable<FileFindings> {
  for (const level of LEVELS) {
    for (const file of byFile(findings)) if (file.worst === level) yield file;
  }
}

function* byFile(findings: Iterable<ReportFinding>): Iterable<FileFindings> {
  let pending: ReportFinding[] = [];
  let path: string | undefined;
  for (const finding of findings) {
    if (path !== undefined && finding.location.path !== path) {
      yield { path, worst: worstOf(pending), findings: pending };
      pending = [];
    }
    path = finding.location.path;
    pending.push(finding);
  }
  if (path !== undefined) yield { path, worst: worstOf(pending), findings: pending };
}

function worstOf(findings: readonly ReportFinding[]): Level {
  return LEVELS.find((level) => findings.some((finding) => finding.level === level)) ?? 'note';
}
