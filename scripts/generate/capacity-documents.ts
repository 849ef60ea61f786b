import type { CapacityPlan } from '../../src/report/capacity/shape.js';
import type { CapacityReport } from '../../src/report/samples/shape.js';

/** What `capacity --samples --format json` writes. */
export interface CapacitySamplesDocument extends CapacityReport {
  /** Raised when a field changes its meaning or goes. */
  readonly schemaVersion: 1;
}

/** What `capacity --format json` writes. */
export interface CapacityDocument extends CapacityPlan {
  /** Raised when a field changes its meaning or goes. */
  readonly schemaVersion: 1;
}
