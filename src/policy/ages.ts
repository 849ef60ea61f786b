import type { Location } from '../documents/location.js';
import { type Finding, type Likeness, type Member, memberKey } from '../lint/finding.js';
import type { Level } from '../rulebook/rule.js';

/** What is remembered of a finding that counts in the base, to know it again. */
export interface OldFinding {
  readonly ruleId: string;
  readonly path: string;
  readonly level: Level;
  readonly likeness: Likeness;
}

/** Says which findings the base has as well. */
export interface AgeJudge {
  /** Whether the base has something of a rule at a place, or has it among what one finding there speaks for. */
  readonly knows: (ruleId: string, at: Location, member?: Member) => boolean;
  /**
   * The findings of one page that the base has. One that does not count takes its counterpart as well: it is held back, not mended.
   * Each finding of the base is taken once; one that speaks for several things by all that have any of them.
   */
  readonly known: (findings: readonly Finding[]) => ReadonlySet<Finding>;
}

/** An age judge with what it did not find again. Asked when all pages were judged. */
export interface BaseFindings extends AgeJudge {
  /** Numbers, in the order given, of those that are no longer there at all. */
  readonly gone: () => readonly number[];
  /** Those that speak for several things of which only some are still there. */
  readonly shrunk: () => readonly Shrunk[];
}

export interface Shrunk {
  readonly ruleId: string;
  readonly path: string;
  /** Keys of what is still there. */
  readonly kept: ReadonlySet<string>;
}

interface Open {
  readonly old: OldFinding;
  readonly number: number;
  taken: boolean;
}

/** One of the things that a finding of the base speaks for. */
interface Slot {
  readonly open: Open;
  taken: boolean;
}

/** What findings of one rule speak for, in one file of the base. */
interface Group {
  readonly ruleId: string;
  readonly path: string;
  readonly slots: Map<string, Slot>;
}

/** The files of the head, as the base's findings look for themselves in them. */
export interface HeadFiles {
  readonly has: (path: string) => boolean;
  /** Where a file of the base is now: its own path unless it was renamed. */
  readonly nowAt: (path: string) => string;
}

const SEVERITY: Readonly<Record<Level, number>> = { error: 0, warning: 1, note: 2 };

/**
 * Matches findings with those of the base as a baseline does: of the same rule and value, at the same place of the same file first,
 * then with the place among the related ones, then, where the base's file is gone, in any file. One that got worse is another one.
 */
export function baseFindings(olds: readonly OldFinding[], { has, nowAt }: HeadFiles): BaseFindings {
  const opens: Open[] = olds.map((old, number) => ({ old, number, taken: false }));
  const byFirst = new Map<string, Open[]>();
  const byAny = new Map<string, Open[]>();
  const places = new Set<string>();
  const groups = new Map<string, Group>();
  const slots = new Map<string, Slot[]>();
  for (const open of opens) {
    const { ruleId, path, likeness } = open.old;
    const now = nowAt(path);
    const files = has(now) ? [now] : [now, undefined];
    const { members, value } = likeness;
    if (members !== undefined) {
      const group: Group = groups.get(keyOf(ruleId, path)) ?? { ruleId, path, slots: new Map() };
      groups.set(keyOf(ruleId, path), group);
      for (const member of members) {
        const slot: Slot = { open, taken: false };
        group.slots.set(member, slot);
        for (const file of files) add(slots, keyOf(ruleId, file, member), slot);
      }
      continue;
    }
    for (const file of files) {
      const [first = ''] = likeness.places;
      add(byFirst, keyOf(ruleId, file, value, first), open);
      for (const place of likeness.places) {
        add(byAny, keyOf(ruleId, file, value, place), open);
        places.add(keyOf(ruleId, file, unnumbered(place)));
      }
    }
  }

  const free = (list: readonly Open[] | undefined, { level }: Finding): Open | undefined =>
    list?.find(({ taken, old }) => !taken && SEVERITY[level] >= SEVERITY[old.level]);
  const samePlace = (finding: Finding, file?: string) =>
    free(byFirst.get(keyOf(finding.ruleId, file, finding.likeness.value, finding.likeness.places[0])), finding);
  const sharedPlace = (finding: Finding, file?: string): Open | undefined => {
    const { value, places: own } = finding.likeness;
    const among = free(byAny.get(keyOf(finding.ruleId, file, value, own[0])), finding);
    if (among !== undefined) return among;
    for (const place of own.slice(1)) {
      const open = free(byFirst.get(keyOf(finding.ruleId, file, value, place)), finding);
      if (open !== undefined) return open;
    }
    return undefined;
  };
  const steps: readonly ((finding: Finding) => Open | undefined)[] = [
    (finding) => samePlace(finding, finding.at.file.path),
    (finding) => sharedPlace(finding, finding.at.file.path),
    (finding) => samePlace(finding),
    (finding) => sharedPlace(finding),
  ];
  const slotOf = (ruleId: string, path: string, key: string): Slot | undefined => {
    const list = slots.get(keyOf(ruleId, path, key)) ?? slots.get(keyOf(ruleId, undefined, key)) ?? [];
    return list.find(({ taken }) => !taken) ?? list[0];
  };
  const takeMembers = ({ ruleId, at, level, likeness: { members = [] } }: Finding): boolean => {
    const found = members.flatMap((key) => slotOf(ruleId, at.file.path, key) ?? []);
    if (members.length === 0 || found.length < members.length) return false;
    if (found.some(({ open }) => SEVERITY[level] < SEVERITY[open.old.level])) return false;
    for (const slot of found) {
      slot.taken = true;
      slot.open.taken = true;
    }
    return true;
  };

  return {
    knows(ruleId, at, member) {
      const { path } = at.file;
      if (member !== undefined) return slotOf(ruleId, path, memberKey(member)) !== undefined;
      const place = unnumbered(at.pointer);
      return places.has(keyOf(ruleId, path, place)) || places.has(keyOf(ruleId, undefined, place));
    },
    known(findings) {
      const known = new Set<Finding>();
      if (opens.length === 0) return known;
      const [counting, quiet] = [findings.filter(isActive), findings.filter((finding) => !isActive(finding))];
      for (const some of [counting, quiet]) {
        for (const finding of some) {
          if (takeMembers(finding)) known.add(finding);
        }
        for (const step of steps) {
          for (const finding of some) {
            if (finding.likeness.members !== undefined || known.has(finding)) continue;
            const open = step(finding);
            if (open === undefined) continue;
            open.taken = true;
            known.add(finding);
          }
        }
      }
      return known;
    },
    gone: () => opens.filter(({ taken }) => !taken).map(({ number }) => number),
    shrunk: () =>
      [...groups.values()].flatMap(({ ruleId, path, slots: own }) => {
        const list = [...own];
        if (!list.some(([, { open, taken }]) => open.taken && !taken)) return [];
        return [{ ruleId, path, kept: new Set(list.filter(([, { taken }]) => taken).map(([key]) => key)) }];
      }),
  };
}

/** Knows of some findings which of the things that they speak for are still there: what is left of them then is not. */
export function shrunkJudge(shrunk: readonly Shrunk[]): AgeJudge {
  const kept = new Map(shrunk.map(({ ruleId, path, kept: keys }) => [keyOf(ruleId, path), keys]));
  const has = (ruleId: string, path: string, key: string): boolean => kept.get(keyOf(ruleId, path))?.has(key) !== false;
  return {
    knows: (ruleId, at, member) => member === undefined || has(ruleId, at.file.path, memberKey(member)),
    known: (findings) =>
      new Set(
        findings.filter(({ ruleId, at, likeness }) => {
          const keys = kept.get(keyOf(ruleId, at.file.path));
          return keys === undefined || (likeness.members ?? []).some((key) => keys.has(key));
        }),
      ),
  };
}

function isActive({ disposition }: Finding): boolean {
  return disposition === 'active';
}

/** A place without the numbers of items: where lists differ only in their order, an item is known by its value. */
function unnumbered(place: string): string {
  return place.replace(/\[\d+\]/g, '[]');
}

function keyOf(...parts: readonly (string | undefined)[]): string {
  return JSON.stringify(parts);
}

function add<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
