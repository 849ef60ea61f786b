/** What `recommend` tells: which answers lead where, how that differs from today, and the way there. */
export interface Recommendation {
  readonly target: { readonly path: string; readonly files: number };
  /** The questions on the way, in order. Empty where the pattern was given. */
  readonly path: readonly PathStep[];
  /** What was said and plays no part on this way. */
  readonly unused: readonly Said[];
  readonly pattern: RecommendedPattern;
  readonly today: TodaysPattern;
  /** Whether the repository reads as that pattern already. */
  readonly fits: boolean;
  /** Both patterns, the repository's own first. Absent: it has none, or it is the same. */
  readonly comparison?: PatternMatrix;
  readonly migration: MigrationPlan;
  /** What is not known, one sentence each. */
  readonly unknown: readonly string[];
}

export interface Said {
  /** Key of `context:`. */
  readonly key: string;
  readonly words: string;
  readonly from: AnswerSource;
}

/** One question and its answer. */
export interface PathStep {
  readonly key: string;
  readonly asks: string;
  /** Absent: nobody said. */
  readonly value?: number | string | boolean;
  /** `6 people`, `production`, `yes`, `no`. */
  readonly words: string;
  readonly from: AnswerSource;
}

export interface AnswerSource {
  /** `assumed`: nobody said, and it is taken as no, or every answer leads to the same. */
  readonly by: 'option' | 'asked' | 'policy' | 'assumed';
  /** The line of the configuration or policy. */
  readonly place?: Place;
}

export interface Place {
  readonly path: string;
  readonly line: number;
}

export interface RecommendedPattern {
  readonly id: number;
  readonly slug: string;
  readonly name: string;
  readonly summary: string;
  /** Why the answers lead there. */
  readonly because: string;
}

export interface TodaysPattern {
  readonly id: number;
  readonly slug: string;
  readonly name: string;
  readonly confidence: number;
  /** Set when the two best are too close to call. */
  readonly undetermined?: string;
  /** Slug that the configuration declares. */
  readonly declared?: string;
}

/** Patterns side by side. Values stand in the order of the patterns. */
export interface PatternMatrix {
  readonly patterns: readonly { readonly id: number; readonly slug: string; readonly name: string }[];
  readonly dimensions: readonly { readonly id: string; readonly asks: string; readonly values: readonly string[] }[];
  readonly criteria: readonly MatrixCriterion[];
  /** Where they differ most, one sentence each, the largest difference first. */
  readonly differences: readonly string[];
  /** Of exactly two: what the second gives and takes against the first. */
  readonly better?: readonly string[];
  readonly costs?: readonly string[];
  /** When to choose one of them instead of another one of them. */
  readonly preferences: readonly string[];
}

export interface MatrixCriterion {
  readonly id: string;
  readonly name: string;
  /** Which is the better end. Absent: neither. */
  readonly better?: 'more' | 'less';
  /** Where each pattern stands, from 0 (least) to 5 (most). */
  readonly ranks: readonly number[];
  /** As it is shown: `4`, `yes`, `-`, `very hard`, `2-5`. */
  readonly values: readonly string[];
}

export interface MigrationPlan {
  /** The command that writes a small repository of the pattern, to look at. */
  readonly example: string;
  /** The command that shows steps that need no person as a diff of this repository. Absent: there is none. */
  readonly convert?: string;
  readonly steps: readonly PlanStep[];
  /** Rules for the pattern that no step is about and that find something today. */
  readonly rules: readonly RuleToSatisfy[];
  /** How many rules are for the pattern. */
  readonly held: number;
}

export interface PlanStep {
  readonly do: string;
  readonly how?: string;
  /** What it is done to, in this repository. */
  readonly items: readonly PlanItem[];
  /** How many more items there are. Absent: none. */
  readonly more?: number;
  /** Rules of the pattern that hold what the step does, with what they find today. Those that find nothing are not there. */
  readonly rules: readonly RuleToSatisfy[];
}

export interface PlanItem {
  readonly text: string;
  readonly places: readonly Place[];
}

export interface RuleToSatisfy {
  readonly id: string;
  readonly title: string;
  readonly level: 'error' | 'warning' | 'note';
  readonly fix: string;
  readonly findings: readonly (Place & { readonly message: string })[];
  /** How many more it finds. Absent: none. */
  readonly more?: number;
}
