import { type Programs, programsOf } from '../facts/programs/programs.js';
import { baseName, folderOf } from '../lib/paths.js';
import type { Rulebook } from '../rulebook/rulebook.js';
import type { Repository } from '../source/repository.js';

/** Reads what programs of the repository's containers are told; no file is opened before one of them is asked about. */
export function programsIn(repository: Repository, { programs, measured }: Rulebook): Programs {
  const texts = new Map<string, string | undefined>();
  let folders: ReadonlyMap<string, readonly string[]> | undefined;
  return programsOf(programs, measured.workers, {
    has: (path) => repository.has(path),
    namesIn: (folder) => {
      folders ??= namesByFolder(repository);
      return folders.get(folder) ?? [];
    },
    text: (path) => {
      if (!texts.has(path)) {
        const read = repository.has(path) ? repository.read(path) : undefined;
        texts.set(path, read?.ok === true ? read.text : undefined);
      }
      return texts.get(path);
    },
  });
}

function namesByFolder(repository: Repository): ReadonlyMap<string, readonly string[]> {
  const folders = new Map<string, string[]>();
  for (const { path } of repository.files) {
    const names = folders.get(folderOf(path));
    if (names === undefined) folders.set(folderOf(path), [baseName(path)]);
    else names.push(baseName(path));
  }
  return folders;
}
