import type { Facts } from '../facts/fact.js';
import type { LayoutCondition, LayoutKnowledge } from '../rulebook/layout.js';
import type { Condition } from '../rulebook/pattern.js';
import { holds } from '../taxonomy/condition.js';
import type { Search } from './search.js';

/** Whether a condition holds; where it does not, or where that is not known, with the reason as a sentence. */
export type Verdict =
  | { readonly kind: 'holds' }
  | { readonly kind: 'fails'; readonly because: string }
  | { readonly kind: 'unknown'; readonly because: string };

/** Facts of the repository, absent where nobody asked, and what each counts, in words. */
export interface KnownFacts {
  readonly facts: Facts | undefined;
  readonly nouns: LayoutKnowledge['facts'];
}

const HOLDS: Verdict = { kind: 'holds' };

/** A condition with what it asks of the tree. */
export interface AskedCondition {
  readonly condition: LayoutCondition;
  readonly has: number | undefined;
  readonly lacks: number | undefined;
}

export function askCondition(condition: LayoutCondition, search: Search): AskedCondition {
  const { has, lacks } = 'fact' in condition || 'ecosystem' in condition ? {} : condition;
  return {
    condition,
    has: has === undefined ? undefined : search.ask(has),
    lacks: lacks === undefined ? undefined : search.ask(lacks),
  };
}

/** Judges a condition after the search has run. Without facts, a condition on one is unknown. */
export function judge(
  { condition, has, lacks }: AskedCondition,
  search: Search,
  ecosystems: ReadonlySet<string>,
  { facts, nouns }: KnownFacts,
): Verdict {
  if ('fact' in condition) return judgeFact(condition, { facts, nouns });
  if ('ecosystem' in condition) {
    if (condition.ecosystem.some((one) => ecosystems.has(one))) return HOLDS;
    return { kind: 'fails', because: `It is for ${condition.ecosystem.join(', ')}.` };
  }
  if (has !== undefined && search.of(has).count === 0) {
    return { kind: 'fails', because: `It is asked for where there is ${anyOf(condition.has)}.` };
  }
  const [standing] = lacks === undefined ? [] : search.of(lacks).paths;
  if (standing === undefined) return HOLDS;
  return { kind: 'fails', because: `It is asked for where there is no \`${standing}\`.` };
}

function anyOf(globs: readonly string[] = []): string {
  const named = globs.slice(0, 3).map((glob) => `\`${glob}\``);
  return globs.length > named.length ? `${named.join(', ')} or the like` : named.join(' or ');
}

/** Judges a condition on a fact. */
export function judgeFact(condition: Condition, { facts, nouns }: KnownFacts): Verdict {
  const fact = facts?.get(condition.fact);
  const asked = askedOf(condition, nouns);
  if (fact === undefined || fact.outcome === 'unknown') {
    return { kind: 'unknown', because: `It is asked for where ${asked}, which is not known here.` };
  }
  if (facts !== undefined && holds(condition, facts)) return HOLDS;
  return { kind: 'fails', because: `It is asked for where ${asked}.` };
}

/** A condition on a fact in words, as they stand behind "where". */
export function askedOf({ fact, comparison, value }: Condition, nouns: LayoutKnowledge['facts']): string {
  const noun = nouns[fact];
  const text = value === undefined ? '' : Array.isArray(value) ? value.join(', ') : String(value);
  if (noun !== undefined) {
    if (comparison === 'present' || (comparison === 'at-least' && value === 1)) return `there are ${noun}`;
    if (comparison === 'absent') return `there are no ${noun}`;
    if (comparison === 'at-least' || comparison === 'at-most') {
      return `there are ${comparison.replace('-', ' ')} ${text} ${noun}`;
    }
    if (comparison === 'includes') return `${Array.isArray(value) ? value.join(' or ') : text} is among the ${noun}`;
  }
  const words: Readonly<Record<string, string>> = {
    present: 'is there',
    absent: 'is not there',
    'at-least': 'is at least',
    'at-most': 'is at most',
    'is-not': 'is not',
    in: 'is one of',
  };
  return `${noun === undefined ? `\`${fact}\`` : `the number of ${noun}`} ${words[comparison] ?? comparison} ${text}`.trimEnd();
}
