import { folderOf, resolvePath } from '../../lib/paths.js';
import type { Found } from '../../model/stack.js';
import type { Repository } from '../../source/repository.js';
import { DEFAULT_NAMES, isYamlName } from './file-names.js';
import { type FilePatterns, filePatterns, hasVariable } from './file-patterns.js';
import type { Invocation } from './invocation.js';

/** Files that are started together, by every command of the repository that does so. */
export interface FileSet {
  /** The project's folder. */
  readonly directory: string;
  /** Paths in merge order; empty: what Compose finds in the folder by itself. */
  readonly files: readonly string[];
  /** At most a handful, those of people's own tools before those of readmes. */
  readonly found: readonly Found[];
  /** Said by more than a readme. */
  readonly strong: boolean;
  /** Every file that the command names is here. */
  readonly complete: boolean;
  readonly target?: string;
  /** The project's name, where every command gives the same. */
  readonly name?: string;
  /** Files of variables in place of `.env`, where every command gives the same and all are here. */
  readonly envFiles?: readonly string[];
}

const MOST_SETS = 500;
const MOST_FOUND = 5;
/** Sets that one command with variables in its file names stands for. */
const MOST_COMBINATIONS = 12;
const MOST_FILES = 50;

/** The sets of files that commands start, in the order in which they were first seen. Files that are not here are left out of them. */
export function fileSets(invocations: readonly Invocation[], repository: Repository): readonly FileSet[] {
  const patterns = filePatterns(repository);
  const sets = new Map<string, FileSet>();
  for (const invocation of [...invocations].sort((a, b) => weakness(a) - weakness(b))) {
    for (const started of startedBy(invocation, repository, patterns)) {
      const key = JSON.stringify([started.directory, started.files]);
      const known = sets.get(key);
      if (known === undefined && sets.size >= MOST_SETS) continue;
      sets.set(key, known === undefined ? firstOf(started, invocation) : joined(known, started, invocation));
    }
  }
  return [...sets.values()];
}

type Started = Pick<FileSet, 'directory' | 'files' | 'complete' | 'name' | 'envFiles'>;

/** What brings the project up says more than what builds or stops it, a named task more than a line of a script. */
function weakness({ how, target, starts }: Invocation): number {
  return (how === 'readme' ? 4 : 0) + (starts ? 0 : 2) + (target === undefined ? 1 : 0);
}

function firstOf(started: Started, invocation: Invocation): FileSet {
  const { how, target } = invocation;
  return { ...started, found: [foundAt(invocation)], strong: how !== 'readme', target };
}

function joined(set: FileSet, started: Started, invocation: Invocation): FileSet {
  const found = foundAt(invocation);
  const repeats = set.found.some(
    ({ at, command }) => at.file.path === found.at.file.path && (command ?? '') === (found.command ?? ''),
  );
  // A readme shows one way; it does not make the others doubtful.
  const weighs = invocation.how !== 'readme' || !set.strong;
  const sameVariables = (set.envFiles ?? []).join('\n') === (started.envFiles ?? []).join('\n');
  return {
    ...set,
    name: !weighs || set.name === started.name ? set.name : undefined,
    envFiles: !weighs || sameVariables ? set.envFiles : undefined,
    found: repeats || set.found.length >= MOST_FOUND ? set.found : [...set.found, found],
    complete: set.complete || started.complete,
  };
}

const PLACES: Readonly<Record<Invocation['how'], string>> = {
  makefile: 'A task',
  script: 'A script',
  'package-script': 'A package script',
  ci: 'A pipeline',
  readme: 'The documentation',
};

function foundAt({ how, at, command, profiles }: Invocation): Found {
  const active =
    profiles.length === 0 ? '' : ` with profile${profiles.length > 1 ? 's' : ''} ${profiles.slice(0, 5).join(', ')}`;
  return { how, at, message: `${PLACES[how]} starts Compose with these files${active}.`, command };
}

/** The sets that one command starts: several where a variable is part of a name, none where no file of it is here. */
function startedBy(invocation: Invocation, repository: Repository, patterns: FilePatterns): readonly Started[] {
  const written = invocation.files.slice(0, MOST_FILES);
  const folders = foldersOf(invocation);
  const name = nameOf(invocation);
  if (written.length === 0) {
    return defaultIn(folders, repository).map((started) => ({
      ...started,
      name,
      envFiles: variablesOf(invocation, started.directory, repository),
    }));
  }
  let best: { readonly folder: string; readonly count: number } | undefined;
  for (const folder of folders) {
    const count = written.filter((text) => patterns.matches(folder, text).length > 0).length;
    if (count > (best?.count ?? 0)) best = { folder, count };
    if (count === written.length) break;
  }
  if (best === undefined) return [];
  const { folder } = best;
  const complete = best.count === written.length;
  const envFiles = variablesOf(invocation, folder, repository);
  const sets: Started[] = [];
  for (const files of combinations(written, folder, patterns)) {
    const [first] = files;
    if (first === undefined) continue;
    sets.push({ directory: directoryOf(invocation, folder) ?? folderOf(first), files, complete, name, envFiles });
  }
  return sets;
}

/** The name as Compose takes it; one that it refuses, or that a variable is part of, is none. */
function nameOf({ project }: Invocation): string | undefined {
  return project !== undefined && /^[a-z0-9][a-z0-9_-]{0,200}$/.test(project) ? project : undefined;
}

function variablesOf({ envFiles }: Invocation, folder: string, repository: Repository): readonly string[] | undefined {
  const paths = envFiles.slice(0, MOST_FILES).map((path) => resolvePath(folder, path));
  const here = paths.filter((path) => path !== undefined && repository.has(path)) as readonly string[];
  return here.length === 0 || here.length < envFiles.length ? undefined : here;
}

function directoryOf({ directory }: Invocation, folder: string): string | undefined {
  return directory === undefined || hasVariable(directory) ? undefined : resolvePath(folder, directory);
}

/** Compose looks in the folder that it runs in, then in those above. */
function defaultIn(folders: readonly string[], repository: Repository): readonly Started[] {
  const directory = folders.find((folder) => DEFAULT_NAMES.some((name) => repository.has(pathIn(folder, name))));
  return directory === undefined ? [] : [{ directory, files: [], complete: true }];
}

function pathIn(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}

/** Folders that the command may run in: where it is written and above, with what is known of the way from there, then without. */
function foldersOf({ at, folder }: Invocation): readonly string[] {
  const starts = [folderOf(at.file.path)];
  for (let start = starts[0] ?? ''; start !== ''; ) {
    start = folderOf(start);
    starts.push(start);
  }
  const segments = folder.split('/').filter((segment) => segment !== '');
  const folders = new Set<string>();
  for (let skipped = 0; skipped <= segments.length && skipped < 10; skipped++) {
    for (const start of starts) {
      const resolved = resolvePath(start, segments.slice(skipped).join('/'));
      if (resolved !== undefined) folders.add(resolved);
    }
  }
  for (const start of starts) folders.add(start);
  return [...folders];
}

/** Every way to give the variables of the names one value each, for which the files are here. */
function combinations(
  written: readonly string[],
  folder: string,
  patterns: FilePatterns,
): readonly (readonly string[])[] {
  const literal = new Set(written.filter((text) => !hasVariable(text)).flatMap((text) => pathsOf(text)));
  function pathsOf(text: string): string[] {
    return patterns.matches(folder, text).map(({ path }) => path);
  }
  let partial: { readonly files: readonly string[]; readonly values: ReadonlyMap<string, string> }[] = [
    { files: [], values: new Map() },
  ];
  for (const text of written) {
    const matches = patterns
      .matches(folder, text)
      .filter(({ path }) => isYamlName(path) && (!hasVariable(text) || !literal.has(path)));
    const free = hasVariable(text);
    if (free && literal.size === 0 && !patterns.isTelling(text)) continue;
    partial = partial
      .flatMap((before) => {
        const fitting = matches.filter(({ values }) =>
          [...values].every(([name, value]) => (before.values.get(name) ?? value) === value),
        );
        if (fitting.length === 0) return [before];
        return fitting.map(({ path, values }) => ({
          files: before.files.includes(path) ? before.files : [...before.files, path],
          values: new Map([...before.values, ...values]),
        }));
      })
      .slice(0, MOST_COMBINATIONS);
  }
  return partial.map(({ files }) => files);
}
