/**
 * The shape of rules/choosing: the questions by which a pattern is chosen, and in which order they are asked. `choose` walks it; its keys
 * are those of `context:` in a configuration.
 */
export interface Choosing {
  /** In the order in which they are asked at most. */
  readonly questions: readonly Question[];
  /** Id of the step that the walk starts at. */
  readonly start: string;
  readonly steps: readonly ChoiceStep[];
  /** What each pattern is for, in a few words: the short way to a choice. One for each pattern at least. */
  readonly guide: readonly GuideEntry[];
}

export type Question = CountQuestion | OptionQuestion | NeedQuestion;

interface Asked {
  /** Key of `context:` and name of the option. */
  readonly key: string;
  /** The question, in plain words. */
  readonly asks: string;
  /** What is meant, and what to look at for an answer. One or two sentences. */
  readonly help: string;
}

/** How many. */
export interface CountQuestion extends Asked {
  readonly kind: 'count';
  /** What is counted, for one and for several: `person`, `people`. */
  readonly unit: readonly [string, string];
}

/** One of several. */
export interface OptionQuestion extends Asked {
  readonly kind: 'option';
  /**
   * In the order in which they are shown.
   * @minItems 2
   */
  readonly options: readonly AnswerOption[];
}

/** Whether something is needed. */
export interface NeedQuestion extends Asked {
  readonly kind: 'need';
  /** How a yes is told: `event processing`. */
  readonly words: string;
}

export interface AnswerOption {
  readonly value: string;
  /** How it is told: `a proof of concept`. */
  readonly words: string;
}

/** One question at its place in the tree, and where each answer leads. The answers exclude each other and leave nothing out. */
export interface ChoiceStep {
  readonly id: string;
  /** Key of a question. */
  readonly question: string;
  /**
   * True: a need that somebody would tell of. Where nobody does, the answer is no and the choice stays certain. Otherwise the question
   * has to be answered, unless a later need that was told of decides.
   */
  readonly onlyIfSaid?: true;
  /** @minItems 2 */
  readonly ways: readonly Way[];
}

/** Where some answers lead: to another step or to a pattern, one of the two. */
export interface Way {
  /** Of a need. */
  readonly need?: boolean;
  /** Values of an option. */
  readonly options?: readonly string[];
  /**
   * Of a count: from this number on, up to the next way's.
   * @minimum 1
   * @asType integer
   */
  readonly from?: number;
  /** Id of the next step. */
  readonly step?: string;
  /** Slug of the pattern. */
  readonly pattern?: string;
  /** Why these answers lead there; one sentence. Of a way to a pattern. */
  readonly because?: string;
}

export interface GuideEntry {
  /** What is wanted, in a few words. */
  readonly wanted: string;
  /** Slugs. */
  readonly patterns: readonly string[];
}

/** Loads rules/choosing. It is a file of its own: most runs have nothing to choose. */
export async function loadChoosing(): Promise<Choosing> {
  const file = await import('./generated/choosing.json', { with: { type: 'json' } });
  return (file.default as unknown as { readonly choosing: Choosing }).choosing;
}
