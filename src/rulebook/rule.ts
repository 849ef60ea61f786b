/** A rule as its YAML file says it. Built-in and organisation's rules have the same shape. */
export interface Rule {
  /** Kebab-case; an organisation's rules carry a prefix: `acme/no-latest`. */
  readonly id: string;
  readonly title: string;
  readonly category: RuleCategory;
  readonly level: Level;
  /** Version that first had it. */
  readonly since: string;
  readonly status: 'stable' | 'preview' | 'deprecated';
  /** What goes wrong without it, in words a newcomer understands. */
  readonly why: string;
  /** What to do. */
  readonly fix: string;
  /** Slugs of patterns that it is for; absent: all. */
  readonly appliesTo?: readonly string[];
  /** Name of a built-in check. */
  readonly check: string;
  /** Validated against the check's schema at load. */
  readonly params: Readonly<Record<string, unknown>>;
  /** Template: `{name}` is filled from the values that the check gives. */
  readonly message: string;
  /** Sources a reader can follow: specification sections, documentation. */
  readonly references?: readonly string[];
  readonly examples: RuleExamples;
}

export type RuleCategory =
  | 'network'
  | 'external-networks'
  | 'healthchecks'
  | 'limits'
  | 'compose'
  | 'documents'
  | 'security'
  | 'reliability'
  | 'layout'
  | 'operations'
  | 'architecture'
  | 'style';

export type Level = 'error' | 'warning' | 'note';

/** Small repositories: path to content. The tests run them, the documentation shows them. */
export interface RuleExamples {
  readonly fails: readonly RuleExample[];
  readonly passes: readonly RuleExample[];
}

export interface RuleExample {
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
  /** For `fails`: where the findings must be, as `path:line` in order. */
  readonly at?: readonly string[];
}
