import type { Coverage, Level, PatternCertainty, RuleCategory, RuleExamples } from './rule.js';

/**
 * A rule of an organisation as its YAML file says it: the shape of the built-in rules, with an expression in CEL in place of a check,
 * or with a built-in check and values for its parameters.
 */
export interface OrganisationRule {
  /**
   * The organisation's word, a slash and a name in kebab-case that says what is found: `acme/unlabelled-service`.
   * @pattern ^[a-z][a-z0-9-]*\/[a-z][a-z0-9]*(-[a-z0-9]+)*$
   */
  readonly id: string;
  /** What should be true, as one short sentence without a full stop: `Services name the team that owns them`. */
  readonly title: string;
  readonly category: RuleCategory;
  readonly level: Level;
  /** True: only `strict`, a configuration, and the declaration of a pattern that it is for turn it on. */
  readonly optional?: boolean;
  /** Absent: `stable`. Of `preview` and `deprecated` rules the presets say more. */
  readonly status?: 'stable' | 'preview' | 'deprecated';
  /** What goes wrong without it, in words a newcomer understands. */
  readonly why: string;
  /** What to do: a sentence in the imperative. */
  readonly fix: string;
  /** Slugs of patterns that it is for. Absent: all. */
  readonly appliesTo?: readonly string[];
  /** How certain it must be that the repository is one of them. Absent: `read`. */
  readonly certainty?: PatternCertainty;
  /** Level where the configuration declares one of them. Absent: `level`. */
  readonly declaredLevel?: Level;
  /** What is judged, each in turn. Belongs to `expression`; absent: `service`. */
  readonly subject?: Subject;
  /** In CEL: which subjects are judged. Absent: all. */
  readonly when?: string;
  /** In CEL: what must be true. Where it is false there is a finding. */
  readonly expression?: string;
  /** In place of `expression`: the name of a built-in check. */
  readonly check?: string;
  /** Values for the parameters of `check`, all of them. */
  readonly params?: { readonly [name: string]: unknown };
  /** One sentence that names the subject. `{…}` holds an expression with a value to show: `{service.name}`. */
  readonly message: string;
  readonly references?: readonly string[];
  readonly covers?: Coverage;
  readonly examples: RuleExamples;
}

/** What an expression is asked of. */
export type Subject = 'service' | 'project' | 'network' | 'volume' | 'repository';
