import type { TaxonomyBook } from '../../src/rulebook/pattern.js';
import type { CaseFacts } from './facts.js';
import type { Label } from './labels.js';
import {
  type Choice,
  dimensionChoice,
  fitWeights,
  patternChoice,
  type Sample,
  sampleOf,
  withWeights,
} from './model.js';

/** A label with its facts. */
export interface Case {
  readonly label: Label;
  readonly facts: CaseFacts;
}

/** Share of a case's target that goes to the answers that are accepted beside the gold one. */
const ALSO_SHARE = 0.2;

/**
 * Where fitting starts. `uninformed`: no signal is known to say more than another, so that what is then measured on other repositories owes
 * nothing to them. `informed`: the weights in rules/, which hold what people know of signals that few repositories show.
 */
export type Start = 'uninformed' | 'informed';

const UNINFORMED = 2;
const HOLD: Readonly<Record<Start, number>> = { uninformed: 0.1, informed: 1 };

/** The taxonomy with the weights under which the cases are likeliest. */
export function trained(book: TaxonomyBook, cases: readonly Case[], from: Start): TaxonomyBook {
  const patterns = patternChoice(book.patterns);
  const patternSamples = cases.map(({ label, facts }) =>
    sampleOf(patterns, facts.facts, patternTarget(patterns, label)),
  );
  const dimensionWeights = book.dimensions.map((dimension) => {
    const choice = dimensionChoice(dimension);
    const samples = cases.flatMap(({ label, facts }): Sample[] => {
      const value = label.observed?.[dimension.id];
      if (value === undefined || !choice.options.some(({ id }) => id === value)) return [];
      return [
        sampleOf(
          choice,
          facts.facts,
          choice.options.map(({ id }) => (id === value ? 1 : 0)),
        ),
      ];
    });
    return fitted(choice, samples, from);
  });
  return withWeights(book, fitted(patterns, patternSamples, from), dimensionWeights);
}

/** What cannot be right by the facts (its signals are silent) teaches nothing about weights. */
function fitted(choice: Choice, samples: readonly Sample[], from: Start): readonly number[] {
  const possible = samples.filter(({ target, candidates }) => target.some((part, at) => part >= 0.5 && candidates[at]));
  const start = choice.terms.map(({ signal }) => (from === 'informed' ? signal.weight : UNINFORMED));
  return fitWeights(choice, possible, { start, hold: HOLD[from] });
}

function patternTarget(choice: Choice, { gold, also }: Label): readonly number[] {
  const shared = also.length === 0 ? 0 : ALSO_SHARE / also.length;
  return choice.options.map(({ id }) => {
    if (id === gold) return also.length === 0 ? 1 : 1 - ALSO_SHARE;
    return also.includes(id) ? shared : 0;
  });
}

/** Which of the folds a repository is in; all cases of one repository are in the same. */
export function foldOf(repo: string, folds: number): number {
  let hash = 0;
  for (const character of repo.toLowerCase()) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) >>> 0;
  return hash % folds;
}
