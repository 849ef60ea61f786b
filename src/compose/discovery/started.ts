import { baseName, folderOf } from '../../lib/paths.js';
import type { ComposeFile } from '../project.js';
import type { Candidate } from './candidates.js';
import { DEFAULT_NAMES, isEnvironment, namesEnvironment, variantName } from './file-names.js';
import type { FileSet } from './file-sets.js';
import { type Base, idOf, overlay, ownId } from './folder.js';
import type { ProjectGroup } from './group.js';
import { combinedOutline } from './outline.js';
import { withIncluded } from './references.js';
import { standingOf, standsAlone } from './standing.js';

/** What commands make of the repository's files. */
export interface StartedProjects {
  /** Projects that are none by convention, by the folder of their first file. */
  readonly projects: ReadonlyMap<string, readonly Base[]>;
  /** Of those and of the projects that Compose finds by itself. */
  readonly variants: readonly ProjectGroup[];
  /** Files that are spoken for: they are no projects of their own, whatever their names. */
  readonly taken: ReadonlySet<string>;
}

/** Variants of one project that commands may make. */
const MOST_VARIANTS = 20;

/** Words for where a system runs in earnest, and where nobody but its developers sees it. */
const EARNEST = /^(?:prod|production|live|release)$/;
const TRYING = /(?:^|[+._-])(?:dev|devel|develop|development|local|test|tests|testing|e2e|ci|debug)(?:$|[+._-])/;

/**
 * Makes projects of the sets of files that commands start. A set with the main file of a project is a variant of it; sets that
 * share their first file are variants of one another. What only a readme says does not take a project of its own away.
 */
export function startedProjects(
  sets: readonly FileSet[],
  files: ReadonlyMap<string, Candidate>,
  bases: ReadonlyMap<string, Base>,
): StartedProjects {
  const mains = new Map([...bases.values()].map((base) => [base.file.path, base]));
  const whole = (path: string): Candidate | undefined => {
    const file = files.get(path);
    return file === undefined ? undefined : withIncluded(file, files);
  };
  const ofBase = new Map<Base, FileSet[]>();
  const others = new Map<string, FileSet[]>();
  for (const set of sets.map((one) => ({ ...one, files: one.files.filter((path) => files.has(path)) }))) {
    const main = set.files.find((path) => mains.has(path));
    const base = main === undefined ? undefined : mains.get(main);
    if (base !== undefined) {
      if (isVariant(set, base, whole)) add(ofBase, base, set);
    } else if (set.files.length > 1 && (set.strong || fitsTogether(set, whole))) add(others, set.files[0] ?? '', set);
  }
  for (const set of sets) {
    const [first = ''] = set.files;
    // The first file by itself is one way more to start what others are laid over.
    if (set.strong && set.files.length === 1 && others.has(first)) add(others, first, set);
  }
  const projects = new Map<string, Base[]>();
  for (const [first, alike] of others) {
    const folder = folderOf(first);
    const only = !bases.has(folder) && [...others.keys()].filter((path) => folderOf(path) === folder).length === 1;
    const shared = [...others.keys()].some((path) => path !== first && shortId(path) === shortId(first));
    const id = only ? idOf(folder) : shared ? ownId(folder, first) : shortId(first);
    const base = projectOf(first, alike, id, whole);
    if (base === undefined) continue;
    add(projects, folder, base);
    ofBase.set(
      base,
      alike.filter(({ files: paths }) => !sameFiles(paths, base.group)),
    );
  }
  const variants = [...ofBase].flatMap(([base, started]) => variantsOf(base, started, whole));
  const groups = [...variants, ...[...projects.values()].flat().map(({ group }) => group)];
  const taken = new Set(groups.flatMap((group) => group.files.map(({ path }) => path)));
  // The main file of a folder stays a project of its own, unless it is nothing without the one that it is started with.
  for (const [path, base] of mains) {
    if (taken.has(path) && (ofBase.has(base) || standsAlone(base.file.outline))) taken.delete(path);
  }
  return { projects, variants, taken };
}

function shortId(path: string): string {
  return ownId(folderOf(path), variantName(path));
}

function add<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}

function sameFiles(paths: readonly string[], { files }: ProjectGroup): boolean {
  return paths.length === files.length && paths.every((path, index) => path === files[index]?.path);
}

/** Whether a set with the main file of a project says something that the project does not. */
function isVariant(set: FileSet, base: Base, whole: (path: string) => Candidate | undefined): boolean {
  if (sameFiles(set.files, base.group)) return false;
  // Without the override that Compose would add.
  if (set.files.length === 1) return set.strong;
  return set.strong || set.files.every((path) => path === base.file.path || belongsTo(whole(path), base.file));
}

function belongsTo(file: Candidate | undefined, base: Candidate): boolean {
  return file !== undefined && standingOf(file, base) !== 'own';
}

function fitsTogether({ files }: FileSet, whole: (path: string) => Candidate | undefined): boolean {
  const [first, ...others] = files.map(whole);
  return first !== undefined && others.every((file) => belongsTo(file, first));
}

/**
 * The project of sets with one first file, none of which Compose finds by itself: that file where it is whole, else the set that
 * is meant in earnest.
 */
function projectOf(
  first: string,
  sets: readonly FileSet[],
  id: string,
  whole: (path: string) => Candidate | undefined,
): Base | undefined {
  const file = whole(first);
  if (file === undefined) return undefined;
  const leading = [...sets].sort((a, b) => rank(a) - rank(b))[0];
  const alone = standsAlone(file.outline) && sets.length > 1;
  const paths = alone || leading === undefined ? [first] : leading.files;
  const all = paths.flatMap((path) => whole(path) ?? []);
  const group: ProjectGroup = {
    id,
    directory: leading?.directory ?? folderOf(first),
    files: rolesOf(paths),
    ...(leading?.complete === false && { fragment: true as const }),
    ...(!alone && leading !== undefined && howStarted(leading)),
  };
  return { file: { ...file, outline: combinedOutline(all.map(({ outline }) => outline)) }, group };
}

/** What the commands of a set give beside its files. */
function howStarted({ found, name, envFiles }: FileSet): Pick<ProjectGroup, 'found' | 'name' | 'envFiles'> {
  return { found, ...(name !== undefined && { name }), ...(envFiles !== undefined && { envFiles }) };
}

function rank(set: FileSet): number {
  const name = namesOf(set.files.slice(1));
  return (set.strong ? 0 : 10) + (EARNEST.test(name) ? 0 : TRYING.test(name) ? 2 : 1);
}

function rolesOf(paths: readonly string[]): ComposeFile[] {
  return paths.map((path, index) => ({ path, role: index === 0 ? 'base' : 'overlay' }));
}

function variantsOf(
  base: Base,
  sets: readonly FileSet[],
  whole: (path: string) => Candidate | undefined,
): readonly ProjectGroup[] {
  const { group } = base;
  const own = new Set(group.files.map(({ path }) => path));
  const kept = distinct(sets).slice(0, MOST_VARIANTS);
  const names = variantNames(kept, own);
  const variants = kept.map((set, index): ProjectGroup => {
    const variant = names[index] ?? '';
    return {
      id: `${group.id}@${variant}`,
      directory: set.directory,
      files: rolesOf(set.files),
      variantOf: group.id,
      variant,
      ...(!set.complete && { fragment: true as const }),
      ...howStarted(set),
    };
  });
  return [...variants, ...underneath(base, kept, own, whole)];
}

/** Sets of different files; of those that differ in their folder alone, the first. */
function distinct(sets: readonly FileSet[]): readonly FileSet[] {
  return [...new Map([...sets].reverse().map((set) => [JSON.stringify(set.files), set])).values()].reverse();
}

/**
 * The overlay for an environment over which others are laid: `-f compose.yaml -f compose.prod.yaml -f compose.ci.yaml` says that
 * the first two are something by themselves.
 */
function underneath(
  base: Base,
  sets: readonly FileSet[],
  own: ReadonlySet<string>,
  whole: (path: string) => Candidate | undefined,
): readonly ProjectGroup[] {
  const added = sets.map(({ files }) => files.filter((path) => !own.has(path)));
  const alone = new Set(added.filter((paths) => paths.length === 1).flat());
  const firsts = new Set(added.filter((paths) => paths.length > 1).map(([path = '']) => path));
  return [...firsts].flatMap((path) => {
    const file = whole(path);
    return file === undefined || alone.has(path) || !namesEnvironment(path) ? [] : [overlay(file, base)];
  });
}

/** What tells each set apart: the files that it adds, else who starts it. */
function variantNames(sets: readonly FileSet[], own: ReadonlySet<string>): readonly string[] {
  const names = sets.map(({ files, target }) => {
    const added = files.filter((path) => !own.has(path));
    if (added.length > 0) return namesOf(added);
    return target !== undefined && isEnvironment(target) ? target : 'without-override';
  });
  const seen = new Set<string>();
  return names.map((name, index) => {
    const target = sets[index]?.target;
    const wanted = seen.has(name) && target !== undefined ? `${name}-${target}` : name;
    let unique = wanted;
    for (let number = 2; seen.has(unique); number++) unique = `${wanted}-${number}`;
    seen.add(unique);
    return unique;
  });
}

/** The names of files, a folder's name for a file that Compose finds there by itself. */
function namesOf(paths: readonly string[]): string {
  return paths
    .map((path) => {
      const folder = folderOf(path);
      return DEFAULT_NAMES.includes(baseName(path)) && folder !== '' ? baseName(folder) : variantName(path);
    })
    .join('+');
}
