import { type Dirent, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { folderOf } from '../lib/paths.js';
import { inspectLink } from './links.js';
import type { FileEntry, Limits, Skipped, SkipReason } from './repository.js';

/** What one name in a folder is, told from the folder's own listing: no file is opened or even looked at. */
export type Kind = 'file' | 'folder' | 'link' | 'other';

/** Collects what a listing finds, within the limits, and says what it leaves out. */
export class Collector {
  readonly files: FileEntry[] = [];
  readonly skipped: Skipped[] = [];
  /** True once the limit on files is reached: the listing stops. */
  full = false;

  constructor(
    readonly root: string,
    readonly limits: Limits,
  ) {}

  add(path: string, kind: Kind): void {
    if (kind === 'file') this.addFile({ path, kind: 'file' });
    else if (kind === 'other') {
      this.skip(path, 'not-a-regular-file', 'It is a pipe, socket or device, which is never opened.');
    } else if (kind === 'link') {
      const link = inspectLink(this.root, path);
      if (link.kind === 'file') this.addFile({ path, kind: 'link' });
      else if (link.kind === 'refused') this.skip(path, link.reason, link.message);
    }
  }

  skip(path: string, reason: SkipReason, message: string): void {
    this.skipped.push({ path, reason, message });
  }

  tooDeep(path: string): void {
    this.skip(path, 'too-deep', `It lies deeper than ${this.limits.maxDepth} folders and is not read.`);
  }

  private addFile(file: FileEntry): void {
    if (this.full) return;
    if (this.files.length >= this.limits.maxFiles) {
      this.full = true;
      this.skip(
        file.path,
        'too-many-files',
        `Only the first ${this.limits.maxFiles} files are read; this and later ones are not.`,
      );
      return;
    }
    if (file.path.includes('\uFFFD')) {
      this.skip(file.path, 'unreadable', 'Its name is not valid UTF-8. Rename it.');
      return;
    }
    this.files.push(file);
  }
}

/** Folders of a work tree, each read once. A folder reached through a link is not a folder of the tree. */
export class Folders {
  private readonly known = new Map<string, ReadonlyMap<string, Kind> | undefined>();

  constructor(private readonly collector: Collector) {}

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
      const entries = readdirSync(join(this.collector.root, folder), { withFileTypes: true });
      return new Map(entries.map((entry) => [entry.name, kindOf(entry)]));
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code ?? 'unknown error';
      this.collector.skip(folder, 'unreadable', `The folder cannot be read (${code}). Check its permissions.`);
      return undefined;
    }
  }
}

function kindOf(entry: Dirent): Kind {
  if (entry.isFile()) return 'file';
  if (entry.isDirectory()) return 'folder';
  return entry.isSymbolicLink() ? 'link' : 'other';
}
