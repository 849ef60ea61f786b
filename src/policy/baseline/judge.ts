import type { Location } from '../../documents/location.js';
import type { Problem } from '../../documents/problem.js';
import { quoted } from '../../lib/quoted.js';
import type { Finding } from '../../lint/finding.js';
import type { BaselineEntry } from './baseline-file.js';
import type { Baseline } from './read.js';
import { entryFor } from './write.js';

/** What a run knows of files and rules: an entry of what was not looked at is neither found nor gone. */
export interface BaselineGround {
  /** Whether the repository has the file, looked at or not. */
  readonly exists: (path: string) => boolean;
  /** Whether the file was looked at. */
  readonly inScope: (path: string) => boolean;
  readonly isRule: (ruleId: string) => boolean;
  /** Whether the rule ran, without fail. */
  readonly ran: (ruleId: string) => boolean;
}

/** Says which findings a baseline lists. */
export interface BaselineJudge {
  /** Whether something is among what an entry lists for a rule and a file: a finding that speaks for more is then split. */
  readonly lists: (ruleId: string, path: string, key: string) => boolean;
  /** The findings of one page, in the order given, those that are listed with their disposition. */
  readonly judge: (findings: readonly Finding[]) => readonly Finding[];
  /** Entries whose finding is no longer there. Called when all pages were judged. */
  readonly stale: () => readonly Problem[];
  /** Entries that a baseline has after this run: those that were found, as they stand now, and those of what was not looked at. */
  readonly entries: () => readonly BaselineEntry[];
}

/** An entry while it is matched. */
interface Open {
  readonly entry: BaselineEntry;
  readonly at: Location;
  left: number;
  used: boolean;
}

/**
 * Matches findings with entries of the same rule and value: those of the same file and place first, then of the same file with the
 * finding's place among the related ones (another of them comes first since keys were put in another order), then, when the entry's
 * file is gone, in any file. An entry holds back as many findings as it counts; one that lists members, those on its members.
 */
export function baselineJudge({ entries }: Baseline, ground: BaselineGround): BaselineJudge {
  const inFile = new Map<string, Open[]>();
  const moved = new Map<string, Open[]>();
  const all: Open[] = [];
  for (const { entry, at } of entries) {
    const open: Open = { entry, at, left: entry.count ?? 1, used: false };
    all.push(open);
    add(inFile, keyOf(entry.rule, entry.members === undefined ? entry.value : MEMBERS, entry.path), open);
    if (ground.exists(entry.path)) continue;
    add(moved, keyOf(entry.rule, entry.members === undefined ? entry.value : MEMBERS), open);
  }
  const found: BaselineEntry[] = [];

  const steps: readonly ((finding: Finding) => Open | undefined)[] = [
    (finding) => candidates(inFile, finding, finding.at.file.path).find((open) => samePlace(open, finding)),
    (finding) => candidates(inFile, finding, finding.at.file.path).find((open) => sharesPlace(open, finding)),
    (finding) => candidates(moved, finding).find((open) => samePlace(open, finding)),
    (finding) => candidates(moved, finding).find((open) => sharesPlace(open, finding)),
  ];

  const listing = (ruleId: string, path: string): readonly Open[] => [
    ...(inFile.get(keyOf(ruleId, MEMBERS, path)) ?? []),
    ...(moved.get(keyOf(ruleId, MEMBERS)) ?? []),
  ];

  return {
    lists: (ruleId, path, key) => listing(ruleId, path).some(({ entry }) => entry.members?.includes(key)),
    judge(findings) {
      if (all.length === 0) return findings;
      const listed = new Map<Finding, Open>();
      for (const step of steps) {
        for (const finding of findings) {
          if (finding.disposition !== 'active' || listed.has(finding)) continue;
          const open = step(finding);
          if (open === undefined) continue;
          open.left -= 1;
          open.used = true;
          listed.set(finding, open);
          found.push(entryFor(finding));
        }
      }
      return findings.map((finding) => {
        const open = listed.get(finding);
        if (open === undefined) return finding;
        return { ...finding, disposition: 'baselined', decision: { by: 'baseline', at: open.at } };
      });
    },
    stale: () => all.filter((open) => isStale(open, ground)).map(staleProblem),
    entries: () => [
      ...found,
      ...all
        .filter((open) => open.left > 0 && !(open.used && open.entry.members !== undefined) && !isStale(open, ground))
        .map(({ entry, left }) => ({ ...entry, count: left })),
    ],
  };
}

/** A judge that takes every finding that counts into a new baseline, but for rules of which no baseline is accepted. */
export function baselineWriter(accepts: (ruleId: string) => boolean): BaselineJudge {
  const entries: BaselineEntry[] = [];
  return {
    lists: () => false,
    judge: (findings) =>
      findings.map((finding) => {
        if (finding.disposition !== 'active' || !accepts(finding.ruleId)) return finding;
        entries.push(entryFor(finding));
        return { ...finding, disposition: 'baselined', decision: { by: 'baseline' } };
      }),
    stale: () => [],
    entries: () => entries,
  };
}

/** Stands for the value of entries that list members. */
const MEMBERS = '*';

function keyOf(rule: string, value = '', path?: string): string {
  return JSON.stringify(path === undefined ? [rule, value] : [rule, value, path]);
}

function add(map: Map<string, Open[]>, key: string, open: Open): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [open]);
  else list.push(open);
}

function candidates(map: ReadonlyMap<string, readonly Open[]>, finding: Finding, path?: string): readonly Open[] {
  const { members, value } = finding.likeness;
  if (members === undefined) return (map.get(keyOf(finding.ruleId, value, path)) ?? []).filter(({ left }) => left > 0);
  const list = map.get(keyOf(finding.ruleId, MEMBERS, path)) ?? [];
  return list.filter(({ entry }) => members.every((key) => entry.members?.includes(key)));
}

function samePlace({ entry }: Open, { likeness }: Finding): boolean {
  return likeness.members !== undefined || entry.places[0] === likeness.places[0];
}

function sharesPlace({ entry }: Open, { likeness }: Finding): boolean {
  const [entryPlace = '', findingPlace = ''] = [entry.places[0], likeness.places[0]];
  return entry.places.includes(findingPlace) || likeness.places.includes(entryPlace);
}

function isStale({ entry, left, used }: Open, { exists, inScope, isRule, ran }: BaselineGround): boolean {
  if (left <= 0 || (used && entry.members !== undefined)) return false;
  return !isRule(entry.rule) || (ran(entry.rule) && (inScope(entry.path) || !exists(entry.path)));
}

function staleProblem({ entry, at }: Open): Problem {
  return {
    code: 'baseline-entry-stale',
    severity: 'warning',
    message: `What this entry lists of ${quoted(entry.rule.slice(0, 60))} is no longer found.`,
    at,
  };
}
