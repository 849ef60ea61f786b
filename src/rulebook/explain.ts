import { nearest } from '../lib/suggest.js';
import type { Diagram } from './diagram.js';
import { loadRulebook, loadTexts } from './load.js';
import type { Dimension, DimensionValue, Pattern, Preference } from './pattern.js';
import { presetLevel } from './preset.js';
import type { Level, RuleCore, RuleTexts } from './rule.js';

export type Explanation = RuleExplanation | PatternExplanation | DimensionExplanation | ValueExplanation;

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
  readonly diagram: Diagram;
  /** Patterns to which this one is to be preferred, and when. */
  readonly insteadOf: readonly Preference[];
  /** Patterns to be preferred to this one, and when. */
  readonly seeAlso: readonly Preference[];
  /** Rules that are for this pattern. */
  readonly rules: readonly RuleCore[];
}

/** One of the four questions. */
export interface DimensionExplanation {
  readonly kind: 'dimension';
  readonly dimension: Omit<Dimension, 'values'>;
  readonly values: readonly ValueMeaning[];
}

/** A word that is an answer to one of the four questions, or to several. */
export interface ValueExplanation {
  readonly kind: 'value';
  readonly name: string;
  readonly answers: readonly ValueAnswer[];
}

export interface ValueAnswer extends ValueMeaning {
  readonly dimension: Omit<Dimension, 'values'>;
  /** Ids of the other values of the dimension. */
  readonly otherValues: readonly string[];
}

export interface ValueMeaning {
  readonly id: string;
  readonly meaning: string;
  /** Slugs of the patterns that have it as their place. */
  readonly patterns: readonly string[];
  /** Slugs of patterns whose instances may read it as well. */
  readonly alsoReadBy: readonly string[];
  /** What speaks for it in a repository. */
  readonly because: readonly string[];
}

export interface NothingToExplain {
  readonly kind: 'unknown';
  readonly name: string;
  /** A name that is nearly the same. */
  readonly suggestion?: string;
}

/** What there is to say about a rule, a pattern, a dimension or one of its values, by id, slug, name or a pattern's number. */
export async function explain(name: string): Promise<Explanation | NothingToExplain> {
  const id = slugOf(name.trim());
  const found = (await explainRule(id)) ?? (await explainPattern(id)) ?? explainDimension(id) ?? explainValue(id);
  if (found !== undefined) return found;
  const book = loadRulebook();
  const names = [
    ...book.rules.map((rule) => rule.id),
    ...book.patterns.map(({ slug }) => slug),
    ...book.dimensions.flatMap((dimension) => [dimension.id, ...dimension.values.map((value) => value.id)]),
  ];
  return { kind: 'unknown', name, suggestion: nearest(id, names) };
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

/** A name as it is typed: `Serverless / FaaS` as `serverless-faas`. */
function slugOf(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

/** The pattern of a slug, a name or a number, as people type it. Undefined when there is none. */
export function patternNamed(name: string): Pattern | undefined {
  const typed = slugOf(name.trim());
  return loadRulebook().patterns.find(
    ({ slug, id, name: full }) => slug === typed || String(id) === typed || slugOf(full) === typed,
  );
}

/** By slug, name or number. Undefined when there is no such pattern. */
export async function explainPattern(name: string): Promise<PatternExplanation | undefined> {
  const book = loadRulebook();
  const pattern = patternNamed(name);
  if (pattern === undefined) return undefined;
  const { patterns: texts } = await loadTexts();
  const own = texts[pattern.id];
  if (own === undefined) return undefined;
  const written = book.patterns.map(({ id, slug }) => ({ slug, insteadOf: texts[id]?.insteadOf ?? [] }));
  return {
    kind: 'pattern',
    pattern,
    diagram: own.diagram,
    insteadOf: own.insteadOf,
    seeAlso: othersPreferredTo(pattern.slug, written),
    rules: book.rules.filter((rule) => rule.appliesTo?.includes(pattern.slug)),
  };
}

/** What the others' `insteadOf` says of a pattern, told from its side. */
export function othersPreferredTo(
  slug: string,
  patterns: readonly { readonly slug: string; readonly insteadOf: readonly Preference[] }[],
): readonly Preference[] {
  return patterns.flatMap((other) =>
    other.insteadOf.filter(({ pattern }) => pattern === slug).map(({ when }) => ({ pattern: other.slug, when })),
  );
}

/** Undefined when there is no such dimension. */
export function explainDimension(name: string): DimensionExplanation | undefined {
  const dimension = loadRulebook().dimensions.find(({ id }) => id === name);
  if (dimension === undefined) return undefined;
  const { values, ...question } = dimension;
  return { kind: 'dimension', dimension: question, values: values.map((value) => meaningOf(dimension, value)) };
}

/** Undefined when no dimension has such a value. */
export function explainValue(name: string): ValueExplanation | undefined {
  const answers = loadRulebook().dimensions.flatMap((dimension) => {
    const { values, ...question } = dimension;
    const value = values.find(({ id }) => id === name);
    if (value === undefined) return [];
    const otherValues = values.map(({ id }) => id).filter((id) => id !== name);
    return [{ ...meaningOf(dimension, value), dimension: question, otherValues }];
  });
  return answers.length === 0 ? undefined : { kind: 'value', name, answers };
}

function meaningOf(dimension: Dimension, { id, meaning, signals }: DimensionValue): ValueMeaning {
  const { patterns } = loadRulebook();
  const also = patterns.filter(({ alsoReads }) =>
    alsoReads?.some((other) => other.dimension === dimension.id && other.values.includes(id)),
  );
  return {
    id,
    meaning,
    patterns: patterns.filter(({ coordinate }) => coordinate?.[dimension.id] === id).map(({ slug }) => slug),
    alsoReadBy: also.map(({ slug }) => slug),
    because: [...new Set(signals.map(({ because }) => because))],
  };
}
