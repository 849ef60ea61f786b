import type { RuleCore } from '../rulebook/rule.js';

/** What a declared pattern means for a rule that is for some patterns, in sentences. */
export function intentSentences({ certainty, optional, level, declaredLevel = level }: RuleCore): string[] {
  if (certainty === 'declared')
    return [`It runs only where the configuration declares the pattern, as ${declaredLevel}.`];
  const sentences =
    certainty === 'sure' ? ['It runs where the pattern is declared or was read with high confidence.'] : [];
  if (optional === true) sentences.push(`Where the configuration declares the pattern it is on, as ${declaredLevel}.`);
  else if (declaredLevel !== level)
    sentences.push(`Where the configuration declares the pattern it is of level ${declaredLevel}.`);
  return sentences;
}
