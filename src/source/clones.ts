import { type Dirent, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { by } from '../lib/compare.js';
import { joinPath } from '../lib/paths.js';
import { realFolder } from './folder.js';

/** A clone or bare mirror that was found. */
export interface Clone {
  /** Path below the folder that was searched. */
  readonly folder: string;
  /** Kilobytes of its packs. */
  readonly size: number;
}

/** Folders below the one that is searched: `host/owner/group/repo`. */
const MOST_DEEP = 5;
/** Folders that are looked into. */
const MOST_FOLDERS = 200_000;

/**
 * The clones and bare mirrors in a folder, by path. What lies in a clone is not searched, and no link is followed. `cut`: there were
 * more folders than are looked into. Throws UserMistake when there is no such folder.
 */
export function findClones(root: string): { readonly clones: readonly Clone[]; readonly cut: boolean } {
  const real = realFolder(root);
  const clones: Clone[] = [];
  let left = MOST_FOLDERS;
  const visit = (folder: string, depth: number): void => {
    if (left-- <= 0) return;
    const entries = entriesOf(join(real, folder));
    const own = gitFolderIn(entries);
    if (own !== undefined) {
      clones.push({ folder: folder === '' ? '.' : folder, size: packSize(join(real, folder, own)) });
      return;
    }
    if (depth >= MOST_DEEP) return;
    for (const entry of entries) if (entry.isDirectory()) visit(joinPath(folder, entry.name), depth + 1);
  };
  visit('', 0);
  return { clones: clones.sort(by(({ folder }) => folder)), cut: left < 0 };
}

/** Whether a folder is a clone or a bare mirror. */
export function isClone(folder: string): boolean {
  return gitFolderIn(entriesOf(folder)) !== undefined;
}

/** Where git keeps its files: `.git`, or the folder itself. Undefined: it is no repository. */
function gitFolderIn(entries: readonly Dirent[]): string | undefined {
  const has = (name: string, isFolder: boolean): boolean =>
    entries.some((entry) => entry.name === name && (isFolder ? entry.isDirectory() : entry.isFile()));
  if (has('.git', true) || has('.git', false)) return '.git';
  return has('HEAD', false) && has('objects', true) && has('refs', true) ? '' : undefined;
}

function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort(by(({ name }) => name));
  } catch {
    return [];
  }
}

function packSize(gitFolder: string): number {
  const packs = join(gitFolder, 'objects', 'pack');
  const bytes = entriesOf(packs)
    .filter(({ name }) => name.endsWith('.pack'))
    .map(({ name }) => statSync(join(packs, name), { throwIfNoEntry: false })?.size ?? 0);
  return Math.ceil(bytes.reduce((sum, size) => sum + size, 0) / 1024);
}
