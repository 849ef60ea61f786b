/** A policy in another repository, as `extends` names it: `owner/repo/path@ref`. */
export interface PolicyRef {
  readonly owner: string;
  readonly repo: string;
  /** Path of the file in its repository. */
  readonly path: string;
  /** A tag or a commit. */
  readonly ref: string;
}

/** The repository of a policy at one commit. */
export interface PolicyRepository {
  /** Full name of the commit that the ref stands for. */
  readonly commit: string;
  /** The text of a file; a message for people where it cannot be had. Files are at most a megabyte. */
  readonly read: (
    path: string,
  ) => Promise<{ readonly ok: true; readonly text: string } | { readonly ok: false; readonly message: string }>;
  /** Paths of all files in and below a folder, sorted; empty when there is no such folder. */
  readonly list: (folder: string) => Promise<readonly string[]>;
}

/** Where policies of other repositories come from: GitHub, a folder of clones or mirrors, memory. */
export interface PolicySource {
  /**
   * The repository at a tag or commit; a branch is none, since it moves. Throws PolicyFailure with one sentence and the remedy when it
   * cannot be had.
   */
  readonly open: (at: Pick<PolicyRef, 'owner' | 'repo' | 'ref'>) => Promise<PolicyRepository>;
}

/**
 * The policy of a repository could not be loaded: nothing can be said of what it holds to, so the gate is closed. `lines` name file,
 * line and remedy, and the chain of policies that led there.
 */
export class PolicyFailure extends Error {
  readonly lines: readonly string[];

  constructor(...lines: string[]) {
    super(lines.join('\n'));
    this.name = 'PolicyFailure';
    this.lines = lines;
  }
}

/** Shared policies that could be had contradict themselves or each other, or say what is none: a mistake in their content. */
export class PolicyMistake extends PolicyFailure {}

/** What is known of the repository that is looked at. What is absent is not known, which is not the same as none. */
export interface RepositoryFacts {
  /** `owner/name`. */
  readonly name?: string;
  /** It is one of a folder of clones: what is not known of it is given in other ways than for a single one. */
  readonly inFolder?: true;
  readonly topics?: readonly string[];
  /** Null: GitHub tells of none. */
  readonly language?: string | null;
  /** Owners of the whole repository by CODEOWNERS, else of any of it. Read from the repository itself where absent. */
  readonly teams?: readonly string[];
  readonly properties?: Readonly<Record<string, string | readonly string[] | null>>;
}
