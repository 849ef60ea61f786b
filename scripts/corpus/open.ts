import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openCommit } from '../../src/source/commit.js';
import { memory } from '../../src/source/memory.js';
import type { Repository } from '../../src/source/repository.js';
import type { Label } from './labels.js';

/** Where the contents of cases are: folders of the machine, never the project's own. */
export interface Places {
  /** Bare repositories named `owner+name`. */
  readonly mirror?: string;
  /** `<id>/tree.txt` and `<id>/files/`: all paths, and the contents of some. */
  readonly cases?: string;
}

/** The repository of a case; undefined where its contents are not at hand. */
export function openCase(label: Label, places: Places): Repository | undefined {
  return openMirrored(label, places.mirror) ?? openSlim(label, places.cases);
}

function openMirrored(label: Label, mirror: string | undefined): Repository | undefined {
  const folder = mirror === undefined || !existsSync(mirror) ? undefined : gitFolder(mirror, label.repo);
  if (folder === undefined) return undefined;
  try {
    const whole = openCommit(folder, label.commit);
    return label.path === '.' ? whole : below(whole, label.path);
  } catch {
    return undefined;
  }
}

function gitFolder(mirror: string, repo: string): string | undefined {
  const wanted = repo.replace('/', '+').toLowerCase();
  const name = readdirSync(mirror).find((entry) => [wanted, `${wanted}.git`].includes(entry.toLowerCase()));
  if (name === undefined) return undefined;
  const home = join(mirror, name);
  const inside = readdirSync(home, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return [home, ...inside.map((entry) => join(home, entry.name))].find((folder) => existsSync(join(folder, 'objects')));
}

/** A folder of a repository as one of its own. */
function below(repository: Repository, folder: string): Repository {
  const prefix = `${folder}/`;
  const cut = <T extends { readonly path: string }>(entries: readonly T[]): T[] =>
    entries
      .filter((entry) => entry.path.startsWith(prefix))
      .map((entry) => ({ ...entry, path: entry.path.slice(prefix.length) }));
  return {
    ...repository,
    name: folder.slice(folder.lastIndexOf('/') + 1),
    files: cut(repository.files),
    skipped: cut(repository.skipped),
    has: (path) => repository.has(prefix + path),
    read: (path) => repository.read(prefix + path),
    prefetch: (paths) => repository.prefetch(paths.map((path) => prefix + path)),
  };
}

function openSlim(label: Label, cases: string | undefined): Repository | undefined {
  const home = cases === undefined ? undefined : join(cases, label.id);
  if (home === undefined || !existsSync(join(home, 'tree.txt'))) return undefined;
  const files = new Map<string, Uint8Array>();
  for (const path of readFileSync(join(home, 'tree.txt'), 'utf8').split('\n')) {
    if (path !== '' && !path.startsWith('"') && !path.includes('..')) files.set(path, new Uint8Array());
  }
  const contents = join(home, 'files');
  if (existsSync(contents)) {
    for (const entry of readdirSync(contents, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const path = join(entry.parentPath, entry.name);
      files.set(path.slice(contents.length + 1), readFileSync(path));
    }
  }
  return memory(files, { name: label.id });
}
