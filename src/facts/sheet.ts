import { wholeFile } from '../documents/location.js';
import type { Evidence } from '../model/evidence.js';
import type { Fact, FactValue, Reason } from './fact.js';

/** Reasons that a fact carries at most; what is beyond is counted in one more sentence. */
export const REASON_LIMIT = 5;

/** Of those that are not shown, how many are looked at for one that stands elsewhere. */
export const LOOKED_AT = 50;

/** A fact that is known. */
export function known(id: string, value: FactValue, evidence: readonly Reason[] = []): Fact {
  return { id, outcome: 'known', value, evidence: capped(evidence) };
}

/** How many there are; reasons are made only for the few that are shown. */
export function knownCount<T>(id: string, items: readonly T[], reason: (item: T) => Reason): Fact {
  const shown = items.slice(0, REASON_LIMIT).map(reason);
  const next = items.slice(REASON_LIMIT, REASON_LIMIT + LOOKED_AT).map(reason);
  return { id, outcome: 'known', value: items.length, evidence: withRest(shown, next, items.length) };
}

/** A list of names with the reason for each: the value is the sorted list without repetitions. */
export function knownList(id: string, items: Iterable<readonly [string, Reason]>): Fact {
  const byName = new Map<string, Reason>();
  for (const [name, reason] of items) if (!byName.has(name)) byName.set(name, reason);
  const names = [...byName.keys()].sort();
  return known(
    id,
    names,
    names.flatMap((name) => byName.get(name) ?? []),
  );
}

export function notApplicable(id: string, reason: string): Fact {
  return { id, outcome: 'not-applicable', reason, evidence: [] };
}

/** What depends on something that could not be read: it is neither true nor false. */
export function unknown(id: string, reason: string, evidence: readonly Reason[] = []): Fact {
  return { id, outcome: 'unknown', reason, evidence: capped(evidence) };
}

/** The first few reasons, and one that counts the others. */
export function capped(reasons: readonly Reason[], limit: number = REASON_LIMIT): readonly Reason[] {
  if (reasons.length <= limit) return reasons;
  return withRest(reasons.slice(0, limit), reasons.slice(limit), reasons.length);
}

/**
 * The reasons that are shown, with a sentence that counts the others and points at one of them which stands elsewhere; where all the
 * others stand at places that are shown, there is nothing more to look at.
 */
export function withRest(shown: readonly Reason[], others: readonly Reason[], count: number): readonly Reason[] {
  const places = new Set(shown.map(placeOf));
  const next = others.find((other) => !places.has(placeOf(other)));
  if (next === undefined) return shown;
  return [...shown, { message: `And ${count - shown.length} more like these.`, at: next.at }];
}

function placeOf({ at }: Reason): string {
  return `${at.file.path}:${at.start}`;
}

export function reasonOf(evidence: Evidence): Reason {
  return { message: evidence.message, at: evidence.at };
}

/** A reason that points at a whole file or folder. */
export function pathReason(path: string, message: string): Reason {
  return { message, at: wholeFile(path === '' ? '.' : path) };
}
