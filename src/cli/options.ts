/** What the commands that look at a repository can be given. */
export interface RepositoryOptions {
  readonly format?: readonly string[];
  readonly output?: string;
  readonly config?: string;
  readonly ref?: string;
  readonly failOn?: string;
  readonly preset?: string;
}

/** Names of the commands, for suggestions. */
export const COMMANDS = ['check', 'classify', 'graph', 'explain', 'rules'] as const;
