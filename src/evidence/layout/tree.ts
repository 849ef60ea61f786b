import { folderOf } from '../../lib/paths.js';
import type { FilePath } from '../file-path.js';

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

export function treeOf(files: readonly FilePath[]): Tree {
  const tree = new Map<string, FolderSeen>();
  for (const file of files) {
    const folder = tree.get(file.folder) ?? folderAt(tree, file.folder, file.path);
    folder.files.push(file);
    folder.total++;
  }
  // Children are made before their parents are complete, so totals are added up from the longest paths to the shortest.
  for (const folder of [...tree.values()].sort((a, b) => b.path.length - a.path.length)) {
    const parent = folder.path === '' ? undefined : tree.get(folderOf(folder.path));
    if (parent !== undefined) parent.total += folder.total;
  }
  return tree;
}

/** The folder's entry, made together with those above it. */
function folderAt(tree: Map<string, FolderSeen>, path: string, first: string): FolderSeen {
  const known = tree.get(path);
  if (known !== undefined) return known;
  const folder: FolderSeen = { path, files: [], children: [], total: 0, first };
  tree.set(path, folder);
  if (path !== '') folderAt(tree, folderOf(path), first).children.push(path);
  return folder;
}
