import type { Config } from '../../policy/config.js';
import { isOver } from '../../policy/suppressions/day.js';
import type { Suppression } from '../../policy/suppressions/suppression.js';
import { listed } from './draft.js';
import { type Said, said } from './said.js';

/** Paths that are looked at, and findings that are ignored. `today` is absent where the day is not known. */
export function scopeChanges(old: Config, now: Config, today: string | undefined): Said[] {
  const without = (list: readonly string[], other: readonly string[]) => list.filter((one) => !other.includes(one));
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
    ...ignoreChanges(old, now, today),
  ];
}

function ignoreChanges(old: Config, now: Config, today: string | undefined): Said[] {
  const ignored = ignoredRules(old, now, today);
  const findings = (list: readonly string[]): string => `findings of ${listed(list)}`;
  return [
    ...said(ignored.more, 'opens', (list) => `The configuration now ignores ${findings(list)}.`),
    ...said(ignored.elsewhere, 'opens', (list) => `The configuration now ignores ${findings(list)} at other places.`),
    ...said(ignored.longer, 'opens', (list) => `The configuration ignores ${findings(list)} until later.`),
    ...said(ignored.fewer, 'closes', (list) => `The configuration ignores fewer ${findings(list)}.`),
    ...said(
      ignored.otherwise,
      'neutral',
      (list) => `The configuration gives another reason for ignoring ${findings(list)}.`,
    ),
  ];
}

/** Behind every day. */
const NEVER = '9999-12-31';

/** Whether an entry names nothing but places that another one names: where one names none, it is for all. */
function isAt({ where: inner = '[]' }: Suppression, { where: outer = '[]' }: Suppression): boolean {
  const [few, many] = [inner, outer].map((text) => JSON.parse(text) as string[][]);
  return (many ?? []).every((names, index) => {
    const own = few?.[index] ?? [];
    return names.length === 0 || (own.length > 0 && own.every((name) => names.includes(name)));
  });
}

/** Whether an entry holds back nothing that another one does not. */
function isWithin(inner: Suppression, outer: Suppression): boolean {
  return isAt(inner, outer) && (inner.until ?? NEVER) <= (outer.until ?? NEVER);
}

/** Rules of which findings are ignored by more entries than before, at other places, for longer, at fewer places, or for another reason. */
function ignoredRules(old: Config, now: Config, today: string | undefined) {
  const [before, after] = [byRule(old.suppressions, today), byRule(now.suppressions, today)];
  const found = {
    more: [] as string[],
    elsewhere: [] as string[],
    longer: [] as string[],
    fewer: [] as string[],
    otherwise: [] as string[],
  };
  for (const ruleId of [...new Set([...before.keys(), ...after.keys()])].sort()) {
    const [olds, nows] = [before.get(ruleId) ?? [], after.get(ruleId) ?? []];
    const fresh = nows.filter((one) => !olds.some((other) => isWithin(one, other)));
    const wider = fresh.filter((one) => !olds.some((other) => isAt(one, other)));
    const reasons = ({ where, reason, until }: Suppression): string => JSON.stringify([where, until, reason]);
    if (wider.length > 0) (nows.length > olds.length ? found.more : found.elsewhere).push(ruleId);
    if (fresh.length > wider.length) found.longer.push(ruleId);
    if (fresh.length > 0) continue;
    if (olds.some((one) => !nows.some((other) => isWithin(one, other)))) found.fewer.push(ruleId);
    else if (nows.some((one) => !olds.some((other) => reasons(other) === reasons(one)))) found.otherwise.push(ruleId);
  }
  return found;
}

/** The entries that hold, by the rule that they are for. */
function byRule(
  suppressions: readonly Suppression[],
  today: string | undefined,
): ReadonlyMap<string, readonly Suppression[]> {
  const found = new Map<string, Suppression[]>();
  for (const one of suppressions) {
    if (!isOver(one.until, today)) found.set(one.ruleId, [...(found.get(one.ruleId) ?? []), one]);
  }
  return found;
}
