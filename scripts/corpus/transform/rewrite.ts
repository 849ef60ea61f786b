import { compareText } from '../../../src/lib/compare.js';
import type { Repository } from '../../../src/source/repository.js';

/** A pure change of a repository. */
export type Transformation = (repository: Repository) => Repository;

/** What becomes of a repository's files. Texts are made when they are read. */
export interface Rewrite {
  /** New path of a file. */
  readonly path?: (path: string) => string;
  /** New text of a file, by its old path. */
  readonly text?: (path: string, text: string) => string;
  /** Files that are gone. */
  readonly without?: ReadonlySet<string>;
  /** Further files, by their new paths. */
  readonly add?: ReadonlyMap<string, string>;
}

/** The repository with its files rewritten; of two files that would have one path the first stays. */
export function rewritten(repository: Repository, { path, text, without, add }: Rewrite): Repository {
  const olds = new Map<string, string>();
  const kinds = new Map<string, 'file' | 'link'>();
  for (const file of repository.files) {
    if (without?.has(file.path)) continue;
    const now = path?.(file.path) ?? file.path;
    if (olds.has(now)) continue;
    olds.set(now, file.path);
    kinds.set(now, file.kind);
  }
  const added = new Map([...(add ?? [])].filter(([name]) => !olds.has(name)));
  const files = [
    ...[...olds.keys()].map((name) => ({ path: name, kind: kinds.get(name) ?? ('file' as const) })),
    ...[...added.keys()].map((name) => ({ path: name, kind: 'file' as const })),
  ].sort((a, b) => compareText(a.path, b.path));
  return {
    ...repository,
    files,
    skipped: repository.skipped.map((entry) => ({ ...entry, path: path?.(entry.path) ?? entry.path })),
    has: (name) => olds.has(name) || added.has(name),
    read: (name) => {
      const own = added.get(name);
      if (own !== undefined) return { ok: true, text: own };
      const old = olds.get(name);
      const result = repository.read(old ?? name);
      if (old === undefined || !result.ok || text === undefined) return result;
      return { ok: true, text: text(old, result.text) };
    },
    prefetch: (names) => repository.prefetch(names.flatMap((name) => olds.get(name) ?? [])),
  };
}
