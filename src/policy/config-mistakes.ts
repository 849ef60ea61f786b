import type { Node } from '../documents/node.js';
import { type Mistake, mistakesOf } from '../rulebook/mistakes.js';
import { presetNamed, presetNames } from '../rulebook/preset.js';
import type { Rulebook } from '../rulebook/rulebook.js';
import type { ConfigFile, IgnoreConfig, LayoutConfig, OverrideConfig, PolicySettings } from './config-file.js';
import { failOnMistake } from './fail-on.js';
import { lineAt, placeIn } from './plain.js';
import { lockMistakes, matchMistakes, waiverMistakes } from './policy-mistakes.js';
import { RULE_FILES, ruleFileMistake } from './rule-file-path.js';
import { idMistakes, ruleMistakes } from './rule-mistakes.js';
import { dateMistakes, globMistakes, type KnownRules, pathMistake, unknown } from './setting-mistakes.js';

/** What the names of a configuration are looked up in. */
export interface Names {
  /** The built-in rules, and those of organisations that this file and the ones further away bring. */
  readonly book: Rulebook;
  /** Ids of rules that were found and have mistakes of their own. */
  readonly broken: readonly string[];
  /** Whether this is a repository's own file: a baseline is the repository's alone. */
  readonly main: boolean;
  /** Whether an entry of `repositories` is for this repository: the rules of others were not read. */
  readonly fits: (entry: number) => boolean;
  /** Whether rules may be meant that were left out. */
  readonly othersUnread?: boolean;
}

/** What is wrong with the shape of a configuration, as lines `path:line:column: message` in the order of the file. */
export async function shapeMistakes(root: Node, value: unknown): Promise<readonly string[]> {
  const { default: validators } = await import('./generated/config-validator.cjs');
  const validate = validators.config;
  return validate === undefined || validate(value) ? [] : linesOf(root, mistakesOf(validate.errors));
}

/** What is wrong with the names and values of a configuration whose shape is right, as `shapeMistakes` tells it. */
export async function nameMistakes(root: Node, file: ConfigFile, names: Names): Promise<readonly string[]> {
  const rules = new Map(names.book.rules.map((rule) => [rule.id, rule]));
  const known: KnownRules = { rules, broken: new Set(names.broken), othersUnread: names.othersUnread === true };
  const found = await settingsMistakes(file, [], names.book, known);
  if (file.baseline !== undefined && !names.main) found.push(BASELINE_OF_SEVERAL([]));
  for (const [index, entry] of (file.repositories ?? []).entries()) {
    const path = ['repositories', String(index)];
    const othersUnread = known.othersUnread || (!names.fits(index) && (entry[RULE_FILES] ?? []).length > 0);
    found.push(...matchMistakes(entry.match, [...path, 'match']));
    found.push(...(await settingsMistakes(entry, path, names.book, { ...known, othersUnread })));
    if (entry.baseline !== undefined) found.push(BASELINE_OF_SEVERAL(path));
  }
  return linesOf(root, found);
}

const BASELINE_OF_SEVERAL = (path: readonly string[]): Mistake => ({
  path: [...path, 'baseline'],
  part: 'key',
  message: "A baseline lists what one repository has: name it in that repository's own file.",
});

function linesOf(root: Node, mistakes: readonly Mistake[]): readonly string[] {
  return mistakes
    .map((mistake) => ({ at: placeIn(root, mistake.path, mistake.part), message: mistake.message }))
    .sort((a, b) => a.at.start - b.at.start)
    .map(({ at, message }) => lineAt(at, message));
}

async function settingsMistakes(
  file: PolicySettings,
  under: readonly string[],
  book: Rulebook,
  known: KnownRules,
): Promise<Mistake[]> {
  const to = (...path: string[]): readonly string[] => [...under, ...path];
  const mistakes: Mistake[] = patternMistakes(file, under, book);
  const failOn = file['fail-on'];
  const wrong = failOn === undefined ? undefined : failOnMistake([failOn].flat());
  if (wrong !== undefined) mistakes.push({ path: to('fail-on'), part: 'value', message: wrong });
  mistakes.push(...globMistakes(file.include, to('include')), ...globMistakes(file.exclude, to('exclude')));
  mistakes.push(...dateMistakes(file, under, ['block-from']));
  if (file.layout !== undefined) mistakes.push(...(await layoutMistakes(file.layout, to('layout'))));
  if (file.baseline !== undefined) {
    const message = pathMistake(file.baseline, 'The path of the baseline');
    if (message !== undefined) mistakes.push({ path: to('baseline'), part: 'value', message });
  }
  for (const [index, path] of (file[RULE_FILES] ?? []).entries()) {
    const message = ruleFileMistake(path);
    if (message !== undefined) mistakes.push({ path: to(RULE_FILES, String(index)), part: 'value', message });
  }
  mistakes.push(...(await ruleMistakes(file.rules, to('rules'), known)));
  for (const [index, override] of (file.overrides ?? []).entries()) {
    const path = to('overrides', String(index));
    mistakes.push(...globMistakes(override.paths, [...path, 'paths']));
    mistakes.push(...(await ruleMistakes(override.rules, [...path, 'rules'], known)));
    mistakes.push(...stageMistakes(override, [...path, 'rules']));
    if ((override.paths ?? []).length + (override.services ?? []).length > 0) continue;
    const message = 'This entry names neither paths nor services. Name some, or move its rules to "rules".';
    mistakes.push({ path, part: 'value', message });
  }
  for (const [index, entry] of (file.ignore ?? []).entries()) {
    mistakes.push(...ignoreMistakes(entry, to('ignore', String(index)), known));
  }
  for (const [index, waiver] of (file.waivers ?? []).entries()) {
    mistakes.push(...waiverMistakes(waiver, to('waivers', String(index)), known));
  }
  for (const [index, lock] of (file.locks ?? []).entries()) {
    mistakes.push(...lockMistakes(lock, to('locks', String(index)), known));
  }
  return mistakes;
}

async function layoutMistakes(layout: LayoutConfig, under: readonly string[]): Promise<Mistake[]> {
  const { profileMistakes } = await import('./layout-file.js');
  const { isProfilePath } = await import('./layout-settings.js');
  const mistakes = profileMistakes(layout).map((mistake) => ({ ...mistake, path: [...under, ...mistake.path] }));
  const { profile } = layout;
  if (profile === undefined || isProfilePath(profile)) return mistakes;
  const { loadLayouts } = await import('../layout/load.js');
  const names = (await loadLayouts()).layouts.map(({ name }) => name);
  return names.includes(profile)
    ? mistakes
    : [...mistakes, unknown([...under, 'profile'], 'layout profile', profile, names)];
}

function patternMistakes(file: PolicySettings, under: readonly string[], book: Rulebook): Mistake[] {
  const presets = presetNames(book);
  const patterns = book.patterns.map(({ slug }) => slug);
  const mistakes: Mistake[] = [];
  const add = (path: readonly string[], message: string) =>
    mistakes.push({ path: [...under, ...path], part: 'value', message });
  const { preset, pattern, 'expected-patterns': expected } = file;
  if (preset !== undefined && !presets.includes(preset)) {
    mistakes.push(unknown([...under, 'preset'], 'preset', preset, presets));
  }
  if (pattern !== undefined && !patterns.includes(pattern)) {
    mistakes.push(unknown([...under, 'pattern'], 'pattern', pattern, patterns));
  }
  const meant = presetNamed(book, preset ?? '')?.pattern;
  if (meant !== undefined && pattern !== undefined && pattern !== meant) {
    add(['pattern'], `The preset declares the pattern "${meant}", and this is another one. Keep one of the two.`);
  }
  for (const [index, slug] of (expected ?? []).entries()) {
    if (patterns.includes(slug)) continue;
    mistakes.push(unknown([...under, 'expected-patterns', String(index)], 'pattern', slug, patterns));
  }
  const declared = pattern ?? meant;
  if (declared !== undefined && expected !== undefined && !expected.includes(declared)) {
    add(['expected-patterns'], `The pattern "${declared}" is declared beside this, and it is none of these. Add it.`);
  }
  return mistakes;
}

/** How far a rule is rolled out is the same everywhere. */
function stageMistakes({ rules }: OverrideConfig, path: readonly string[]): Mistake[] {
  return Object.entries(rules).flatMap(([id, setting]) =>
    (['enforcement', 'block-from'] as const)
      .filter((key) => typeof setting === 'object' && setting[key] !== undefined)
      .map((key) => ({
        path: [...path, id, key],
        part: 'key' as const,
        message: `How far a rule is rolled out is the same for all places: move "${key}" to "rules".`,
      })),
  );
}

function ignoreMistakes(entry: IgnoreConfig, path: readonly string[], known: KnownRules): Mistake[] {
  return [
    ...globMistakes(entry.paths, [...path, 'paths']),
    ...idMistakes(entry.rules, [...path, 'rules'], known),
    ...dateMistakes(entry, path, ['until']),
  ];
}
