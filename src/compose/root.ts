import { posix } from 'node:path';
import { resolvePath } from '../lib/paths.js';
import type { Repository } from '../source/repository.js';

/** The absolute path of a repository's root, in which resolved paths are written. */
export function rootOf({ origin, name }: Repository): string {
  return origin.kind === 'memory' ? `/${name}` : origin.root;
}

/** The repository path that a relative or absolute path means; undefined when it leaves the repository. */
export function pathInside(repository: Repository, directory: string, path: string): string | undefined {
  if (!path.startsWith('/')) return resolvePath(directory, path);
  const relative = posix.relative(rootOf(repository), posix.normalize(path));
  return relative === '..' || relative.startsWith('../') ? undefined : relative;
}
