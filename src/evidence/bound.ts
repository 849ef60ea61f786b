import type { Evidence } from '../model/evidence.js';

/** Entries of one kind that one file may contribute; the rest is counted. */
const MAX_PER_KIND = 40;

/** Entries of one kind that the list of paths may contribute. */
export const MAX_PATHS_PER_KIND = 2_000;

/**
 * Bounds what one file says: of each kind, one entry for every value first, then the others in the order seen.
 * Where entries were left out, the first entry of a value carries `details.count`, and the first of the kind `details.total`.
 */
export function bound(evidence: readonly Evidence[], limit = MAX_PER_KIND): readonly Evidence[] {
  if (evidence.length <= limit) return evidence;
  return [...groupBy(evidence, (entry) => entry.kind).values()].flatMap((group) => boundKind(group, limit));
}

function boundKind(entries: readonly Evidence[], limit: number): readonly Evidence[] {
  if (entries.length <= limit) return entries;
  const byValue = groupBy(entries, (entry) => entry.value);
  const firsts = [...byValue.values()].slice(0, limit);
  const chosen = new Set<Evidence>();
  const counts = new Map<Evidence, number>();
  for (const group of firsts) {
    const [first] = group;
    if (first === undefined) continue;
    chosen.add(first);
    counts.set(first, group.length);
  }
  for (const entry of entries) {
    if (chosen.size >= limit) break;
    chosen.add(entry);
  }
  return entries
    .filter((entry) => chosen.has(entry))
    .map((entry, index) => counted(entry, counts.get(entry), index === 0 ? entries.length : undefined));
}

function counted(entry: Evidence, count: number | undefined, total: number | undefined): Evidence {
  if (count === undefined && total === undefined) return entry;
  return {
    ...entry,
    details: {
      ...entry.details,
      ...(count === undefined ? {} : { count: String(count) }),
      ...(total === undefined ? {} : { total: String(total) }),
    },
  };
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}
