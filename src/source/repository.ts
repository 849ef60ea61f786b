/**
 * A snapshot of a repository: the sorted list of its files and a way to read them.
 * Everything after this stage is reproducible from it; nothing after it touches the world.
 */
export interface Repository {
  /** Base name of the root folder: what the Compose specification falls back to for a project name. */
  readonly name: string;
  readonly origin: Origin;
  /** Regular files and links that stay inside the root, sorted by path (code units), `/` as separator, no leading `./`. */
  readonly files: readonly FileEntry[];
  /** What was left out, and why: never a silent skip. Sorted by path. */
  readonly skipped: readonly Skipped[];
  /** True when `path` is a listed file (constant time). */
  has(path: string): boolean;
  /** The bytes of a listed file, decoded (BOM removed; UTF-8, UTF-16 by BOM). Failures are values. */
  read(path: string): ReadResult;
  /** Fetches many files at once where that is cheaper (a git object store); reading works without it. */
  prefetch(paths: readonly string[]): void;
  /**
   * Names of contents by path, where the source knows some without reading the files: equal names, equal contents. Of a work tree
   * they are those of its index, which a change that is not yet staged leaves as they are.
   */
  contents?(): ReadonlyMap<string, string>;
}

export type Origin =
  | { readonly kind: 'local'; readonly root: string; readonly tracked: boolean }
  | { readonly kind: 'git'; readonly root: string; readonly commit: string }
  | { readonly kind: 'memory' };

export interface FileEntry {
  readonly path: string;
  /** A link is listed when it points to a regular file inside the root; reading it reads that file. */
  readonly kind: 'file' | 'link';
}

export interface Skipped {
  readonly path: string;
  readonly reason: SkipReason;
  /** One sentence for a person, with the remedy where there is one. */
  readonly message: string;
}

export type SkipReason =
  | 'link-outside-root'
  | 'link-loop'
  | 'link-dangling'
  | 'too-many-files'
  | 'too-deep'
  | 'not-a-regular-file'
  | 'unreadable'
  | 'submodule';

export type ReadResult =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly reason: ReadFailure; readonly message: string };

export type ReadFailure = 'missing' | 'too-large' | 'binary' | 'unreadable' | 'encoding';

/** Bounds on what a hostile repository can cost. Sizes in bytes. */
export interface Limits {
  readonly maxFiles: number;
  readonly maxDepth: number;
  readonly maxFileSize: number;
}

export const DEFAULT_LIMITS: Limits = { maxFiles: 200_000, maxDepth: 64, maxFileSize: 5 * 1024 * 1024 };
