/** What GitHub holds of one repository, as far as the Action can see it. */
export interface State {
  /** `owner/name`. */
  readonly repository: string;
  /** What its owner is: organisations and users are listed in their own ways. */
  owner: 'organisation' | 'user';
  readonly about: About;
  /** Answered to every call about it, though lists still name it: it is gone, blocked, or has another name. */
  instead?: { readonly status: number; readonly message: string; readonly headers?: Readonly<Record<string, string>> };
  /** What tags and branches point to, by their names without `refs/`: `tags/v1`, `heads/main`. */
  readonly refs: Map<string, Pointer>;
  /** What annotated tags point to, by the name of the tag's object. */
  readonly tagObjects: Map<string, Pointer>;
  readonly checks: Check[];
  readonly comments: Comment[];
  readonly reviews: Review[];
  readonly pulls: Map<number, Pull>;
  /** Entries of trees by the name of the tree or of its commit. */
  readonly trees: Map<string, readonly Entry[]>;
  /** Trees by the names of their commits, where they have names of their own. */
  readonly treeOf: Map<string, string>;
  readonly blobs: Map<string, Buffer>;
  /** Merge bases by `base...head`. */
  readonly mergeBases: Map<string, string>;
  /** Commits that checks can be attached to, beside the heads of pull requests. */
  readonly commits: Set<string>;
  /** Trees of more entries than this are cut short. */
  treeLimit: number;
  nextId: number;
}

/** What is told of the repository as a whole. */
export interface About {
  private: boolean;
  topics: readonly string[];
  language: string | null;
  properties: Readonly<Record<string, string | readonly string[] | null>>;
  defaultBranch: string;
  archived: boolean;
  fork: boolean;
  /** Kilobytes. */
  size: number;
  /** Whether nothing was ever pushed. */
  empty: boolean;
}

export interface Pointer {
  readonly sha: string;
  readonly type: 'commit' | 'tag' | 'tree' | 'blob';
}

export interface Check {
  readonly id: number;
  readonly name: string;
  readonly head: string;
  readonly externalId: string;
  readonly details?: string;
  status: string;
  conclusion?: string;
  output: { title: string; summary: string; text?: string };
  readonly annotations: SentAnnotation[];
}

export interface SentAnnotation {
  readonly path: string;
  readonly start_line: number;
  readonly end_line: number;
  readonly start_column?: number;
  readonly annotation_level: string;
  readonly message: string;
  readonly title?: string;
  readonly raw_details?: string;
}

export interface Comment {
  readonly id: number;
  readonly issue: number;
  readonly author: string;
  body: string;
}

export interface Review {
  readonly pull: number;
  readonly commit: string;
  readonly event: string;
  readonly body: string;
  readonly author: string;
  readonly comments: readonly ReviewComment[];
}

export interface ReviewComment {
  readonly id: number;
  readonly path: string;
  readonly line: number;
  readonly start_line?: number;
  readonly body: string;
}

export interface Pull {
  head: string;
  readonly headLabel: string;
  readonly base: string;
  readonly files: readonly { readonly filename: string; readonly status: string; readonly patch?: string }[];
}

export interface Entry {
  readonly path: string;
  readonly mode: string;
  readonly type: 'blob' | 'tree' | 'commit';
  readonly sha: string;
  readonly size?: number;
}

export function emptyState(repository: string): State {
  return {
    repository,
    owner: 'organisation',
    about: {
      private: false,
      topics: [],
      language: null,
      properties: {},
      defaultBranch: 'main',
      archived: false,
      fork: false,
      size: 108,
      empty: false,
    },
    refs: new Map(),
    tagObjects: new Map(),
    checks: [],
    comments: [],
    reviews: [],
    pulls: new Map(),
    trees: new Map(),
    treeOf: new Map(),
    blobs: new Map(),
    mergeBases: new Map(),
    commits: new Set(),
    treeLimit: 100_000,
    nextId: 1001,
  };
}
