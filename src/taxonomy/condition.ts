import type { Fact, Facts, FactValue } from '../facts/fact.js';
import type { Condition, ConditionValue } from '../rulebook/pattern.js';

/** True when the fact is known and compares as the condition says. An unknown fact satisfies nothing, not even `absent`. */
export function holds(condition: Condition, facts: Facts): boolean {
  const fact = facts.get(condition.fact);
  if (fact === undefined || fact.outcome === 'unknown') return false;
  if (condition.comparison === 'absent') return fact.outcome === 'not-applicable' || isEmpty(fact);
  if (fact.outcome === 'not-applicable' || fact.value === undefined) return false;
  return compare(condition, fact.value);
}

function compare(condition: Condition, value: FactValue): boolean {
  switch (condition.comparison) {
    case 'present':
      return !isEmptyValue(value);
    case 'absent':
      return isEmptyValue(value);
    case 'at-least':
      return sizeOf(value) >= Number(condition.value);
    case 'at-most':
      return sizeOf(value) <= Number(condition.value);
    case 'is':
      return value === condition.value;
    case 'is-not':
      return value !== condition.value;
    case 'in':
      return textsOf(condition.value).includes(String(value));
    case 'includes':
      return textsOf(value).some((text) => textsOf(condition.value).includes(text));
  }
}

function isEmpty(fact: Fact): boolean {
  return fact.value === undefined || isEmptyValue(fact.value);
}

function isEmptyValue(value: FactValue): boolean {
  return value === false || value === 0 || value === '' || (Array.isArray(value) && value.length === 0);
}

function sizeOf(value: FactValue): number {
  if (typeof value === 'number') return value;
  return typeof value === 'object' ? value.length : Number(!isEmptyValue(value));
}

function textsOf(value: FactValue | ConditionValue | undefined): readonly string[] {
  if (value === undefined) return [];
  return typeof value === 'object' ? value : [String(value)];
}
