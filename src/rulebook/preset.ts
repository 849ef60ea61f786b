import type { Level, RuleCategory, RuleCore } from './rule.js';

/** A named starting point for a configuration: one file in rules/presets, named after it. */
export interface Preset {
  /**
   * Kebab-case, equal to the file's name.
   * @pattern ^[a-z][a-z0-9-]*$
   */
  readonly name: string;
  /** Who it is for, in one sentence with a full stop. */
  readonly description: string;
  /** Level from which a finding fails the run; `never`: findings are shown and nothing fails. */
  readonly failOn: Level | 'never';
  /** True: rules marked `optional` are on as well. */
  readonly optional: boolean;
  /** True: rules of status `preview` are on as well. */
  readonly preview: boolean;
  /** Only rules of these categories are on. Absent: all. */
  readonly categories?: readonly RuleCategory[];
  /** Level of a rule by the level that its file gives it. A level left out stays as it is. */
  readonly levels?: { readonly error?: Level; readonly warning?: Level; readonly note?: Level };
  /** Rules that this preset sets apart. */
  readonly rules?: Readonly<Record<string, Level | 'off'>>;
}

/** The level that a preset alone gives a rule. */
export function presetLevel(preset: Preset | undefined, rule: RuleCore): Level | 'off' {
  const own = preset?.rules?.[rule.id];
  if (own !== undefined) return own;
  if (preset?.categories?.includes(rule.category) === false) return 'off';
  if (rule.status === 'deprecated') return 'off';
  if (rule.status === 'preview' && preset?.preview !== true) return 'off';
  if (rule.optional === true && preset?.optional !== true) return 'off';
  return preset?.levels?.[rule.level] ?? rule.level;
}
