import type { Level } from '../../rulebook/rule.js';
import type { ReportWaiver } from '../policy.js';
import type { ReportCounts, ReportVerdict } from '../report.js';

/**
 * One repository as one run over a fleet saw it: a line of `fleet.jsonl`. It depends on the repository, the policy, the version of
 * Groundplan and the day alone: no clock, no number of requests, nothing of how the run was cut into shards.
 */
export interface FleetRow {
  /** `owner/name`; of a folder of clones their path below it. */
  readonly repository: string;
  readonly state: FleetState;
  /** One sentence for every state but `analysed`, with the remedy. */
  readonly reason?: string;
  /** Web address of the repository, where there is one. */
  readonly url?: string;
  /** Default branch, its commit and the git name of that commit's tree. */
  readonly branch?: string;
  readonly commit?: string;
  readonly tree?: string;
  readonly language?: string | null;
  readonly topics?: readonly string[];
  readonly archived?: boolean;
  readonly fork?: boolean;
  /** Owners by CODEOWNERS. Empty: it names none. */
  readonly teams?: readonly string[];
  readonly properties?: Readonly<Record<string, string | readonly string[] | null>>;
  /** The shared policies that it was held to, each with the commit: `acme/policies/base.yml@v3 9f8e7d…`. */
  readonly policies?: readonly string[];
  /** Names all that the result rests on: equal digests, equal results. */
  readonly digest?: string;
  /** First day on which the result may be another one although nothing changed: a waiver ends, a rule begins to block. */
  readonly staleFrom?: string;
  /** Present where the repository was analysed, wholly or in part. */
  readonly result?: FleetResult;
}

export type FleetState =
  | 'analysed'
  /** Analysed, but not all of it could be had: too large, or GitHub listed not all of its files. */
  | 'partial'
  /** No commit, or no file. */
  | 'empty'
  /** Listed, and gone or no longer to be read when it was its turn. */
  | 'vanished'
  /** Its own configuration, or a policy that it extends, cannot be loaded. */
  | 'policy-error'
  /** It could not be read, or analysing it failed. */
  | 'broken'
  /** In the plan, and in none of the shards that were merged. */
  | 'missing';

export interface FleetResult {
  readonly pattern: {
    readonly slug: string;
    readonly name: string;
    /** From 0 to 1. */
    readonly confidence: number;
    /** The strongest reasons, at most five. */
    readonly evidence: readonly FleetPlace[];
  };
  /** Slugs of which the repository is expected to be one. Absent: nothing is expected. */
  readonly expected?: readonly string[];
  /** Whether it surely is, or surely is not, one of them; `unknown` where the reading is not sure, or nothing is expected. */
  readonly asExpected: 'yes' | 'no' | 'unknown';
  readonly verdict: Pick<ReportVerdict, 'outcome' | 'because' | 'enforcement' | 'blocksFrom' | 'held'>;
  readonly counts: ReportCounts;
  /** Rules that find something, by id. */
  readonly rules: Readonly<Record<string, FleetRule>>;
  readonly waivers: readonly FleetWaiver[];
  readonly stacks: number;
  readonly services: number;
  /** What was not looked at, in words. Bounded. */
  readonly limits: readonly string[];
}

/** A waiver that the repository is under. Its location is one of its source, which may be another repository. */
export interface FleetWaiver extends ReportWaiver {
  /** Web address of the line that grants it, where there is one. */
  readonly url?: string;
}

export interface FleetRule {
  readonly title: string;
  readonly level: Level;
  /** Findings that count, and those that do not. */
  readonly active: number;
  readonly waived: number;
  readonly suppressed: number;
  readonly baselined: number;
  /** Places of the first findings that count, at most three. */
  readonly places: readonly FleetPlace[];
}

/** A sentence and its place in the repository at the row's commit. Lines count from 1. */
export interface FleetPlace {
  readonly message: string;
  readonly path: string;
  readonly line: number;
}

/** What a whole run over a fleet comes to, beside its rows. */
export interface FleetRun {
  readonly tool: { readonly name: 'groundplan'; readonly version: string };
  /** Day of the run, as `2030-12-31`. */
  readonly day: string;
  /** What was looked at: `acme`, or a folder. */
  readonly source: string;
  /** Shared policy that the run was given. */
  readonly policy?: string;
}

/** Totals of one run, a line of `history.jsonl`: what a trend is drawn of. */
export interface FleetTotals {
  readonly day: string;
  readonly repositories: number;
  readonly states: Readonly<Partial<Record<FleetState, number>>>;
  readonly passing: number;
  readonly failing: number;
  /** Those that would fail and are held by `observe`, `warn` or a day to come. */
  readonly held: number;
  readonly asExpected: number;
  readonly notAsExpected: number;
  readonly findings: Readonly<Record<Level, number>>;
  readonly waived: number;
  /** By slug. */
  readonly patterns: Readonly<Record<string, number>>;
}
