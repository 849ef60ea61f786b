import { type Preset, presetLevel } from '../../rulebook/preset.js';
import type { Level, RuleCore } from '../../rulebook/rule.js';

/** The level that a preset gives a rule, and why, in one sentence. */
export function presetWord(
  preset: Preset,
  rule: RuleCore,
  declared: string | undefined,
): { readonly level: Level | 'off'; readonly because: string } {
  return { level: presetLevel(preset, rule, declared), because: reasonOf(preset, rule, declared) };
}

/** In the order in which `presetLevel` decides. */
function reasonOf(preset: Preset, rule: RuleCore, declared: string | undefined): string {
  const isOwn = declared !== undefined && rule.appliesTo?.includes(declared) === true;
  const level = (isOwn ? rule.declaredLevel : undefined) ?? rule.level;
  if (preset.rules?.[rule.id] !== undefined) return 'It names this rule.';
  if (preset.categories?.includes(rule.category) === false) {
    return `It is for other categories than ${rule.category}.`;
  }
  if (rule.status === 'deprecated') return 'The rule is deprecated.';
  if (rule.status === 'preview' && !preset.preview) return 'The rule is in preview, and those are off.';
  if (rule.optional === true && !preset.optional && !isOwn) return 'The rule is optional, and those are off.';
  const other = preset.levels?.[level];
  if (other !== undefined && other !== level) return `It makes ${other} of the level ${level}.`;
  if (isOwn && rule.declaredLevel !== undefined) {
    return `That is its level where the pattern ${declared} is declared.`;
  }
  if (isOwn && rule.optional === true) return `The pattern ${declared} is declared, which turns it on.`;
  return 'It leaves the level as the rule has it.';
}
