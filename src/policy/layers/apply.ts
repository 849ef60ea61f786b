import type { LayoutEntry } from '../../rulebook/layout.js';
import { presetNamed } from '../../rulebook/preset.js';
import type { Rulebook } from '../../rulebook/rulebook.js';
import type { Accepted, RuleConfig, RuleSettings } from '../config-file.js';
import { layoutOfSettings } from '../layout-settings.js';
import type { PolicyLayer } from '../policy.js';
import type { Ledger } from './ledger.js';
import type { MergedRule, Standing } from './standing.js';

/** An attempt that is refused, at its keys in its layer. */
export interface Refused {
  readonly path: readonly string[];
  readonly message: string;
}

/** Lays a layer over those before it. Gives the attempts to accept more exceptions than a layer before it does. */
export function applyLayer(standing: Standing, layer: PolicyLayer, book: Rulebook, ledger: Ledger): Refused[] {
  const { settings } = layer;
  const say = (name: string, value: unknown): void => ledger.setting(name, layer, name.split('.'), value);
  if (settings.pattern !== undefined) {
    standing.ownPattern = settings.pattern;
    standing.pattern = { slug: settings.pattern, byPreset: false };
    say('pattern', settings.pattern);
  }
  if (settings.preset !== undefined) applyPreset(standing, layer, settings.preset, book, ledger);
  if (settings['expected-patterns'] !== undefined) {
    standing.expected = settings['expected-patterns'];
    say('expected-patterns', standing.expected);
  }
  if (settings['fail-on'] !== undefined) {
    standing.failOn = [settings['fail-on']].flat();
    say('fail-on', settings['fail-on']);
  }
  if (settings['only-new'] !== undefined) {
    standing.onlyNew = settings['only-new'];
    say('only-new', standing.onlyNew);
  }
  if (settings.include !== undefined) {
    standing.include = settings.include;
    say('include', standing.include);
  }
  if (settings.exclude !== undefined) {
    standing.exclude.push(...settings.exclude.filter((glob) => !standing.exclude.includes(glob)));
    say('exclude', settings.exclude);
  }
  if (settings.enforcement !== undefined) {
    standing.enforcement = settings.enforcement;
    say('enforcement', standing.enforcement);
  }
  if (settings['block-from'] !== undefined) {
    standing.blockFrom = settings['block-from'];
    say('block-from', standing.blockFrom);
  }
  if (settings.baseline !== undefined) {
    standing.baseline = settings.baseline;
    say('baseline', standing.baseline);
  }
  for (const [name, value] of Object.entries(settings.context ?? {})) {
    standing.context[name] = value;
    say(`context.${name}`, value);
  }
  applyLayout(standing, layer, ledger);
  applyRules(standing, layer, settings.rules, ledger);
  standing.overrides.push(...(settings.overrides ?? []).map((entry) => ({ layer, entry })));
  return applyExceptions(standing, layer, ledger);
}

function applyPreset(standing: Standing, layer: PolicyLayer, preset: string, book: Rulebook, ledger: Ledger): void {
  standing.preset = preset;
  ledger.setting('preset', layer, ['preset'], preset);
  const slug = presetNamed(book, preset)?.pattern;
  if (slug !== undefined) standing.pattern = { slug, byPreset: true };
  else if (standing.pattern?.byPreset === true) {
    const { ownPattern } = standing;
    if (ownPattern === undefined) delete standing.pattern;
    else standing.pattern = { slug: ownPattern, byPreset: false };
  } else return;
  ledger.setting('pattern', layer, ['preset'], standing.pattern?.slug ?? 'none');
}

/** A profile takes the place of another one; entries, names and the score are laid over those before. */
function applyLayout(standing: Standing, layer: PolicyLayer, ledger: Ledger): void {
  const layout = layoutOfSettings(layer.settings);
  if (layout === undefined) return;
  const { profile, entries = [], naming = {}, loaded, 'min-score': minScore } = layout;
  const before = standing.layout ?? { entries: new Map<string, LayoutEntry>(), naming: {} };
  standing.layout = {
    ...before,
    ...(profile === undefined ? {} : { profile: loaded ?? profile }),
    entries: new Map([...before.entries, ...entries.map((entry) => [entry.id, entry] as const)]),
    naming: { ...before.naming, ...naming },
    ...(minScore === undefined ? {} : { minScore }),
  };
  const say = (key: string, value: unknown): void => ledger.setting(`layout.${key}`, layer, ['layout', key], value);
  if (profile !== undefined) say('profile', profile);
  if (entries.length > 0)
    say(
      'entries',
      entries.map(({ id }) => id),
    );
  if (Object.keys(naming).length > 0) say('naming', naming);
  if (minScore !== undefined) say('min-score', minScore);
}

function applyRules(standing: Standing, layer: PolicyLayer, settings: RuleSettings | undefined, ledger: Ledger): void {
  for (const [id, setting] of Object.entries(settings ?? {})) {
    const rule: MergedRule = standing.rules.get(id) ?? {};
    standing.rules.set(id, rule);
    const short = typeof setting === 'string';
    const said: RuleConfig = short ? { level: setting } : setting;
    if (said.level !== undefined) {
      rule.level = said.level;
      ledger.rule(id, 'level', layer, short ? ['rules', id] : ['rules', id, 'level'], said.level);
    }
    if (said.enforcement !== undefined) {
      rule.enforcement = said.enforcement;
      ledger.rule(id, 'enforcement', layer, ['rules', id, 'enforcement'], said.enforcement);
    }
    if (said['block-from'] !== undefined) {
      rule.blockFrom = said['block-from'];
      ledger.rule(id, 'block-from', layer, ['rules', id, 'block-from'], said['block-from']);
    }
    for (const [name, value] of Object.entries(said.params ?? {})) {
      rule.params = { ...rule.params, [name]: value };
      ledger.rule(id, `params.${name}`, layer, ['rules', id, 'params', name], value);
    }
  }
}

const STRICTNESS: Readonly<{ [word in Accepted]: number }> = { 'pull-request': 0, merged: 1, never: 2 };

/** What counts of exceptions can only become less. */
function applyExceptions(standing: Standing, layer: PolicyLayer, ledger: Ledger): Refused[] {
  const refused: Refused[] = [];
  const { exceptions } = standing;
  const said = layer.settings.exceptions ?? {};
  const say = (key: string, value: unknown, milder: boolean): boolean => {
    const path = ['exceptions', key];
    const before = ledger.lastOf(`exceptions.${key}`);
    if (milder && before !== undefined) {
      const message = `"${key}: ${String(value)}" accepts more exceptions than ${before} does, and that can only be made stricter. Remove this.`;
      refused.push({ path, message });
      return false;
    }
    ledger.setting(`exceptions.${key}`, layer, path, value);
    return true;
  };
  const milder = (now: Accepted, before: Accepted | undefined): boolean =>
    before !== undefined && STRICTNESS[now] < STRICTNESS[before];
  const { comments, baseline, ignore, waivers } = said;
  const longest = said['longest-waiver'];
  if (comments !== undefined && say('comments', comments, milder(comments, exceptions.comments)))
    exceptions.comments = comments;
  if (baseline !== undefined && say('baseline', baseline, milder(baseline, exceptions.baseline)))
    exceptions.baseline = baseline;
  if (ignore !== undefined && say('ignore', ignore, milder(ignore, exceptions.ignore))) exceptions.ignore = ignore;
  if (waivers !== undefined && say('waivers', waivers, milder(waivers, exceptions.waivers)))
    exceptions.waivers = waivers;
  const bound = exceptions['longest-waiver'];
  if (longest !== undefined && say('longest-waiver', longest, bound !== undefined && longest > bound))
    exceptions['longest-waiver'] = longest;
  return refused;
}
