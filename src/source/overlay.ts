import type { Repository } from './repository.js';

/** The repository as it would be with other texts in some of its files. */
export function overlay(repository: Repository, texts: ReadonlyMap<string, string>): Repository {
  if (texts.size === 0) return repository;
  return {
    ...repository,
    has: (path) => repository.has(path),
    read: (path) => {
      const text = texts.get(path);
      return text === undefined ? repository.read(path) : { ok: true, text };
    },
    prefetch: (paths) => repository.prefetch(paths),
  };
}
