import type { Found } from '../../model/stack.js';
import type { ComposeFile } from '../project.js';

/** The files of one project, before they are loaded. */
export interface ProjectGroup {
  /** As the loaded project's. */
  readonly id: string;
  /** Folder that its relative paths start from; empty for the root. */
  readonly directory: string;
  /** In merge order. */
  readonly files: readonly ComposeFile[];
  readonly variantOf?: string;
  readonly variant?: string;
  /** Cannot stand alone and belongs to no other file here: loaded, but not held to what a whole project must satisfy. */
  readonly fragment?: true;
  /** The project's name and its files of variables in place of `.env`, where the commands that start it give them. */
  readonly name?: string;
  readonly envFiles?: readonly string[];
  /** How it was found, the strongest sign first; absent for files that somebody named. */
  readonly found?: readonly Found[];
}

/** What the repository's files say about Compose. */
export interface Discovery {
  /** Sorted by id. */
  readonly groups: readonly ProjectGroup[];
  /** Files that look like Compose and make no project of their own, sorted by path. */
  readonly leftOut: readonly LeftOut[];
}

export interface LeftOut {
  readonly path: string;
  readonly reason: 'included' | 'extended' | 'other-tool' | 'dependency' | 'unreadable';
  /** One sentence for a person. */
  readonly message: string;
}
