import type { LinkTarget } from './links.js';
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
    readonly limits: Limits,
    private readonly follow: (path: string) => LinkTarget,
  ) {}

  add(path: string, kind: Kind): void {
    if (kind === 'file') this.addFile({ path, kind: 'file' });
    else if (kind === 'other') {
      this.skip(path, 'not-a-regular-file', 'It is a pipe, socket or device, which is never opened.');
    } else if (kind === 'link') {
      const link = this.follow(path);
      if (link.kind === 'file') this.addFile({ path, kind: 'link' });
      else if (link.kind === 'refused') this.skip(path, link.reason, link.message);
    }
  }

  skip(path: string, reason: SkipReason, message: string): void {
    this.skipped.push({ path, reason, message });
  }

  submodule(path: string): void {
    this.skip(path, 'submodule', 'It is a repository of its own (a submodule). Check it separately.');
  }

  /** Reports the folder that is too deep, once. */
  tooDeep(path: string): void {
    const { maxDepth } = this.limits;
    const folder = path.split('/').slice(0, maxDepth).join('/');
    if (this.skipped.at(-1)?.path === folder) return;
    this.skip(folder, 'too-deep', `It lies deeper than ${maxDepth} folders, and what is in there is not read.`);
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
