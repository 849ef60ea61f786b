import { type Dirent, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { folderOf } from '../lib/paths.js';
import type { Collector, Kind } from './collector.js';

/** Folders of a work tree, each read once. A folder reached through a link is not a folder of the tree. */
export class Folders {
  private readonly known = new Map<string, ReadonlyMap<string, Kind> | undefined>();

  constructor(
    private readonly root: string,
    private readonly collector: Collector,
  ) {}

  /** The names in a folder and what they are; undefined when it is none, or cannot be read (which is then reported). */
  list(folder: string): ReadonlyMap<string, Kind> | undefined {
    if (this.known.has(folder)) return this.known.get(folder);
    const listing = folder === '' || this.kindOf(folder) === 'folder' ? this.read(folder) : undefined;
    this.known.set(folder, listing);
    return listing;
  }

  kindOf(path: string): Kind | undefined {
    const folder = folderOf(path);
    return this.list(folder)?.get(folder === '' ? path : path.slice(folder.length + 1));
  }

  private read(folder: string): ReadonlyMap<string, Kind> | undefined {
    try {
      const entries = readdirSync(join(this.root, folder), { withFileTypes: true });
      return new Map(entries.map((entry) => [entry.name, kindOf(entry)]));
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code ?? 'unknown error';
      this.collector.skip(folder, 'unreadable', `The folder cannot be read (${code}). ${remedyFor(folder, code)}`);
      return undefined;
    }
  }
}

/** A name whose bytes are no UTF-8 is listed with marks in their place, and leads to nothing. */
function remedyFor(folder: string, code: string): string {
  const isGarbled = code === 'ENOENT' && folder.includes('\u{FFFD}');
  return isGarbled ? 'Its name is not written in UTF-8: rename it.' : 'Check its permissions.';
}

function kindOf(entry: Dirent): Kind {
  if (entry.isFile()) return 'file';
  if (entry.isDirectory()) return 'folder';
  return entry.isSymbolicLink() ? 'link' : 'other';
}
