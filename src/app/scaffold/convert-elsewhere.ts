import { folderOf, joinPath } from '../../lib/paths.js';
import { overlay } from '../../source/overlay.js';
import type { Repository } from '../../source/repository.js';
import type { Place } from './convert-externalize.js';
import { type ConvertedFile, fromFolder } from './convert-files.js';
import type { Project } from './convert-project.js';
import { mounted, mustBeSame, newPlace, relocatedText } from './convert-relocate.js';
import { Refused } from './convert-text.js';
import type { Resolution } from './convert-verify.js';

/** Another folder for the result. The root is absolute, the others are below it, with `/`; all of them real paths. */
export interface Elsewhere {
  /** A folder that holds both. */
  readonly root: string;
  /** The repository. */
  readonly repository: string;
  /** Where the result goes. */
  readonly target: string;
}

/** The way from the new folder to that of the project. Throws Refused where it could not be written in a Compose file as it is. */
export function placeOf({ repository, target }: Elsewhere, { stack }: Project): Place {
  const way = fromFolder(target, joinPath(repository, folderOf(stack.layers[0] ?? '')).replace(/\/$/, ''));
  if (!/^[\w./-]+$/.test(way))
    throw new Refused(
      `the way back to the project, \`${way}\`, has letters that paths in Compose files may not have: give another folder, or leave it out`,
    );
  return { way };
}

/** Compose finds no `.env` in another folder by itself: it is named. */
export function withDotenv(
  calls: ReadonlyMap<string, Resolution>,
  repository: Repository,
): ReadonlyMap<string, Resolution> {
  return new Map(
    [...calls].map(([id, call]) => {
      const dotenv = joinPath(call.directory, '.env');
      return [id, call.envFiles.length === 0 && repository.has(dotenv) ? { ...call, envFiles: [dotenv] } : call];
    }),
  );
}

interface Relocation {
  readonly project: Project;
  readonly files: readonly ConvertedFile[];
  /** How the result is loaded where the project is. */
  readonly ways: readonly Resolution[];
  readonly repository: Repository;
  readonly stand: (of: Repository) => Repository;
  readonly elsewhere: Elsewhere;
}

/** The files as they are written in the other folder, with their paths from there, checked to come to the same. Throws Refused. */
export async function relocated({
  project,
  files,
  ways,
  repository,
  stand,
  elsewhere,
}: Relocation): Promise<ConvertedFile[]> {
  const folder = folderOf(project.stack.layers[0] ?? '');
  const { way = '.' } = placeOf(elsewhere, project);
  const including = [...project.files.values()].find(({ root }) => root.entries.has('include'));
  if (including !== undefined) {
    throw new Refused(
      `${including.path} includes other files, so the project can only be converted where it is: leave out the folder, or copy the project first`,
    );
  }
  if (ways.some(({ directory }) => directory !== folder)) {
    throw new Refused(
      'its paths start from another folder than that of its file, so it can only be converted in place',
    );
  }
  const changed = new Map(files.map((file) => [file.path, file]));
  const kept = ways.flatMap((one) => one.files).filter((path) => !changed.has(path));
  const untouched = [...new Set(kept)].map((path) => ({ path, after: project.files.get(path)?.text ?? '' }));
  const all = [...files, ...untouched];
  const moved = new Set(all.map(({ path }) => newPlace(path, folder, '')));
  const result: ConvertedFile[] = [];
  for (const file of all) {
    const name = ways.some((one) => one.files[0] === file.path) ? project.stack.name : undefined;
    const after = /\.ya?ml$/i.test(file.path) ? await relocatedText(file, way, moved, name) : file.after;
    result.push({ path: newPlace(file.path, folder, ''), after });
  }
  const place = (path: string): string => joinPath(elsewhere.repository, path);
  const there = mounted(
    stand(overlay(repository, new Map(all.map(({ path, after }) => [path, after])))),
    elsewhere.root,
    elsewhere.repository,
  );
  const here = overlay(there, new Map(result.map(({ path, after }) => [joinPath(elsewhere.target, path), after])));
  for (const one of ways) {
    const envFiles = one.envFiles.map(place);
    const was = { ...one, directory: place(one.directory).replace(/\/$/, ''), files: one.files.map(place), envFiles };
    const now = {
      ...one,
      directory: elsewhere.target,
      files: one.files.map((path) => joinPath(elsewhere.target, newPlace(path, folder, ''))),
      envFiles,
    };
    await mustBeSame(there, was, here, now);
  }
  return result;
}
