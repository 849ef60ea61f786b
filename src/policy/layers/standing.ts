import type { LayoutEntry, LayoutProfile, NamingFolder } from '../../rulebook/layout.js';
import { presetLevel, presetNamed } from '../../rulebook/preset.js';
import type { Level, RuleCore } from '../../rulebook/rule.js';
import type { Rulebook } from '../../rulebook/rulebook.js';
import type { Enforcement } from '../config.js';
import type { ContextConfig, ExceptionsConfig, FailOn, OverrideConfig, Stage } from '../config-file.js';
import { type FailOnSetting, failOnOf } from '../fail-on.js';
import type { PolicyLayer } from '../policy.js';

/** What the layers so far have said of one rule. */
export interface MergedRule {
  level?: Level | 'off';
  enforcement?: Stage;
  blockFrom?: string;
  params?: Record<string, unknown>;
}

/** What the layers so far have said of the layout. */
export interface MergedLayout {
  readonly profile?: string | LayoutProfile;
  readonly entries: ReadonlyMap<string, LayoutEntry>;
  readonly naming: NamingFolder;
  readonly minScore?: number;
}

/** What the layers so far have said, the later word on top of the earlier one. */
export interface Standing {
  preset?: string;
  /** Declared by `pattern`, or by a preset that is the slug of a pattern; `byPreset` says which of the two it was. */
  pattern?: { readonly slug: string; readonly byPreset: boolean };
  /** The pattern that `pattern` itself declared last: what is left when another preset takes the place of a slug. */
  ownPattern?: string;
  expected?: readonly string[];
  failOn?: readonly FailOn[];
  onlyNew?: boolean;
  include?: readonly string[];
  exclude: string[];
  enforcement?: Stage;
  blockFrom?: string;
  baseline?: string;
  exceptions: { -readonly [key in keyof ExceptionsConfig]: ExceptionsConfig[key] };
  context: Record<string, ContextConfig[keyof ContextConfig]>;
  /** Absent: nobody asks anything of the layout. */
  layout?: MergedLayout;
  rules: Map<string, MergedRule>;
  overrides: { readonly layer: PolicyLayer; readonly entry: OverrideConfig }[];
}

const DEFAULT_PRESET = 'recommended';

export const EMPTY = (): Standing => ({ exclude: [], exceptions: {}, context: {}, rules: new Map(), overrides: [] });

/** The preset that holds, by its own name. */
export function presetIn(book: Rulebook, { preset }: Standing): Rulebook['presets'][number] | undefined {
  const name = presetNamed(book, preset ?? DEFAULT_PRESET)?.preset ?? DEFAULT_PRESET;
  return book.presets.find((one) => one.name === name);
}

/** Slug of the pattern that is declared: also by being the only one that is expected. */
export function patternIn({ pattern, expected }: Standing): string | undefined {
  return pattern?.slug ?? (expected?.length === 1 ? expected[0] : undefined);
}

export function failOnIn(book: Rulebook, standing: Standing): FailOnSetting {
  return failOnOf(standing.failOn ?? [presetIn(book, standing)?.failOn ?? 'error']);
}

/** The level of a rule where no override is for a place. */
export function levelIn(book: Rulebook, standing: Standing, rule: RuleCore): Level | 'off' {
  return standing.rules.get(rule.id)?.level ?? presetLevel(presetIn(book, standing), rule, patternIn(standing));
}

/** How far the policy is rolled out. */
export function enforcementIn(standing: Pick<Standing, 'enforcement' | 'blockFrom'>): Enforcement {
  const { enforcement, blockFrom } = standing;
  const stage = enforcement ?? (blockFrom === undefined ? 'block' : 'warn');
  return { stage, ...(blockFrom === undefined || stage === 'block' ? {} : { blockFrom }) };
}

/** How far one rule is rolled out, where that was said of it. */
export function ruleEnforcementIn(standing: Standing, id: string): Enforcement | undefined {
  const rule = standing.rules.get(id);
  return rule === undefined || (rule.enforcement === undefined && rule.blockFrom === undefined)
    ? undefined
    : enforcementIn(rule);
}

const LEVELS: Readonly<Record<Level | 'off' | 'never', number>> = { never: 0, off: 0, note: 1, warning: 2, error: 3 };

export function isLower(level: Level | 'off', than: Level | 'off'): boolean {
  return LEVELS[level] < LEVELS[than];
}

export function strictest(levels: readonly (Level | 'off')[]): Level | 'off' {
  return levels.reduce((worst, level) => (isLower(worst, level) ? level : worst), 'off');
}

/** Whether fewer findings fail a run. `note` fails on most. */
export function failsLess(one: FailOnSetting, than: FailOnSetting): boolean {
  const reach = ({ level }: FailOnSetting): number => (level === 'never' ? 0 : 4 - LEVELS[level]);
  return reach(one) < reach(than) || (than.drift && !one.drift);
}

const STAGES: Readonly<Record<Stage, number>> = { observe: 0, warn: 1, block: 2 };

/** Whether something is rolled out less far: an earlier stage, or blocking on a later day. */
export function isMilder(one: Enforcement, than: Enforcement): boolean {
  return STAGES[one.stage] < STAGES[than.stage] || blockDay(one) > blockDay(than);
}

/** Days compare as texts: before all of them where it blocks already, behind all where it never will. */
function blockDay({ stage, blockFrom }: Enforcement): string {
  return stage === 'block' ? '' : (blockFrom ?? '~');
}
