import { baseName, folderOf } from '../../lib/paths.js';
import { inRepository } from '../paths.js';
import type { Candidate } from './candidates.js';
import { DEFAULT_NAMES, isComposeName, namesEnvironment } from './file-names.js';
import type { LeftOut } from './group.js';
import { combinedOutline, type Outline } from './outline.js';

/**
 * Files that are part of another file's project: included ones, and extended ones that are nothing by themselves.
 * Of files that include one another in a circle, the first stays.
 */
export function partsOfOthers(files: ReadonlyMap<string, Candidate>): readonly LeftOut[] {
  const includes = new Map(
    [...files.values()].map((file) => [file.path, file.refers ? targetsOf(file, file.outline.includes) : []]),
  );
  const included = new Set([...includes.values()].flat());
  const roots = [...files.keys()].filter((path) => !included.has(path));
  const reached = new Map<string, string>();
  for (const root of roots) reach(root, includes, reached);
  for (const path of files.keys()) {
    if (!reached.has(path)) {
      reach(path, includes, reached);
      included.delete(path);
    }
  }
  const parts = new Map<string, LeftOut>();
  for (const path of included) {
    const by = reached.get(path);
    if (files.has(path) && by !== undefined) {
      parts.set(path, { path, reason: 'included', message: `${path} is included by ${by}.` });
    }
  }
  for (const file of files.values()) {
    if (!file.refers) continue;
    for (const path of targetsOf(file, file.outline.extended)) {
      if (path === file.path || !files.has(path) || parts.has(path) || isWhole(path)) continue;
      parts.set(path, { path, reason: 'extended', message: `${path} holds services that ${file.path} extends.` });
    }
  }
  return [...parts.values()];
}

/** The file with everything that it includes: what it has to be judged by. */
export function withIncluded(file: Candidate, files: ReadonlyMap<string, Candidate>): Candidate {
  if (!file.refers || file.outline.includes.length === 0) return file;
  const outlines = new Map<string, Outline>([[file.path, file.outline]]);
  const open = [file];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const path of targetsOf(next, next.outline.includes)) {
      const target = files.get(path);
      if (target === undefined || outlines.has(path)) continue;
      outlines.set(path, target.outline);
      if (target.refers) open.push(target);
    }
  }
  return { ...file, outline: combinedOutline([...outlines.values()]) };
}

/** The files of the repository that a file includes by itself. */
export function includedBy(file: Candidate, files: ReadonlyMap<string, Candidate>): readonly string[] {
  return file.refers ? targetsOf(file, file.outline.includes).filter((path) => files.has(path)) : [];
}

/** Notes for each file that is reached from `root` the file that includes it. */
function reach(root: string, includes: ReadonlyMap<string, readonly string[]>, reached: Map<string, string>): void {
  const open = [root];
  if (!reached.has(root)) reached.set(root, root);
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    for (const target of includes.get(path) ?? []) {
      if (reached.has(target)) continue;
      reached.set(target, path);
      open.push(target);
    }
  }
}

function targetsOf({ path }: Candidate, written: readonly string[]): string[] {
  return written.flatMap((text) => inRepository(folderOf(path), text) ?? []);
}

/** Extending a file that is a project of its own does not make it a part. */
function isWhole(path: string): boolean {
  return DEFAULT_NAMES.includes(baseName(path)) || (isComposeName(path) && namesEnvironment(path));
}
