import { realpathSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { SkipReason } from './repository.js';

/** What a symbolic link of the repository stands for. `duplicate`: a folder that is listed at its own place already. */
export type LinkTarget =
  | { readonly kind: 'file' }
  | { readonly kind: 'duplicate' }
  | { readonly kind: 'refused'; readonly reason: SkipReason; readonly message: string };

/**
 * Looks where a link leads. Links to regular files inside the root are files; links to folders inside the root are not
 * followed, because their content is listed at its own place.
 */
export function inspectLink(root: string, path: string): LinkTarget {
  const absolute = join(root, path);
  let target: string;
  try {
    target = realpathSync.native(absolute);
  } catch (error) {
    return refusedLink((error as NodeJS.ErrnoException).code);
  }
  if (!isInside(root, target)) {
    return refuse('link-outside-root', 'The link leads outside the repository and is not followed.');
  }
  if (isGitInternal(root, target))
    return refuse('link-outside-root', "The link leads into git's own files and is not followed.");
  const stat = statSync(target, { throwIfNoEntry: false });
  if (stat === undefined) return refusedLink('ENOENT');
  if (stat.isFile()) return { kind: 'file' };
  if (!stat.isDirectory())
    return refuse('not-a-regular-file', 'The link leads to a pipe, socket or device, which is never opened.');
  return isInside(target, join(absolute, '..'))
    ? refuse('link-loop', 'The link leads to a folder that contains it and is not followed.')
    : { kind: 'duplicate' };
}

/** True when an absolute real path is the root or below it. */
export function isInside(root: string, path: string): boolean {
  return path === root || path.startsWith(root.endsWith(sep) ? root : root + sep);
}

/**
 * True below git's own folder of the root or of a repository within it: its content (credentials among it) is never read.
 * No commit can have a file there.
 */
export function isGitInternal(root: string, path: string): boolean {
  return relative(root, path).split(sep).includes('.git');
}

function refusedLink(code: string | undefined): LinkTarget {
  if (code === 'ELOOP') return refuse('link-loop', 'The link leads back to itself. Remove it.');
  if (code === 'EACCES' || code === 'EPERM') return refuse('unreadable', `The link cannot be followed (${code}).`);
  return refuse('link-dangling', 'The link leads to nothing. Remove it, or create its target.');
}

function refuse(reason: SkipReason, message: string): LinkTarget {
  return { kind: 'refused', reason, message };
}
