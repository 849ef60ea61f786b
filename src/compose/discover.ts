import type { ParsedFile } from '../documents/node.js';
import { by } from '../lib/compare.js';
import { folderOf, joinPath } from '../lib/paths.js';
import type { Repository } from '../source/repository.js';
import { type Candidate, findCandidates } from './candidates.js';
import { parseDotenv } from './dotenv.js';
import { type Base, defaultBase, groupFolder } from './folder.js';
import type { Discovery, ProjectGroup } from './group.js';
import { inRepository } from './paths.js';
import { partsOfOthers, withIncluded } from './references.js';

/**
 * Every Compose project of a repository, as the files that make it up. Trees are not kept: each project is loaded when it is
 * needed. `parse` is asked only for files whose layout is out of the ordinary.
 */
export function discoverProjects(repository: Repository, parse: (path: string) => ParsedFile): Discovery {
  const { files, leftOut } = findCandidates(repository, parse);
  const parts = partsOfOthers(files);
  const folders = byFolder(files, new Set(parts.map(({ path }) => path)));
  const fixed = new Map<string, readonly Candidate[]>();
  for (const directory of folders.keys()) {
    const named = namedByDotenv(directory, repository, files);
    if (named !== undefined) fixed.set(directory, named);
  }
  const taken = new Set([...fixed.values()].flat().map(({ path }) => path));
  const defaults = new Map<string, Base>();
  const groups: ProjectGroup[] = [];
  for (const [directory, candidates] of folders) {
    const named = fixed.get(directory);
    const free = candidates.filter(({ path }) => !taken.has(path));
    const base = named === undefined ? defaultBase(directory, free) : undefined;
    if (base !== undefined) defaults.set(directory, base);
    groups.push(...groupFolder(directory, free, named, nearestAbove(directory, defaults)));
  }
  return {
    groups: withUniqueIds(groups).sort(by(({ id }) => id)),
    leftOut: [...leftOut, ...parts].sort(by(({ path }) => path)),
  };
}

/** Folders in path order, so that a folder's parents come before it. */
function byFolder(
  files: ReadonlyMap<string, Candidate>,
  parts: ReadonlySet<string>,
): ReadonlyMap<string, readonly Candidate[]> {
  const folders = new Map<string, Candidate[]>();
  for (const file of files.values()) {
    if (parts.has(file.path)) continue;
    const folder = folderOf(file.path);
    const list = folders.get(folder);
    const whole = withIncluded(file, files);
    if (list === undefined) folders.set(folder, [whole]);
    else list.push(whole);
  }
  return new Map([...folders].sort(by(([folder]) => folder)));
}

/** The files that COMPOSE_FILE of a folder's `.env` names; undefined when it names none or one that is not here. */
function namedByDotenv(
  directory: string,
  repository: Repository,
  files: ReadonlyMap<string, Candidate>,
): readonly Candidate[] | undefined {
  const path = joinPath(directory, '.env');
  if (!repository.has(path)) return undefined;
  const read = repository.read(path);
  if (!read.ok || !read.text.includes('COMPOSE_FILE')) return undefined;
  const { variables } = parseDotenv(path, read.text);
  const list = variables.get('COMPOSE_FILE')?.value;
  if (list === undefined || list === '') return undefined;
  const separator = variables.get('COMPOSE_PATH_SEPARATOR')?.value || (list.includes(';') ? ';' : ':');
  const named = list.split(separator).map((text) => {
    const target = inRepository(directory, text.trim());
    return target === undefined ? undefined : files.get(target);
  });
  const found = named.filter((file) => file !== undefined);
  return found.length === named.length ? found : undefined;
}

function nearestAbove(directory: string, defaults: ReadonlyMap<string, Base>): Base | undefined {
  let folder = directory;
  while (folder !== '') {
    folder = folderOf(folder);
    const base = defaults.get(folder);
    if (base !== undefined) return base;
  }
  return undefined;
}

/** Two files of one folder can have the same short name (`compose.prod.yml`, `prod.compose.yml`): the path tells them apart. */
function withUniqueIds(groups: readonly ProjectGroup[]): ProjectGroup[] {
  const seen = new Map<string, number>();
  for (const { id } of groups) seen.set(id, (seen.get(id) ?? 0) + 1);
  return groups.map((group) => {
    if (seen.get(group.id) === 1) return group;
    const last = group.files.at(-1)?.path ?? '';
    const separator = group.variant === undefined ? '#' : '@';
    return { ...group, id: `${group.variantOf ?? (group.directory || '.')}${separator}${last}` };
  });
}
