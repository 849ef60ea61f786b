import { type FilePath, parentOf } from '../file-path.js';

/** What lies in one folder of the repository. */
export interface FolderSeen {
  readonly path: string;
  /** Base names, in lower case, of the files directly in it. */
  readonly files: FilePath[];
  readonly children: string[];
  /** Files in it and below. */
  total: number;
  /** The first path below, in path order: where evidence about the folder points to. */
  readonly first: string;
}

/** The folders of a repository by path; the root is the empty path. */
export type Tree = ReadonlyMap<string, FolderSeen>;

/** Deeper folders are source code's business. */
const MAX_DEPTH = 12;

export function treeOf(files: readonly FilePath[]): Tree {
  const tree = new Map<string, FolderSeen>();
  for (const file of files) {
    if (file.folder.split('/').length > MAX_DEPTH) continue;
    folderAt(tree, file.folder, file.path).files.push(file);
    for (let folder = file.folder; ; folder = parentOf(folder)) {
      const seen = tree.get(folder);
      if (seen !== undefined) seen.total++;
      if (folder === '') break;
    }
  }
  return tree;
}

/** The folder's entry, made together with those above it. */
function folderAt(tree: Map<string, FolderSeen>, path: string, first: string): FolderSeen {
  const known = tree.get(path);
  if (known !== undefined) return known;
  const folder: FolderSeen = { path, files: [], children: [], total: 0, first };
  tree.set(path, folder);
  if (path !== '') folderAt(tree, parentOf(path), first).children.push(path);
  return folder;
}
