import { type Location, wholeFile } from '../../documents/location.js';
import { quoted } from '../../lib/quoted.js';
import { type EffectiveRule, effectiveRules } from '../../lint/effective.js';
import type { Baseline } from '../../policy/baseline/read.js';
import { readBaseline } from '../../policy/baseline/read.js';
import { CONFIG_PATHS, type Config } from '../../policy/config.js';
import type { CommentDirective } from '../../policy/suppressions/comments.js';
import type { Suppression } from '../../policy/suppressions/suppression.js';
import { loadRulebook } from '../../rulebook/load.js';
import type { Level } from '../../rulebook/rule.js';
import type { Repository } from '../../source/repository.js';
import type { AnalyseOptions } from '../analysis.js';
import { type Setup, setUp } from '../own-rules.js';
import type { Side } from '../side.js';
import { type Draft, listed } from './draft.js';

/** What a change does to the rules that it is judged by itself: said before all else, since it may be meant to let the rest pass. */
export async function policyChanges(
  base: Side,
  head: Side,
  setup: Setup,
  options: AnalyseOptions,
): Promise<readonly Draft[]> {
  return [
    ...(options.config === undefined ? await configChanges(base.repository, head.repository, setup, options) : []),
    ...commentChanges(base.observed.files.comments(), head.observed.files.comments()),
  ];
}

async function configChanges(
  base: Repository,
  head: Repository,
  setup: Setup,
  options: AnalyseOptions,
): Promise<Draft[]> {
  const { preset, failOn } = options;
  const before = await ownSetup(base, { preset, failOn });
  const at = placeOf(head, setup.config) ?? placeOf(base, before?.config);
  const side = setup.config.path === undefined ? 'base' : 'head';
  if (before === undefined) {
    const message = 'The configuration of the base has mistakes, so it is not known what this one turns off.';
    return [policy('neutral', message, at, side)];
  }
  const [old, now] = [before.config, setup.config];
  return [
    ...ruleChanges(before, setup),
    ...settingChanges(old, now),
    ...scopeChanges(old, now),
    ...(options.baseline === undefined ? await baselineChanges(base, old, head, now) : []),
  ].map(({ effect, message }) => policy(effect, message, at, side));
}

/** The base's own configuration and rules; undefined when they have mistakes. */
async function ownSetup(
  repository: Repository,
  overrides: Pick<AnalyseOptions, 'preset' | 'failOn'>,
): Promise<Setup | undefined> {
  try {
    return await setUp(repository, loadRulebook(), overrides);
  } catch {
    return undefined;
  }
}

function placeOf(repository: Repository, config: Config | undefined): Location | undefined {
  const path = config?.path ?? CONFIG_PATHS.find((one) => repository.has(one));
  return path === undefined ? undefined : wholeFile(path);
}

function policy(effect: Draft['effect'], message: string, at: Location | undefined, side: Draft['side']): Draft {
  return { kind: 'policy-changed', effect, message, services: [], ...(at === undefined ? {} : { at }), side };
}

interface Said {
  readonly effect: Draft['effect'];
  readonly message: string;
}

const SEVERITY: Readonly<Record<Level | 'never' | 'off', number>> = { error: 3, warning: 2, note: 1, never: 0, off: 0 };

/** Rules turned off and on, made milder and stricter, and set otherwise: one sentence each. */
function ruleChanges(before: Setup, after: Setup): Said[] {
  const [olds, nows] = [rulesOf(before), rulesOf(after)];
  const ids = [...new Set([...olds.keys(), ...nows.keys()])].sort();
  const groups = {
    off: [] as string[],
    on: [] as string[],
    milder: [] as string[],
    stricter: [] as string[],
    other: [] as string[],
  };
  for (const id of ids) {
    const [old, now] = [olds.get(id), nows.get(id)];
    const change = SEVERITY[now?.level ?? 'off'] - SEVERITY[old?.level ?? 'off'];
    if (now === undefined) groups.off.push(id);
    else if (old === undefined) groups.on.push(id);
    else if (change < 0) groups.milder.push(id);
    else if (change > 0) groups.stricter.push(id);
    else if (fingerprintOf(old, before) !== fingerprintOf(now, after)) groups.other.push(id);
  }
  const rules = (list: readonly string[]): string => `the ${list.length === 1 ? 'rule' : 'rules'} ${listed(list)}`;
  return [
    ...said(groups.off, 'opens', (list) => `This turns off ${rules(list)}.`),
    ...said(groups.milder, 'opens', (list) => `This lowers the level of ${rules(list)}.`),
    ...said(groups.other, 'neutral', (list) => `This sets ${rules(list)} otherwise.`),
    ...said(groups.stricter, 'closes', (list) => `This raises the level of ${rules(list)}.`),
    ...said(groups.on, 'closes', (list) => `This turns on ${rules(list)}.`),
  ];
}

function said(list: readonly string[], effect: Said['effect'], sentence: (list: readonly string[]) => string): Said[] {
  return list.length === 0 ? [] : [{ effect, message: sentence(list) }];
}

function rulesOf({ book, config }: Setup): ReadonlyMap<string, EffectiveRule> {
  return new Map(effectiveRules(book, config).map((rule) => [rule.rule.id, rule]));
}

/** All that a rule goes by, and for which places. */
function fingerprintOf({ rule, level, params, elsewhere }: EffectiveRule, { own }: Setup): string {
  const source = own.byId.get(rule.id)?.source;
  const placed = elsewhere?.settings.map((setting) => [setting.where, setting.level, setting.params]);
  return JSON.stringify([
    level,
    params,
    elsewhere?.level,
    placed,
    source?.expression,
    source?.when,
    source?.check,
    source?.appliesTo,
  ]);
}

function settingChanges(old: Config, now: Config): Said[] {
  const found: Said[] = [];
  if (now.failOn !== old.failOn) {
    // `fail-on: note` fails on most: the milder the level, the stricter the gate.
    const milder = failures(now) < failures(old);
    const from = (failOn: Config['failOn']): string =>
      failOn === 'never' ? 'at no level' : `from the level ${failOn}`;
    const message = `Findings now fail ${from(now.failOn)}, before ${from(old.failOn)}.`;
    found.push({ effect: milder ? 'opens' : 'closes', message });
  }
  if (old.failOnDrift && !now.failOnDrift) found.push({ effect: 'opens', message: 'Drift no longer fails a run.' });
  if (!old.failOnDrift && now.failOnDrift) found.push({ effect: 'closes', message: 'Drift now fails a run.' });
  if (!old.onlyNew && now.onlyNew) found.push({ effect: 'opens', message: 'Older findings no longer fail a change.' });
  if (old.onlyNew && !now.onlyNew) found.push({ effect: 'closes', message: 'Older findings now fail a change.' });
  if (old.pattern !== now.pattern) {
    const name = (pattern: string | undefined) => (pattern === undefined ? 'none' : quoted(pattern));
    found.push({
      effect: 'neutral',
      message: `The declared pattern is now ${name(now.pattern)}, before ${name(old.pattern)}.`,
    });
  }
  if (old.preset !== now.preset) {
    found.push({
      effect: 'neutral',
      message: `The preset is now ${quoted(now.preset)}, before ${quoted(old.preset)}.`,
    });
  }
  return found;
}

/** How many levels fail a run. */
function failures({ failOn }: Config): number {
  return failOn === 'never' ? 0 : 4 - SEVERITY[failOn];
}

/** Paths that are looked at, and findings that are ignored. */
function scopeChanges(old: Config, now: Config): Said[] {
  const without = (list: readonly string[], other: readonly string[]) => list.filter((one) => !other.includes(one));
  const ignored = ignoredRules(old, now);
  const narrowed = without(now.include, old.include).length + without(old.include, now.include).length > 0;
  return [
    ...said(without(now.exclude, old.exclude), 'opens', (list) => `This leaves out ${listed(list)}.`),
    ...said(without(old.exclude, now.exclude), 'closes', (list) => `This no longer leaves out ${listed(list)}.`),
    ...(narrowed
      ? [
          {
            effect: now.include.length > 0 ? ('opens' as const) : ('closes' as const),
            message:
              now.include.length > 0 ? `This looks at ${listed(now.include)} alone.` : 'This looks at all paths again.',
          },
        ]
      : []),
    ...said(ignored.more, 'opens', (list) => `The configuration now ignores findings of ${listed(list)}.`),
    ...said(
      ignored.elsewhere,
      'opens',
      (list) => `The configuration now ignores findings of ${listed(list)} at other places.`,
    ),
    ...said(ignored.longer, 'opens', (list) => `The configuration ignores findings of ${listed(list)} until later.`),
    ...said(ignored.fewer, 'closes', (list) => `The configuration ignores fewer findings of ${listed(list)}.`),
  ];
}

/** Whether an entry names nothing but places that another one names: where one names none, it is for all. */
function isWithin({ where: inner = '[]' }: Suppression, { where: outer = '[]' }: Suppression): boolean {
  const [few, many] = [inner, outer].map((text) => JSON.parse(text) as string[][]);
  return (many ?? []).every((names, index) => {
    const own = few?.[index] ?? [];
    return names.length === 0 || (own.length > 0 && own.every((name) => names.includes(name)));
  });
}

/** Rules of which findings are ignored by more entries than before, at other places, for longer, or at fewer places. */
function ignoredRules(old: Config, now: Config) {
  const [before, after] = [byRule(old.suppressions), byRule(now.suppressions)];
  const found = { more: [] as string[], fewer: [] as string[], elsewhere: [] as string[], longer: [] as string[] };
  for (const ruleId of [...new Set([...before.keys(), ...after.keys()])].sort()) {
    const [olds, nows] = [before.get(ruleId) ?? [], after.get(ruleId) ?? []];
    const known = new Map(olds.map((one) => [one.where, one]));
    const come = nows.filter(({ where }) => !known.has(where));
    const gone = olds.filter(({ where }) => !nows.some((one) => one.where === where));
    const wider = come.filter((one) => !gone.some((other) => isWithin(one, other)));
    if (come.length > gone.length) found.more.push(ruleId);
    else if (wider.length > 0) found.elsewhere.push(ruleId);
    else if (gone.length > 0) found.fewer.push(ruleId);
    const isLonger = ({ where, until = NEVER }: Suppression): boolean => (known.get(where)?.until ?? until) < until;
    if (nows.some((one) => known.has(one.where) && isLonger(one))) found.longer.push(ruleId);
  }
  return found;
}

/** Behind every day. */
const NEVER = '9999-12-31';

function byRule(suppressions: readonly Suppression[]): ReadonlyMap<string, readonly Suppression[]> {
  const found = new Map<string, Suppression[]>();
  for (const one of suppressions) found.set(one.ruleId, [...(found.get(one.ruleId) ?? []), one]);
  return found;
}

async function baselineChanges(base: Repository, old: Config, head: Repository, now: Config): Promise<Said[]> {
  const [before, after] = [await entriesOf(base, old), await entriesOf(head, now)];
  const added = [...after].filter(([key, count]) => count > (before.get(key) ?? 0)).length;
  const dropped = [...before].filter(([key, count]) => count > (after.get(key) ?? 0)).length;
  const entries = (count: number): string => (count === 1 ? '1 finding' : `${count} findings`);
  return [
    ...(added === 0
      ? []
      : [{ effect: 'opens' as const, message: `The baseline lists ${entries(added)} more, which no longer count.` }]),
    ...(dropped === 0 ? [] : [{ effect: 'closes' as const, message: `The baseline lists ${entries(dropped)} less.` }]),
  ];
}

/** Entries of a baseline, each with how many findings it holds back. One that cannot be read holds back none. */
async function entriesOf(repository: Repository, { baseline: path }: Config): Promise<ReadonlyMap<string, number>> {
  const found = new Map<string, number>();
  if (path === undefined) return found;
  const read = repository.read(path);
  if (!read.ok) return found;
  let baseline: Baseline;
  try {
    baseline = await readBaseline(path, read.text);
  } catch {
    return found;
  }
  for (const { entry } of baseline.entries) {
    const { rule, path: file, places, members = [], value = '', count = 1 } = entry;
    const key = JSON.stringify([rule, file, places[0], members, value]);
    found.set(key, (found.get(key) ?? 0) + count);
  }
  return found;
}

/** Comments that hold findings back, and those that no longer do, by what they say and the file that they are in. */
function commentChanges(olds: readonly CommentDirective[], nows: readonly CommentDirective[]): Draft[] {
  return [
    ...onlyIn(nows, olds).map(
      ({ at, rules }): Draft => policy('opens', `A comment now holds back findings of ${listed(rules)}.`, at, 'head'),
    ),
    ...onlyIn(olds, nows).map(
      ({ at, rules }): Draft =>
        policy('closes', `A comment no longer holds back findings of ${listed(rules)}.`, at, 'base'),
    ),
  ];
}

function onlyIn(comments: readonly CommentDirective[], others: readonly CommentDirective[]) {
  const keyOf = ({ place, directive }: CommentDirective): string =>
    JSON.stringify([place?.kind === 'node' ? place.pointer : '', directive.ok ? directive.rules : []]);
  const known = new Map<string, number>();
  for (const one of others) known.set(keyOf(one), (known.get(keyOf(one)) ?? 0) + 1);
  return comments.flatMap((one) => {
    const count = known.get(keyOf(one)) ?? 0;
    if (count > 0) known.set(keyOf(one), count - 1);
    const { directive, at } = one;
    // Without a reason a comment holds nothing back.
    return count > 0 || !directive.ok || directive.reason === undefined ? [] : [{ at, rules: directive.rules }];
  });
}
