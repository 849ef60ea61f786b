import type { Facts } from '../../src/facts/fact.js';
import type { Dimension, Pattern, Signal, TaxonomyBook } from '../../src/rulebook/pattern.js';
import { counted, fires } from '../../src/taxonomy/signals.js';

/** A choice among options, each spoken for by weighted signals: the pattern, or the value of one dimension. */
export interface Choice {
  readonly options: readonly Option[];
  /** Every signal of the choice; weights are told in this order. */
  readonly terms: readonly Term[];
}

interface Option {
  readonly id: string;
  /** Whether it is a candidate when no signal fires. */
  readonly always: boolean;
}

interface Term {
  readonly option: number;
  readonly sign: 1 | -1;
  readonly signal: Signal;
}

export function patternChoice(patterns: readonly Pattern[]): Choice {
  return {
    options: patterns.map(({ id, slug }) => ({ id: slug, always: id === 0 })),
    terms: patterns.flatMap((pattern, option) => [
      ...pattern.signals.map((signal): Term => ({ option, sign: 1, signal })),
      ...(pattern.contradictions ?? []).map((signal): Term => ({ option, sign: -1, signal })),
    ]),
  };
}

export function dimensionChoice(dimension: Dimension): Choice {
  return {
    options: dimension.values.map(({ id }) => ({ id, always: false })),
    terms: dimension.values.flatMap((value, option) =>
      value.signals.map((signal): Term => ({ option, sign: 1, signal })),
    ),
  };
}

/** One case of a choice: which terms fire, and how right each option is (the shares add up to 1). */
export interface Sample {
  readonly fired: readonly number[];
  readonly candidates: readonly boolean[];
  readonly target: readonly number[];
}

export function sampleOf(choice: Choice, facts: Facts, target: readonly number[]): Sample {
  const firing = choice.terms.flatMap((term, index) => (fires(term.signal, facts) ? [{ index, ...term }] : []));
  const fired = choice.options.flatMap((_, option) =>
    [1, -1].flatMap((sign) => {
      const own = firing.filter((term) => term.option === option && term.sign === sign);
      return counted(own.map(({ index, signal }) => ({ index, supports: signal.supports }))).map(({ index }) => index);
    }),
  );
  const candidates = choice.options.map(
    (option, index) =>
      option.always ||
      fired.some((term) => {
        const { option: of, sign } = choice.terms[term] ?? {};
        return of === index && sign === 1;
      }),
  );
  return { fired, candidates, target };
}

/** What is believed of the weights before the samples are seen, and how strongly. */
export interface Prior {
  readonly start: readonly number[];
  readonly hold: number;
}

const ROUNDS = 500;
const STEP = 0.05;
const LEAST = 0.1;

/**
 * Weights under which the samples are likeliest, held near `start` (multinomial logistic regression with a Gaussian prior, by
 * Adam; Kingma and Ba 2015). A weight never leaves its sign: what is written as speaking for a pattern never speaks against it.
 */
export function fitWeights(choice: Choice, samples: readonly Sample[], { start, hold }: Prior): readonly number[] {
  const weights = [...start];
  const first = weights.map(() => 0);
  const second = weights.map(() => 0);
  for (let round = 1; round <= ROUNDS; round++) {
    const gradient = weights.map((weight, index) => hold * (weight - (start[index] ?? 0)) * 2);
    for (const sample of samples) addGradient(choice, sample, weights, gradient);
    for (let i = 0; i < weights.length; i++) {
      const slope = gradient[i] ?? 0;
      first[i] = 0.9 * (first[i] ?? 0) + 0.1 * slope;
      second[i] = 0.999 * (second[i] ?? 0) + 0.001 * slope * slope;
      const step = (first[i] ?? 0) / (1 - 0.9 ** round) / (Math.sqrt((second[i] ?? 0) / (1 - 0.999 ** round)) + 1e-8);
      weights[i] = Math.max(LEAST, (weights[i] ?? 0) - STEP * step);
    }
  }
  return weights;
}

function addGradient(choice: Choice, sample: Sample, weights: readonly number[], gradient: number[]): void {
  const shares = sharesOfOptions(choice, sample, weights);
  for (const index of sample.fired) {
    const term = choice.terms[index];
    if (term === undefined) continue;
    const excess = (shares[term.option] ?? 0) - (sample.target[term.option] ?? 0);
    gradient[index] = (gradient[index] ?? 0) + term.sign * excess;
  }
}

function sharesOfOptions(choice: Choice, sample: Sample, weights: readonly number[]): readonly number[] {
  const scores = choice.options.map((_, index) => (sample.candidates[index] ? 0 : Number.NEGATIVE_INFINITY));
  for (const index of sample.fired) {
    const term = choice.terms[index];
    if (term) scores[term.option] = (scores[term.option] ?? 0) + term.sign * (weights[index] ?? 0);
  }
  const highest = Math.max(...scores);
  if (highest === Number.NEGATIVE_INFINITY) return scores.map(() => 0);
  const powers = scores.map((score) => Math.exp(score - highest));
  const sum = powers.reduce((all, power) => all + power, 0);
  return powers.map((power) => power / sum);
}

/** The taxonomy with other weights: one list for the patterns and one for each dimension, in the order of their choices' terms. */
export function withWeights(
  book: TaxonomyBook,
  patternWeights: readonly number[],
  dimensionWeights: readonly (readonly number[])[],
): TaxonomyBook {
  let at = 0;
  const weighted = (signal: Signal): Signal => ({ ...signal, weight: patternWeights[at++] ?? signal.weight });
  const patterns = book.patterns.map((pattern) => ({
    ...pattern,
    signals: pattern.signals.map(weighted),
    contradictions: pattern.contradictions?.map(weighted),
  }));
  const dimensions = book.dimensions.map((dimension, index) => {
    let term = 0;
    const weights = dimensionWeights[index] ?? [];
    const values = dimension.values.map((value) => ({
      ...value,
      signals: value.signals.map((signal) => ({ ...signal, weight: weights[term++] ?? signal.weight })),
    }));
    return { ...dimension, values };
  });
  return { ...book, patterns, dimensions };
}
