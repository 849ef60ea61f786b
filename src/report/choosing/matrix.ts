import type { Dimension, Pattern, PatternTexts } from '../../rulebook/pattern.js';
import { CRITERIA, type Criterion } from './criteria.js';
import type { PatternMatrix } from './shape.js';

/** In the order of the taxonomy. */
const DIMENSIONS: readonly Dimension['id'][] = ['infrastructure', 'granularity', 'network', 'deployment'];

/** Differences told of more than two patterns. */
const MOST_DIFFERENCES = 5;

/**
 * Patterns side by side: where they stand on the dimensions, the criteria, and in words where they differ most. `texts` by the number of
 * the pattern, for when to prefer one of them to another. `none` has no place and is left out.
 */
export function patternMatrix(
  given: readonly Pattern[],
  dimensions: readonly Dimension[],
  texts: Readonly<Record<string, PatternTexts>>,
): PatternMatrix {
  const patterns = given.filter(({ profile, coordinate }) => profile !== undefined && coordinate !== undefined);
  const profiles = patterns.flatMap(({ profile }) => profile ?? []);
  const [first, second] = patterns;
  const pair =
    patterns.length === 2 && first !== undefined && second !== undefined ? changesOf(first, second) : undefined;
  return {
    patterns: patterns.map(({ id, slug, name }) => ({ id, slug, name })),
    dimensions: DIMENSIONS.flatMap((id) => dimensions.find((one) => one.id === id) ?? []).map(({ id, asks }) => ({
      id,
      asks,
      values: patterns.map(({ coordinate }) => coordinate?.[id] ?? ''),
    })),
    criteria: CRITERIA.map(({ id, name, better, rank, shown }) => ({
      id,
      name,
      ...(better === undefined ? {} : { better }),
      ranks: profiles.map(rank),
      values: profiles.map(shown),
    })),
    differences: differencesOf(patterns),
    ...(pair ?? {}),
    preferences: preferencesOf(patterns, texts),
  };
}

/** What the second of two gives and takes against the first, the largest change first. */
function changesOf(
  first: Pattern,
  second: Pattern,
): { readonly better: readonly string[]; readonly costs: readonly string[] } {
  const better: string[] = [];
  const costs: string[] = [];
  for (const { criterion, by } of changes(first, second)) {
    const { better: end, more, less } = criterion;
    if (end === undefined) continue;
    const values = `${valueIn(criterion, second)} instead of ${valueIn(criterion, first)}`;
    (by > 0 === (end === 'more') ? better : costs).push(`It ${by > 0 ? more : less} (${criterion.name} ${values}).`);
  }
  return { better, costs };
}

function changes(first: Pattern, second: Pattern): readonly { readonly criterion: Criterion; readonly by: number }[] {
  const { profile: before } = first;
  const { profile: after } = second;
  if (before === undefined || after === undefined) return [];
  return CRITERIA.map((criterion) => ({ criterion, by: criterion.rank(after) - criterion.rank(before) }))
    .filter(({ by }) => by !== 0)
    .sort((a, b) => Math.abs(b.by) - Math.abs(a.by));
}

function differencesOf(patterns: readonly Pattern[]): readonly string[] {
  const [one, other] = patterns;
  if (one === undefined || other === undefined) return [];
  if (patterns.length === 2) {
    return changes(one, other).map(
      ({ criterion, by }) =>
        `${other.name} ${by > 0 ? criterion.more : criterion.less} than ${one.name} (${criterion.name} ${valueIn(criterion, other)} against ${valueIn(criterion, one)}).`,
    );
  }
  return CRITERIA.map((criterion) => {
    const ranks = patterns.flatMap(({ profile }) => (profile === undefined ? [] : [criterion.rank(profile)]));
    const [least, most] = [Math.min(...ranks), Math.max(...ranks)];
    const at = (rank: number): readonly Pattern[] => patterns.filter((_, index) => ranks[index] === rank);
    return { criterion, spread: most - least, least: at(least), most: at(most) };
  })
    .filter(({ spread }) => spread > 0)
    .sort((a, b) => b.spread - a.spread)
    .slice(0, MOST_DIFFERENCES)
    .map(
      ({ criterion, least, most }) =>
        `${capital(criterion.name)}: least with ${namesOf(least)} (${valuesIn(criterion, least)}), most with ${namesOf(most)} (${valuesIn(criterion, most)}).`,
    );
}

function preferencesOf(patterns: readonly Pattern[], texts: Readonly<Record<string, PatternTexts>>): readonly string[] {
  if (patterns.length > 4) return [];
  return patterns.flatMap(({ id, name }) =>
    (texts[id]?.insteadOf ?? []).flatMap(({ pattern, when }) => {
      const other = patterns.find(({ slug }) => slug === pattern);
      return other === undefined ? [] : [`${name} instead of ${other.name} when ${when}`];
    }),
  );
}

function valueIn({ shown }: Criterion, { profile }: Pattern): string {
  const value = profile === undefined ? '' : shown(profile);
  return value === '-' ? 'none' : value;
}

function valuesIn(criterion: Criterion, patterns: readonly Pattern[]): string {
  return [...new Set(patterns.map((pattern) => valueIn(criterion, pattern)))].join(', ');
}

/** Names that a sentence has room for. */
const MOST_NAMES = 3;

function namesOf(patterns: readonly Pattern[]): string {
  const shown = patterns.slice(0, MOST_NAMES).map(({ name }) => name);
  const left = patterns.length - shown.length;
  return left > 0 ? `${shown.join(', ')} and ${left} more` : shown.join(', ');
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
