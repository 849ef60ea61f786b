import { GlobSet } from './globs.js';
import { type Folder, foldersFrom, pathIn, treeOf } from './tree.js';

/** The tree without what globs name, and what is below that. A glob without a slash is of any depth; one that begins with a slash is of the root. */
export function withoutIgnored(root: Folder, globs: readonly string[]): Folder {
  if (globs.length === 0) return root;
  const folders = new Set<Folder>();
  const files = new Set<string>();
  const forms = globs.flatMap((glob) => {
    const plain = glob.replace(/\/+$/, '');
    const anchored = plain.includes('/') ? plain : `**/${plain}`;
    return glob.endsWith('/') ? [`${anchored}/`] : [anchored, `${anchored}/`];
  });
  const set = new GlobSet(
    forms.map((glob) => ({ number: 0, glob })),
    { exact: true },
  );
  set.run(root, (_number, folder, file) => {
    if (file === undefined) folders.add(folder);
    else files.add(pathIn(folder, file));
  });
  if (folders.size === 0 && files.size === 0) return root;
  const kept: string[] = [];
  const left = new Set<Folder>();
  for (const folder of foldersFrom(root)) {
    if (folders.has(folder) || (folder.parent !== undefined && left.has(folder.parent))) {
      left.add(folder);
      continue;
    }
    for (const file of folder.files) {
      const path = pathIn(folder, file);
      if (!files.has(path)) kept.push(path);
    }
  }
  return treeOf(kept);
}
