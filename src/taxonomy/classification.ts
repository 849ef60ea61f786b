import type { Reason } from '../facts/fact.js';

export type DimensionName = 'infrastructure' | 'granularity' | 'network' | 'deployment';

/** The answer to "which architecture does this repository really implement", with everything that a reader needs to check it. */
export interface Classification {
  readonly pattern: PatternReading;
  /** The systems that the repository was cut into, each with its own answer; one entry for the whole when it is one system. */
  readonly systems: readonly SystemReading[];
}

export interface PatternReading {
  /** 1 to 12; 0 for `none`. */
  readonly id: number;
  readonly slug: string;
  readonly name: string;
  /** From 0 to 1. */
  readonly confidence: number;
  /** Others in order, best first, with a share of what is left. */
  readonly runnersUp: readonly { readonly slug: string; readonly confidence: number }[];
  readonly dimensions: Readonly<Record<DimensionName, DimensionReading>>;
  /** Signals that spoke for it. Never empty, not even for `none`: then it says what was looked for. */
  readonly fired: readonly SignalReading[];
  /** Signals of this pattern that were not found. */
  readonly missing: readonly { readonly fact: string; readonly because: string }[];
  /** What speaks against it: signals of other patterns, dimensions that read otherwise. */
  readonly contradictions: readonly Reason[];
}

export interface SignalReading {
  readonly fact: string;
  readonly weight: number;
  /** Why this fact speaks for the pattern, from the data. */
  readonly because: string;
  readonly evidence: readonly Reason[];
}

export interface DimensionReading {
  /** One of the dimension's values, or `unknown`. */
  readonly value: string;
  readonly confidence: number;
  /** Never empty. */
  readonly evidence: readonly Reason[];
}

export interface SystemReading {
  /** Folder, `.` for the root. */
  readonly path: string;
  readonly name: string;
  readonly pattern: PatternReading;
  /** Why this is a system of its own. */
  readonly because: string;
}
