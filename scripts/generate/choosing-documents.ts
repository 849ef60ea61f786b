import type { PatternMatrix, Recommendation } from '../../src/report/choosing/shape.js';

/** What `recommend --format json` writes. */
export interface RecommendationDocument extends Recommendation {
  /** Raised when a field changes its meaning or goes. */
  readonly schemaVersion: 1;
}

/** What `compare A B --format json` writes for patterns. */
export interface PatternMatrixDocument extends PatternMatrix {
  /** Raised when a field changes its meaning or goes. */
  readonly schemaVersion: 1;
}
