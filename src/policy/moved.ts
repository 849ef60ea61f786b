import { quoted } from '../lib/quoted.js';
import { type EffectiveRule, isHeldAsBefore } from '../lint/effective.js';
import type { Place } from '../lint/place.js';
import type { Refusal } from './exceptions.js';

/** An exception for some places. */
interface Scoped {
  readonly covers: (place: Place) => boolean;
}

/**
 * Whether an exception is for a place. `moved`: only since the change moves or renames what stands there, so that nobody has granted it
 * for that yet.
 */
export function coverage({ covers }: Scoped, place: Place): 'covered' | 'moved' | undefined {
  if (!covers(place)) return undefined;
  return place.before === undefined || covers(place.before) ? 'covered' : 'moved';
}

/** `This waiver does not count for `db` before the change is merged: ...`. */
export function movedWords(exception: string, place: Place): string {
  return `${exception} does not count for ${thingOf(place)} before the change is merged: ${wasOf(place)}, which it is not for.`;
}

/** What a change moved, for people. */
export function thingOf({ at, service }: Place): string {
  return service === undefined ? quoted(at.file.path) : `${quoted(service.name)} in ${quoted(at.file.path)}`;
}

/** `before, that is `db` in `compose.yaml``. */
export function wasOf({ before }: Place): string {
  return `so far it is ${before === undefined ? 'elsewhere' : thingOf(before)}`;
}

/** Remembers what `overrides` would say milder, or otherwise, of a finding that the change moved to where they are for it. */
export function movedSettings(rules: readonly EffectiveRule[]): {
  readonly note: (ruleId: string, place: Place) => void;
  readonly refused: () => readonly Refusal[];
} {
  const placed = new Map(
    rules.filter(({ elsewhere }) => elsewhere !== undefined).map((one) => [one.rule.id, one] as const),
  );
  const refused = new Map<string, Refusal>();
  return {
    note(ruleId, place) {
      const rule = placed.get(ruleId);
      if (rule === undefined || !isHeldAsBefore(rule, place) || refused.size >= MOST_REFUSED) return;
      const message = `What ${quoted('overrides')} says of ${quoted(ruleId)} does not count for ${thingOf(place)} before the change is merged: ${wasOf(place)}, and what holds there holds on.`;
      if (!refused.has(message)) refused.set(message, { kind: 'override', message, at: place.at, added: false });
    },
    refused: () => [...refused.values()],
  };
}

/** Places that are told. */
const MOST_REFUSED = 200;
