import type { Level } from '../rulebook/rule.js';

/** What `.groundplan.yml` may say. Everything is optional; an empty file is the preset `recommended`. */
export interface ConfigFile {
  /** Preset to start from: `recommended`, `strict`, `observe` …, or the slug of a pattern for `recommended` and what that pattern prescribes. */
  readonly preset?: string;
  /** Slug of the pattern that the repository means to be. Rules for single patterns go by it, whatever was read. */
  readonly pattern?: string;
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
  /** Values for the rule's parameters; those left out stay as the rule has them. Lists are replaced, not joined. */
  readonly params?: { readonly [name: string]: unknown };
}
