import { wholeFile } from '../documents/location.js';
import type { Evidence } from '../model/evidence.js';
import type { Fact, FactValue, Reason } from './fact.js';

/** Reasons that a fact carries at most; what is beyond is counted in one more sentence. */
export const REASON_LIMIT = 5;

/** A fact that is known. */
export function known(id: string, value: FactValue, evidence: readonly Reason[] = []): Fact {
  return { id, outcome: 'known', value, evidence: capped(evidence) };
}

/** How many there are; reasons are made only for the few that are shown. */
export function knownCount<T>(id: string, items: readonly T[], reason: (item: T) => Reason): Fact {
  const shown = items.slice(0, REASON_LIMIT).map(reason);
  const next = items[REASON_LIMIT];
  const more = items.length - REASON_LIMIT;
  const rest = next === undefined ? [] : [{ message: `And ${more} more like these.`, at: reason(next).at }];
  return { id, outcome: 'known', value: items.length, evidence: [...shown, ...rest] };
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
  const next = reasons[limit];
  if (next === undefined) return reasons;
  return [...reasons.slice(0, limit), { message: `And ${reasons.length - limit} more like these.`, at: next.at }];
}

export function reasonOf(evidence: Evidence): Reason {
  return { message: evidence.message, at: evidence.at };
}

/** A reason that points at a whole file or folder. */
export function pathReason(path: string, message: string): Reason {
  return { message, at: wholeFile(path === '' ? '.' : path) };
}
