import type { Preset } from './preset.js';
import type { RuleCore, RuleTexts } from './rule.js';

/**
 * The data of rules/, validated and compiled to JSON by scripts/generate.ts. Lists are in the order of their identities
 * (the table of kinds in scripts/generate/kinds.ts says which), so that every run sees them alike.
 */
export interface Rulebook {
  readonly rules: readonly RuleCore[];
  readonly presets: readonly Preset[];
}

/** What only documentation and `explain` need, by identity. */
export interface RulebookTexts {
  readonly rules: Readonly<Record<string, RuleTexts>>;
}
