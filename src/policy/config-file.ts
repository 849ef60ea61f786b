import type { Level } from '../rulebook/rule.js';

/** What `.groundplan.yml` may say. Everything is optional; an empty file is the preset `recommended`. */
export interface ConfigFile {
  /** Preset to start from: `recommended`, `strict` or `observe`. */
  readonly preset?: string;
  /** Slug of the pattern that the repository means to be. Rules for single patterns go by it, whatever was read. */
  readonly pattern?: string;
  /** Level from which findings fail the run. Absent: what the preset says. */
  readonly 'fail-on'?: Level | 'never';
  /** Globs of paths to look at. Absent or empty: all. */
  readonly include?: readonly string[];
  /** Globs of paths to leave out. */
  readonly exclude?: readonly string[];
  /** Rules of your own: files, and folders of YAML files, below the root of the repository. Nothing is fetched. */
  readonly 'rule-files'?: readonly string[];
  /** Rules by id: a level, `off`, or a mapping. */
  readonly rules?: { readonly [id: string]: Level | 'off' | RuleConfig };
}

export interface RuleConfig {
  readonly level?: Level | 'off';
  /** Values for the rule's parameters; those left out stay as the rule has them. Lists are replaced, not joined. */
  readonly params?: { readonly [name: string]: unknown };
}
