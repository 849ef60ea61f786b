import { nearest } from '../lib/suggest.js';
import { loadRulebook, loadTexts } from './load.js';
import type { Pattern } from './pattern.js';
import { presetLevel } from './preset.js';
import type { Level, RuleCore, RuleTexts } from './rule.js';

export interface RuleExplanation {
  readonly kind: 'rule';
  readonly rule: RuleCore;
  readonly texts: RuleTexts;
  /** Level in each preset, in the order of the presets. */
  readonly levels: readonly { readonly preset: string; readonly level: Level | 'off' }[];
}

export interface PatternExplanation {
  readonly kind: 'pattern';
  readonly pattern: Pattern;
  /** Rules that are for this pattern. */
  readonly rules: readonly RuleCore[];
}

export interface NothingToExplain {
  readonly kind: 'unknown';
  readonly name: string;
  /** A rule or pattern whose name is nearly the same. */
  readonly suggestion?: string;
}

/** What there is to say about a rule or a pattern, by id, slug or the pattern's number. */
export async function explain(name: string): Promise<RuleExplanation | PatternExplanation | NothingToExplain> {
  const found = (await explainRule(name)) ?? explainPattern(name);
  if (found !== undefined) return found;
  const book = loadRulebook();
  const names = [...book.rules.map(({ id }) => id), ...book.patterns.map(({ slug }) => slug)];
  return { kind: 'unknown', name, suggestion: nearest(name, names) };
}

/** Undefined when there is no such rule. */
export async function explainRule(id: string): Promise<RuleExplanation | undefined> {
  const book = loadRulebook();
  const rule = book.rules.find((candidate) => candidate.id === id);
  if (rule === undefined) return undefined;
  const texts = (await loadTexts()).rules[id];
  if (texts === undefined) return undefined;
  const levels = book.presets.map((preset) => ({ preset: preset.name, level: presetLevel(preset, rule) }));
  return { kind: 'rule', rule, texts, levels };
}

/** By slug, or by number. Undefined when there is no such pattern. */
export function explainPattern(name: string): PatternExplanation | undefined {
  const book = loadRulebook();
  const pattern = book.patterns.find(({ slug, id }) => slug === name || String(id) === name);
  if (pattern === undefined) return undefined;
  return { kind: 'pattern', pattern, rules: book.rules.filter((rule) => rule.appliesTo?.includes(pattern.slug)) };
}
