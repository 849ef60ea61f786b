import { isDeepStrictEqual } from 'node:util';
import type { Level } from '../../rulebook/rule.js';
import type { Rulebook } from '../../rulebook/rulebook.js';
import { type Enforcement, EXPECTED_RULE } from '../config.js';
import type { LockableSetting, LockConfig } from '../config-file.js';
import type { FailOnSetting } from '../fail-on.js';
import { stepAt } from '../plain.js';
import type { Lock, PolicyLayer, RuleLock } from '../policy.js';
import { ruleMatcher } from '../rule-globs.js';
import { settingAt } from './ledger.js';
import {
  enforcementIn,
  failOnIn,
  isLower,
  levelIn,
  type MergedLayout,
  patternIn,
  presetIn,
  ruleEnforcementIn,
  type Standing,
  strictest,
} from './standing.js';

/** What a lock holds of one rule. */
export interface RuleHold {
  readonly lock: RuleLock;
  readonly level: Level | 'off';
  /** The strictest level that it has anywhere by settings for some places. */
  readonly placed: Level | 'off';
  readonly params: Readonly<{ [name: string]: unknown }>;
  readonly enforcement: Enforcement;
  /** Slugs of the patterns that it is for, where one of them was declared: with another one it would not run. */
  readonly declared?: readonly string[];
}

/** What settings were when they were locked. */
export interface Held {
  readonly preset?: {
    readonly lock: Lock;
    /** By rule id: no level may be lower. */
    readonly levels: ReadonlyMap<string, Level | 'off'>;
    readonly everywhere: boolean;
    readonly failOn: FailOnSetting;
  };
  readonly pattern?: { readonly lock: Lock; readonly slug: string | undefined };
  readonly expected?: { readonly lock: Lock; readonly slugs: readonly string[] | undefined };
  readonly failOn?: { readonly lock: Lock; readonly setting: FailOnSetting };
  readonly onlyNew?: { readonly lock: Lock; readonly value: boolean };
  readonly include?: { readonly lock: Lock; readonly globs: readonly string[] };
  readonly exclude?: { readonly lock: Lock; readonly globs: readonly string[] };
  readonly enforcement?: {
    readonly lock: Lock;
    readonly policy: Enforcement;
    readonly rules: ReadonlyMap<string, Enforcement>;
  };
  readonly layout?: { readonly lock: Lock; readonly value: MergedLayout | undefined };
  readonly context?: { readonly lock: Lock; readonly values: Readonly<{ [key: string]: unknown }> };
}

/** All locks so far. A lock that comes later adds to those before it, and takes nothing from them. */
export class Locks {
  readonly held: { -readonly [key in keyof Held]: Held[key] } = {};
  readonly settings = new Map<LockableSetting, Lock>();
  readonly rules = new Map<string, RuleHold[]>();

  /** Takes the locks of a layer that was just applied: what holds now is what they hold. */
  add(layer: PolicyLayer, standing: Standing, book: Rulebook): void {
    for (const [index, entry] of (layer.settings.locks ?? []).entries()) {
      const at = settingAt(layer, ['locks', String(index)]);
      if (at === undefined) continue;
      const lock: Lock = { layer, at, ...(entry.reason === undefined ? {} : { reason: entry.reason.trim() }) };
      this.addRules(lock, entry, standing, book);
      for (const setting of entry.settings ?? []) this.addSetting(setting, lock, standing, book);
      if (entry.settings?.includes('expected-patterns')) this.addExpected(lock, entry, standing, book);
    }
  }

  /** The lock of each rule by which exceptions are judged: the strictest of all. */
  ruleLocks(): ReadonlyMap<string, RuleLock> {
    return new Map(
      [...this.rules].flatMap(([id, holds]) => {
        const lock = (holds.find((hold) => hold.lock.exceptions === 'never') ?? holds[0])?.lock;
        return lock === undefined ? [] : [[id, lock] as const];
      }),
    );
  }

  private addRules(lock: Lock, entry: LockConfig, standing: Standing, book: Rulebook): void {
    const matchers = (entry.rules ?? []).map(ruleMatcher);
    if (matchers.length === 0) return;
    const declared = patternIn(standing);
    for (const rule of book.rules) {
      if (!matchers.some((matches) => matches(rule.id))) continue;
      const placed = standing.overrides.map(({ entry: { rules } }) => {
        const setting = Object.hasOwn(rules, rule.id) ? rules[rule.id] : undefined;
        return (typeof setting === 'object' ? setting.level : setting) ?? 'off';
      });
      const hold: RuleHold = {
        lock: { ...lock, exceptions: entry.exceptions ?? 'never' },
        level: levelIn(book, standing, rule),
        placed: strictest(placed),
        params: { ...rule.params, ...standing.rules.get(rule.id)?.params },
        enforcement: ruleEnforcementIn(standing, rule.id) ?? enforcementIn(standing),
        ...(declared !== undefined && rule.appliesTo?.includes(declared) ? { declared: rule.appliesTo } : {}),
      };
      this.rules.set(rule.id, [...(this.rules.get(rule.id) ?? []), hold]);
    }
  }

  /** What is expected is held by a rule, which is held with it. */
  private addExpected(lock: Lock, entry: LockConfig, standing: Standing, book: Rulebook): void {
    const said = standing.rules.get(EXPECTED_RULE)?.level ?? 'error';
    this.addRules(lock, { ...entry, rules: [EXPECTED_RULE] }, standing, book);
    const holds = this.rules.get(EXPECTED_RULE);
    const last = holds?.pop();
    if (last !== undefined) holds?.push({ ...last, level: said });
  }

  private addSetting(setting: LockableSetting, lock: Lock, standing: Standing, book: Rulebook): void {
    const { held } = this;
    if (!this.settings.has(setting)) this.settings.set(setting, lock);
    switch (setting) {
      case 'preset':
        held.preset = { lock: held.preset?.lock ?? lock, ...presetHold(standing, book, held.preset) };
        if (standing.pattern?.byPreset === true) held.pattern ??= { lock, slug: standing.pattern.slug };
        break;
      case 'pattern':
        held.pattern ??= { lock, slug: patternIn(standing) };
        break;
      case 'expected-patterns':
        held.expected = { lock, slugs: standing.expected };
        break;
      case 'fail-on':
        held.failOn = { lock, setting: failOnIn(book, standing) };
        break;
      case 'only-new':
        held.onlyNew = { lock, value: standing.onlyNew ?? true };
        break;
      case 'include':
        held.include ??= { lock, globs: standing.include ?? [] };
        break;
      case 'exclude':
        held.exclude ??= { lock, globs: [...standing.exclude] };
        break;
      case 'enforcement':
        held.enforcement = {
          lock,
          policy: enforcementIn(standing),
          rules: new Map(
            [...standing.rules.keys()].flatMap((id) => {
              const own = ruleEnforcementIn(standing, id);
              return own === undefined ? [] : [[id, own] as const];
            }),
          ),
        };
        break;
      case 'layout':
        held.layout ??= { lock, value: standing.layout };
        break;
      case 'context':
        held.context = { lock, values: { ...standing.context } };
        break;
    }
  }
}

/** The levels that the preset gives, less what was set lower beside it, and none lower than those that are held already. */
function presetHold(
  standing: Standing,
  book: Rulebook,
  before: Held['preset'],
): Omit<NonNullable<Held['preset']>, 'lock'> {
  // A pattern that was declared beside the preset is for its own lock.
  const plain: Standing = { ...standing, rules: new Map() };
  if (standing.pattern?.byPreset !== true) delete plain.pattern;
  delete plain.expected;
  const levels = book.rules.map((rule) => {
    const [own, now] = [levelIn(book, plain, rule), levelIn(book, standing, rule)];
    return [rule.id, strictest([isLower(now, own) ? now : own, before?.levels.get(rule.id) ?? 'off'])] as const;
  });
  return {
    levels: new Map(levels),
    everywhere: presetIn(book, standing)?.everywhere === true,
    failOn: failOnIn(book, standing),
  };
}

/** Where a lock stands, with its reason, for the end of a sentence. */
export function lockedAt({ at, reason }: Lock): string {
  return `locked at ${stepAt(at)}${reason === undefined ? '' : ` (${reason.replace(/\.$/, '')})`}`;
}

export function sameValue(one: unknown, other: unknown): boolean {
  return isDeepStrictEqual(one, other);
}
