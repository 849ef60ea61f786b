import type { Facts } from '../facts/fact.js';
import type { LayoutCondition } from '../rulebook/layout.js';
import type { Condition } from '../rulebook/pattern.js';
import { holds } from '../taxonomy/condition.js';
import type { Search } from './search.js';

/** Whether a condition holds; where it does not, or where that is not known, with the reason as a sentence. */
export type Verdict =
  | { readonly kind: 'holds' }
  | { readonly kind: 'fails'; readonly because: string }
  | { readonly kind: 'unknown'; readonly because: string };

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
  facts: Facts | undefined,
): Verdict {
  if ('fact' in condition) return judgeFact(condition, facts);
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
export function judgeFact(condition: Condition, facts: Facts | undefined): Verdict {
  const fact = facts?.get(condition.fact);
  const asked = askedOf(condition);
  if (fact === undefined || fact.outcome === 'unknown') {
    return { kind: 'unknown', because: `It is asked for where ${asked}, which is not known here.` };
  }
  if (facts !== undefined && holds(condition, facts)) return HOLDS;
  return { kind: 'fails', because: `It is asked for where ${asked}.` };
}

/** A condition on a fact in words. */
export function askedOf({ fact, comparison, value }: Condition): string {
  const text = value === undefined ? '' : ` ${Array.isArray(value) ? value.join(', ') : String(value)}`;
  const words: Readonly<Record<string, string>> = {
    present: 'is there',
    absent: 'is not there',
    'at-least': 'is at least',
    'at-most': 'is at most',
    'is-not': 'is not',
    in: 'is one of',
  };
  return `\`${fact}\` ${words[comparison] ?? comparison}${text}`;
}
