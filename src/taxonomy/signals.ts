import type { Fact, Facts, Reason } from '../facts/fact.js';
import { pathReason, REASON_LIMIT } from '../facts/sheet.js';
import { by } from '../lib/compare.js';
import type { Condition, Signal } from '../rulebook/pattern.js';
import type { SignalReading } from './classification.js';
import { holds } from './condition.js';

/**
 * The signals that fire, each with the reasons of its fact; a signal about something absent points at the whole repository.
 * What is there comes before what is lacking, then what weighs most; of the signals about one fact the most specific is first.
 */
export function firedSignals(signals: readonly Signal[], facts: Facts): readonly SignalReading[] {
  return inOrder(counted(signals.filter((signal) => fires(signal, facts)))).map((signal) => readingOf(signal, facts));
}

/** Signals by how much they tell a reader. */
export function inOrder<T extends Signal>(signals: readonly T[]): readonly T[] {
  const weights = new Map<string, number>();
  for (const signal of signals) weights.set(groupOf(signal), (weights.get(groupOf(signal)) ?? 0) + signal.weight);
  return [...signals].sort(
    by(
      (signal) => Number(isLacking(signal)),
      (signal) => -(weights.get(groupOf(signal)) ?? 0),
      groupOf,
      (signal) => -thresholdOf(signal),
      (signal) => -(signal.requires?.length ?? 0),
      (signal) => -signal.weight,
    ),
  );
}

function groupOf(signal: Signal): string {
  return `${isLacking(signal) ? '-' : '+'}${signal.fact}`;
}

/** What is few or absent has no place of its own, and the places of another fact do not show it. */
function isLacking({ comparison }: Condition): boolean {
  return comparison === 'absent' || comparison === 'at-most';
}

function thresholdOf({ comparison, value }: Condition): number {
  return comparison === 'at-least' ? Number(value) : 0;
}

/** The signals that fire and count: those that only support another count beside one. */
export function counted<S extends Pick<Signal, 'supports'>>(fired: readonly S[]): S[] {
  return fired.every(({ supports }) => supports === true) ? [] : [...fired];
}

/** True when the signal's condition holds, all that it requires as well, and nothing that silences it. */
export function fires(signal: Pick<Signal, keyof Condition | 'requires' | 'unless'>, facts: Facts): boolean {
  return (
    holds(signal, facts) &&
    (signal.requires ?? []).every((condition) => holds(condition, facts)) &&
    !(signal.unless ?? []).some((condition) => holds(condition, facts))
  );
}

/** True when only its own condition keeps a signal silent: what it looks for could be here, beside others of its kind, and is known not to be. */
export function isMissing(signal: Signal, facts: Facts): boolean {
  return (
    !holds(signal, facts) &&
    facts.get(signal.fact)?.outcome === 'known' &&
    signal.comparison !== 'absent' &&
    signal.lastResort !== true &&
    familiesIn(facts).has(familyOf(signal.fact)) &&
    (signal.requires ?? []).every((condition) => holds(condition, facts)) &&
    !(signal.unless ?? []).some((condition) => holds(condition, facts))
  );
}

const families = new WeakMap<Facts, ReadonlySet<string>>();

/** Families of facts of which at least one says that something is there: a technology that is used. */
function familiesIn(facts: Facts): ReadonlySet<string> {
  const known = families.get(facts);
  if (known !== undefined) return known;
  const found = new Set<string>();
  for (const { id } of facts.values()) {
    if (holds({ fact: id, comparison: 'present' }, facts)) found.add(familyOf(id));
  }
  families.set(facts, found);
  return found;
}

function familyOf(fact: string): string {
  return fact.slice(0, fact.indexOf('.'));
}

export function totalWeight(signals: readonly SignalReading[]): number {
  return signals.reduce((sum, signal) => sum + signal.weight, 0);
}

function readingOf(signal: Signal, facts: Facts): SignalReading {
  const own = reasonsFor(signal, facts.get(signal.fact));
  const required = (signal.requires ?? []).flatMap((condition) => facts.get(condition.fact)?.evidence ?? []);
  const evidence = own.length > 0 || isLacking(signal) ? own : required.slice(0, REASON_LIMIT);
  return {
    fact: signal.fact,
    weight: signal.weight,
    because: signal.because,
    evidence: proven(evidence, signal.because),
  };
}

/** The reasons of a fact; of a list, those of the values that the signal asks for: they stand in the order of the values. */
function reasonsFor({ comparison, value }: Signal, fact: Fact | undefined): readonly Reason[] {
  const reasons = fact?.evidence ?? [];
  const names = fact?.value;
  if (comparison !== 'includes' || typeof names !== 'object') return reasons;
  const wanted = typeof value === 'object' ? value : [String(value)];
  const asked = reasons.filter((_, index) => index < REASON_LIMIT && wanted.includes(names[index] ?? ''));
  return asked.length > 0 ? asked : reasons;
}

/** Never empty: what has no place of its own stands at the root. */
export function proven(evidence: readonly Reason[], otherwise: string): readonly Reason[] {
  return evidence.length > 0 ? evidence : [pathReason('', otherwise)];
}
