import type { ParsedFile } from '../../documents/node.js';
import { by } from '../../lib/compare.js';
import { folderOf } from '../../lib/paths.js';
import type { Repository } from '../../source/repository.js';
import { asStarted } from './as-started.js';
import { type Candidate, findCandidates } from './candidates.js';
import { type DotenvFiles, listedByDotenv, namedByDotenv } from './dotenv-files.js';
import { fileSets } from './file-sets.js';
import { type Base, baseOf, defaultBase, groupFolder } from './folder.js';
import { withFound } from './found.js';
import type { Discovery, ProjectGroup } from './group.js';
import type { Invocation } from './invocation.js';
import { partsOfOthers, withIncluded } from './references.js';
import { startedProjects } from './started.js';

/**
 * Every Compose project of a repository, as the files that make it up: what Compose finds by itself, what `invocations` start,
 * and the rest by convention. Trees are not kept: each project is loaded when it is needed. `parse` is asked only for files
 * whose layout is out of the ordinary.
 */
export function discoverProjects(
  repository: Repository,
  parse: (path: string) => ParsedFile,
  invocations: readonly Invocation[] = [],
): Discovery {
  const sets = fileSets(invocations, repository);
  const { files, leftOut } = findCandidates(
    repository,
    parse,
    new Set(sets.flatMap((set) => set.files)),
    listedByDotenv(repository),
  );
  const parts = partsOfOthers(files);
  const folders = byFolder(files, new Set(parts.map(({ path }) => path)));
  const fixed = fixedByDotenv(folders.keys(), repository, files);
  const named = new Set([...fixed.values()].flatMap((dotenv) => dotenv.files.map(({ path }) => path)));
  const bases = new Map<string, Base>();
  for (const [directory, candidates] of folders) {
    const dotenv = fixed.get(directory);
    const free = candidates.filter(({ path }) => !named.has(path));
    const base = dotenv === undefined ? defaultBase(directory, free) : baseOf(directory, dotenv.files);
    if (base !== undefined) bases.set(directory, { ...base, group: asStarted(base.group, sets) });
  }
  const started = startedProjects(sets, files, bases);
  const groups: ProjectGroup[] = [...started.variants];
  for (const [directory, candidates] of folders) {
    const free = candidates.filter(({ path }) => !named.has(path) && !started.taken.has(path));
    const base = bases.get(directory);
    groups.push(
      ...groupFolder(directory, free, {
        ...(base !== undefined && !started.taken.has(base.file.path) && { base }),
        started: started.projects.get(directory) ?? [],
        above: nearestAbove(directory, bases, fixed),
      }),
    );
  }
  return {
    groups: withUniqueIds(groups)
      .map((group) => withFound(asStarted(group, sets), { sets, files, fixed }))
      .sort(by(({ id }) => id)),
    leftOut: [...leftOut, ...parts.filter(({ path }) => !started.taken.has(path))].sort(by(({ path }) => path)),
  };
}

/** Folders in path order, so that a folder's parents come before it. */
function byFolder(
  files: ReadonlyMap<string, Candidate>,
  parts: ReadonlySet<string>,
): ReadonlyMap<string, readonly Candidate[]> {
  const folders = new Map<string, Candidate[]>();
  for (const file of files.values()) {
    const folder = folderOf(file.path);
    const list = folders.get(folder) ?? [];
    folders.set(folder, list);
    if (!parts.has(file.path)) list.push(withIncluded(file, files));
  }
  return new Map([...folders].sort(by(([folder]) => folder)));
}

function fixedByDotenv(
  directories: Iterable<string>,
  repository: Repository,
  files: ReadonlyMap<string, Candidate>,
): ReadonlyMap<string, DotenvFiles> {
  const fixed = new Map<string, DotenvFiles>();
  for (const directory of directories) {
    const named = namedByDotenv(directory, repository, files);
    if (named !== undefined) fixed.set(directory, named);
  }
  return fixed;
}

/** The default project of the nearest folder above; one that only a `.env` names is not laid over by convention. */
function nearestAbove(
  directory: string,
  bases: ReadonlyMap<string, Base>,
  fixed: ReadonlyMap<string, DotenvFiles>,
): Base | undefined {
  let folder = directory;
  while (folder !== '') {
    folder = folderOf(folder);
    const base = fixed.has(folder) ? undefined : bases.get(folder);
    if (base !== undefined) return base;
  }
  return undefined;
}

/**
 * Two variants can have one short name (of `compose.prod.yml`, `prod.compose.yml`): the path tells them apart. What variants are
 * of keeps its id.
 */
function withUniqueIds(groups: readonly ProjectGroup[]): ProjectGroup[] {
  const seen = new Map<string, number>();
  for (const { id } of groups) seen.set(id, (seen.get(id) ?? 0) + 1);
  const taken = new Set<string>();
  return groups.map((group) => {
    const last = group.files.at(-1)?.path ?? '';
    const written = group.variantOf === undefined || seen.get(group.id) === 1 ? group.id : `${group.variantOf}@${last}`;
    let id = written;
    for (let number = 2; taken.has(id) || (id !== group.id && seen.has(id)); number++) id = `${written}:${number}`;
    taken.add(id);
    return id === group.id ? group : { ...group, id };
  });
}
