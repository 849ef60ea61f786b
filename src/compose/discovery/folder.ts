import { by } from '../../lib/compare.js';
import { baseName } from '../../lib/paths.js';
import type { ComposeFile } from '../project.js';
import type { Candidate } from './candidates.js';
import { DEFAULT_NAMES, namesBase, namesEnvironment, OVERRIDE_NAMES, variantName } from './file-names.js';
import type { ProjectGroup } from './group.js';
import { leaning, standingOf, standsAlone } from './standing.js';

/** A project and the file whose services it is compared by. */
export interface Base {
  readonly file: Candidate;
  readonly group: ProjectGroup;
}

/** Neighbours that an incomplete file without a base is compared with, at most. */
const MOST_NEIGHBOURS = 50;

/** What is known of a folder before its files are looked at one by one. */
export interface FolderProjects {
  /** The project that Compose finds in the folder by itself. */
  readonly base?: Base;
  /** Projects that commands make of files of the folder. */
  readonly started: readonly Base[];
  /** The default project of a folder further up, over which the folder's incomplete files may be laid. */
  readonly above?: Base;
}

/** The projects of one folder: those that are known, and those of the files that belong to none of them. */
export function groupFolder(
  directory: string,
  files: readonly Candidate[],
  { base, started, above }: FolderProjects,
): readonly ProjectGroup[] {
  const used = new Set(base?.group.files.map(({ path }) => path));
  const others = files.filter(({ path }) => !used.has(path));
  const known = started.map(({ group }) => group);
  const idOfOwn = ownIds(
    directory,
    others,
    known.map(({ id }) => id),
  );
  if (base !== undefined) {
    return [base.group, ...known, ...others.map((file) => besideBase(file, base, directory, idOfOwn))];
  }
  return [...known, ...withoutBase(directory, others, started, above, idOfOwn)];
}

/** The project that Compose finds in a folder by itself. */
export function defaultBase(directory: string, files: readonly Candidate[]): Base | undefined {
  const main = firstNamed(files, DEFAULT_NAMES);
  const override = firstNamed(files, OVERRIDE_NAMES);
  if (main === undefined) return undefined;
  return baseOf(directory, override === undefined ? [main] : [main, override]);
}

function firstNamed(files: readonly Candidate[], names: readonly string[]): Candidate | undefined {
  for (const name of names) {
    const found = files.find(({ path }) => baseName(path) === name);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The project of a list of files; undefined for none. */
export function baseOf(directory: string, files: readonly Candidate[]): Base | undefined {
  const [main] = files;
  if (main === undefined) return undefined;
  const group = {
    id: idOf(directory),
    directory,
    files: files.map(({ path }, index): ComposeFile => ({ path, role: index === 0 ? 'base' : 'override' })),
  };
  return { file: main, group };
}

type IdOfOwn = (file: Candidate) => string;

/** The ids of files as projects of their own. Two files of a folder can have one short name: the paths tell them apart. */
function ownIds(directory: string, files: readonly Candidate[], taken: readonly string[]): IdOfOwn {
  const short = ({ path }: Candidate): string => ownId(directory, variantName(path));
  const claims = new Map(taken.map((id) => [id, 1]));
  for (const file of files) claims.set(short(file), (claims.get(short(file)) ?? 0) + 1);
  return (file) => (claims.get(short(file)) === 1 ? short(file) : ownId(directory, file.path));
}

/** The id of a project that does not stand for its folder. */
export function ownId(directory: string, name: string): string {
  return `${idOf(directory)}#${name}`;
}

function besideBase(file: Candidate, base: Base, directory: string, idOfOwn: IdOfOwn): ProjectGroup {
  switch (standingOf(file, base.file)) {
    case 'overlay':
      return overlay(file, base);
    case 'alternative':
      return alternative(file, base);
    case 'own':
      return own(file, directory, idOfOwn);
    case 'fragment':
      return { ...own(file, directory, idOfOwn), fragment: true };
  }
}

/** A file laid over a project by convention. */
export function overlay(file: Candidate, { group }: Base): ProjectGroup {
  const variant = variantName(file.path);
  return {
    id: `${group.id}@${variant}`,
    directory: group.directory,
    ...(group.name !== undefined && { name: group.name }),
    files: [...group.files, { path: file.path, role: 'overlay' }],
    variantOf: group.id,
    variant,
    // Other overlays may belong to it: only one for an environment is known to make the project whole.
    ...(!namesEnvironment(file.path) && { fragment: true as const }),
  };
}

function alternative(file: Candidate, { group }: Base): ProjectGroup {
  const variant = variantName(file.path);
  return {
    id: `${group.id}@${variant}`,
    directory: group.directory,
    ...(group.name !== undefined && { name: group.name }),
    files: [{ path: file.path, role: 'base' }],
    variantOf: group.id,
    variant,
  };
}

function own(file: Candidate, directory: string, idOfOwn: IdOfOwn): ProjectGroup {
  return { id: idOfOwn(file), directory, files: [{ path: file.path, role: 'base' }] };
}

/**
 * A folder in which Compose finds nothing by itself. Whole files are projects; those that name an environment and repeat the
 * first one are its variants. An incomplete file is laid over the neighbour that has most of what it lacks, else over the
 * project further up.
 */
function withoutBase(
  directory: string,
  files: readonly Candidate[],
  started: readonly Base[],
  above: Base | undefined,
  idOfOwn: IdOfOwn,
): ProjectGroup[] {
  const ranked = [...files].sort(
    by(
      ({ outline }) => (standsAlone(outline) ? 0 : 1),
      ({ path }) => (namesEnvironment(path) ? 1 : 0),
      ({ path }) => (namesBase(path) ? 0 : 1),
      ({ outline }) => -outline.services.size,
      ({ path }) => path,
    ),
  );
  const bases: Base[] = [...started];
  const groups: ProjectGroup[] = [];
  const single = started.length === 0 && files.filter(({ outline }) => standsAlone(outline)).length === 1;
  for (const file of ranked) {
    const idOfWhole = single ? () => idOf(directory) : idOfOwn;
    const project = own(file, directory, standsAlone(file.outline) ? idOfWhole : idOfOwn);
    const group = placed(file, project, bases, above);
    groups.push(group);
    if (group.variant === undefined && bases.length < MOST_NEIGHBOURS) bases.push({ file, group });
  }
  return groups;
}

/** A file as part of a project that is there, else as `project`. */
function placed(file: Candidate, project: ProjectGroup, bases: readonly Base[], above: Base | undefined): ProjectGroup {
  const [first] = bases;
  if (standsAlone(file.outline)) {
    const repeats =
      first !== undefined && namesEnvironment(file.path) && standingOf(file, first.file) === 'alternative';
    return repeats ? alternative(file, first) : project;
  }
  const neighbour = mostLeanedOn(file, bases);
  if (neighbour !== undefined) return overlay(file, neighbour);
  const fragment: ProjectGroup = { ...project, fragment: true };
  if (above === undefined || (namesBase(file.path) && [...file.outline.services.values()].includes(true)))
    return fragment;
  return leaning(file.outline, above.file.outline) > 0 ? overlay(file, above) : fragment;
}

function mostLeanedOn(file: Candidate, bases: readonly Base[]): Base | undefined {
  let best: Base | undefined;
  let most = 0;
  for (const base of bases) {
    const count = leaning(file.outline, base.file.outline);
    if (count > most) {
      best = base;
      most = count;
    }
  }
  return best;
}

/** The id of the project that a folder stands for. */
export function idOf(directory: string): string {
  return directory === '' ? '.' : directory;
}
