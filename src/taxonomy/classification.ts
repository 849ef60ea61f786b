import type { Reason } from '../facts/fact.js';

export type DimensionName = 'infrastructure' | 'granularity' | 'network' | 'deployment';

/** The answer to "which architecture does this repository really implement", with everything that a reader needs to check it. */
export interface Classification {
  readonly pattern: PatternReading;
  /** The systems that the repository was cut into, each with its own answer; one entry for the whole when it is one system. */
  readonly systems: readonly SystemReading[];
  /** All that was weighed, where it was asked for. */
  readonly trail?: Trail;
}

export interface Trail {
  readonly patterns: readonly OptionTrail[];
  readonly dimensions: Readonly<Record<DimensionName, readonly OptionTrail[]>>;
}

/** A pattern, or a value of a dimension, with all its signals. */
export interface OptionTrail {
  readonly id: string;
  readonly name: string;
  readonly score: number;
  readonly confidence: number;
  readonly signals: readonly SignalTrail[];
}

export interface SignalTrail {
  readonly fact: string;
  /** What the fact is asked for: `at least 3`. */
  readonly asked: string;
  /** What it is: `2`, `kafka, nats`, `unknown: …`. */
  readonly found: string;
  /** Below zero when it speaks against the pattern. */
  readonly weight: number;
  readonly because: string;
  readonly fired: boolean;
  /** Another condition that keeps it silent although its own holds. */
  readonly silencedBy?: string;
  readonly evidence: readonly Reason[];
}

export interface PatternReading {
  /** 1 to 12; 0 for `none`. */
  readonly id: number;
  readonly slug: string;
  readonly name: string;
  /** From 0 to 1. */
  readonly confidence: number;
  /** Present when the second best is too close to call: the answer is the first of the two. */
  readonly undetermined?: { readonly between: readonly [string, string]; readonly because: string };
  /** Why the answer is not surer: what the repository does not tell. */
  readonly limitedBy: readonly string[];
  /** Others in order, best first, with a share of what is left. */
  readonly runnersUp: readonly Rival[];
  readonly dimensions: Readonly<Record<DimensionName, DimensionReading>>;
  /** Signals that spoke for it. Never empty, not even for `none`: then it says what was looked for. */
  readonly fired: readonly SignalReading[];
  /** Signals of this pattern that were not found. */
  readonly missing: readonly { readonly fact: string; readonly because: string }[];
  /** What speaks against it: signals of other patterns, dimensions that read otherwise. */
  readonly contradictions: readonly Reason[];
}

/** A pattern that was not the answer. */
export interface Rival {
  readonly slug: string;
  readonly confidence: number;
  /** Why it lost. */
  readonly because: string;
  /** What is not found and, found, would make it the answer; strongest first. */
  readonly ifTrue: readonly string[];
  /** What would have to be absent besides, where that alone is not enough. */
  readonly ifNotTrue: readonly string[];
}

export interface SignalReading {
  readonly fact: string;
  readonly weight: number;
  /** Why this fact speaks for the pattern, from the data. */
  readonly because: string;
  readonly evidence: readonly Reason[];
}

export interface DimensionReading {
  /** One of the dimension's values; `none` where nothing of the repository's own is deployed; `unknown`. */
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
