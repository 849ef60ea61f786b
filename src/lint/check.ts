import type { Location } from '../documents/location.js';
import type { Problem } from '../documents/problem.js';
import type { Programs } from '../facts/programs/programs.js';
import type { Reachability } from '../facts/reachability.js';
import type { Catalogue } from '../model/catalogue.js';
import type { Resource } from '../model/resource.js';
import type { Runbook } from '../model/runbook.js';
import type { Network, Service, Stack } from '../model/stack.js';
import type { PatternCertainty } from '../rulebook/rule.js';
import type { Fix, Member } from './finding.js';
import type { Places } from './place.js';

/** Everything that a check may look at. */
export interface LintContext {
  /** The stacks to judge in this call: one at a time, or all for a check of scope `repository`. The other fields span the repository. */
  readonly stacks: readonly Stack[];
  readonly services: ReadonlyMap<string, Service>;
  /** Ids of stacks to which no name or folder that marks them as for development is an excuse. */
  readonly inFull?: ReadonlySet<string>;
  readonly reachability: Reachability;
  /** Real network name to the networks that carry it, over all stacks. */
  readonly networksByName: ReadonlyMap<string, readonly { readonly stack: Stack; readonly network: Network }[]>;
  readonly catalogue: Catalogue;
  /** Problems of reading and loading, in every file. */
  readonly problems: readonly Problem[];
  /** How Compose files are written; absent when no rule asks for it. */
  readonly style?: readonly Problem[];
  /** Slug of the pattern that the repository is, or is declared to be. */
  readonly pattern: string;
  /** How certain that is. Absent: declared. */
  readonly patternCertainty?: PatternCertainty;
  /** What stands in the repository, also what the configuration leaves out; absent when not all of it was listed. */
  readonly tree?: RepositoryTree;
  /** Volumes that a script, Makefile or document of the repository creates with `docker volume create`. */
  readonly createdVolumes?: readonly { readonly name: string; readonly at: Location }[];
  /** Networks that a script, Makefile or document of the repository creates with `docker network create`. */
  readonly createdNetworks?: readonly { readonly name: string; readonly at: Location }[];
  /** What the files of other languages than Compose declare, in the order of the files; absent when no rule asks for it. */
  readonly resources?: readonly Resource[];
  /** Makefiles, justfiles, Taskfiles, package scripts and shell scripts that run Compose; absent when no rule asks for them. */
  readonly runbooks?: readonly Runbook[];
  /** What the programs of containers are told of processes, memory and connections; nothing is read before it is asked for. */
  readonly programs?: Programs;
  /** How the version to compare with had a place. */
  readonly placeBefore?: Places['placeBefore'];
}

/** Which paths exist. Paths are relative to the repository; the root is an empty path. */
export interface RepositoryTree {
  readonly hasFile: (path: string) => boolean;
  /** True for folders with a listed file in or below them. */
  readonly hasFolder: (path: string) => boolean;
  /** True when it was not looked at what stands there: a submodule, a link out of the repository, a path that .gitignore keeps out. */
  readonly isUnknown: (path: string) => boolean;
  /** Names of the files in a folder. */
  readonly namesIn: (folder: string) => readonly string[];
  /** All files, in no order. */
  readonly files: () => Iterable<{ readonly path: string }>;
}

/**
 * A check is a pure function over the context. It is the mechanism; which values are wrong, the message and the level are the rule's.
 * A module in `checks/` exports exactly one as `check`, and the type of its parameters as `Params` when it has any: the JSON Schema
 * that rules are validated against, and the table on the documentation page, are generated from that type and its comments.
 */
export interface Check<Params> {
  /** Kebab-case, equal to the file's name. */
  readonly name: string;
  /** `stack` (the default): called once per stack. `repository`: called once with all, for what only the whole can tell. */
  readonly scope?: 'stack' | 'repository';
  /** Set by checks that judge declared resources, or the tasks of Makefiles and the like, which are read only then. */
  readonly reads?: 'resources' | 'runbooks';
  readonly run: (context: LintContext, params: Params) => Iterable<Violation>;
}

/** A check whose parameters were validated when its rule was loaded. */
export type AnyCheck = Check<never>;

/** For checks without parameters. */
export type NoParams = Readonly<Record<string, never>>;

export interface Violation {
  readonly at: Location;
  /** Id of the subject. */
  readonly subject: string;
  /** Fills the rule's message template. */
  readonly values: Readonly<Record<string, string>>;
  /** What makes two violations at one place different, for the fingerprint; normally the offending value. */
  readonly value?: string;
  readonly related?: readonly { readonly at: Location; readonly message: string }[];
  readonly confidence?: 'high' | 'medium' | 'low';
  /** True: it does less harm than usual where it is found, and counts one level less, unless somebody chose the rule's level. */
  readonly mild?: boolean;
  readonly fix?: Fix;
  /** Where it speaks for several things: each of them, so that levels and suppressions for one of them leave the others alone. */
  readonly group?: Group;
}

/** The things that one violation speaks for, and the violation for some of them; `grouped` makes it. */
export interface Group {
  readonly members: readonly Member[];
  /** Empty for no members. */
  readonly of: (members: readonly Member[]) => readonly Violation[];
}
