import { type Location, positionOf } from '../documents/location.js';
import { by } from '../lib/compare.js';
import type { Finding } from '../lint/finding.js';
import type { ReportFinding, ReportLocation } from '../report/report.js';

/** A finding with concrete lines and columns: the one place where they are computed. */
export function reportFinding(finding: Finding): ReportFinding {
  return {
    ruleId: finding.ruleId,
    level: finding.level,
    message: finding.message,
    location: reportLocation(finding.at),
    related: finding.related.map(({ at, message }) => ({ location: reportLocation(at), message })),
    subject: finding.subject,
    fingerprint: finding.fingerprint,
    disposition: finding.disposition,
    confidence: finding.confidence,
    ...(finding.fix === undefined ? {} : { fix: finding.fix }),
  };
}

/** By path, place and rule: the order of every report. */
export const compareFindings = by<ReportFinding>(
  (finding) => finding.location.path,
  (finding) => finding.location.line,
  (finding) => finding.location.column,
  (finding) => finding.ruleId,
  (finding) => finding.fingerprint,
);

export function reportLocation(at: Location): ReportLocation {
  return positionOf(at);
}
