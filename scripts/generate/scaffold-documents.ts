import type { WrittenScaffold } from '../../src/app/scaffold/fill.js';

/** What `scaffold --format json` writes: the patterns that there are, or what was written. */
export type ScaffoldDocument = ScaffoldList | ScaffoldResult;

export interface ScaffoldList {
  /** Raised when a field changes its meaning or goes. */
  readonly schemaVersion: 1;
  readonly patterns: readonly {
    /** Number of the pattern, 1 to 12. */
    readonly id: number;
    readonly slug: string;
    readonly name: string;
    readonly summary: string;
    /** How many files are written. */
    readonly files: number;
  }[];
}

export interface ScaffoldResult extends WrittenScaffold {
  /** Raised when a field changes its meaning or goes. */
  readonly schemaVersion: 1;
  /** The folder, as it was given. */
  readonly folder: string;
  /** False with `--dry-run`. */
  readonly written: boolean;
}
