import type { Fact, Facts } from '../facts/fact.js';
import type { Condition, Signal, TaxonomyBook } from '../rulebook/pattern.js';
import type { DimensionName, OptionTrail, SignalTrail, Trail } from './classification.js';
import { holds } from './condition.js';
import { sharesOfDimension } from './dimensions.js';
import { rankPatterns } from './rank.js';
import { fires, proven } from './signals.js';

/** Everything that was weighed: each pattern and each value of a dimension with every signal, fired or not, best first. */
export function trailOf(facts: Facts, book: TaxonomyBook): Trail {
  const ranked = rankPatterns(facts, book);
  const patterns = ranked.map(({ pattern, score, confidence }): OptionTrail => {
    const signals = [
      ...pattern.signals.map((signal) => signalTrail(signal, 1, facts)),
      ...(pattern.contradictions ?? []).map((signal) => signalTrail(signal, -1, facts)),
    ];
    return { id: pattern.slug, name: pattern.name, score: tidy(score), confidence, signals: sorted(signals) };
  });
  const best = ranked[0]?.pattern;
  const dimensions = book.dimensions.map((dimension): [DimensionName, readonly OptionTrail[]] => [
    dimension.id,
    (best === undefined ? [] : sharesOfDimension(facts, dimension, best, book.calibration)).map(
      ({ value, score, share }) => ({
        id: value.id,
        name: value.meaning,
        score: tidy(score),
        confidence: share,
        signals: sorted(value.signals.map((signal) => signalTrail(signal, 1, facts))),
      }),
    ),
  ]);
  return { patterns, dimensions: Object.fromEntries(dimensions) as Record<DimensionName, readonly OptionTrail[]> };
}

function signalTrail(signal: Signal, sign: 1 | -1, facts: Facts): SignalTrail {
  const fired = fires(signal, facts);
  const fact = facts.get(signal.fact);
  return {
    fact: signal.fact,
    asked: inWords(signal),
    found: valueInWords(fact),
    weight: sign * signal.weight,
    because: signal.because,
    fired,
    ...(fired ? {} : silencedBy(signal, facts)),
    evidence: fired ? proven(fact?.evidence ?? [], signal.because) : [],
  };
}

/** Why a signal is silent although its own condition holds. */
function silencedBy(signal: Signal, facts: Facts): { readonly silencedBy?: string } {
  if (!holds(signal, facts)) return {};
  const needed = (signal.requires ?? []).find((condition) => !holds(condition, facts));
  if (needed) return { silencedBy: `only if ${needed.fact} is ${inWords(needed)}` };
  const excluded = (signal.unless ?? []).find((condition) => holds(condition, facts));
  return excluded ? { silencedBy: `not if ${excluded.fact} is ${inWords(excluded)}` } : {};
}

function inWords({ comparison, value }: Condition): string {
  const text = Array.isArray(value) ? value.join(' or ') : String(value ?? '');
  return `${comparison.replace('-', ' ')} ${text}`.trimEnd();
}

function valueInWords(fact: Fact | undefined): string {
  if (fact === undefined) return 'not looked for';
  if (fact.outcome !== 'known') return `${fact.outcome.replace('-', ' ')}: ${fact.reason ?? ''}`;
  const { value } = fact;
  if (typeof value !== 'object') return String(value ?? 'nothing');
  return value.length === 0 ? 'none' : value.join(', ');
}

/** Fired ones first, the strongest first. */
function sorted(signals: readonly SignalTrail[]): readonly SignalTrail[] {
  return [...signals].sort((a, b) => Number(b.fired) - Number(a.fired) || Math.abs(b.weight) - Math.abs(a.weight));
}

function tidy(score: number): number {
  return Math.round(score * 100) / 100;
}
