import type { Fact, Facts, Reason } from '../facts/fact.js';
import { pathReason, REASON_LIMIT } from '../facts/sheet.js';
import type { Condition, Signal } from '../rulebook/pattern.js';
import type { SignalReading } from './classification.js';
import { holds } from './condition.js';

/** The signals that fire, strongest first, each with the reasons of its fact; a signal about something absent points at the whole repository. */
export function firedSignals(signals: readonly Signal[], facts: Facts): readonly SignalReading[] {
  return signals
    .filter((signal) => fires(signal, facts))
    .sort((a, b) => b.weight - a.weight)
    .map((signal) => readingOf(signal, facts));
}

/** True when the signal's condition holds, all that it requires as well, and nothing that silences it. */
export function fires(signal: Pick<Signal, keyof Condition | 'requires' | 'unless'>, facts: Facts): boolean {
  return (
    holds(signal, facts) &&
    (signal.requires ?? []).every((condition) => holds(condition, facts)) &&
    !(signal.unless ?? []).some((condition) => holds(condition, facts))
  );
}

/** True when only its own condition keeps a signal silent: what it looks for could be here, and is known not to be. */
export function isMissing(signal: Signal, facts: Facts): boolean {
  return (
    !holds(signal, facts) &&
    facts.get(signal.fact)?.outcome !== 'unknown' &&
    signal.comparison !== 'absent' &&
    (signal.requires ?? []).every((condition) => holds(condition, facts)) &&
    !(signal.unless ?? []).some((condition) => holds(condition, facts))
  );
}

export function totalWeight(signals: readonly SignalReading[]): number {
  return signals.reduce((sum, signal) => sum + signal.weight, 0);
}

function readingOf(signal: Signal, facts: Facts): SignalReading {
  const own = reasonsFor(signal, facts.get(signal.fact));
  const required = (signal.requires ?? []).flatMap((condition) => facts.get(condition.fact)?.evidence ?? []);
  // What is few or absent has no place of its own, and the places of another fact do not show it.
  const lacking = signal.comparison === 'absent' || signal.comparison === 'at-most';
  const evidence = own.length > 0 || lacking ? own : required.slice(0, REASON_LIMIT);
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
