import { type Preset, presetLevel } from '../rulebook/preset.js';
import type { Level, RuleCore } from '../rulebook/rule.js';

/** A rule as it holds for this run: after preset and configuration. */
export interface EffectiveRule {
  readonly rule: RuleCore;
  readonly level: Level;
  /** The rule's own parameters with those of the configuration laid over them. */
  readonly params: Readonly<Record<string, unknown>>;
}

/** What a configuration says of one rule. */
export interface RuleSetting {
  readonly level?: Level | 'off';
  readonly params?: Readonly<Record<string, unknown>>;
}

export interface RuleChoice {
  /** Name of a preset. */
  readonly preset: string;
  /** By rule id. */
  readonly rules: ReadonlyMap<string, RuleSetting>;
}

/**
 * The rules that hold, in the order of the rulebook: what the preset turns on, at the level that it gives, and the choice's own
 * word last. A level in the choice turns on a rule that the preset leaves off. The choice must have been validated.
 */
export function effectiveRules(
  book: { readonly rules: readonly RuleCore[]; readonly presets: readonly Preset[] },
  choice: RuleChoice,
): readonly EffectiveRule[] {
  const preset = book.presets.find(({ name }) => name === choice.preset);
  return book.rules.flatMap((rule) => {
    const setting = choice.rules.get(rule.id);
    const level = setting?.level ?? presetLevel(preset, rule);
    return level === 'off' ? [] : [{ rule, level, params: { ...rule.params, ...setting?.params } }];
  });
}
