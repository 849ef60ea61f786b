import type { RuleEdit } from './edit.js';

/** A rule as its YAML file says it. Built-in and organisation's rules have the same shape. */
export interface Rule {
  /**
   * Kebab-case; an organisation's rules carry a prefix: `acme/no-latest`. Names what is found, so that it reads well after "allow".
   * @pattern ^([a-z][a-z0-9-]*\/)?[a-z][a-z0-9]*(-[a-z0-9]+)*$
   */
  readonly id: string;
  /** What should be true, as one short sentence without a full stop: `Data stores publish no ports`. */
  readonly title: string;
  readonly category: RuleCategory;
  /** `error` only for what is certain and harmful; `note` for advice. */
  readonly level: Level;
  /** True: only `strict`, a configuration, and the declaration of a pattern that it is for turn it on. */
  readonly optional?: boolean;
  /** True: it is as harmful in tests, examples and other people's code, which some presets leave out. */
  readonly everywhere?: boolean;
  /**
   * Version that first had it.
   * @pattern ^[0-9]+\.[0-9]+\.[0-9]+$
   */
  readonly since: string;
  readonly status: 'stable' | 'preview' | 'deprecated';
  /** What goes wrong without it, in words a newcomer understands. Whole sentences. */
  readonly why: string;
  /** What to do: a sentence in the imperative, with a full stop. */
  readonly fix: string;
  /** How `groundplan fix` does it, where the right text is certain. */
  readonly edit?: RuleEdit;
  /** Slugs of patterns that it is for. Absent: all. */
  readonly appliesTo?: readonly string[];
  /** How certain it must be that the repository is one of them. Absent: `read`. */
  readonly certainty?: PatternCertainty;
  /** Level where the configuration declares one of them. Absent: `level`. */
  readonly declaredLevel?: Level;
  /** Name of a built-in check. */
  readonly check: string;
  /** Values for the check's parameters, all of them. Validated against the check's schema. */
  readonly params: Readonly<Record<string, unknown>>;
  /** One sentence that names the subject. A template: `{name}` is filled from the values that the check gives. */
  readonly message: string;
  /** Sources a reader can follow: specification sections, documentation. */
  readonly references?: readonly string[];
  /** What it stands for elsewhere. */
  readonly covers?: Coverage;
  readonly examples: RuleExamples;
}

/** Which rules of other tools a rule takes the place of. */
export interface Coverage {
  /** Numbers of concerns in rules/peers/concerns.yml. */
  readonly rows: readonly number[];
  /** The example that shows a concern, by its number, where the rule covers several: names of examples that fail. */
  readonly shown?: Readonly<Record<string, string>>;
  /** Names of rules in rules/peers as `tool/rule`: `dclint/no-version-field`. */
  readonly peers?: readonly string[];
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
  | 'style'
  | 'suppressions';

/** `read`: it is the most likely pattern; `sure`: it was read with high confidence; `declared`: the configuration says so. */
export type PatternCertainty = 'read' | 'sure' | 'declared';

export type Level = 'error' | 'warning' | 'note';

/** Small repositories: path to content. The tests run them, the documentation shows them. */
export interface RuleExamples {
  readonly fails: readonly RuleExample[];
  readonly passes: readonly RuleExample[];
  /** Why no example gets a value by an override, `extends`, `include` or an anchor: what is judged can only stand in its place. */
  readonly inPlace?: string;
}

export interface RuleExample {
  /** What it shows, in a few words. */
  readonly name: string;
  /** Pattern that the repository is taken to be. Absent: `none`. */
  readonly pattern?: string;
  readonly files: Readonly<Record<string, string>>;
  /** For `fails`: where the findings must be, as `path:line` in order. */
  readonly at?: readonly string[];
}

/** A rule without what only its documentation and its tests need. */
export type RuleCore = Omit<Rule, 'examples' | 'references' | 'covers'>;

/** What the documentation and `explain` show of a rule beyond its core. */
export type RuleTexts = Pick<Rule, 'examples' | 'references' | 'covers'>;
