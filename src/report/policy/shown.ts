import type { ReportWaiver } from '../policy.js';
import type { ReportLocation } from '../report.js';

/** What holds for a repository, and who said so. `policy show` writes it; its JSON Schema is published. */
export interface ShownPolicy {
  /** As given on the command line, for people. */
  readonly target: string;
  readonly repository: ShownRepository;
  /** Files that spoke, the furthest first. The entries of one file for some repositories are among its `entries`. */
  readonly sources: readonly ShownSource[];
  readonly settings: readonly ShownSetting[];
  readonly locks: readonly ShownLock[];
  readonly waivers: readonly ShownWaiver[];
  /** Entries of `overrides` and `ignore`, in their order: of two that are for a place, the later one decides. */
  readonly places: readonly ShownPlace[];
  /** Those that do not hold as the preset says, or all where they were asked for. Sorted by id. */
  readonly rules: readonly ShownRule[];
  /** How many rules there are. */
  readonly allRules: number;
}

/** What was known of the repository where policies were matched with it. What is absent was not known. */
export interface ShownRepository {
  readonly name?: string;
  readonly topics?: readonly string[];
  readonly language?: string;
  readonly teams?: readonly string[];
  readonly properties?: Readonly<Record<string, string | readonly string[]>>;
}

export interface ShownSource {
  /** `.groundplan.yml`, or `acme/policies/base.yml@v3`. */
  readonly name: string;
  readonly kind: 'repository' | 'given' | 'shared' | 'command-line';
  /** Of a shared policy: the commit that its ref stands for, and the SHA-256 of the file. */
  readonly commit?: string;
  readonly sha256?: string;
  /** Name of the policy that extends it. */
  readonly extendedBy?: string;
  /** Entries of `repositories` that are for this repository. */
  readonly entries: readonly ReportLocation[];
}

/** One word of a policy in what a value came to. */
export interface ShownStep {
  /** As it was written, in one line. */
  readonly value: string;
  /** Name of a source. */
  readonly source: string;
  /** Absent for the command line. */
  readonly location?: ReportLocation;
}

export interface ShownSetting {
  readonly name: string;
  /** As it holds, in one line. */
  readonly value: string;
  /** Who said so, the furthest first: the last word holds. Empty: nobody, and it is the preset's or the built-in value. */
  readonly steps: readonly ShownStep[];
  readonly lock?: ShownHold;
}

/** A lock that holds something. */
export interface ShownHold {
  readonly source: string;
  readonly location: ReportLocation;
  readonly reason?: string;
}

export interface ShownLock extends ShownHold {
  /** Ids of the rules that it holds. */
  readonly rules: readonly string[];
  readonly settings: readonly string[];
  /** What counts of exceptions that are made below it. Absent: it holds no rule. */
  readonly exceptions?: 'never' | 'waivers';
}

/** Nothing was looked for, so none of them is told to be unused. */
export interface ShownWaiver extends Omit<ReportWaiver, 'findings' | 'state'> {
  readonly state: Exclude<ReportWaiver['state'], 'unused'>;
  /** The places that it is for. Empty: all. */
  readonly paths: readonly string[];
  readonly services: readonly string[];
}

export interface ShownPlace {
  readonly kind: 'override' | 'ignore';
  readonly rules: readonly ShownPlaceRule[];
  /** Empty: all. */
  readonly paths: readonly string[];
  readonly services: readonly string[];
  readonly reason?: string;
  readonly until?: string;
  readonly source: string;
  readonly location: ReportLocation;
}

export interface ShownPlaceRule {
  readonly id: string;
  /** What it is set to there, in one line. Absent for what is ignored. */
  readonly value?: string;
}

export interface ShownEnforcement {
  readonly stage: 'observe' | 'warn' | 'block';
  readonly blockFrom?: string;
  /** Whether findings fail today. */
  readonly blocks: boolean;
}

export interface ShownRule {
  readonly id: string;
  readonly title: string;
  readonly level: 'error' | 'warning' | 'note' | 'off';
  /** The level that the preset gives it. */
  readonly presetLevel: 'error' | 'warning' | 'note' | 'off';
  readonly enforcement: ShownEnforcement;
  /** Each value that a policy set: `level`, `enforcement`, `params.words`, with who said so. */
  readonly decided: readonly ShownSetting[];
  readonly lock?: ShownHold & { readonly exceptions: 'never' | 'waivers' };
  /** Policy that brings the rule. Absent: it is built in. */
  readonly source?: string;
}
