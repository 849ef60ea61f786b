import type { Report, ReportFinding } from '../../src/report/report.js';

/** The report as `--format json` writes it. `classify` leaves out what only rules tell. */
export interface ReportDocument
  extends Omit<Report, 'findings' | 'counts' | 'verdict' | 'rules' | 'graph' | 'sourceOf'>,
    Partial<Pick<Report, 'counts' | 'verdict' | 'rules'>> {
  /** Raised when a field changes its meaning or goes. */
  readonly schemaVersion: 1;
  /** Sorted by path, line and column. */
  readonly findings?: readonly ReportFinding[];
}
