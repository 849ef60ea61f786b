import { statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { realFolder } from './folder.js';
import { isGitInternal, isInside } from './links.js';
import { readInside } from './local.js';
import { realPath } from './real-path.js';
import { DEFAULT_LIMITS, type Limits, type Repository } from './repository.js';
import { unreadable } from './results.js';

export interface DirectOptions {
  readonly limits?: Partial<Limits>;
  /** Absolute paths of the folders and files within the root that may be read; all of it unless given. */
  readonly readable?: readonly string[];
}

/**
 * A folder of the file system whose files are looked at one by one, when they are asked for: nothing is listed, and what git
 * ignores is there as well, as for any program that the user runs in it. Links are followed within the root, and nothing
 * outside it is opened. Throws a UserMistake when there is no such folder.
 */
export function openDirect(root: string, { limits = {}, readable }: DirectOptions = {}): Repository {
  const bounds = { ...DEFAULT_LIMITS, ...limits };
  const absolute = resolve(root);
  const real = realFolder(root);
  const places = readable?.map((place) => realPath(place)).filter((place) => place !== undefined) ?? [real];
  const isReadable = (path: string): boolean => places.some((place) => isInside(place, path));
  const known = new Map<string, boolean>();
  const has = (path: string): boolean => {
    const before = known.get(path);
    if (before !== undefined) return before;
    const found = isThere(real, path, isReadable);
    known.set(path, found);
    return found;
  };
  return {
    name: basename(absolute) || basename(real),
    origin: { kind: 'local', root: absolute, tracked: false },
    files: [],
    skipped: [],
    has,
    read: (path) => {
      const target = realPath(join(real, path));
      if (target === undefined || isReadable(target)) return readInside(real, path, bounds);
      return unreadable('it lies outside the repository');
    },
    prefetch: () => {},
  };
}

/** Whether there is something other than a folder: reading it says what is wrong with a device, or a link out of the root. */
function isThere(root: string, path: string, isReadable: (path: string) => boolean): boolean {
  const target = realPath(join(root, path));
  if (target === undefined || isGitInternal(root, target)) return false;
  return !isReadable(target) || statSync(target, { throwIfNoEntry: false })?.isDirectory() === false;
}
