import { pathMatcher } from '../policy/path-globs.js';
import type { Repository } from '../source/repository.js';

export interface Scope {
  /** Globs of paths to look at; empty: all. */
  readonly include: readonly string[];
  /** Globs of paths to leave out. */
  readonly exclude: readonly string[];
}

/** The repository without what its configuration leaves out. A glob without a slash matches at any depth, as in .gitignore. */
export function narrow(repository: Repository, { include, exclude }: Scope): Repository {
  if (include.length === 0 && exclude.length === 0) return repository;
  const included = pathMatcher(include);
  const excluded = pathMatcher(exclude);
  const files = repository.files.filter(
    (file) => (include.length === 0 || included(file.path)) && !excluded(file.path),
  );
  const paths = new Set(files.map((file) => file.path));
  return {
    ...repository,
    files,
    has: (path) => paths.has(path),
    read: (path) =>
      paths.has(path)
        ? repository.read(path)
        : { ok: false, reason: 'missing', message: `${path} is left out by the configuration.` },
  };
}
