/** A path taken apart once, so that asking every detector about it costs little. */
export interface FilePath {
  /** As the repository lists it. */
  readonly path: string;
  /** Empty for the root. */
  readonly folder: string;
  /** Base name in lower case. */
  readonly name: string;
  /** What follows the last dot of the base name, in lower case; empty without one. */
  readonly extension: string;
}

/** Given the path before it in a sorted list, the folder's text is shared: looking folders up then costs next to nothing. */
export function filePathOf(path: string, before?: FilePath): FilePath {
  const slash = path.lastIndexOf('/');
  const shared = before !== undefined && before.folder.length === slash && path.startsWith(before.folder);
  const name = path.slice(slash + 1).toLowerCase();
  return {
    path,
    folder: shared ? before.folder : slash < 0 ? '' : path.slice(0, slash),
    name,
    extension: name.slice(name.lastIndexOf('.') + 1 || name.length),
  };
}

export function segmentsOf(folder: string): readonly string[] {
  return folder === '' ? [] : folder.split('/');
}

export function isYaml(file: FilePath): boolean {
  return file.extension === 'yml' || file.extension === 'yaml';
}
