import type { Location } from '../../documents/location.js';
import { wholeFile } from '../../documents/location.js';
import { type ExceptionSettings, lockedWords, lockOf, type Refusal, saysWords } from '../exceptions.js';
import type { BaselineEntry } from './baseline-file.js';
import type { Baseline, PlacedEntry } from './read.js';

/** The part of a baseline that the policy accepts. */
export interface AcceptedBaseline {
  /** Absent: nothing of it counts, or there is none. */
  readonly baseline?: Baseline;
  /** Entries that do not count, for a baseline that is written anew: to leave them out is not for a run to decide. */
  readonly kept: readonly BaselineEntry[];
  readonly refused: readonly Refusal[];
}

/**
 * What counts of a baseline: nothing where the policy accepts none, the merged one where it accepts that alone, and never what it lists
 * of a locked rule. `merged` is the baseline of the version to compare with, or the same one where there is none; it is asked for only
 * where that matters. Throws what `merged` throws.
 */
export async function acceptBaseline(
  settings: ExceptionSettings,
  there: Baseline | undefined,
  merged: () => Promise<Baseline | undefined>,
): Promise<AcceptedBaseline> {
  const { exceptions } = settings;
  const known = exceptions.baseline === 'merged' ? await merged() : there;
  if (exceptions.baseline === 'never') {
    if (there === undefined) return { kept: [], refused: [] };
    const message = `This baseline does not count: ${saysWords(settings, 'baseline')}.`;
    return { kept: [], refused: [{ kind: 'baseline', message, at: wholeFile(there.path), added: false }] };
  }
  const refused: Refusal[] = [];
  const added = addedTo(known, there);
  const [first] = added;
  if (known !== there && first !== undefined) {
    const count = added.length === 1 ? '1 entry' : `${added.length} entries`;
    const message = `${count} of this baseline ${added.length === 1 ? 'does' : 'do'} not count before the change is merged: ${saysWords(settings, 'baseline')}.`;
    refused.push({ kind: 'baseline', message, at: first.at, added: true });
  }
  if (known === undefined) return { kept: [], refused };
  const accepted: PlacedEntry[] = [];
  const kept: BaselineEntry[] = [];
  const locked = new Map<string, { readonly at: Location; count: number }>();
  for (const placed of known.entries) {
    const { rule } = placed.entry;
    if (lockOf(settings, rule) === undefined) {
      accepted.push(placed);
      continue;
    }
    kept.push(placed.entry);
    const group = locked.get(rule) ?? { at: placed.at, count: 0 };
    group.count += 1;
    locked.set(rule, group);
  }
  for (const [rule, { at, count }] of locked) {
    const lock = lockOf(settings, rule);
    if (lock === undefined) continue;
    const entries = count === 1 ? 'This entry does' : `${count} entries of this baseline do`;
    refused.push({ kind: 'baseline', message: `${entries} not count: ${lockedWords(rule, lock)}.`, at, added: false });
  }
  return { baseline: { ...known, entries: accepted }, kept, refused };
}

/** Entries of the second that the first does not have, or not as often. */
function addedTo(known: Baseline | undefined, there: Baseline | undefined): readonly PlacedEntry[] {
  const left = new Map<string, number>();
  for (const { entry } of known?.entries ?? []) {
    left.set(keyOf(entry), (left.get(keyOf(entry)) ?? 0) + (entry.count ?? 1));
  }
  return (there?.entries ?? []).filter(({ entry }) => {
    const have = left.get(keyOf(entry)) ?? 0;
    left.set(keyOf(entry), have - (entry.count ?? 1));
    return have < (entry.count ?? 1);
  });
}

function keyOf({ rule, path, places, members = [], value = '' }: BaselineEntry): string {
  return JSON.stringify([rule, path, places[0], members, value]);
}
