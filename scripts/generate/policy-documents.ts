import type { PolicyDifference } from '../../src/report/policy/difference.js';
import type { ExplainedRule } from '../../src/report/policy/explained.js';
import type { ShownPolicy } from '../../src/report/policy/shown.js';
import type { TestedPolicies } from '../../src/report/policy/tested.js';

interface Versioned {
  /** Raised when a field changes its meaning or goes. */
  readonly schemaVersion: 1;
}

/** What `policy show --format json` writes. */
export interface PolicyShowDocument extends Versioned, ShownPolicy {}

/** What `policy explain --format json` writes. */
export interface PolicyExplainDocument extends Versioned, ExplainedRule {}

/** What `policy test --format json` writes. */
export interface PolicyTestDocument extends Versioned, TestedPolicies {}

/** What `policy diff --format json` writes. */
export interface PolicyDiffDocument extends Versioned, PolicyDifference {}
