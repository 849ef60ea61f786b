import type { LayoutEntry, NamingFolder } from '../rulebook/layout.js';
import type { Level } from '../rulebook/rule.js';

/**
 * What `.groundplan.yml` and a shared policy may say. Everything is optional; an empty file is the preset `recommended`. What is for
 * many repositories stands in a policy that they extend; what is nearer to the repository has the later word, but for what is locked.
 */
export interface ConfigFile extends PolicySettings {
  /**
   * Policies that this one builds on, the furthest first: `owner/repo/path@ref`, with a tag or a commit as ref, or `./path` in the
   * same repository.
   */
  readonly extends?: string | ExtendsConfig | readonly (string | ExtendsConfig)[];
  /** Settings for some of the repositories that extend this policy, later entries having the later word. */
  readonly repositories?: readonly RepositoriesConfig[];
  /** Small repositories and what this policy says of them: `groundplan policy test` runs them. */
  readonly examples?: readonly PolicyExample[];
}

/** A policy in another repository, and how it is known again. */
export interface ExtendsConfig {
  /** `owner/repo/path@ref`. */
  readonly policy: string;
  /**
   * The commit that the ref stands for: a tag that has moved is an error.
   * @pattern ^[0-9a-f]{40}([0-9a-f]{24})?$
   */
  readonly commit?: string;
  /**
   * SHA-256 of the file.
   * @pattern ^[0-9a-f]{64}$
   */
  readonly sha256?: string;
}

/** The repositories that an entry is for: every bound that is given must be met, by one of its values. */
export interface MatchConfig {
  /** `owner/name`, or the name alone; globs. */
  readonly names?: readonly string[];
  /** Names that are not meant, though `names` covers them; globs. */
  readonly except?: readonly string[];
  /** Topics of the repository on GitHub. */
  readonly topics?: readonly string[];
  /** Its main language, as GitHub tells it. Case does not matter. */
  readonly languages?: readonly string[];
  /** Owners that CODEOWNERS names for the whole repository, else for any of it: `@acme/payments`. */
  readonly teams?: readonly string[];
  /** Custom properties of the organisation, each with the values that are meant. */
  readonly properties?: { readonly [name: string]: string | readonly string[] };
}

export interface RepositoriesConfig extends PolicySettings {
  readonly match: MatchConfig;
}

/** What a policy can say for all that it is for, and for some. */
export interface PolicySettings {
  /** Preset to start from: `recommended`, `strict`, `observe` …, or the slug of a pattern for `recommended` and what that pattern prescribes. */
  readonly preset?: string;
  /** Slug of the pattern that the repository means to be. Rules for single patterns go by it, whatever was read. */
  readonly pattern?: string;
  /**
   * Slugs of the patterns of which the repository must be one: where it surely reads as another, that is a finding. A single one is
   * declared as well, as by `pattern`.
   * @minItems 1
   */
  readonly 'expected-patterns'?: readonly string[];
  /**
   * Level from which findings fail the run; `drift`, alone or beside a level, when a change gives the repository another architecture.
   * Absent: the level that the preset says.
   */
  readonly 'fail-on'?: FailOn | readonly FailOn[];
  /** Where there is a version to compare with: `false` lets findings fail the run that it has as well. Absent: only new ones do. */
  readonly 'only-new'?: boolean;
  /** Globs of paths to look at. Absent or empty: all. */
  readonly include?: readonly string[];
  /** Globs of paths to leave out. */
  readonly exclude?: readonly string[];
  /** Rules of your own: files, and folders of YAML files, below the root of the repository. Nothing is fetched. */
  readonly 'rule-files'?: readonly string[];
  /** Rules by id: a level, `off`, or a mapping. */
  readonly rules?: RuleSettings;
  /** What holds for some paths and services instead of `rules`. The last entry that is for a place decides. */
  readonly overrides?: readonly OverrideConfig[];
  /** Findings that are known and do not count. They stay in the report. */
  readonly ignore?: readonly IgnoreConfig[];
  /** File that lists the findings that were there before: they do not count. `groundplan --write-baseline` makes it. */
  readonly baseline?: string;
  /**
   * How far the policy is rolled out: `observe` shows findings, `warn` says that they would fail, `block` lets them fail. Absent:
   * `block`.
   */
  readonly enforcement?: Stage;
  /**
   * First day on which findings fail, as `2030-12-31`; until then `enforcement` holds, `warn` where it is absent.
   * @pattern ^[0-9]{4}-[0-9]{2}-[0-9]{2}$
   */
  readonly 'block-from'?: string;
  /** Findings that do not count for a time, each with who answers for it. */
  readonly waivers?: readonly WaiverConfig[];
  /** Which exceptions count that are made below this policy. A policy below can only be stricter. */
  readonly exceptions?: ExceptionsConfig;
  /** What cannot be weakened below this policy: an attempt is an error. */
  readonly locks?: readonly LockConfig[];
  /** What is known of the team and the product: the choice of a pattern goes by it. */
  readonly context?: ContextConfig;
  /** What the folders and files should look like: with it, `check` compares them with a profile. */
  readonly layout?: LayoutConfig;
}

export interface LayoutConfig {
  /**
   * Name of a shipped profile (`enterprise`, `base`, the slug of a pattern), or `./path` of a YAML file in the same repository. Absent:
   * that of the declared pattern, else `base`.
   * @pattern \S
   */
  readonly profile?: string;
  /** Entries that are added to the profile's, or replace those of the same id. */
  readonly entries?: readonly LayoutEntry[];
  /** Names of files and folders, in the grammar of ls-lint; keys of the top level replace the profile's. */
  readonly naming?: NamingFolder;
  /**
   * Percent that the score must come to.
   * @minimum 0
   * @maximum 100
   */
  readonly 'min-score'?: number;
}

export type Stage = 'observe' | 'warn' | 'block';

export interface WaiverConfig extends ScopeConfig {
  /**
   * Ids of rules.
   * @minItems 1
   */
  readonly rules: readonly string[];
  /** `owner/name` of repositories, or names alone; globs. For policies that are for several. Absent: all of them. */
  readonly repositories?: readonly string[];
  /**
   * Who answers for it: a team, a person.
   * @pattern \S
   */
  readonly owner: string;
  /**
   * Why it need not be mended yet.
   * @pattern \S
   */
  readonly reason: string;
  /**
   * Day on which it was granted, as `2030-01-31`: its length counts from here. Absent: from today, so that it can only end soon.
   * @pattern ^[0-9]{4}-[0-9]{2}-[0-9]{2}$
   */
  readonly since?: string;
  /**
   * Last day on which it holds.
   * @pattern ^[0-9]{4}-[0-9]{2}-[0-9]{2}$
   */
  readonly until: string;
}

/**
 * When an exception that a repository makes counts: `pull-request`, from the pull request on that makes it; `merged`, once it is on
 * the base branch; `never`.
 */
export type Accepted = 'pull-request' | 'merged' | 'never';

export interface ExceptionsConfig {
  /** Comments beside what is found. Absent: `pull-request`. */
  readonly comments?: Accepted;
  /** The baseline. Absent: `pull-request`. */
  readonly baseline?: Accepted;
  /** Entries of `ignore`. Absent: `merged`. */
  readonly ignore?: 'merged' | 'never';
  /** Entries of `waivers`. Absent: `merged`. */
  readonly waivers?: 'merged' | 'never';
  /**
   * Days that a waiver may last.
   * @minimum 1
   * @asType integer
   */
  readonly 'longest-waiver'?: number;
}

/** One lock: of rules, of settings, or of both. */
export interface LockConfig {
  /** Ids of rules, or globs of them as `acme/*`: below, no level may be lower and no parameter another one. */
  readonly rules?: readonly string[];
  /** What else of the locked rules counts below: `never`, no exception; `waivers`, those with an owner and an end. Absent: `never`. */
  readonly exceptions?: 'never' | 'waivers';
  /** Settings that cannot be weakened below. */
  readonly settings?: readonly LockableSetting[];
  /** Why, for who is held by it. */
  readonly reason?: string;
}

export type LockableSetting =
  | 'preset'
  | 'pattern'
  | 'expected-patterns'
  | 'fail-on'
  | 'only-new'
  | 'include'
  | 'exclude'
  | 'enforcement'
  | 'context'
  | 'layout';

/** What a choice of a pattern goes by: the answers to the questions of rules/choosing, each by its key. */
export interface ContextConfig {
  /**
   * People who work on it.
   * @minimum 1
   * @asType integer
   */
  readonly 'team-size'?: number;
  /** Where the product stands. */
  readonly stage?: 'proof-of-concept' | 'mvp' | 'learning' | 'simple-app' | 'production';
  /** Finance, health and the like. */
  readonly regulated?: boolean;
  /** Devices at many sites, or IoT. */
  readonly edge?: boolean;
  /** Nothing but reactions to events, without servers to run. */
  readonly 'event-triggered'?: boolean;
  /** Parts that react to events which others publish. */
  readonly 'event-processing'?: boolean;
  /** Kubernetes, or another orchestrator of containers, is wanted. */
  readonly kubernetes?: boolean;
  /** Traffic between services is to be encrypted, retried, split and measured without changing their code. */
  readonly 'service-mesh'?: boolean;
  /** It runs in the clouds of several providers, or in a cloud and a data centre. */
  readonly 'multi-cloud'?: boolean;
  /** Each service needs helpers of its own, such as a proxy and a collector of logs or metrics, without an orchestrator. */
  readonly companions?: boolean;
  /** Several applications use one set of databases, caches and brokers. */
  readonly 'shared-stores'?: boolean;
}

/** A small repository, and what a policy says of it. */
export interface PolicyExample {
  /** What it shows, in a few words. */
  readonly name: string;
  /** Path to content. */
  readonly files: { readonly [path: string]: string };
  /** What is known of the repository. */
  readonly repository?: {
    /** `owner/name`. */
    readonly name?: string;
    readonly topics?: readonly string[];
    readonly language?: string;
    readonly teams?: readonly string[];
    readonly properties?: { readonly [name: string]: string };
  };
  /** The day on which it is looked at. Absent: no waiver is over. */
  readonly today?: string;
  readonly expect: {
    readonly verdict?: 'pass' | 'fail';
    /** Rules that find something that counts, and no others, each once. */
    readonly findings?: readonly string[];
    /** Rules that find something that is waived. */
    readonly waived?: readonly string[];
    /** Rules of which findings count, among others. */
    readonly includes?: readonly string[];
    /** Rules that find nothing that counts. */
    readonly excludes?: readonly string[];
    /** Part of an error that the repository's own configuration is, such as one against a lock. */
    readonly error?: string;
  };
}

/** What fails a run. */
export type FailOn = Level | 'never' | 'drift';

export interface RuleSettings {
  readonly [id: string]: Level | 'off' | RuleConfig;
}

/** Paths and services that an entry of a configuration is for. */
export interface ScopeConfig {
  /** Globs of paths, as those of `exclude`. */
  readonly paths?: readonly string[];
  /** Names of services, or globs of them; with a slash the id that reports show, as `shop/db`. */
  readonly services?: readonly string[];
}

export interface OverrideConfig extends ScopeConfig {
  /** Rules by id: a level, `off`, or a mapping. */
  readonly rules: RuleSettings;
}

export interface IgnoreConfig extends ScopeConfig {
  /**
   * Ids of rules.
   * @minItems 1
   */
  readonly rules: readonly string[];
  /**
   * Why they need not be mended, for who reads this next.
   * @pattern \S
   */
  readonly reason: string;
  /**
   * Last day on which the entry holds, as `2030-12-31`. Absent: it holds for good.
   * @pattern ^[0-9]{4}-[0-9]{2}-[0-9]{2}$
   */
  readonly until?: string;
}

export interface RuleConfig {
  readonly level?: Level | 'off';
  /** How far this rule is rolled out. Absent: as far as the policy. */
  readonly enforcement?: Stage;
  /**
   * First day on which its findings fail; until then `enforcement` holds, `warn` where it is absent.
   * @pattern ^[0-9]{4}-[0-9]{2}-[0-9]{2}$
   */
  readonly 'block-from'?: string;
  /** Values for the rule's parameters; those left out stay as the rule has them. Lists are replaced, not joined. */
  readonly params?: { readonly [name: string]: unknown };
}
