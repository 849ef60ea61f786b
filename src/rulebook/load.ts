import rulebook from './generated/rulebook.json' with { type: 'json' };
import type { Rulebook, RulebookTexts } from './rulebook.js';

/** The compiled data of rules/. It was validated when it was compiled, and reading it costs nothing but parsing JSON. */
export function loadRulebook(): Rulebook {
  // The compiler would infer literal types that say nothing about the shape; the generator has validated it.
  return rulebook as unknown as Rulebook;
}

/** The examples and long texts: a second file, read only by `explain`, `rules` and the tests. */
export async function loadTexts(): Promise<RulebookTexts> {
  const texts = await import('./generated/rulebook-texts.json', { with: { type: 'json' } });
  return texts.default as unknown as RulebookTexts;
}
