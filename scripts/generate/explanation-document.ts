import type {
  DimensionExplanation,
  PatternExplanation,
  RuleExplanation,
  ValueExplanation,
} from '../../src/rulebook/explain.js';

/** What `explain --format json` writes: `kind` says which of the four it is. */
export type ExplanationDocument = RuleDocument | PatternDocument | DimensionDocument | ValueDocument;

interface Versioned {
  /** Raised when a field changes its meaning or goes. */
  readonly schemaVersion: 1;
}

export interface RuleDocument extends Versioned, RuleExplanation {}

export interface PatternDocument extends Versioned, PatternExplanation {}

export interface DimensionDocument extends Versioned, DimensionExplanation {}

export interface ValueDocument extends Versioned, ValueExplanation {}
