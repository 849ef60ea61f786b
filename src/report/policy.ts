import type { ReportLocation } from './report.js';

/** What a repository was held to, and by whom. Absent in a report where nothing but the built-in presets and its own configuration spoke and there is nothing to tell. */
export interface ReportPolicy {
  /** The files that spoke, the furthest first. */
  readonly sources: readonly ReportPolicySource[];
  /** Which version of the repository its own configuration was taken from. */
  readonly from: 'base' | 'head';
  readonly waivers: readonly ReportWaiver[];
  /** Exceptions that the repository makes and that do not count. Bounded. */
  readonly refused: readonly ReportRefusal[];
  /** What would hold once the change is merged. Absent: the change leaves the policy as it is. */
  readonly proposed?: ReportProposal;
}

export interface ReportPolicySource {
  /** `.groundplan.yml`, or `acme/policies/base.yml@v3`. */
  readonly name: string;
  /** Of a shared policy: the commit that its ref stands for, and the SHA-256 of the file. */
  readonly commit?: string;
  readonly sha256?: string;
  /** Web address of the file at that commit, where there is one. */
  readonly url?: string;
}

export interface ReportWaiver {
  readonly rules: readonly string[];
  readonly owner: string;
  readonly reason: string;
  readonly since?: string;
  readonly until: string;
  /** `ending`: within the next days; `unused`: nothing is found that it is for; `refused`: it does not count, and `because` says why. */
  readonly state: 'active' | 'ending' | 'ended' | 'unused' | 'refused';
  readonly because?: string;
  /** Findings that it holds back. */
  readonly findings: number;
  /** Of one that ended: findings that count again. */
  readonly again?: number;
  /** Name of the source that grants it: equals that of a `ReportPolicySource`. */
  readonly source: string;
  readonly location: ReportLocation;
}

/** An exception that does not count. */
export interface ReportRefusal {
  readonly kind: 'comment' | 'ignore' | 'baseline' | 'waiver' | 'override';
  /** One sentence that names the place and the lock. */
  readonly message: string;
  readonly location: ReportLocation;
  /** Whether the change makes it. */
  readonly added: boolean;
}

/** What the policy of the head would say of it. */
export interface ReportProposal {
  /** Absent: it has mistakes. */
  readonly outcome?: 'pass' | 'fail' | 'error';
  /** One sentence. */
  readonly because: string;
  /** Findings that would count and do not now, and the other way round, by rule. */
  readonly more: Readonly<Record<string, number>>;
  readonly fewer: Readonly<Record<string, number>>;
  /** Mistakes of the proposed configuration, each with its place. */
  readonly mistakes: readonly string[];
}
