import type { ReportCounts, ReportLocation, ReportVerdict } from '../report.js';

/** What another policy would change for a repository. `policy diff` writes it; its JSON Schema is published. */
export interface PolicyDifference {
  /** As given on the command line, for people. */
  readonly target: string;
  readonly from: ComparedPolicy;
  readonly to: ComparedPolicy;
  /** What is set otherwise, in sentences: what lets more pass comes first. Bounded only by the rules that there are. */
  readonly settings: readonly { readonly effect: 'opens' | 'closes' | 'neutral'; readonly message: string }[];
  /** Findings that would count and do not yet, and those that would no longer count; by rule, sorted by its id. */
  readonly more: readonly DifferingRule[];
  readonly fewer: readonly DifferingRule[];
  /** Findings that count with both, at another level. */
  readonly otherLevel: readonly OtherLevel[];
  readonly sameFindings: number;
}

export interface ComparedPolicy {
  /** As it was given: `acme/policies/base.yml@v3`, a file, `own`, `none`. */
  readonly name: string;
  readonly sources: readonly { readonly name: string; readonly commit?: string }[];
  /** Absent: the repository's own configuration has mistakes with this policy, such as one against a lock. */
  readonly judged?: {
    readonly verdict: ReportVerdict;
    readonly counts: ReportCounts;
  };
  /** Lines with places. */
  readonly mistakes: readonly string[];
}

export interface DifferingRule {
  readonly ruleId: string;
  readonly title: string;
  readonly level: 'error' | 'warning' | 'note';
  readonly count: number;
  /** The first of them. */
  readonly findings: readonly DifferingFinding[];
}

export interface DifferingFinding {
  readonly location: ReportLocation;
  readonly message: string;
  /** Why it does not count on the other side. */
  readonly because: 'no such finding' | 'suppressed' | 'baselined' | 'waived';
}

export interface OtherLevel {
  readonly ruleId: string;
  readonly from: 'error' | 'warning' | 'note';
  readonly to: 'error' | 'warning' | 'note';
  readonly count: number;
}
