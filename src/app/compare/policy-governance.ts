import { quoted } from '../../lib/quoted.js';
import type { Config, Enforcement } from '../../policy/config.js';
import type { Accepted, Stage } from '../../policy/config-file.js';
import { enforcementOf } from '../../policy/enforcement.js';
import { isOver } from '../../policy/suppressions/day.js';
import { cut } from '../../report/escape/cut.js';
import { listed } from './draft.js';
import { type Said, said } from './said.js';

/**
 * What changes in how far a policy is rolled out, which exceptions it accepts, what it waives, locks and expects. `today` is absent where
 * the day is not known.
 */
export function governanceChanges(old: Config, now: Config, today: string | undefined): Said[] {
  return [
    ...enforcementChanges(old, now),
    ...exceptionChanges(old, now),
    ...waiverChanges(old, now, today),
    ...lockChanges(old, now),
    ...expectedChanges(old, now),
    ...contextChanges(old, now),
  ];
}

const STAGES: readonly Stage[] = ['observe', 'warn', 'block'];

/** Below zero where the first one lets more pass: an earlier stage, or a later day from which on it blocks. */
function strictness(a: Enforcement, b: Enforcement): number {
  const stages = STAGES.indexOf(a.stage) - STAGES.indexOf(b.stage);
  if (a.stage === 'block' || b.stage === 'block') return stages;
  const [first, second] = [a.blockFrom ?? NEVER, b.blockFrom ?? NEVER];
  return first === second ? stages : first < second ? 1 : -1;
}

/** Behind every day. */
const NEVER = '9999-12-31';

function stageWords({ stage, blockFrom }: Enforcement): string {
  if (stage === 'block') return '`block`';
  return blockFrom === undefined ? `\`${stage}\`` : `\`${stage}\` until it blocks from ${blockFrom} on`;
}

function enforcementChanges(old: Config, now: Config): Said[] {
  const whole = strictness(now.enforcement, old.enforcement);
  const message = `The policy is now rolled out as ${stageWords(now.enforcement)}, before as ${stageWords(old.enforcement)}.`;
  const ids = [...new Set([...old.ruleEnforcement.keys(), ...now.ruleEnforcement.keys()])].sort();
  const changed = ids.map((id) => ({ id, by: strictness(enforcementOf(now, id), enforcementOf(old, id)) }));
  const rules = (list: readonly string[]): string => `the ${list.length === 1 ? 'rule' : 'rules'} ${listed(list)}`;
  const of = (wanted: (by: number) => boolean) => changed.filter(({ by }) => wanted(by)).map(({ id }) => id);
  return [
    ...(whole === 0 ? [] : [{ effect: whole < 0 ? ('opens' as const) : ('closes' as const), message }]),
    ...said(
      of((by) => by < 0),
      'opens',
      (list) => `This rolls out ${rules(list)} less far.`,
    ),
    ...said(
      of((by) => by > 0),
      'closes',
      (list) => `This rolls out ${rules(list)} farther.`,
    ),
  ];
}

const ACCEPTED: readonly Accepted[] = ['pull-request', 'merged', 'never'];

const WHEN: Readonly<{ [accepted in Accepted]: string }> = {
  'pull-request': 'from the pull request on that makes them',
  merged: 'once they are merged',
  never: 'never',
};

const EXCEPTIONS = {
  comments: 'Comments that hold findings back',
  baseline: 'Entries of the baseline',
  ignore: 'Entries of `ignore`',
  waivers: 'Waivers of the repository',
} as const;

function exceptionChanges({ exceptions: old }: Config, { exceptions: now }: Config): Said[] {
  const found: Said[] = [];
  for (const [key, what] of Object.entries(EXCEPTIONS) as [keyof typeof EXCEPTIONS, string][]) {
    if (old[key] === now[key]) continue;
    const milder = ACCEPTED.indexOf(now[key]) < ACCEPTED.indexOf(old[key]);
    const message = `${what} now count ${WHEN[now[key]]}, before ${WHEN[old[key]]}.`;
    found.push({ effect: milder ? 'opens' : 'closes', message });
  }
  const [before, after] = [old.longestWaiver, now.longestWaiver];
  if (before === after) return found;
  const days = (count: number | undefined): string => (count === undefined ? 'as long as they say' : `${count} days`);
  const longer = (after ?? Number.POSITIVE_INFINITY) > (before ?? Number.POSITIVE_INFINITY);
  found.push({
    effect: longer ? 'opens' : 'closes',
    message: `Waivers may now last ${days(after)}, before ${days(before)}.`,
  });
  return found;
}

function waiverChanges(old: Config, now: Config, today: string | undefined): Said[] {
  const [before, after] = [waivedUntil(old, today), waivedUntil(now, today)];
  const rulesOf = (keys: Iterable<string>): string[] =>
    [...new Set([...keys].map((key) => (JSON.parse(key) as string[])[0] ?? ''))].sort();
  const more = [...after.keys()].filter((key) => !before.has(key));
  const longer = [...after].filter(([key, until]) => until > (before.get(key) ?? until)).map(([key]) => key);
  const less = [...before].filter(([key, until]) => (after.get(key) ?? '') < until).map(([key]) => key);
  const findings = (list: readonly string[]): string => `findings of ${listed(list)}`;
  return [
    ...said(rulesOf(more), 'opens', (list) => `This waives ${findings(list)}${granted(now, more)}.`),
    ...said(rulesOf(longer), 'opens', (list) => `This waives ${findings(list)} until later${granted(now, longer)}.`),
    ...said(rulesOf(less), 'closes', (list) => `This waives fewer ${findings(list)}, or not as long.`),
  ];
}

/** Waivers of which all is told in one sentence, and the characters of each of their words. */
const WAIVERS = 3;
const LONGEST = 120;

/** Who answers for waivers, where they are, why and until when: that is what somebody has to agree to. */
function granted({ waivers }: Config, keys: readonly string[]): string {
  const short = (text: string): string => quoted(cut(text.replace(/\s+/g, ' '), LONGEST));
  const meant = waivers.filter(({ ruleIds, where }) =>
    ruleIds.some((id) => keys.includes(JSON.stringify([id, where]))),
  );
  const told = meant.slice(0, WAIVERS).map(({ owner, reason, until, where }) => {
    const [paths = [], services = []] = JSON.parse(where) as string[][];
    const places = [
      ...(paths.length === 0 ? [] : [`in ${listed(paths.map((one) => cut(one, LONGEST)))}`]),
      ...(services.length === 0 ? [] : [`for ${listed(services.map((one) => cut(one, LONGEST)))}`]),
    ].join(' ');
    return `${places === '' ? 'everywhere' : places} until ${until}, owner ${short(owner)}, reason ${short(reason)}`;
  });
  const left = meant.length - told.length;
  return told.length === 0 ? '' : `: ${told.join('; ')}${left === 0 ? '' : `; and ${left} more`}`;
}

/** The last day of what is waived, by rule and places. */
function waivedUntil({ waivers }: Config, today: string | undefined): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { ruleIds, where, until } of waivers) {
    if (isOver(until, today)) continue;
    for (const id of ruleIds) {
      const key = JSON.stringify([id, where]);
      if ((found.get(key) ?? '') < until) found.set(key, until);
    }
  }
  return found;
}

function lockChanges({ provenance: old }: Config, { provenance: now }: Config): Said[] {
  const less = <K extends string>(a: ReadonlyMap<K, unknown>, b: ReadonlyMap<K, unknown>): K[] =>
    [...a.keys()].filter((key) => !b.has(key)).sort();
  const accepting = [...now.ruleLocks].filter(
    ([id, { exceptions }]) => exceptions === 'waivers' && old.ruleLocks.get(id)?.exceptions === 'never',
  );
  const of = (what: string, list: readonly string[]): string =>
    `the ${list.length === 1 ? what : `${what}s`} ${listed(list)}`;
  return [
    ...said(less(old.ruleLocks, now.ruleLocks), 'opens', (list) => `This no longer locks ${of('rule', list)}.`),
    ...said(
      less(old.settingLocks, now.settingLocks),
      'opens',
      (list) => `This no longer locks ${of('setting', list)}.`,
    ),
    ...said(
      accepting.map(([id]) => id).sort(),
      'opens',
      (list) => `This accepts waivers of a repository for ${of('locked rule', list)}.`,
    ),
    ...said(less(now.ruleLocks, old.ruleLocks), 'closes', (list) => `This locks ${of('rule', list)}.`),
    ...said(less(now.settingLocks, old.settingLocks), 'closes', (list) => `This locks ${of('setting', list)}.`),
  ];
}

function expectedChanges({ expected: old }: Config, { expected: now }: Config): Said[] {
  if (JSON.stringify(old) === JSON.stringify(now)) return [];
  const words = (list: readonly string[] | undefined): string =>
    list === undefined ? 'of any pattern' : `one of ${listed(list, 'or')}`;
  const added = now === undefined || (old !== undefined && now.some((slug) => !old.includes(slug)));
  return [
    {
      effect: added ? 'opens' : 'closes',
      message: `The repository is now expected to be ${words(now)}, before ${words(old)}.`,
    },
  ];
}

function contextChanges({ context: old }: Config, { context: now }: Config): Said[] {
  const [before, after] = [old, now].map((context) => new Map(Object.entries(context)));
  const keys = [...new Set([...(before?.keys() ?? []), ...(after?.keys() ?? [])])].sort();
  const changed = keys.filter((key) => before?.get(key) !== after?.get(key));
  return said(changed, 'neutral', (list) => `This says otherwise of the team and the product: ${listed(list)}.`);
}
