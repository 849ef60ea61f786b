import { join } from 'node:path';
import type { FleetEntry } from '../../app/fleet/entry.js';
import { repositoryAt } from '../../github/remote.js';
import { UserMistake } from '../../lib/mistake.js';
import { type Clone, findClones, isClone } from '../../source/clones.js';
import { originIn } from '../../source/origin.js';

/**
 * The repositories in a folder of clones. Each is called `owner/name` as its remote `origin` says, where that is on GitHub; else as
 * its path does; a path of one part gets the owner that is given. Throws UserMistake when the folder is a clone or is not there.
 */
export function clonesIn(
  folder: string,
  owner: string | undefined,
): { readonly entries: readonly FleetEntry[]; readonly remarks: readonly string[] } {
  const { clones, cut } = findClones(folder);
  if (clones[0]?.folder === '.')
    throw new UserMistake(
      `${folder} is a clone itself. Give the folder that holds the clones, or look at it with groundplan check.`,
    );
  const names = withoutDoubles(
    clones,
    clones.map((clone) => nameByOrigin(folder, clone) ?? owned(nameOf(clone.folder), owner)),
  );
  return {
    entries: clones.map(({ folder: path, size }, index) => {
      const repository = names[index] ?? path;
      return { repository, size, ...(repository === path ? {} : { folder: path }) };
    }),
    remarks: cut ? [`${folder} has more folders than are looked into: some clones may be missing.`] : [],
  };
}

/** The clone of an entry: below the folder as it was found, or by its name, with or without `.git`, or by its remote. */
export function folderFinder(root: string): (entry: FleetEntry) => string | undefined {
  let known: ReadonlyMap<string, string> | undefined;
  return ({ repository, folder }) => {
    // As they mostly stand; else all of them are looked for, once.
    const usual = [folder ?? repository, `${repository}.git`].find((one) => isClone(join(root, one)));
    if (usual !== undefined) return join(root, usual);
    known ??= clonesByName(root);
    const found = known.get(repository.toLowerCase());
    return found === undefined ? undefined : join(root, found);
  };
}

function clonesByName(root: string): ReadonlyMap<string, string> {
  const { clones } = findClones(root);
  const named = (nameOf: (clone: Clone) => string | undefined) =>
    clones.flatMap((clone): readonly (readonly [string, string])[] => {
      const name = nameOf(clone)?.toLowerCase();
      return name === undefined ? [] : [[name, clone.folder]];
    });
  return new Map([...named((clone) => nameByOrigin(root, clone)), ...named((clone) => nameOf(clone.folder))]);
}

function nameByOrigin(root: string, { folder }: Clone): string | undefined {
  const address = originIn(join(root, folder));
  return address === undefined
    ? undefined
    : repositoryAt(address, process.env.GITHUB_SERVER_URL ?? 'https://github.com');
}

function owned(name: string, owner: string | undefined): string {
  return owner === undefined || name.includes('/') ? name : `${owner}/${name}`;
}

/** Two clones of one repository are called by their paths. */
function withoutDoubles(clones: readonly Clone[], names: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name.toLowerCase(), (counts.get(name.toLowerCase()) ?? 0) + 1);
  return names.map((name, index) => (counts.get(name.toLowerCase()) === 1 ? name : (clones[index]?.folder ?? name)));
}

function nameOf(folder: string): string {
  return folder.replace(/(?<=[^/])\.git$/, '');
}
