import type { Reachability } from '../facts/reachability.js';
import type { PlannedFix } from '../lint/fixes/plan.js';
import type { Stack } from '../model/stack.js';
import type { Config } from '../policy/config.js';
import type { PolicySource, RepositoryFacts } from '../policy/policy-source.js';
import type { CommentDirective } from '../policy/suppressions/comments.js';
import type { Report } from '../report/report.js';
import type { Repository } from '../source/repository.js';

/** What to look for, beyond what the repository's own configuration says. A value here wins over the configuration's. */
export interface AnalyseOptions {
  /** A configuration to use instead of the repository's own: its path for messages, and its text. */
  readonly config?: { readonly path: string; readonly text: string };
  readonly preset?: string;
  readonly failOn?: string;
  /** A baseline to use instead of the configured one: its path for messages, and its text. */
  readonly baseline?: { readonly path: string; readonly text: string };
  /** What to do with the baseline beyond reading it: take all that counts into a new one, or drop what is no longer found. */
  readonly updateBaseline?: 'write' | 'prune';
  /** Today as `2030-12-31`, for suppressions that end. Absent: none is over. */
  readonly today?: string;
  /** Stops after the classification: no rule runs and the verdict passes. */
  readonly only?: 'classification';
  /** Keeps all that was weighed for the classification. */
  readonly why?: boolean;
  /** `shown`: findings say how they are mended, where that is certain. `listed`: the analysis lists every fix as well. */
  readonly fixes?: 'shown' | 'listed';
  /** The version to compare with: what to call it, its files, and what is not as a reader expects of it, as sentences. */
  readonly base?: { readonly ref: string; readonly repository: Repository; readonly limits?: readonly string[] };
  /** Whether only findings that the base does not have fail. Absent: as configured, else true. */
  readonly onlyNew?: boolean;
  /** Policies of other repositories, and which version of the repository's own configuration decides. */
  readonly policy?: PolicyOptions;
  /** What to call the repository in the report: the path as the user gave it. */
  readonly target: string;
}

/** Everything that a run found. The report is what is shown of it. */
export interface Analysis {
  readonly report: Report;
  readonly stacks: readonly Stack[];
  readonly reachability: Reachability;
  /** What held. */
  readonly config: Config;
  /** Comments of its files that speak to Groundplan. */
  readonly comments: readonly CommentDirective[];
  /** Where they were asked for: one for each place that a rule with a fix finds. */
  readonly fixes?: readonly PlannedFix[];
  /** The text of the new baseline, where one was asked for; the path in the repository when the configuration names it. */
  readonly baseline?: { readonly text: string; readonly configured?: string };
}

export interface PolicyOptions {
  /** A shared policy, `owner/repo/path@ref`, that stands above all that the repository says and extends. */
  readonly shared?: string;
  /** Where shared policies come from. Absent: one that is extended cannot be loaded, and that is a PolicyFailure. */
  readonly source?: PolicySource;
  /** The shared policy itself is tried: what it says against locks of policies that it extends is a mistake, and else a notice. */
  readonly isTried?: boolean;
  /** Web address of the server of those repositories, for links: `https://github.com`. Absent: no link. */
  readonly server?: string;
  /** What is known of the repository beyond its files. */
  readonly facts?: RepositoryFacts;
  /** Finds out what `facts` does not say, where something of a policy goes by it. What it does not give either is not known. */
  readonly askFacts?: () => Promise<RepositoryFacts>;
  /**
   * The version whose configuration decides, where it is another one than the base: what a change goes into may have moved on, and where
   * no base could be looked at its configuration alone is enough to hold a change to it.
   */
  readonly decidedBy?: { readonly ref: string; readonly repository: Repository };
  /**
   * Which version's configuration, rules and accepted exceptions decide. Absent: the base's where there is a base, as a pull request
   * must not judge itself.
   */
  readonly from?: 'base' | 'head';
}
