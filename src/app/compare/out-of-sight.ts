import { wholeFile } from '../../documents/location.js';
import { baseName, folderOf } from '../../lib/paths.js';
import { quoted } from '../../lib/quoted.js';
import type { Stack } from '../../model/stack.js';
import type { Repository, SkipReason } from '../../source/repository.js';
import type { Side } from '../side.js';
import type { Draft } from './draft.js';
import { policyDraft } from './said.js';

/** Files that are read to find what went away. */
const MOST_READ = 5_000;
/** Files of the base of which something is searched for. */
const MOST_SEARCHED = 500;
/** Lines that are looked up in all. */
const MOST_LOOKUPS = 30_000_000;
/** The part of what it lost by which a file is known again elsewhere. */
const ALIKE = 0.5;
/** The part of its lines that a file has lost when something may have gone elsewhere. */
const LOST = 0.2;
/** Lines of a file that are looked at. */
const MOST_LINES = 2_000;
/** Lines that any two files may share say nothing. */
const SHORTEST = 4;

/** What a change takes to where it is not looked at: each file by the place at which it is judged all the same. */
export interface OutOfSight {
  /** Path at which it is judged to the path at which it is now. */
  readonly moved: ReadonlyMap<string, string>;
  /** Path at which it is judged to the path of the base's file that it comes from. */
  readonly from: ReadonlyMap<string, string>;
  /** Why not all of it could be followed. */
  readonly beyond?: string;
}

/**
 * What spoke for the repository in the base and is now where nothing is looked at: among tests, examples or code of others, left out by
 * the configuration, or under a name that is none of Compose. A change must not take it out of the gate's sight, so it is judged as it
 * was: at its old place, or beside the file that it was taken out of.
 */
export function outOfSight(base: Side, head: Side): OutOfSight {
  const moved = new Map<string, string>();
  const from = new Map<string, string>();
  const heard = heardFiles(head);
  const lost = [...heardFiles(base)]
    .map((path) => ({ path, lines: lostLines(path, base.repository, head.repository, heard) }))
    .filter(({ lines }) => lines.size > 0);
  if (lost.length === 0) return { moved, from };
  const { candidates, isAll } = candidatesIn(base.repository, head.repository, heard);
  let left = MOST_LOOKUPS;
  for (const { path, lines } of lost.slice(0, MOST_SEARCHED)) {
    for (const [candidate, own] of candidates) {
      left -= lines.size;
      if (left < 0) break;
      const part = [...lines].filter((line) => own.has(line)).length / lines.size;
      if (part < ALIKE) continue;
      const place = placeFor(path, candidate, head.repository, moved);
      moved.set(place, candidate);
      from.set(place, path);
    }
  }
  const [first] = lost;
  if (first === undefined || (left >= 0 && isAll && lost.length <= MOST_SEARCHED)) return { moved, from };
  const beyond = `${quoted(first.path)} lost much of what it held, and so many files are new that it cannot be told where it went. Divide the change.`;
  return { moved, from, beyond };
}

/** The repository with what was taken out of sight at the places where it is judged. */
export function withMoved(repository: Repository, { moved }: OutOfSight): Repository {
  const added = [...moved.keys()].map((path) => ({ path, kind: 'file' as const }));
  return {
    ...repository,
    files: [...repository.files, ...added].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0)),
    has: (path) => moved.has(path) || repository.has(path),
    read: (path) => repository.read(moved.get(path) ?? path),
  };
}

/** One sentence for each, told before all that it may open. */
export function outOfSightDrafts({ moved, from }: OutOfSight): Draft[] {
  return [...moved].map(([place, now]) => {
    const old = from.get(place) ?? place;
    const what = place === old ? quoted(old) : `Part of ${quoted(old)}`;
    const message = `${what} is now ${quoted(now)}, which is not looked at: it is judged as it was, as ${quoted(place)}.`;
    return policyDraft({ effect: 'opens', message }, wholeFile(now), 'head');
  });
}

/** What hides what is anywhere below or behind it. */
const ANYWHERE: ReadonlySet<SkipReason> = new Set(['too-many-files', 'too-deep', 'unreadable']);

/**
 * One sentence on a file of a project that is gone while something that could hold it can no longer be read: a submodule or a link in its
 * place, more files or deeper folders than are looked at. Undefined where there is none.
 */
export function takenToTheDark(base: Side, head: Side, { from, beyond }: OutOfSight): string | undefined {
  if (beyond !== undefined) return beyond;
  const known = new Set(base.repository.skipped.map(({ path, reason }) => `${reason} ${path}`));
  const dark = head.repository.skipped.filter(({ path, reason }) => !known.has(`${reason} ${path}`));
  if (dark.length === 0) return undefined;
  const judged = new Set(from.values());
  for (const path of heardFiles(base)) {
    if (head.repository.has(path) || judged.has(path)) continue;
    const by = dark.find((one) => ANYWHERE.has(one.reason) || path === one.path || path.startsWith(`${one.path}/`));
    if (by === undefined) continue;
    return `${quoted(path)} is gone, and ${quoted(by.path)} could not be looked at: ${by.message} Nothing is known of what it held.`;
  }
  return undefined;
}

/** Files of the projects that speak for the repository. */
function heardFiles({ observed: { loaded, surveyed } }: Side): ReadonlySet<string> {
  const speaks = ({ files: [first = ''] }: Stack): boolean => surveyed.speaks(first);
  return new Set(loaded.stacks.filter(speaks).flatMap(({ layers, at }) => [...layers, at.file.path]));
}

/** Lines of a file that it no longer has; none where it keeps nearly all. */
function lostLines(path: string, base: Repository, head: Repository, heard: ReadonlySet<string>): ReadonlySet<string> {
  if (heard.has(path) && textOf(base, path) === textOf(head, path)) return new Set();
  const old = linesOf(base, path);
  const now = heard.has(path) ? linesOf(head, path) : new Set<string>();
  const lost = new Set([...old].filter((line) => !now.has(line)));
  return lost.size >= Math.max(1, old.size * LOST) ? lost : new Set();
}

/** Files that are new or other than before and that are not heard, those first that may be Compose files. */
function candidatesIn(
  base: Repository,
  head: Repository,
  heard: ReadonlySet<string>,
): { readonly candidates: readonly (readonly [string, ReadonlySet<string>])[]; readonly isAll: boolean } {
  const [before, after] = [base.contents?.(), head.contents?.()];
  const isSame = (path: string): boolean => {
    if (!base.has(path)) return false;
    const [old, now] = [before?.get(path), after?.get(path)];
    return old !== undefined && now !== undefined ? old === now : textOf(base, path) === textOf(head, path);
  };
  const isYaml = (path: string): boolean => /\.ya?ml$/i.test(path);
  const paths = head.files.map(({ path }) => path).filter((path) => !heard.has(path));
  const yaml = paths.filter((path) => isYaml(path) && !isSame(path));
  // What is no YAML is not run as it is: of that not all need be read.
  const others: string[] = [];
  for (const path of paths) {
    if (yaml.length + others.length >= MOST_READ) break;
    if (!isYaml(path) && !isSame(path)) others.push(path);
  }
  const read = [...yaml, ...others].slice(0, MOST_READ);
  return {
    candidates: read.map((path) => [path, linesOf(head, path)] as const),
    isAll: yaml.length <= MOST_READ,
  };
}

/** Its old place where that is free, else one beside it, with a name that is read. */
function placeFor(old: string, now: string, head: Repository, taken: ReadonlyMap<string, string>): string {
  const isFree = (path: string): boolean => !head.has(path) && !taken.has(path);
  if (isFree(old)) return old;
  const folder = folderOf(old);
  const name = baseName(now).replace(/\.[^.]*$/, '');
  for (let number = 1; ; number++) {
    const own = `${name}${number === 1 ? '' : `-${number}`}.yml`;
    const path = folder === '' ? own : `${folder}/${own}`;
    if (isFree(path)) return path;
  }
}

function textOf(repository: Repository, path: string): string | undefined {
  const result = repository.read(path);
  return result.ok ? result.text : undefined;
}

/** The different lines of a file, without indentation and what is too short to tell files apart. */
function linesOf(repository: Repository, path: string): ReadonlySet<string> {
  const lines = (textOf(repository, path) ?? '').split('\n', MOST_LINES).map((line) => line.trim());
  return new Set(lines.filter((line) => line.length >= SHORTEST));
}
