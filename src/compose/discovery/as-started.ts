import { baseName, folderOf } from '../../lib/paths.js';
import { DEFAULT_NAMES } from './file-names.js';
import type { FileSet } from './file-sets.js';
import type { ProjectGroup } from './group.js';

/** The sets that start exactly the files of a project, by name or by what Compose finds by itself. */
export function setsOf({ files, variantOf }: ProjectGroup, sets: readonly FileSet[]): readonly FileSet[] {
  const paths = files.map(({ path }) => path);
  const [first = ''] = paths;
  const byItself = variantOf === undefined && DEFAULT_NAMES.includes(baseName(first));
  return sets.filter((set) =>
    set.files.length === 0
      ? byItself && set.directory === folderOf(first)
      : set.files.length === paths.length && set.files.every((path, index) => path === paths[index]),
  );
}

/**
 * A project that is one by convention, with the folder, the name and the files of variables that the commands which start it give
 * (`--project-directory`, `-p`, `--env-file`), as far as they agree and more than a readme says so.
 */
export function asStarted(group: ProjectGroup, sets: readonly FileSet[]): ProjectGroup {
  if (group.found !== undefined) return group;
  const strong = setsOf(group, sets).filter((set) => set.strong);
  const directory = common(strong.map((set) => set.directory)) ?? group.directory;
  const name = common(strong.map((set) => set.name));
  const envFiles = common(strong.map((set) => set.envFiles?.join('\n')))?.split('\n');
  return { ...group, directory, ...(name !== undefined && { name }), ...(envFiles !== undefined && { envFiles }) };
}

/** What all are; undefined when they differ or there are none. */
function common(texts: readonly (string | undefined)[]): string | undefined {
  const [first] = texts;
  return texts.every((text) => text === first) ? first : undefined;
}
