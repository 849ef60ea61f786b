import { didYouMean } from '../lib/suggest.js';
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
  /** True: what stands in tests, examples, documentation and other people's code is judged like the rest of the repository. */
  readonly everywhere: boolean;
  /** Only rules of these categories are on. Absent: all. */
  readonly categories?: readonly RuleCategory[];
  /** Level of a rule by the level that its file gives it. A level left out stays as it is. */
  readonly levels?: { readonly error?: Level; readonly warning?: Level; readonly note?: Level };
  /** Rules that this preset sets apart. */
  readonly rules?: Readonly<Record<string, Level | 'off'>>;
}

/** The level that a preset gives a rule, in a repository that is declared to be of a pattern or says nothing of it. */
export function presetLevel(preset: Preset | undefined, rule: RuleCore, declared?: string): Level | 'off' {
  const isOwn = declared !== undefined && rule.appliesTo?.includes(declared) === true;
  const level = (isOwn ? rule.declaredLevel : undefined) ?? rule.level;
  const own = preset?.rules?.[rule.id];
  if (own !== undefined) return own;
  if (preset?.categories?.includes(rule.category) === false) return 'off';
  if (rule.status === 'deprecated') return 'off';
  if (rule.status === 'preview' && preset?.preview !== true) return 'off';
  if (rule.optional === true && preset?.optional !== true && !isOwn) return 'off';
  return preset?.levels?.[level] ?? level;
}

/** What can be named where a preset is asked for. */
interface PresetBook {
  readonly presets: readonly Preset[];
  readonly patterns: readonly { readonly id: number; readonly slug: string }[];
}

/** The preset that a pattern's slug stands for: its prescriptions are laid over these rules. */
const BELOW_PATTERNS = 'recommended';

/**
 * What a name of a preset stands for. The slug of a pattern is one as well: `recommended`, in a repository that is declared to be of
 * that pattern. Undefined when there is none of that name.
 */
export function presetNamed(
  { presets, patterns }: PresetBook,
  name: string,
): { readonly preset: string; readonly pattern?: string } | undefined {
  if (presets.some((preset) => preset.name === name)) return { preset: name };
  return patterns.some(({ id, slug }) => id > 0 && slug === name)
    ? { preset: BELOW_PATTERNS, pattern: name }
    : undefined;
}

/** One sentence on a name for which `presetNamed` knows nothing. */
export function unknownPreset(book: PresetBook, name: string): string {
  const presets = book.presets.map((preset) => preset.name).join(', ');
  return `There is no preset "${name}": use ${presets}, or the slug of a pattern.${didYouMean(name, presetNames(book))}`;
}

/** All names for which `presetNamed` knows something. */
export function presetNames({ presets, patterns }: PresetBook): readonly string[] {
  return [...presets.map(({ name }) => name), ...patterns.filter(({ id }) => id > 0).map(({ slug }) => slug)];
}
