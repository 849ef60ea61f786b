/** A folder and what it holds, names in the order of the listing. The root has an empty name and path. */
export interface Folder {
  readonly name: string;
  /** The name in lower case. */
  readonly lower: string;
  readonly path: string;
  readonly parent: Folder | undefined;
  readonly files: readonly string[];
  readonly folders: readonly Folder[];
}

interface Growing extends Folder {
  readonly files: string[];
  readonly folders: Growing[];
}

/** The tree of a listing that is sorted by path, as repositories are. Linear in its length. */
export function treeOf(paths: Iterable<string>): Folder {
  const root: Growing = { name: '', lower: '', path: '', parent: undefined, files: [], folders: [] };
  const known = new Map<string, Growing>([['', root]]);
  let folder = root;
  let prefix = '';
  for (const path of paths) {
    const slash = path.lastIndexOf('/');
    if (slash !== prefix.length || !path.startsWith(prefix)) {
      prefix = slash < 0 ? '' : path.slice(0, slash);
      folder = folderAt(prefix, known);
    }
    folder.files.push(path.slice(slash + 1));
  }
  return root;
}

function folderAt(path: string, known: Map<string, Growing>): Growing {
  const found = known.get(path);
  if (found !== undefined) return found;
  const missing: string[] = [];
  let above = path;
  let parent: Growing | undefined;
  while (parent === undefined) {
    missing.push(above);
    const slash = above.lastIndexOf('/');
    above = slash < 0 ? '' : above.slice(0, slash);
    parent = known.get(above);
  }
  for (const one of missing.reverse()) {
    const name = parent.path === '' ? one : one.slice(parent.path.length + 1);
    const folder: Growing = { name, lower: name.toLowerCase(), path: one, parent, files: [], folders: [] };
    parent.folders.push(folder);
    known.set(one, folder);
    parent = folder;
  }
  return parent;
}

/** Every folder below one, itself first. */
export function* foldersFrom(root: Folder): Iterable<Folder> {
  const waiting = [root];
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    yield folder;
    for (let i = folder.folders.length - 1; i >= 0; i--) waiting.push(folder.folders[i] as Folder);
  }
}

/** The path of a name in a folder. */
export function pathIn(folder: Folder, name: string): string {
  return folder.path === '' ? name : `${folder.path}/${name}`;
}
