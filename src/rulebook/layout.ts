import type { Condition } from './pattern.js';

/**
 * The shapes of rules/layouts/*.yml: what a repository's tree should look like, as data. An organisation writes its own profiles in the
 * same shape. Names are read without their case, in all but `naming`.
 */

/** A profile: which folders and files there should be, where each concern has its home, and how things are named. */
export interface LayoutProfile {
  /**
   * Kebab-case: `multi-tier`.
   * @pattern ^[a-z0-9]+(-[a-z0-9]+)*$
   */
  readonly name: string;
  readonly title: string;
  /** One or two sentences: whom it is for. */
  readonly summary: string;
  /** Profiles whose concerns, entries and names hold as well; what this one says under the same `id` replaces theirs. */
  readonly extends?: readonly string[];
  /** Slug of the pattern that it is the profile of: it is used without being named where a repository is of that pattern. */
  readonly pattern?: string;
  /** What the top level of a repository is made of: each entry there belongs to exactly one concern. */
  readonly concerns?: readonly LayoutConcern[];
  /** Folders and files that should be there, or should not. */
  readonly entries?: readonly LayoutEntry[];
  /**
   * How files and folders are named, in the grammar of ls-lint: keys that begin with a dot are extensions (`.ts`, `.*`, `.spec.ts`) or
   * `.dir`, all others are folders, which may be globs.
   */
  readonly naming?: NamingFolder;
  /** How much a folder holds. */
  readonly counts?: readonly LayoutCount[];
  /** Globs of paths that are not looked at. One without a slash is of any depth. */
  readonly ignore?: readonly string[];
}

/** Something that has one place in a repository: tests, documentation, manifests of the cluster. */
export interface LayoutConcern extends ConcernHomes {
  readonly id: string;
  /** As it stands in a sentence: `the tests`. */
  readonly title: string;
  /** Homes of an ecosystem beside those of all. */
  readonly ecosystems?: { readonly [ecosystem: string]: ConcernHomes };
  /** Globs within a folder that nobody named: one of them makes it a home beside the others. */
  readonly holds?: readonly string[];
}

export interface ConcernHomes {
  /** Names of which a repository needs one: two of them are two homes. A folder ends in a slash. The first is the one to prefer. */
  readonly homes?: readonly string[];
  /** Further names that may stand beside the home. */
  readonly beside?: readonly string[];
}

export type EntryLevel = 'required' | 'recommended' | 'optional' | 'forbidden';

/** Something that should be there, or should not. */
export interface LayoutEntry extends EntryPaths {
  /**
   * Kebab-case, unique in the profile.
   * @pattern ^[a-z0-9]+(-[a-z0-9]+)*$
   */
  readonly id: string;
  /** What it is, as it stands in a sentence: `a Compose file for the data tier`. */
  readonly what: string;
  readonly level: EntryLevel;
  /** Why; one sentence. */
  readonly why: string;
  /** Points that it is worth. Absent: 10 for required, 3 for recommended, 5 off for forbidden. */
  readonly weight?: number;
  /** Other paths and names in an ecosystem, beside those of all. An entry with these alone is only for those ecosystems. */
  readonly ecosystems?: { readonly [ecosystem: string]: EntryPaths };
  /** All must hold, or the entry is not asked for. */
  readonly when?: readonly LayoutCondition[];
  /** Facts of which one is enough instead of a path. */
  readonly metBy?: readonly Condition[];
  /** Globs of folders: each of them must hold it, as paths from there. Folders that nobody has ask for nothing. */
  readonly inEach?: readonly string[];
  /**
   * How many paths it takes. Absent: one.
   * @minimum 1
   * @asType integer
   */
  readonly atLeast?: number;
}

export interface EntryPaths {
  /** Globs of paths of which one is enough, with `{a,b}` for either. A folder ends in a slash. */
  readonly oneOf?: readonly string[];
  /** A path to create. */
  readonly such?: string;
}

/** A fact that is known of the repository, the ecosystems that it is of, or what stands in it. */
export type LayoutCondition = Condition | EcosystemCondition | PathCondition;

export interface EcosystemCondition {
  /** One of these: `python`, `node`, `go`, `jvm`, `dotnet`, `rust`, `php`, `ruby`. */
  readonly ecosystem: readonly string[];
}

export interface PathCondition {
  /** Globs of paths: one of them is there. */
  readonly has?: readonly string[];
  /** Globs of paths: none of them is there. */
  readonly lacks?: readonly string[];
}

/** Names in one folder and below: a key that begins with a dot holds rules, any other a folder. */
export interface NamingFolder {
  readonly [key: string]: string | NamingFolder;
}

/** Bounds as `N`, `N-M` or `N-`. */
export interface LayoutCount {
  /** Globs of folders; `.` is the root. */
  readonly in: readonly string[];
  /**
   * Files in the folder itself.
   * @pattern ^\d{1,7}(-(\d{1,7})?)?$
   */
  readonly files?: string;
  /**
   * Folders in the folder itself.
   * @pattern ^\d{1,7}(-(\d{1,7})?)?$
   */
  readonly folders?: string;
  /**
   * Folders below each other that it holds at most.
   * @minimum 0
   * @asType integer
   */
  readonly depth?: number;
  readonly why?: string;
}

/** What the profiles share: how ecosystems are told, and which folders say nothing about the repository. One file: ecosystems.yml. */
export interface LayoutKnowledge {
  readonly ecosystems: readonly Ecosystem[];
  /** Names of folders that `**` of an entry does not look into. */
  readonly aside: readonly string[];
  /** By id of a fact what it counts, as it stands behind "there are": `services in Compose files`. */
  readonly facts: { readonly [fact: string]: string };
}

export interface Ecosystem {
  readonly id: string;
  readonly title: string;
  /** Globs of base names of manifests. */
  readonly manifests: readonly string[];
}

/** All that is known of layouts: its own file, which only `layout` and a configuration with `layout` load. */
export interface LayoutBook {
  readonly layouts: readonly LayoutProfile[];
  readonly layoutKnowledge: LayoutKnowledge;
}
