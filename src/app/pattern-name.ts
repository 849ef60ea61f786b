import { loadRulebook } from '../rulebook/load.js';

/** What a pattern is called, by its slug; undefined when there is no such pattern. */
export function patternName(slug: string): string | undefined {
  return loadRulebook().patterns.find((pattern) => pattern.slug === slug)?.name;
}
