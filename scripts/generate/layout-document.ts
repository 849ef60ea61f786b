import type { LayoutAssessment } from '../../src/layout/assessment.js';

/** What `layout --format json` writes. */
export interface LayoutDocument extends LayoutAssessment {
  /** Raised when a field changes its meaning or goes. */
  readonly schemaVersion: 1;
}
