import type { Location } from '../documents/location.js';

/** What is true of the repository (or of one system in it), with the evidence for it. */
export interface Fact {
  /** Dotted, family first: `compose.bridging-services`, `kubernetes.workloads`, `reach.exposed-stores`. */
  readonly id: string;
  readonly outcome: Outcome;
  /** Present when known. */
  readonly value?: FactValue;
  /** Why it is unknown or does not apply. */
  readonly reason?: string;
  readonly evidence: readonly Reason[];
}

export type Outcome = 'known' | 'not-applicable' | 'unknown';
export type FactValue = number | boolean | string | readonly string[];

/** A sentence and the place that proves it. */
export interface Reason {
  readonly message: string;
  readonly at: Location;
}

export type Facts = ReadonlyMap<string, Fact>;
