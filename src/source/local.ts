import { closeSync, constants, existsSync, fstatSync, openSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { by, compareText } from '../lib/compare.js';
import { Collector } from './collector.js';
import { decode } from './decode.js';
import { realFolder } from './folder.js';
import { Folders } from './folders.js';
import { entriesOf, git } from './git.js';
import { inspectLink, isGitInternal, isInside } from './links.js';
import { DEFAULT_LIMITS, type Limits, type ReadResult, type Repository } from './repository.js';
import { missing, tooLarge, unreadable } from './results.js';
import { walk } from './walk.js';

/**
 * A folder of the file system as a repository. Inside a git work tree: the tracked files and the untracked ones that are not
 * ignored; anywhere else everything that .gitignore files do not exclude. Throws a UserMistake when there is no such folder.
 */
export function openLocal(root: string, limits: Partial<Limits> = {}): Repository {
  const bounds = { ...DEFAULT_LIMITS, ...limits };
  const absolute = resolve(root);
  const real = realFolder(root);
  const collector = new Collector(bounds, (path) => inspectLink(real, path));
  const folders = new Folders(real, collector);
  const listed = listWithGit(real, collector);
  if (listed === undefined) walk(collector, folders, (path) => readInside(real, path, bounds));
  else collectListed(listed, collector, folders);
  const files = collector.files;
  const paths = new Set(files.map((file) => file.path));
  return {
    name: basename(absolute) || basename(real),
    origin: { kind: 'local', root: absolute, tracked: listed !== undefined },
    files: files.sort(by((file) => file.path)),
    skipped: collector.skipped.sort(by((skip) => skip.path)),
    has: (path) => paths.has(path),
    read: (path) => (paths.has(path) ? readInside(real, path, bounds) : missing(path)),
    prefetch: () => {},
    contents: () => (listed === undefined ? new Map() : stagedContents(real)),
  };
}

/** Path to the name of the content that the index has of it. */
function stagedContents(root: string): ReadonlyMap<string, string> {
  const result = git(root, ['ls-files', '-z', '--cached', '--stage']);
  if (!result.ok) return new Map();
  return new Map(
    entriesOf(result.output).flatMap((entry) => {
      const tab = entry.indexOf('\t');
      const [mode = '', object = ''] = entry.slice(0, tab).split(' ');
      // A link's object holds where it leads, not what it is read as.
      return mode.startsWith('100') ? [[entry.slice(tab + 1), object] as const] : [];
    }),
  );
}

/** The paths that git counts as part of the folder; undefined when git cannot say, or ignores the folder as a whole. */
function listWithGit(root: string, collector: Collector): string[] | undefined {
  if (!hasGitAbove(root)) return undefined;
  const result = git(root, ['ls-files', '-z', '--cached', '--others', '--exclude-standard']);
  if (!result.ok || result.output.length === 0) return undefined;
  for (const [, folder = '', why] of result.warnings.matchAll(/^warning: could not open directory '(.*)\/': (.*)$/gm)) {
    collector.skip(folder, 'unreadable', `The folder cannot be read (${why}). Check its permissions.`);
  }
  return [...new Set(entriesOf(result.output))].sort(compareText);
}

/** True when the folder or one above it holds a `.git`: only then is there anything to ask git about. */
function hasGitAbove(folder: string): boolean {
  if (existsSync(join(folder, '.git'))) return true;
  const above = dirname(folder);
  return above !== folder && hasGitAbove(above);
}

function collectListed(listed: readonly string[], collector: Collector, folders: Folders): void {
  for (const path of listed) {
    if (collector.full) return;
    // Git prints an untracked repository inside the work tree as a folder.
    const name = path.endsWith('/') ? path.slice(0, -1) : path;
    if (name.split('/').length > collector.limits.maxDepth) {
      collector.tooDeep(name);
      continue;
    }
    const kind = folders.kindOf(name);
    if (kind === 'folder') collector.submodule(name);
    else if (kind !== undefined) collector.add(name, kind);
  }
}

/** Reads a regular file whose real place, links resolved, is inside the root. Nothing else is opened. */
export function readInside(root: string, path: string, limits: Limits): ReadResult {
  try {
    const real = realpathSync.native(join(root, path));
    if (!isInside(root, real) || isGitInternal(root, real)) return unreadable('it lies outside the repository');
    if (!statSync(real).isFile()) return unreadable('it is not a regular file');
    const descriptor = openSync(real, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
    try {
      const stat = fstatSync(descriptor);
      if (!stat.isFile()) return unreadable('it is not a regular file');
      if (stat.size > limits.maxFileSize) return tooLarge(stat.size, limits.maxFileSize);
      return decode(readFileSync(descriptor));
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    return code === 'ENOENT' || code === 'ENOTDIR' ? missing(path) : unreadable(code ?? 'unknown error');
  }
}
