/** What the runner says of where the workflow runs; each is absent outside of GitHub. */
export interface WorkflowContext {
  /** `https://github.com`, or an enterprise server. */
  readonly server?: string;
  /** `owner/name`. */
  readonly repository?: string;
  readonly commit?: string;
}

/** Address below which the repository's files stand at the commit, without a slash at the end; undefined when it cannot be told. */
export function blobUrl({ server, repository, commit }: WorkflowContext): string | undefined {
  if (server === undefined || repository === undefined || commit === undefined) return undefined;
  if (!/^https?:\/\/[\w.:-]+$/.test(server)) return undefined;
  if (!/^[\w.-]+\/[\w.-]+$/.test(repository) || !/^[0-9a-f]{40,64}$/.test(commit)) return undefined;
  return `${server}/${repository}/blob/${commit}`;
}
