import type { Report, ReportFinding } from '../../report/report.js';
import type { Repository } from '../../source/repository.js';
import type { AnalyseOptions } from '../analysis.js';
import { fixRepository } from './fix.js';

/**
 * The report with only those safe fixes that hold when they are made: each is tried on the loaded repository, and one that would bring
 * another finding is no longer offered. Fixes of findings that nobody is shown are left as they are. Throws UserMistake.
 */
export async function withTriedFixes(repository: Repository, report: Report, options: AnalyseOptions): Promise<Report> {
  const rules = new Set<string>();
  for (const finding of report.findings) if (isOffered(finding, report)) rules.add(finding.ruleId);
  if (rules.size === 0) return report;
  const { withdrawn, refused } = await fixRepository(repository, { ...options, unsafe: false, rules: [...rules] });
  const failed = new Set([...withdrawn, ...refused].map(({ ruleId, path, line }) => keyOf(ruleId, path, line)));
  if (failed.size === 0) return report;
  const holds = ({ ruleId, location, related }: ReportFinding): boolean =>
    [location, ...related.map((one) => one.location)].every(({ path, line }) => !failed.has(keyOf(ruleId, path, line)));
  return {
    ...report,
    get graph() {
      return report.graph;
    },
    findings: {
      *[Symbol.iterator]() {
        for (const finding of report.findings) {
          if (!isOffered(finding, report) || holds(finding)) yield finding;
          else {
            const { fix: _withheld, ...rest } = finding;
            yield rest;
          }
        }
      },
    },
  };
}

/** Whether a fix is one to click: safe, and of a finding that the change brings. */
function isOffered({ fix, age, disposition }: ReportFinding, { comparison }: Report): boolean {
  if (fix === undefined || fix.unsafe === true || disposition !== 'active') return false;
  return comparison === undefined || age === 'new';
}

function keyOf(ruleId: string, path: string, line: number): string {
  return JSON.stringify([ruleId, path, line]);
}
