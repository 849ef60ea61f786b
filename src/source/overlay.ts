import { by } from '../lib/compare.js';
import type { Repository } from './repository.js';
import { missing } from './results.js';

/** The repository as it would be with other texts in some of its files, and with new ones; without those that `gone` names. */
export function overlay(
  repository: Repository,
  texts: ReadonlyMap<string, string>,
  gone: ReadonlySet<string> = new Set(),
): Repository {
  if (texts.size === 0 && gone.size === 0) return repository;
  const fresh = [...texts.keys()].filter((path) => !repository.has(path));
  const files =
    fresh.length === 0 && gone.size === 0
      ? repository.files
      : [
          ...repository.files.filter(({ path }) => !gone.has(path)),
          ...fresh.map((path) => ({ path, kind: 'file' as const })),
        ].sort(by(({ path }) => path));
  return {
    ...repository,
    files,
    has: (path) => !gone.has(path) && (texts.has(path) || repository.has(path)),
    read: (path) => {
      const text = texts.get(path);
      if (text !== undefined) return { ok: true, text };
      return gone.has(path) ? missing(path) : repository.read(path);
    },
    prefetch: (paths) => repository.prefetch(paths.filter((path) => repository.has(path))),
  };
}
