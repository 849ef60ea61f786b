import type { ShownEnforcement, ShownPlace, ShownRule, ShownStep, ShownWaiver } from './shown.js';

/** Why one rule holds for a repository as it does. `policy explain` writes it; its JSON Schema is published. */
export interface ExplainedRule {
  /** As given on the command line, for people. */
  readonly target: string;
  readonly rule: {
    readonly id: string;
    readonly title: string;
    readonly why: string;
    readonly fix: string;
    readonly category: string;
    /** Slugs of the patterns that it is for. Absent: all. */
    readonly appliesTo?: readonly string[];
    /** Policy that brings it, and where. Absent: it is built in. */
    readonly source?: string;
  };
  readonly level: ShownRule['level'];
  /** In one line each, by name. */
  readonly params: readonly ExplainedValue[];
  readonly enforcement: ShownEnforcement & { readonly steps: readonly ShownStep[] };
  /** How the level came about: first what the preset says and why, then each policy. */
  readonly steps: readonly ExplainedStep[];
  readonly lock?: ShownRule['lock'];
  /** What holds for some places instead, and what is ignored. */
  readonly places: readonly ShownPlace[];
  readonly waivers: readonly ShownWaiver[];
  /** Who can make an exception of it, and when it counts: one sentence each. */
  readonly exceptions: readonly string[];
}

export interface ExplainedStep {
  readonly level: ShownRule['level'];
  /** `the rule itself`, `the preset strict`, or the name of a source. */
  readonly source: string;
  readonly location?: ShownStep['location'];
  /** One sentence. Absent: it is written there. */
  readonly because?: string;
}

export interface ExplainedValue {
  readonly name: string;
  readonly value: string;
  /** The rule's own value is the first step. */
  readonly steps: readonly ShownStep[];
}
