import { type Preset, presetLevel } from '../rulebook/preset.js';
import type { Level, RuleCore } from '../rulebook/rule.js';
import type { Place } from './place.js';

/** A rule as it holds for this run: after preset and configuration. */
export interface EffectiveRule {
  readonly rule: RuleCore;
  /** The most severe that it has at any place. */
  readonly level: Level;
  /** The rule's own parameters with those of the configuration laid over them. */
  readonly params: Readonly<Record<string, unknown>>;
  /** Whether the configuration chose the level for all places: then no finding of it is milder where it does less harm. */
  readonly chosen?: true;
  /** What holds at some places instead. Absent: the same everywhere. */
  readonly elsewhere?: Elsewhere;
}

/** Settings of one rule that differ by place. */
export interface Elsewhere {
  /** What holds where no setting is for the place. */
  readonly level: Level | 'off';
  /** The last one that is for a place decides, of the level and of the parameters each. */
  readonly settings: readonly PlacedSetting[];
}

export interface PlacedSetting {
  readonly covers: (place: Place) => boolean;
  /** The places, as a text to compare. */
  readonly where?: string;
  readonly level?: Level | 'off';
  /** All parameters: the rule's with those of the setting laid over them. */
  readonly params?: Readonly<Record<string, unknown>>;
}

/** What a configuration says of one rule. */
export interface RuleSetting {
  readonly level?: Level | 'off';
  readonly params?: Readonly<Record<string, unknown>>;
}

export interface RuleChoice {
  /** Name of a preset. */
  readonly preset: string;
  /** Slug of the pattern that the repository is declared to be: what that pattern prescribes is on. */
  readonly pattern?: string;
  /** By rule id. */
  readonly rules: ReadonlyMap<string, RuleSetting>;
  /** What it says for some paths and services. */
  readonly overrides?: readonly RuleOverride[];
}

/** Settings of rules for some paths and services. */
export interface RuleOverride {
  readonly covers: (place: Place) => boolean;
  /** The places, as a text to compare. */
  readonly where?: string;
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
    const level = setting?.level ?? presetLevel(preset, rule, choice.pattern);
    const params = setting?.params === undefined ? rule.params : { ...rule.params, ...setting.params };
    const chosen = setting?.level === undefined ? {} : { chosen: true as const };
    const settings = placedSettings(rule.id, params, choice.overrides ?? []);
    if (settings.length === 0) return level === 'off' ? [] : [{ rule, level, params, ...chosen }];
    const levels = [level, ...settings.map((one) => one.level)];
    const worst = LEVELS.find((one) => levels.includes(one));
    return worst === undefined ? [] : [{ rule, level: worst, params, ...chosen, elsewhere: { level, settings } }];
  });
}

/** From the most to the least severe. */
const LEVELS: readonly Level[] = ['error', 'warning', 'note'];

function placedSettings(
  id: string,
  params: Readonly<Record<string, unknown>>,
  overrides: readonly RuleOverride[],
): PlacedSetting[] {
  return overrides.flatMap(({ covers, where, rules }) => {
    const setting = rules.get(id);
    if (setting === undefined) return [];
    return [
      {
        covers,
        ...(where === undefined ? {} : { where }),
        ...(setting.level === undefined ? {} : { level: setting.level }),
        ...(setting.params === undefined ? {} : { params: { ...params, ...setting.params } }),
      },
    ];
  });
}

type HeldSetting = Required<Pick<PlacedSetting, 'level' | 'params'>>;

/**
 * The level and the parameters that hold at a place. Of one that a change moved, those that held before: only what is stricter where it
 * is now counts at once.
 */
export function settingAt(rule: EffectiveRule, place: Place): HeldSetting {
  const now = settingOf(rule, place);
  if (place.before === undefined || rule.elsewhere === undefined) return now;
  const before = settingOf(rule, place.before);
  return severityOf(now) > severityOf(before) ? now : before;
}

/** Whether other settings hold at a place than would if the change had not moved it there. */
export function isHeldAsBefore(rule: EffectiveRule, place: Place): boolean {
  if (place.before === undefined || rule.elsewhere === undefined) return false;
  const [held, now] = [settingAt(rule, place), settingOf(rule, place)];
  return held.level !== now.level || held.params !== now.params;
}

function severityOf({ level }: HeldSetting): number {
  return level === 'off' ? 0 : LEVELS.length - LEVELS.indexOf(level);
}

function settingOf({ level, params, elsewhere }: EffectiveRule, place: Place): HeldSetting {
  if (elsewhere === undefined) return { level, params };
  let held: HeldSetting = { level: elsewhere.level, params };
  for (const { covers, where: _, ...setting } of elsewhere.settings) if (covers(place)) held = { ...held, ...setting };
  return held;
}
