import { compareText } from '../lib/compare.js';
import type { Evidence } from '../model/evidence.js';
import type { Fact } from './fact.js';
import { groupBy } from './group.js';
import { knownList, LOOKED_AT, REASON_LIMIT, reasonOf, withRest } from './sheet.js';
import { mentions } from './words.js';

/** The evidence by kind, in the order of its places. */
export interface Seen {
  readonly of: (...kinds: string[]) => readonly Evidence[];
}

export function seenIn(evidence: readonly Evidence[]): Seen {
  const ordered = [...evidence].sort(
    (a, b) =>
      compareText(a.at.file.path, b.at.file.path) ||
      a.at.start - b.at.start ||
      compareText(a.kind, b.kind) ||
      compareText(a.value, b.value) ||
      compareText(a.name ?? '', b.name ?? ''),
  );
  const byKind = groupBy(ordered, (item) => item.kind);
  return { of: (...kinds) => kinds.flatMap((kind) => byKind.get(kind) ?? []) };
}

/** The evidence with what its name or path counts among the add-ons of a system at the end. */
export function addonsLast(evidence: readonly Evidence[], words: ReadonlySet<string>): readonly Evidence[] {
  const isAddon = ({ name, at }: Evidence): boolean => mentions(`${name ?? ''} ${at.file.path}`, words);
  const addons = new Set(evidence.filter(isAddon));
  return [...evidence.filter((item) => !addons.has(item)), ...addons];
}

/** How many things stand behind the evidence: a file that lists only the first few says how many there are. */
export function tally(evidence: readonly Evidence[]): number {
  let sum = 0;
  for (const items of groupBy(evidence, (item) => item.at.file.path).values()) {
    let total = 0;
    let counts = 0;
    for (const item of items) {
      total = Math.max(total, numberIn(item, 'total'));
      counts += numberIn(item, 'count');
    }
    sum += Math.max(total, counts, items.length);
  }
  return sum;
}

/** A count among the details; 0 when it is absent or no number. */
export function numberIn(item: Evidence, detail: string): number {
  const number = Number(item.details?.[detail] ?? 0);
  return Number.isFinite(number) && number > 0 ? number : 0;
}

/** A fact that counts what stands behind the evidence. */
export function countFact(id: string, evidence: readonly Evidence[]): Fact {
  const value = tally(evidence);
  const shown = evidence.slice(0, REASON_LIMIT).map(reasonOf);
  const others = evidence.slice(REASON_LIMIT, REASON_LIMIT + LOOKED_AT).map(reasonOf);
  return { id, outcome: 'known', value, evidence: withRest(shown, others, value) };
}

/** A fact that lists the distinct values of the evidence. */
export function valuesFact(
  id: string,
  evidence: readonly Evidence[],
  value: (item: Evidence) => string | undefined = (item) => item.value,
): Fact {
  return knownList(
    id,
    evidence.flatMap((item) => {
      const name = value(item);
      return name === undefined ? [] : [[name, reasonOf(item)] as const];
    }),
  );
}
