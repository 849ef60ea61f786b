import { compareText } from '../../lib/compare.js';
import { changedLines } from '../../lib/line-changes.js';
import type { ReportChangedFile } from '../../report/comparison.js';
import type { Repository } from '../../source/repository.js';

/** Files of which the text is another one, between two versions of a repository. */
export interface FileChanges {
  /** Sorted by path. */
  readonly files: readonly Omit<ReportChangedFile, 'lines'>[];
  /** How many more there are. */
  readonly more: number;
  /** Where a file of the base is in the head, or was: its own path unless it was renamed, as it is or nearly so. */
  readonly nowAt: (path: string) => string;
  /** Where a file of the head was in the base. */
  readonly wasAt: (path: string) => string;
  /** Lines of a file of the head that are new or different; undefined where it cannot be read. */
  readonly linesOf: (path: string) => ReportChangedFile['lines'];
}

export const NO_CHANGES: FileChanges = {
  files: [],
  more: 0,
  nowAt: (path) => path,
  wasAt: (path) => path,
  linesOf: () => undefined,
};

/** Files that are told apart; a change of more is none that anybody reads file by file. */
const MOST = 3_000;
/** Files without known names of contents that are read to find out which of them were renamed. */
const MOST_READ = 500;
/** Pairs of files of which it is told how much they have in common. */
const MOST_PAIRS = 2_500;
const MOST_LINES = 5_000;
/** The part of its lines by which a file that was moved and edited is known again. */
const ALIKE = 0.5;

/**
 * Compares the files of two versions. Where a source names contents, nothing is read for it but those files of a work tree that are
 * looked at anyway (`read`), since they may have changes that are not staged.
 */
export function changedFiles(base: Repository, head: Repository, read: Iterable<string>): FileChanges {
  const [before, after] = [
    base.contents?.() ?? new Map<string, string>(),
    head.contents?.() ?? new Map<string, string>(),
  ];
  const exact = base.origin.kind === 'git' && head.origin.kind === 'git';
  const looked = new Set(read);
  const isModified = (path: string): boolean => {
    const [old, now] = [before.get(path), after.get(path)];
    if (old !== undefined && now !== undefined && (exact || !looked.has(path))) return old !== now;
    return !sameText(textOf(base, path), textOf(head, path));
  };
  const added = head.files.flatMap(({ path }) => (base.has(path) ? [] : [path]));
  const removed = base.files.flatMap(({ path }) => (head.has(path) ? [] : [path]));
  const renamed = renames(
    removed.map((path) => ({ path, content: before.get(path), text: () => textOf(base, path) })),
    added.map((path) => ({ path, content: after.get(path), text: () => textOf(head, path) })),
  );
  const from = new Map([...renamed].map(([old, now]) => [now, old]));
  const files: Omit<ReportChangedFile, 'lines'>[] = [
    ...added.map((path) => {
      const old = from.get(path);
      return old === undefined ? { path, status: 'added' as const } : { path, status: 'renamed' as const, from: old };
    }),
    ...removed.filter((path) => !renamed.has(path)).map((path) => ({ path, status: 'removed' as const })),
    ...head.files
      .filter(({ path }) => base.has(path) && isModified(path))
      .map(({ path }) => ({ path, status: 'modified' as const })),
  ].sort((a, b) => compareText(a.path, b.path));
  return {
    files: files.slice(0, MOST),
    more: Math.max(0, files.length - MOST),
    nowAt: (path) => renamed.get(path) ?? path,
    wasAt: (path) => from.get(path) ?? path,
    linesOf: (path) => {
      const now = textOf(head, path);
      if (now === undefined) return undefined;
      const was = from.get(path) ?? path;
      return changedLines(plain(base.has(was) ? (textOf(base, was) ?? '') : ''), plain(now));
    },
  };
}

interface Candidate {
  readonly path: string;
  readonly content: string | undefined;
  readonly text: () => string | undefined;
}

/** Old path to new path, for files that went from one to the other: as they are, in the order of paths, then edited. Each is taken once. */
function renames(removed: readonly Candidate[], added: readonly Candidate[]): ReadonlyMap<string, string> {
  const renamed = new Map<string, string>();
  if (removed.length === 0 || added.length === 0) return renamed;
  const byContent = new Map<string, string[]>();
  const note = (key: string | undefined, path: string): void => {
    if (key === undefined) return;
    const list = byContent.get(key);
    if (list === undefined) byContent.set(key, [path]);
    else list.push(path);
  };
  const named = [...removed, ...added].every(({ content }) => content !== undefined);
  // Names of contents say nothing of a file without one: then all are told by their texts.
  const readable = named || removed.length + added.length <= MOST_READ;
  if (!readable) return renamed;
  const keyOf = ({ content, text }: Candidate): string | undefined => (named ? content : plainOrNothing(text()));
  for (const one of removed) note(keyOf(one), one.path);
  for (const one of added) {
    const old = byContent.get(keyOf(one) ?? '')?.shift();
    if (old !== undefined) renamed.set(old, one.path);
  }
  const rest = (some: readonly Candidate[], taken: ReadonlySet<string>): readonly Candidate[] =>
    some.filter(({ path }) => !taken.has(path));
  for (const [old, now] of edited(rest(removed, new Set(renamed.keys())), rest(added, new Set(renamed.values())))) {
    renamed.set(old, now);
  }
  return renamed;
}

/** YAML files that went from one path to another and were edited on the way, those that are most alike first. */
function edited(removed: readonly Candidate[], added: readonly Candidate[]): (readonly [string, string])[] {
  const isYaml = ({ path }: Candidate): boolean => /\.ya?ml$/i.test(path);
  const [olds, nows] = [removed.filter(isYaml), added.filter(isYaml)];
  if (olds.length === 0 || nows.length === 0 || olds.length * nows.length > MOST_PAIRS) return [];
  const linesOf = ({ path, text }: Candidate) => ({ path, lines: countedLines(text()) });
  const after = nows.map(linesOf);
  const pairs = olds.map(linesOf).flatMap((old) =>
    after.flatMap((now) => {
      const share = sharedPart(old.lines, now.lines);
      return share < ALIKE ? [] : [{ old: old.path, now: now.path, share }];
    }),
  );
  const taken = new Set<string>();
  return pairs
    .sort((a, b) => b.share - a.share || compareText(a.old, b.old) || compareText(a.now, b.now))
    .flatMap(({ old, now }): (readonly [string, string])[] => {
      if (taken.has(`old ${old}`) || taken.has(`now ${now}`)) return [];
      taken.add(`old ${old}`).add(`now ${now}`);
      return [[old, now]];
    });
}

/** How often each line is there; of what is no text, and of too many lines, none. */
function countedLines(text: string | undefined): ReadonlyMap<string, number> {
  const counted = new Map<string, number>();
  const lines = text === undefined ? [] : plain(text).split('\n');
  if (lines.length > MOST_LINES) return counted;
  for (const line of lines) if (line.trim() !== '') counted.set(line, (counted.get(line) ?? 0) + 1);
  return counted;
}

/** The part of the longer one that both have. */
function sharedPart(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  let shared = 0;
  for (const [line, count] of a) shared += Math.min(count, b.get(line) ?? 0);
  const size = (lines: ReadonlyMap<string, number>): number => [...lines.values()].reduce((sum, one) => sum + one, 0);
  return shared / Math.max(1, size(a), size(b));
}

/** Empty files are all alike, and none comes from another. */
function plainOrNothing(text: string | undefined): string | undefined {
  return text === undefined || text.trim() === '' ? undefined : plain(text);
}

function textOf(repository: Repository, path: string): string | undefined {
  const result = repository.read(path);
  return result.ok ? result.text : undefined;
}

/** A checkout may write other line breaks than the object that it is of. */
function sameText(a: string | undefined, b: string | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && plain(a) === plain(b));
}

function plain(text: string): string {
  return text.includes('\r') ? text.replaceAll('\r\n', '\n') : text;
}
