import { didYouMean } from '../lib/suggest.js';
import type { Level } from '../rulebook/rule.js';

/** What fails a run, read. */
export interface FailOnSetting {
  /** Level from which findings fail the run. */
  readonly level: Level | 'never';
  /** Whether another architecture than before fails it. */
  readonly drift: boolean;
}

const LEVELS: readonly string[] = ['error', 'warning', 'note', 'never'];
const DRIFT = 'drift';
/** Every word that `fail-on` takes. */
export const FAIL_ON_WORDS: readonly string[] = [...LEVELS, DRIFT];

/** The words of a text such as `error,drift`. */
export function failOnWords(text: string): readonly string[] {
  return text.split(',').map((word) => word.trim());
}

/** What words mean that are right. With `drift` alone findings fail nothing. */
export function failOnOf(words: readonly string[]): FailOnSetting {
  const level = words.find((word) => LEVELS.includes(word)) ?? 'never';
  return { level: level as FailOnSetting['level'], drift: words.includes(DRIFT) };
}

/** What is wrong with words that are to say what fails a run: the first mistake; undefined for none. */
export function failOnMistake(words: readonly string[]): string | undefined {
  const unknown = words.find((word) => !FAIL_ON_WORDS.includes(word));
  if (unknown !== undefined) {
    return `There is no level "${unknown}": use ${LEVELS.join(', ')}, and ${DRIFT} beside it.${didYouMean(unknown, FAIL_ON_WORDS)}`;
  }
  const levels = words.filter((word) => LEVELS.includes(word));
  if (levels.length > 1)
    return `${levels.map((word) => `"${word}"`).join(' and ')} are two levels. Give the milder one.`;
  return words.length === 0 ? 'This list is empty. Name a level, drift, or both.' : undefined;
}
