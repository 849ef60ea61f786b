import type { FoundBy } from '../model/stack.js';
import type { Level } from '../rulebook/rule.js';
import type { ReportComparison } from './comparison.js';
import type { ReportGraph } from './graph.js';
import type { ReportPolicy } from './policy.js';

/**
 * All that a run found, in plain values: the only thing that renderers see. Its JSON Schema is published.
 * Findings are iterated, not held in one array: a run over ten thousand files must not build its report in memory.
 * A renderer may iterate them several times; they come sorted by path, line and column.
 */
export interface Report {
  readonly tool: { readonly name: 'groundplan'; readonly version: string };
  readonly target: ReportTarget;
  readonly pattern: ReportPattern;
  readonly systems: readonly ReportSystem[];
  /** Another pattern that fits team and product better. Absent: `context` leads to none surely, or to the repository's own. */
  readonly fit?: ReportFit;
  /** All that was weighed for the classification, where it was asked for. */
  readonly trail?: ReportTrail;
  readonly stacks: readonly ReportStack[];
  readonly findings: Iterable<ReportFinding>;
  /** By level and disposition: what the verdict rests on. */
  readonly counts: ReportCounts;
  readonly verdict: ReportVerdict;
  /** Bounds that were met and what was therefore not looked at; files skipped and why. */
  readonly limits: readonly ReportLimit[];
  /** Rules that have at least one finding, for SARIF and for remedies. Sorted by id. */
  readonly rules: readonly ReportRule[];
  /** Notices for the reader: no compose file found and such. */
  readonly notices: readonly string[];
  /** What a change does, where there is a base to compare with. */
  readonly comparison?: ReportComparison;
  /** What the repository was held to. Absent: nothing is to be told of it. */
  readonly policy?: ReportPolicy;
  /** How the tree compares with the profile that the configuration asks for. Absent: it asks for none. */
  readonly layout?: ReportLayout;
  /** Computed when first asked for; no part of the JSON report. */
  readonly graph: ReportGraph;
  /**
   * The text of a file of the repository as it was analysed, for excerpts and suggestions; undefined when it cannot be read.
   * No part of the JSON report.
   */
  readonly sourceOf: (path: string) => string | undefined;
}

export interface ReportLayout {
  /** Points got of points possible, in percent, rounded down. From 0 to 100. */
  readonly score: number;
  readonly points: { readonly got: number; readonly possible: number };
  readonly profile: { readonly name: string; readonly title: string };
  /** The score that is asked for. Absent: none. */
  readonly minScore?: number;
  /** The file that asks for it: `.groundplan.yml`, or a policy. */
  readonly askedBy: string;
}

export interface ReportTarget {
  /** As given on the command line, for people. */
  readonly path: string;
  readonly commit?: string;
  readonly files: number;
}

export interface ReportPattern {
  readonly id: number;
  readonly slug: string;
  readonly name: string;
  readonly confidence: number;
  /** Present when the two best are too close to call; the answer is the first of them. */
  readonly undetermined?: { readonly between: readonly [string, string]; readonly because: string };
  /** Why the answer is not surer: what the repository does not tell. */
  readonly limitedBy: readonly string[];
  readonly runnersUp: readonly ReportRival[];
  readonly dimensions: Readonly<Record<'infrastructure' | 'granularity' | 'network' | 'deployment', ReportDimension>>;
  readonly fired: readonly {
    readonly fact: string;
    readonly weight: number;
    readonly because: string;
    readonly evidence: readonly ReportEvidence[];
  }[];
  readonly missing: readonly { readonly fact: string; readonly because: string }[];
  readonly contradictions: readonly ReportEvidence[];
}

/** What the `context` of the configuration says of the choice of a pattern. */
export interface ReportFit {
  /** Slug and name of the pattern that it leads to. */
  readonly pattern: string;
  readonly name: string;
  /** Slug of the repository's own, and whether the configuration declares that or it was read. */
  readonly instead: string;
  readonly declared: boolean;
  /** The context in words: `6 people, production, event processing`. */
  readonly said: string;
  /** All of it in a sentence or two. */
  readonly message: string;
}

/** A pattern that was not the answer: why, and what would make it the answer. */
export interface ReportRival {
  readonly slug: string;
  readonly confidence: number;
  readonly because: string;
  readonly ifTrue: readonly string[];
  readonly ifNotTrue: readonly string[];
}

export interface ReportDimension {
  readonly value: string;
  readonly confidence: number;
  readonly evidence: readonly ReportEvidence[];
}

/** Every pattern and every value of each dimension, best first, with all signals. */
export interface ReportTrail {
  readonly patterns: readonly ReportOption[];
  readonly dimensions: Readonly<
    Record<'infrastructure' | 'granularity' | 'network' | 'deployment', readonly ReportOption[]>
  >;
}

export interface ReportOption {
  readonly id: string;
  readonly name: string;
  readonly score: number;
  readonly confidence: number;
  readonly signals: readonly ReportSignal[];
}

/** A fact, what it is asked for, what it is, and what that weighs. */
export interface ReportSignal {
  readonly fact: string;
  readonly asked: string;
  readonly found: string;
  readonly weight: number;
  readonly because: string;
  readonly fired: boolean;
  readonly silencedBy?: string;
  readonly evidence: readonly ReportEvidence[];
}

/** A sentence and its place; lines and columns count from 1. */
export interface ReportEvidence {
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

export interface ReportSystem {
  readonly path: string;
  readonly name: string;
  /** Slug. */
  readonly pattern: string;
  readonly confidence: number;
  readonly because: string;
}

export interface ReportStack {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly path: string;
  readonly files: readonly string[];
  /** Those of the files that are laid over one another; the others are included or extended. */
  readonly layers: readonly string[];
  /** Id of the stack that this one is a variant of, and what it is called. */
  readonly variantOf?: string;
  readonly variant?: string;
  /** How it was found that these files are one project, the strongest sign first. */
  readonly found: readonly ReportFound[];
  readonly services: number;
  readonly networks: number;
}

/** One sign that files are started together, and its place. */
export interface ReportFound extends ReportEvidence {
  readonly how: FoundBy;
  /** What a person types to start it: `make prod`. */
  readonly command?: string;
}

export interface ReportLocation {
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export interface ReportFinding {
  readonly ruleId: string;
  readonly level: Level;
  readonly message: string;
  readonly location: ReportLocation;
  readonly related: readonly { readonly location: ReportLocation; readonly message: string }[];
  readonly subject: string;
  readonly fingerprint: string;
  /** Only active ones count: for the verdict, the exit code and the numbers by level. */
  readonly disposition: 'active' | 'suppressed' | 'baselined' | 'waived';
  /** Where there is a base: whether it counts there as well. Absent for one that does not count. */
  readonly age?: 'new' | 'unchanged';
  /** Who decided that it does not count. Absent for active ones. */
  readonly decision?: ReportDecision;
  /** How far its rule is rolled out: absent, it fails where its level does. */
  readonly enforcement?: 'observe' | 'warn';
  readonly confidence: 'high' | 'medium' | 'low';
  readonly fix?: {
    readonly description: string;
    /** True: something that works today may stop working. */
    readonly unsafe?: boolean;
    readonly edits: readonly {
      readonly path: string;
      readonly start: number;
      readonly end: number;
      readonly text: string;
    }[];
  };
}

export interface ReportDecision {
  readonly by: 'comment' | 'configuration' | 'baseline' | 'policy';
  readonly reason?: string;
  /** Last day on which it holds, as `2030-12-31`. */
  readonly until?: string;
  /** Who answers for a waiver. */
  readonly owner?: string;
  /** The comment, or the entry of the configuration, the baseline or the policy. */
  readonly location?: ReportLocation;
  /** Web address of the place, where it lies in a policy of another repository. */
  readonly url?: string;
}

/** Active findings by level, the others by disposition. */
export interface ReportCounts {
  readonly error: number;
  readonly warning: number;
  readonly note: number;
  /** Findings with a disposition other than active. */
  readonly quieted: number;
  readonly suppressed: number;
  readonly baselined: number;
  readonly waived: number;
}

export interface ReportVerdict {
  /** `error`: a check of ours failed, so nothing is claimed. */
  readonly outcome: 'pass' | 'fail' | 'error';
  /** Level from which findings fail; `never` when nothing does. */
  readonly failOn: Level | 'never';
  /** True when findings that the base has as well fail nothing. */
  readonly onlyNew: boolean;
  /** True when another pattern than the base's fails. */
  readonly failOnDrift: boolean;
  /** How far the policy is rolled out. Only `block` lets findings fail. */
  readonly enforcement: 'observe' | 'warn' | 'block';
  /** First day on which findings that are held today fail. Absent where some of them have no such day, or where the policy has none. */
  readonly blocksFrom?: string;
  /** True: it would fail, and only the enforcement of the policy or of rules holds that back. */
  readonly held: boolean;
  /** One sentence. */
  readonly because: string;
}

export interface ReportLimit {
  readonly path: string;
  readonly reason: string;
  readonly message: string;
}

export interface ReportRule {
  readonly id: string;
  readonly title: string;
  readonly category: string;
  readonly level: Level;
  readonly why: string;
  readonly fix: string;
  readonly helpUri: string;
  /** How many of its findings are active. */
  readonly findings: number;
}

/** Where a renderer writes, piece by piece. */
export type Write = (text: string) => void;
