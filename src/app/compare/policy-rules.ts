import { type EffectiveRule, effectiveRules, type PlacedSetting } from '../../lint/effective.js';
import type { Level } from '../../rulebook/rule.js';
import type { Setup } from '../own-rules.js';
import { listed } from './draft.js';
import { type Said, said } from './said.js';

/** How much a level weighs in a verdict. */
export const SEVERITY: Readonly<Record<Level | 'never' | 'off', number>> = {
  error: 3,
  warning: 2,
  note: 1,
  never: 0,
  off: 0,
};

type Kind = 'off' | 'on' | 'milder' | 'placed' | 'params' | 'defined' | 'stricter' | 'fewer';

/**
 * Rules turned off and on, made milder and stricter, everywhere or at some places, and set otherwise: one sentence each. What may
 * let more pass counts as letting more pass.
 */
export function ruleChanges(before: Setup, after: Setup): Said[] {
  const [olds, nows] = [rulesOf(before), rulesOf(after)];
  const groups = new Map<Kind, string[]>();
  const params = new Set<string>();
  for (const id of [...new Set([...olds.keys(), ...nows.keys()])].sort()) {
    const [old, now] = [olds.get(id), nows.get(id)];
    const kinds = kindsOf(old, now);
    if (old !== undefined && now !== undefined && definitionOf(old, before) !== definitionOf(now, after)) {
      kinds.push('defined');
    }
    for (const kind of kinds) groups.set(kind, [...(groups.get(kind) ?? []), id]);
    if (kinds.includes('params')) for (const name of otherParams(old, now)) params.add(name);
  }
  const of = (kind: Kind): readonly string[] => groups.get(kind) ?? [];
  const rules = (list: readonly string[]): string => `the ${list.length === 1 ? 'rule' : 'rules'} ${listed(list)}`;
  return [
    ...said(of('off'), 'opens', (list) => `This turns off ${rules(list)}.`),
    ...said(of('milder'), 'opens', (list) => `This lowers the level of ${rules(list)}.`),
    ...said(of('placed'), 'opens', (list) => `This makes ${rules(list)} milder at other places than before.`),
    ...said(
      of('params'),
      'opens',
      (list) => `This sets ${listed([...params].sort())} of ${rules(list)} otherwise, which may let more pass.`,
    ),
    ...said(of('defined'), 'opens', (list) => `This defines ${rules(list)} otherwise, which may let more pass.`),
    ...said(of('stricter'), 'closes', (list) => `This raises the level of ${rules(list)}.`),
    ...said(of('fewer'), 'closes', (list) => `This makes ${rules(list)} milder at fewer places.`),
    ...said(of('on'), 'closes', (list) => `This turns on ${rules(list)}.`),
  ];
}

function rulesOf({ book, config }: Setup): ReadonlyMap<string, EffectiveRule> {
  return new Map(effectiveRules(book, config).map((rule) => [rule.rule.id, rule]));
}

function kindsOf(old: EffectiveRule | undefined, now: EffectiveRule | undefined): Kind[] {
  if (now === undefined) return old === undefined ? [] : ['off'];
  if (old === undefined) return ['on'];
  const kinds: Kind[] = otherParams(old, now).length > 0 ? ['params'] : [];
  const change = SEVERITY[now.level] - SEVERITY[old.level];
  const usual = SEVERITY[usualOf(now)] - SEVERITY[usualOf(old)];
  const [olds, nows] = [placedOf(old), placedOf(now)];
  const come = nows.filter((one) => !olds.some((other) => textOf(other) === textOf(one)));
  const gone = olds.filter((one) => !nows.some((other) => textOf(other) === textOf(one)));
  const isMilder = ({ level }: PlacedSetting, rule: EffectiveRule): boolean =>
    level !== undefined && SEVERITY[level] < SEVERITY[usualOf(rule)];
  // A place where the rule was more severe than elsewhere counts as well when that is gone.
  const isSevere = ({ level }: PlacedSetting): boolean =>
    level !== undefined && SEVERITY[level] > SEVERITY[usualOf(now)];
  if (change < 0 || usual < 0) kinds.push('milder');
  else if (come.some((one) => isMilder(one, now)) || gone.some(isSevere) || isReordered(olds, nows)) {
    kinds.push('placed');
  } else if (change > 0 || usual > 0 || come.some(isSevere)) kinds.push('stricter');
  else if (gone.some((one) => isMilder(one, old))) kinds.push('fewer');
  return kinds;
}

/** The level where no entry for a place says otherwise. */
function usualOf({ level, elsewhere }: EffectiveRule): Level | 'off' {
  return elsewhere?.level ?? level;
}

function placedOf({ elsewhere }: EffectiveRule): readonly PlacedSetting[] {
  return elsewhere?.settings ?? [];
}

function textOf({ where, level }: PlacedSetting): string {
  return JSON.stringify([where, level]);
}

/** Whether the same entries stand in another order, of which the last one decides. */
function isReordered(olds: readonly PlacedSetting[], nows: readonly PlacedSetting[]): boolean {
  const [before, after] = [olds.map(textOf), nows.map(textOf)];
  const kept = after.filter((one) => before.includes(one));
  return JSON.stringify(before.filter((one) => after.includes(one))) !== JSON.stringify(kept);
}

/** Names of the parameters that have other values, everywhere or at some places. */
function otherParams(old: EffectiveRule | undefined, now: EffectiveRule | undefined): readonly string[] {
  if (old === undefined || now === undefined) return [];
  const names = new Set<string>();
  const compare = (a: PlacedSetting['params'] = {}, b: PlacedSetting['params'] = {}): void => {
    for (const name of [...Object.keys(a), ...Object.keys(b)]) {
      if (JSON.stringify(a[name]) !== JSON.stringify(b[name])) names.add(name);
    }
  };
  compare(old.params, now.params);
  const olds = new Map(placedOf(old).flatMap(({ where, params }) => (params === undefined ? [] : [[where, params]])));
  for (const { where, params } of placedOf(now)) {
    if (params !== undefined) compare(olds.get(where) ?? now.params, params);
  }
  const still = new Set(placedOf(now).flatMap(({ where, params }) => (params === undefined ? [] : [where])));
  for (const [where, params] of olds) if (!still.has(where)) compare(params, now.params);
  return [...names];
}

/** What a rule of an organisation looks for; nothing for the built-in ones. */
function definitionOf({ rule }: EffectiveRule, { own }: Setup): string {
  const source = own.byId.get(rule.id)?.source;
  return JSON.stringify([source?.expression, source?.when, source?.check, source?.appliesTo]);
}
