import type { Level } from '../rulebook/rule.js';
import type { ReportFinding, ReportLocation } from './report.js';

/** What a change does to a repository: two versions of it, analysed with the rules of the new one. */
export interface ReportComparison {
  readonly base: ReportBase;
  readonly pattern: { readonly before: ReportPatternName; readonly after: ReportPatternName };
  /** True when the pattern is another one, and both readings are certain enough to say so. */
  readonly drift: boolean;
  /** Those that changed. */
  readonly dimensions: readonly ReportDimensionChange[];
  /** What is different in the architecture: what opens something first, then by place. Bounded; `moreChanges` counts the rest. */
  readonly changes: readonly ReportChange[];
  readonly moreChanges: number;
  /** How many of `moreChanges` open something. Absent: none. */
  readonly moreOpenings?: number;
  readonly counts: ReportComparisonCounts;
  /** Findings of the base that are no longer there. Their places are those of the base. Bounded; `counts.fixed` counts all. */
  readonly fixed: readonly ReportFinding[];
  /** Files of which the text is another one, sorted by path. */
  readonly files: readonly ReportChangedFile[];
  /** Why parts could not be compared, for people. Empty: all were. */
  readonly limits: readonly string[];
}

export interface ReportBase {
  /** As it was given: `main`, or a commit. */
  readonly ref: string;
  readonly commit?: string;
}

export interface ReportPatternName {
  readonly slug: string;
  readonly name: string;
  readonly confidence: number;
}

export interface ReportDimensionChange {
  readonly dimension: 'infrastructure' | 'granularity' | 'network' | 'deployment';
  readonly before: string;
  readonly after: string;
}

/** `new` by level; all of them count what is active. */
export interface ReportComparisonCounts {
  readonly new: Readonly<Record<Level, number>>;
  readonly fixed: number;
  readonly unchanged: number;
}

export interface ReportChangedFile {
  readonly path: string;
  readonly status: 'added' | 'modified' | 'renamed' | 'removed';
  /** Where it was, when it was renamed. */
  readonly from?: string;
  /** Ranges of lines that are new or different, both ends included, counted from 1. Absent where nobody needs them. */
  readonly lines?: readonly (readonly [first: number, last: number])[];
}

/** One difference between two architectures. */
export interface ReportChange {
  readonly kind: ReportChangeKind;
  /** `opens`: something can be reached, is exposed or lost a protection. `closes`: the opposite. */
  readonly effect: 'opens' | 'neutral' | 'closes';
  /** One sentence, names between backticks: `` `frontend` can now reach `postgres` over `back`. `` */
  readonly message: string;
  /** Ids of the services it is about, as the graph has them; of the base's graph when they are gone. */
  readonly services: readonly string[];
  /** Name of the network it is about. */
  readonly network?: string;
  /** Pairs of service ids of which the first can reach the second, or no longer can. */
  readonly edges?: readonly { readonly from: string; readonly to: string }[];
  /** Where to look, and in which of the two versions. */
  readonly location?: ReportLocation;
  readonly side: 'base' | 'head';
}

export type ReportChangeKind =
  | 'project-added'
  | 'project-removed'
  | 'project-renamed'
  | 'service-added'
  | 'service-removed'
  | 'service-renamed'
  | 'role-changed'
  | 'network-added'
  | 'network-removed'
  | 'network-changed'
  | 'network-joined'
  | 'network-left'
  | 'port-published'
  | 'port-closed'
  | 'reach-added'
  | 'reach-removed'
  | 'store-exposed'
  | 'store-shielded'
  | 'protection-dropped'
  | 'protection-added'
  | 'resource-added'
  | 'resource-removed'
  | 'policy-changed';
