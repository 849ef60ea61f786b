import type { CapacityReport } from '../../src/report/samples/shape.js';

/** What `capacity --samples --format json` writes. */
export interface CapacitySamplesDocument extends CapacityReport {
  /** Raised when a field changes its meaning or goes. */
  readonly schemaVersion: 1;
}
