import type { Location } from '../documents/location.js';
import type { Level } from '../rulebook/rule.js';
import type { AnyCheck, LintContext, Violation } from './check.js';
import { type EffectiveRule, settingAt } from './effective.js';
import type { Member } from './finding.js';
import { type Place, placeOf } from './place.js';

/**
 * What is decided of a rule at the place of one thing, in a finding at `at`: things of which something else is decided get findings of
 * their own. Empty: nothing. The member is absent where a finding speaks for one thing alone.
 */
export type Apart = (ruleId: string, place: Place, at: Location, member?: Member) => string;

/** One thing found, at the level that holds at its place, with what is decided there. */
export interface ScopedViolation {
  readonly level: Level;
  readonly violation: Violation;
  readonly decided: string;
}

/** What a check finds, each found with the parameters that hold at its place. */
export function* violationsOf(
  context: LintContext,
  effective: EffectiveRule,
  check: AnyCheck,
  apart?: Apart,
): Iterable<ScopedViolation> {
  for (const params of parameterSets(effective)) {
    const given = isInFull(context) && DEVELOPMENT_WORDS in params ? { ...params, [DEVELOPMENT_WORDS]: [] } : params;
    // The parameters were validated against the check's schema when the rule, or the configuration, was loaded.
    for (const whole of check.run(context, given as never)) {
      for (const { violation, place, decided } of partsOf(context, effective, whole, apart)) {
        const setting = settingAt(effective, place);
        if (setting.level !== 'off' && setting.params === params) yield { level: setting.level, violation, decided };
      }
    }
  }
}

/** Whether all that is judged in this call is judged in full: no name is an excuse, and nothing is milder for standing alone. */
export function isInFull({ inFull, stacks }: LintContext): boolean {
  return inFull !== undefined && stacks.length > 0 && stacks.every(({ id }) => inFull.has(id));
}

/** Parameter of checks with the words in names that mark a stack or a file as for development. */
export const DEVELOPMENT_WORDS = 'developmentWords';

function parameterSets({ params, elsewhere }: EffectiveRule): readonly EffectiveRule['params'][] {
  const placed = elsewhere?.settings.flatMap((setting) => (setting.params === undefined ? [] : [setting.params])) ?? [];
  return [params, ...placed];
}

interface Part {
  readonly violation: Violation;
  readonly place: Place;
  readonly decided: string;
}

/** A violation for several things, in one part for each setting and each decision among them. */
function partsOf(
  context: LintContext,
  effective: EffectiveRule,
  violation: Violation,
  apart: Apart | undefined,
): readonly Part[] {
  const { group } = violation;
  const { id } = effective.rule;
  const unsplit = apart === undefined && effective.elsewhere === undefined;
  if (unsplit || group === undefined || group.members.length === 0) {
    const place = placeOf(context, violation);
    return [{ violation, place, decided: apart?.(id, place, violation.at) ?? '' }];
  }
  const sets = parameterSets(effective);
  const base = effective.elsewhere?.level ?? effective.level;
  const parts = new Map<string, { place: Place; decided: string; usual: boolean; members: Member[] }>();
  for (const member of group.members) {
    const place = placeOf(context, member);
    const { level, params } = settingAt(effective, place);
    const decided = apart?.(id, place, violation.at, member) ?? '';
    const set = sets.indexOf(params);
    const key = `${level} ${set} ${decided}`;
    const part = parts.get(key);
    if (part === undefined) {
      parts.set(key, { place, decided, usual: level === base && set === 0 && decided === '', members: [member] });
    } else part.members.push(member);
  }
  // Where all are alike the violation stays what it is.
  if (parts.size === 1) return [...parts.values()].map(({ place, decided }) => ({ violation, place, decided }));
  return [...parts.values()].flatMap(({ place, decided, usual, members }) =>
    group.of(members).map((part) => ({
      // Those of which nothing is decided keep the fingerprint that all of them had; the others are told apart by their names.
      violation: { ...part, ...(usual ? {} : { value: namesOf(members) }), group: { members, of: group.of } },
      place,
      decided,
    })),
  );
}

function namesOf(members: readonly Member[]): string {
  return members.map(({ subject, key }) => key ?? subject).join(' ');
}
