import type { Level } from '../rulebook/rule.js';
import { cut } from './escape/cut.js';
import { printable } from './escape/terminal.js';
import { shownLevel, shownMessage } from './failing.js';
import { isWhole, pathFromRoot, type RenderOptions } from './options.js';
import { activeOnly } from './order.js';
import type { Report, ReportFinding, ReportVerdict, Write } from './report.js';

/** Characters of a description: the merge request shows it in one line. */
const DESCRIPTION = 1000;

/** Those of GitLab that are shown in red, in yellow and in blue. `blocker` is for what stops everything. */
const SEVERITIES: Readonly<Record<Level, string>> = { error: 'critical', warning: 'minor', note: 'info' };

/**
 * Findings as a Code Quality report of GitLab, the part of the Code Climate format that GitLab reads. All that count are in it,
 * also with a base: GitLab itself compares the report with that of the target branch, and what is missing would be shown as fixed.
 */
export function renderGitlab(report: Report, options: RenderOptions, write: Write): void {
  const known = new Map<string, number>();
  let separator = '[\n  ';
  if (options.only === undefined) {
    for (const finding of activeOnly(report.findings)) {
      write(separator);
      write(JSON.stringify(issueOf(finding, unique(finding.fingerprint, known), report.verdict, options)));
      separator = ',\n  ';
    }
  }
  write(separator.startsWith('[') ? '[]\n' : '\n]\n');
}

function issueOf(finding: ReportFinding, fingerprint: string, verdict: ReportVerdict, options: RenderOptions) {
  const { path, line } = finding.location;
  const fromRoot = pathFromRoot(path, options);
  return {
    description: cut(printable(shownMessage(finding, verdict)), DESCRIPTION),
    check_name: printable(finding.ruleId),
    fingerprint,
    severity: SEVERITIES[shownLevel(finding)],
    // Unpaired surrogates would make the file no JSON for GitLab.
    location: { path: isWhole(fromRoot) ? '.' : fromRoot.replace(/\p{Cs}/gu, '\ufffd'), lines: { begin: line } },
  };
}

/** Of several with one fingerprint GitLab keeps the last: the others get a number. */
function unique(fingerprint: string, known: Map<string, number>): string {
  const before = known.get(fingerprint) ?? 0;
  known.set(fingerprint, before + 1);
  return before === 0 ? fingerprint : `${fingerprint}-${before + 1}`;
}
