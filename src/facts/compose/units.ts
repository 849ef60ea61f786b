import { folderOf } from '../../lib/paths.js';
import type { Service } from '../../model/stack.js';
import type { Vocabulary } from '../../model/survey-knowledge.js';
import { nameMatcher } from '../words.js';

/** Shortest text that is taken for the name of a folder. */
const NAME_LENGTH = 3;

/** What a service runs of the repository's own code: services of one unit are the same software with different commands. */
export interface Units {
  /** The unit that a service runs; undefined where it is nothing of the repository's. */
  readonly of: (service: Service) => string | undefined;
  /** The folder of the unit's code, as far as it can be told; empty for the root. */
  readonly folderOf: (service: Service) => string | undefined;
  /** Whether that folder holds source code, as against a Dockerfile for what others wrote. */
  readonly isOwnCode: (service: Service) => boolean;
  /** Whether the repository holds source code or the manifest of a package at all. */
  readonly hasCode: boolean;
  /** Whether it is built from a folder that declares a package of code. */
  readonly isPackage: (service: Service) => boolean;
}

/**
 * Tells units by folder, Dockerfile and the folder that a build argument names: one Dockerfile may build every service of a workspace.
 * An image that is named after a folder with a package of its own is built from it elsewhere; a folder with a package that is mounted
 * into somebody else's image runs there.
 */
export function unitsIn(paths: readonly string[], { code, manifests }: Vocabulary): Units {
  const { withCode, byName } = foldersOf(paths, new Set(code));
  const packages = packagesOf(paths, manifests);
  const folder = (service: Service): string | undefined => {
    const { build, image } = service;
    if (build === undefined) {
      const named = packages.byName.get(image?.repository.slice(image.repository.lastIndexOf('/') + 1) ?? '');
      return (
        named ??
        service.mounts.find(({ type, source = '' }) => type === 'bind' && source !== '' && packages.folders.has(source))
          ?.source
      );
    }
    if (build.context === undefined) return undefined;
    const chosen = (build.args ?? []).flatMap((value) => byName.get(value) ?? []);
    return chosen[0] ?? (build.context === '' ? folderOf(build.dockerfile ?? '') : build.context);
  };
  return {
    of: (service) => {
      const { build } = service;
      if (build === undefined) return folder(service);
      if (build.context === undefined) return undefined;
      const chosen = (build.args ?? []).filter((value) => byName.has(value));
      return [build.context, build.dockerfile ?? '', ...chosen].join(' ');
    },
    folderOf: folder,
    hasCode: withCode.size > 0 || packages.folders.size > 0,
    isPackage: ({ build }) => build?.context !== undefined && packages.folders.has(build.context),
    isOwnCode: (service) => {
      const { build } = service;
      if (build === undefined) return folder(service) !== undefined;
      // Where no source file is at all, the code lies elsewhere and nothing can be said.
      return build.context !== undefined && (withCode.size === 0 || withCode.has(build.context));
    },
  };
}

/** Folders with a source file in or below them (empty for the root), and the first of each name. */
function foldersOf(
  paths: readonly string[],
  code: ReadonlySet<string>,
): { readonly withCode: ReadonlySet<string>; readonly byName: ReadonlyMap<string, string> } {
  const withCode = new Set<string>();
  const byName = new Map<string, string>();
  for (const path of paths) {
    if (!code.has(path.slice(path.lastIndexOf('.') + 1).toLowerCase())) continue;
    withCode.add('');
    // Whatever is above a folder that is known was added with it.
    for (let folder = folderOf(path); folder !== '' && !withCode.has(folder); folder = folderOf(folder)) {
      withCode.add(folder);
      const name = folder.slice(folder.lastIndexOf('/') + 1);
      if (name.length >= NAME_LENGTH && !byName.has(name)) byName.set(name, folder);
    }
  }
  return { withCode, byName };
}

/** Folders with the manifest of a package, and the first of each name. */
function packagesOf(
  paths: readonly string[],
  manifests: readonly string[],
): { readonly folders: ReadonlySet<string>; readonly byName: ReadonlyMap<string, string> } {
  const isManifest = nameMatcher(manifests);
  const folders = new Set<string>();
  const byName = new Map<string, string>();
  for (const path of paths) {
    const folder = folderOf(path);
    const name = folder.slice(folder.lastIndexOf('/') + 1);
    if (folders.has(folder) || !isManifest(folder === '' ? path : path.slice(folder.length + 1))) continue;
    folders.add(folder);
    if (folder === '') continue;
    if (name.length >= NAME_LENGTH && !byName.has(name)) byName.set(name, folder);
  }
  return { folders, byName };
}
