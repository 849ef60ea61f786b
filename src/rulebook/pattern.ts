import type { Diagram } from './diagram.js';

/**
 * The shapes of the taxonomy's data: rules/dimensions/*.yml, rules/patterns/*.yml and rules/systems/calibration.yml.
 * JSON Schemas are generated from these types; the classifier in src/taxonomy is the only reader of the signals.
 */

/** Everything that the classifier knows, as compiled from rules/. */
export interface TaxonomyBook {
  /** The four dimensions, in the order in which they are reported. */
  readonly dimensions: readonly Dimension[];
  /** The twelve patterns by id, and `none` with id 0. */
  readonly patterns: readonly Pattern[];
  /** How scores become confidence. */
  readonly calibration: Calibration;
}

/** One question that every architecture answers with exactly one value. One file in rules/dimensions. */
export interface Dimension {
  readonly id: DimensionId;
  readonly name: string;
  /** The question, in one sentence. */
  readonly asks: string;
  /** Most specific first: equal scores are decided in this order. */
  readonly values: readonly DimensionValue[];
}

export type DimensionId = 'infrastructure' | 'granularity' | 'network' | 'deployment';

export interface DimensionValue {
  /** Kebab-case: `single-host`. */
  readonly id: string;
  /** One sentence for a newcomer. */
  readonly meaning: string;
  /** What reads this value. A value without a fired signal is never read. */
  readonly signals: readonly Signal[];
}

/** An architecture pattern. One file in rules/patterns, named `NN-slug.yml`. */
export interface Pattern {
  /** 1 to 12; 0 for `none`. */
  readonly id: number;
  readonly slug: string;
  readonly name: string;
  /** Its name in Vietnamese. */
  readonly vietnamese: string;
  readonly category: PatternCategory;
  /** Its place on the four dimensions; no two patterns share one. Absent for `none`. */
  readonly coordinate?: Coordinate;
  /** Other values that its instances often read; not held against it. */
  readonly alsoReads?: readonly AlsoReads[];
  /** One or two sentences: what it is. */
  readonly summary: string;
  /** Situations it is chosen in. */
  readonly whenToUse: readonly string[];
  readonly good: readonly string[];
  readonly bad: readonly string[];
  /** What it asks of layout and wiring; the lint holds a repository of this pattern to it. */
  readonly prescribes: readonly string[];
  /** Rough figures for comparing patterns. Absent for `none`. */
  readonly profile?: PatternProfile;
  /** What speaks for it. The fired weights add up to the pattern's score. */
  readonly signals: readonly Signal[];
  /** What speaks against it: fired weights are taken from the score. */
  readonly contradictions?: readonly Signal[];
}

/** What the documentation and `explain` show of a pattern beyond what the classifier knows of it. */
export interface PatternTexts {
  /** How its parts hang together, at its smallest that is still typical. */
  readonly diagram: Diagram;
  /** Patterns that a reader may have or think of, and when this one is the better choice. */
  readonly insteadOf: readonly Preference[];
}

/** A file of rules/patterns as it is written. */
export interface PatternFile extends Pattern, PatternTexts {}

/** Prefer this pattern to another. The other one's page says the same the other way round. */
export interface Preference {
  /** Slug of the other pattern. */
  readonly pattern: string;
  /** Goes on after "when": `many teams work on one product.` */
  readonly when: string;
}

export type PatternCategory = 'single-host' | 'separated' | 'distributed' | 'cloud-native' | 'none';

/** One value of each dimension. */
export interface Coordinate {
  readonly infrastructure: string;
  readonly granularity: string;
  readonly network: string;
  readonly deployment: string;
}

export interface AlsoReads {
  readonly dimension: DimensionId;
  readonly values: readonly string[];
}

/** From 1 (least) to 5 (most), 0 for none. */
export interface PatternProfile {
  readonly setupComplexity: number;
  readonly operationalCost: number;
  readonly scalability: number;
  /** As people say it: `2-5`, `10+`, `any`. */
  readonly teamSize: string;
  readonly learningCurve: 'easy' | 'medium' | 'hard' | 'very hard';
  readonly deploymentSpeed: 'very fast' | 'fast' | 'medium' | 'slow';
  readonly faultIsolation: number;
  readonly independentScaling: number;
  readonly technologyDiversity: number;
  readonly observability: number;
  readonly security: number;
}

/** A condition on one fact. It fires only when the fact is known; an unknown fact speaks neither for nor against. */
export interface Condition {
  /** Id of a fact: `compose.bridging-services`. */
  readonly fact: string;
  readonly comparison: Comparison;
  /** What the fact is compared with. Not used by `present` and `absent`. */
  readonly value?: ConditionValue;
}

/**
 * `at-least`, `at-most`: numbers, or the length of a list.
 * `is`, `is-not`: equal text, number or boolean.
 * `in`: the fact's text is one of the list. `includes`: the fact's list holds the text, or any of the texts.
 * `present`: known and not false, 0, empty text or an empty list. `absent`: known and one of these, or not applicable.
 */
export type Comparison = 'at-least' | 'at-most' | 'is' | 'is-not' | 'in' | 'includes' | 'present' | 'absent';

export type ConditionValue = number | boolean | string | readonly string[];

/** A condition with a weight, and the reason why it says something. */
export interface Signal extends Condition {
  /**
   * How much it says, in units of a natural logarithm of odds: 1 makes the reading about three times as likely.
   * @exclusiveMinimum 0
   */
  readonly weight: number;
  /** Why this fact speaks for the reading; one sentence with a full stop. */
  readonly because: string;
  /** All must hold, or the signal is silent. */
  readonly requires?: readonly Condition[];
  /** If any holds, the signal is silent. */
  readonly unless?: readonly Condition[];
  /** Reads what is left where little is told: never named as something that is missing, nor as what would change the answer. */
  readonly lastResort?: boolean;
  /** It does not tell the reading, but what it tells usually goes with it: a dimension that rests on nothing else is not sure. */
  readonly indirect?: boolean;
  /** It counts only beside another signal for the same reading: words that nothing here bears out say nothing. */
  readonly supports?: true;
}

/** How scores become confidence: rules/systems/calibration.yml. */
export interface Calibration {
  /**
   * Scores of patterns are divided by it before they become shares: higher is humbler.
   * @exclusiveMinimum 0
   */
  readonly temperature: number;
  /**
   * The same for the values of a dimension.
   * @exclusiveMinimum 0
   */
  readonly dimensionTemperature: number;
  /**
   * What a value of a dimension gains that goes with the pattern which was read: it decides only where signals nearly balance.
   * @minimum 0
   */
  readonly agreement: number;
  /**
   * The answer is undetermined when its confidence is less than this above the second's.
   * @minimum 0
   */
  readonly margin: number;
  /** No answer is ever surer than this. */
  readonly ceiling: number;
  /** No reading of a dimension is surer than this that only indirect signals speak for. */
  readonly indirectCeiling: number;
  /** What keeps an answer from being surer than there is evidence for, however one-sided that is. */
  readonly limits: readonly ConfidenceLimit[];
  /** For an answer for which no signal speaks. */
  readonly unsupported: { readonly ceiling: number; readonly because: string };
}

/** A condition under which too little is told. */
export interface ConfidenceLimit extends Condition {
  /** No answer is surer than this while the condition holds. */
  readonly ceiling: number;
  /** What is not told, for the reader; one sentence with a full stop. */
  readonly because: string;
  /** All must hold as well. */
  readonly requires?: readonly Condition[];
  /** If any holds, there is no limit. */
  readonly unless?: readonly Condition[];
}
