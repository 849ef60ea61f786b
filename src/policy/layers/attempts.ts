import type { Rulebook } from '../../rulebook/rulebook.js';
import type { PolicySettings, RuleConfig, RuleSettings } from '../config-file.js';
import type { PolicyLayer } from '../policy.js';
import type { Refused } from './apply.js';
import { type Held, type Locks, lockedAt, type RuleHold, sameValue } from './locks.js';
import {
  enforcementIn,
  failOnIn,
  failsLess,
  isLower,
  isMilder,
  levelIn,
  patternIn,
  presetIn,
  ruleEnforcementIn,
  type Standing,
  strictest,
} from './standing.js';

/**
 * What a layer says against locks of layers before it, each with the line of the lock. `standing` is what holds with the layer applied.
 * What it does not say itself, such as a level that its preset gives, is no attempt: the lock holds it silently.
 */
export function attempts(layer: PolicyLayer, standing: Standing, locks: Locks, book: Rulebook): Refused[] {
  return [
    ...settingAttempts(layer, standing, locks, book),
    // Of two locks of one rule the one that names it says more than the preset's.
    ...ruleAttempts(layer, standing, locks),
    ...presetAttempts(layer, standing, locks, book),
    ...patternAttempts(layer, standing, locks),
    ...exceptionAttempts(layer, locks),
  ];
}

function settingAttempts({ settings }: PolicyLayer, standing: Standing, { held }: Locks, book: Rulebook): Refused[] {
  const refused: Refused[] = [];
  const refuse = (path: readonly string[], message: string) => refused.push({ path, message });
  const declares = DECLARING.find((key) => settings[key] !== undefined);
  if (held.pattern !== undefined && declares !== undefined && patternIn(standing) !== held.pattern.slug) {
    const slug = held.pattern.slug === undefined ? 'none' : `"${held.pattern.slug}"`;
    refuse([declares], `The declared pattern is ${slug}, ${lockedAt(held.pattern.lock)}. Remove this.`);
  }
  const { slugs } = held.expected ?? {};
  for (const [index, slug] of (settings['expected-patterns'] ?? []).entries()) {
    if (held.expected === undefined || slugs === undefined || slugs.includes(slug)) continue;
    refuse(
      ['expected-patterns', String(index)],
      `"${slug}" is none of the expected patterns (${slugs.join(', ')}), ${lockedAt(held.expected.lock)}. Remove it.`,
    );
  }
  const said = settings['fail-on'] ?? settings.preset;
  if (held.failOn !== undefined && said !== undefined && failsLess(failOnIn(book, standing), held.failOn.setting)) {
    const { level, drift } = held.failOn.setting;
    refuse(
      [settings['fail-on'] === undefined ? 'preset' : 'fail-on'],
      `Fewer findings would fail than with ${level}${drift ? ' and drift' : ''}, ${lockedAt(held.failOn.lock)}. Remove this.`,
    );
  }
  if (held.onlyNew?.value === false && settings['only-new'] === true) {
    refuse(['only-new'], `Older findings fail a change as well: "only-new: false" is ${lockedAt(held.onlyNew.lock)}.`);
  }
  if (held.include !== undefined && settings.include !== undefined && !sameSet(settings.include, held.include.globs)) {
    refuse(['include'], `What is looked at is ${lockedAt(held.include.lock)}. Remove this.`);
  }
  for (const [index, glob] of (settings.exclude ?? []).entries()) {
    if (held.exclude === undefined || held.exclude.globs.includes(glob)) continue;
    refuse(['exclude', String(index)], `Nothing can be left out here: exclude is ${lockedAt(held.exclude.lock)}.`);
  }
  if (held.enforcement !== undefined) {
    const { lock, policy } = held.enforcement;
    if (isMilder(enforcementIn(standing), policy)) {
      const key = settings.enforcement === undefined ? 'block-from' : 'enforcement';
      if (settings[key] !== undefined) refuse([key], `This is milder than the enforcement that is ${lockedAt(lock)}.`);
    }
    for (const [id, key] of staged(settings.rules)) {
      const own = ruleEnforcementIn(standing, id);
      if (own === undefined || !isMilder(own, held.enforcement.rules.get(id) ?? policy)) continue;
      refuse(['rules', id, key], `This is milder than the enforcement that is ${lockedAt(lock)}.`);
    }
  }
  refused.push(...layoutAttempts(settings, held.layout));
  for (const [key, value] of Object.entries(settings.context ?? {})) {
    const values = held.context?.values;
    if (held.context === undefined || values === undefined || !Object.hasOwn(values, key)) continue;
    if (values[key] === value) continue;
    refuse(['context', key], `"${key}" is ${String(values[key])}, ${lockedAt(held.context.lock)}. Remove this.`);
  }
  return refused;
}

/** Another profile, a lower score, and other words on what was said before; what is added is stricter, and may be. */
function layoutAttempts({ layout }: PolicySettings, held: Held['layout']): Refused[] {
  if (held === undefined || layout === undefined) return [];
  const { value } = held;
  const refused: Refused[] = [];
  const refuse = (path: readonly string[], message: string): void => {
    refused.push({ path: ['layout', ...path], message: `${message}, ${lockedAt(held.lock)}. Remove this.` });
  };
  const name = typeof value?.profile === 'object' ? value.profile.name : value?.profile;
  if (layout.profile !== undefined && layout.profile !== name) {
    refuse(['profile'], `The profile is ${name === undefined ? 'that of the pattern' : `"${name}"`}`);
  }
  const least = layout['min-score'];
  if (least !== undefined && value?.minScore !== undefined && least < value.minScore) {
    refuse(['min-score'], `The score must be at least ${value.minScore}`);
  }
  for (const [index, { id }] of (layout.entries ?? []).entries()) {
    const profile = typeof value?.profile === 'object' ? (value.profile.entries ?? []) : [];
    if (value?.entries.has(id) !== true && !profile.some((entry) => entry.id === id)) continue;
    refuse(['entries', String(index)], `The entry "${id}" is set`);
  }
  for (const key of Object.keys(layout.naming ?? {})) {
    if (value !== undefined && Object.hasOwn(value.naming, key))
      refuse(['naming', key], `The names of "${key}" are set`);
  }
  return refused;
}

/** A preset, and levels of rules, below those of a preset that is locked. */
function presetAttempts(layer: PolicyLayer, standing: Standing, { held }: Locks, book: Rulebook): Refused[] {
  const { settings } = layer;
  if (held.preset === undefined) return [];
  const { lock, levels, everywhere, failOn } = held.preset;
  const refused: Refused[] = [];
  if (settings.preset !== undefined) {
    const bare: Standing = { ...standing, rules: new Map() };
    const lower = book.rules.find((rule) => isLower(levelIn(book, bare, rule), levels.get(rule.id) ?? 'off'));
    const narrower = everywhere && presetIn(book, standing)?.everywhere !== true;
    const because =
      lower !== undefined
        ? `it gives ${lower.id} the level ${levelIn(book, bare, lower)}, and the locked one ${levels.get(lower.id)}`
        : narrower
          ? 'it leaves tests, examples and documents alone'
          : failsLess(failOnIn(book, standing), failOn)
            ? 'fewer findings fail with it'
            : undefined;
    if (because !== undefined) {
      const message = `The preset "${settings.preset}" is weaker than the one that is ${lockedAt(lock)}: ${because}.`;
      refused.push({ path: ['preset'], message });
    }
  }
  for (const { path, id, setting } of ruleWords(layer)) {
    const floor = levels.get(id);
    if (setting.level === undefined || floor === undefined || !isLower(setting.level, floor)) continue;
    refused.push({ path, message: `${id} is at ${floor} by the preset that is ${lockedAt(lock)}. Remove this.` });
  }
  return refused;
}

/** Levels, parameters and stages of rules that are locked. */
function ruleAttempts(layer: PolicyLayer, standing: Standing, locks: Locks): Refused[] {
  const refused: Refused[] = [];
  for (const { path, id, setting, placed } of ruleWords(layer)) {
    for (const hold of locks.rules.get(id) ?? []) {
      const message = againstHold(setting, hold, placed);
      if (message !== undefined) refused.push({ path, message: `${id}: ${message}` });
      const own = placed ? undefined : ruleEnforcementIn(standing, id);
      const isStaged = setting.enforcement !== undefined || setting['block-from'] !== undefined;
      if (isStaged && own !== undefined && isMilder(own, hold.enforcement)) {
        refused.push({ path, message: `${id}: its enforcement is ${lockedAt(hold.lock)}, and this is milder.` });
      }
    }
  }
  return refused;
}

/** Another pattern than the one that a locked rule is for, with which it would not run. One of them is told. */
function patternAttempts({ settings }: PolicyLayer, standing: Standing, locks: Locks): Refused[] {
  const declares = DECLARING.find((key) => settings[key] !== undefined);
  if (declares === undefined || locks.held.pattern !== undefined) return [];
  const slug = patternIn(standing);
  for (const [id, holds] of locks.rules) {
    const hold = holds.find(
      ({ declared }) => declared !== undefined && (slug === undefined || !declared.includes(slug)),
    );
    if (hold?.declared === undefined) continue;
    const message = `${id} is for repositories that are declared as ${hold.declared.join(' or ')}, and is ${lockedAt(hold.lock)}. Remove this.`;
    return [{ path: [declares], message }];
  }
  return [];
}

function againstHold(setting: RuleConfig, hold: RuleHold, placed: boolean): string | undefined {
  const floor = placed ? strictest([hold.level, hold.placed]) : hold.level;
  if (setting.level !== undefined && isLower(setting.level, floor)) {
    return `its level is ${floor} at least, ${lockedAt(hold.lock)}. Remove this, or ask for a waiver from who answers for ${hold.lock.layer.name}.`;
  }
  const other = Object.entries(setting.params ?? {}).find(
    ([name, value]) => !Object.hasOwn(hold.params, name) || !sameValue(hold.params[name], value),
  );
  if (other === undefined) return undefined;
  return `its parameters are ${lockedAt(hold.lock)}, and "${other[0]}" is another one. Remove it.`;
}

/** Exceptions for rules that accept none, or none of their kind. */
function exceptionAttempts({ settings }: PolicyLayer, locks: Locks): Refused[] {
  const refused: Refused[] = [];
  const { ignore = [], waivers = [] } = settings;
  const lockOf = (id: string, kind: 'ignore' | 'waivers') =>
    (locks.rules.get(id) ?? []).find(({ lock }) => kind === 'ignore' || lock.exceptions === 'never')?.lock;
  for (const [kind, entries] of [['ignore', ignore] as const, ['waivers', waivers] as const]) {
    for (const [index, { rules }] of entries.entries()) {
      for (const [at, id] of rules.entries()) {
        const lock = lockOf(id, kind);
        if (lock === undefined) continue;
        const instead =
          lock.exceptions === 'waivers' ? 'It takes waivers, with an owner and an end.' : 'It takes no exceptions.';
        refused.push({
          path: [kind, String(index), 'rules', String(at)],
          message: `${id} is ${lockedAt(lock)}. ${instead}`,
        });
      }
    }
  }
  return refused;
}

/** Settings that declare a pattern, or take back a declaration. */
const DECLARING = ['pattern', 'preset', 'expected-patterns'] as const;

interface RuleWord {
  readonly path: readonly string[];
  readonly id: string;
  readonly setting: RuleConfig;
  /** Whether it is for some places only. */
  readonly placed: boolean;
}

/** All that a layer says of rules, for everywhere and for places. */
function ruleWords({ settings }: PolicyLayer): RuleWord[] {
  const words = (rules: RuleSettings | undefined, path: readonly string[], placed: boolean): RuleWord[] =>
    Object.entries(rules ?? {}).map(([id, setting]) => ({
      path: [...path, id],
      id,
      setting: typeof setting === 'string' ? { level: setting } : setting,
      placed,
    }));
  return [
    ...words(settings.rules, ['rules'], false),
    ...(settings.overrides ?? []).flatMap(({ rules }, index) =>
      words(rules, ['overrides', String(index), 'rules'], true),
    ),
  ];
}

/** Rules for which a stage is said, and the key that says it. */
function* staged(rules: RuleSettings | undefined): Iterable<readonly [string, 'enforcement' | 'block-from']> {
  for (const [id, setting] of Object.entries(rules ?? {})) {
    if (typeof setting === 'string') continue;
    if (setting.enforcement !== undefined) yield [id, 'enforcement'];
    else if (setting['block-from'] !== undefined) yield [id, 'block-from'];
  }
}

function sameSet(one: readonly string[], other: readonly string[]): boolean {
  return one.every((glob) => other.includes(glob)) && other.every((glob) => one.includes(glob));
}
