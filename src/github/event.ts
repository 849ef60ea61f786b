/** What a workflow runs for, as far as it is known. */
export interface WorkflowEvent {
  /** `pull_request`, `push`, … */
  readonly name: string;
  /** The commit that what is posted belongs to: of a pull request its head, never the merge commit that the runner made. */
  readonly head?: string;
  readonly pull?: PullRequest;
  /** The commit to compare with: exact, or a branch's tip of which only the merge base counts. */
  readonly base?: EventBase;
  /** Whether a push replaced commits. */
  readonly forced: boolean;
}

export interface EventBase {
  readonly commit: string;
  /** What to call it: the branch, where there is one. */
  readonly name: string;
  /** `exact`: what was there before. `branch`: the tip of the branch that the change goes into. */
  readonly kind: 'exact' | 'branch';
}

export interface PullRequest {
  readonly number: number;
  readonly head: string;
  /** Whose workflows get a token that only reads. */
  readonly outside?: 'fork' | 'dependabot';
}

/** The event that the runner describes in a file. What is not as GitHub describes it counts as absent. */
export function readEvent(name: string, payload: unknown, commit: string | undefined): WorkflowEvent {
  const own = commit !== undefined && isCommit(commit) ? commit : undefined;
  const event = { name, forced: false, ...(own === undefined ? {} : { head: own }) };
  const pull = pullIn(at(payload, 'pull_request'));
  if (pull !== undefined) {
    const base = at(payload, 'pull_request', 'base');
    return { ...event, head: pull.head, pull, ...baseOf(at(base, 'sha'), at(base, 'ref'), 'branch') };
  }
  switch (name) {
    case 'push':
      return { ...event, forced: at(payload, 'forced') === true, ...baseOf(at(payload, 'before'), undefined, 'exact') };
    case 'merge_group': {
      const group = at(payload, 'merge_group');
      const head = at(group, 'head_sha');
      const ref = at(group, 'base_ref');
      const branch = typeof ref === 'string' ? ref.replace(/^refs\/heads\//, '') : undefined;
      return { ...event, ...(isCommit(head) ? { head } : {}), ...baseOf(at(group, 'base_sha'), branch, 'exact') };
    }
    default:
      return event;
  }
}

/** The value at a way of keys through plain values; undefined where there is none. */
export function at(value: unknown, ...way: readonly string[]): unknown {
  let found = value;
  for (const key of way) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, key)) return undefined;
    found = (found as Readonly<Record<string, unknown>>)[key];
  }
  return found;
}

/** The full name of a commit. Not all zeros, by which GitHub says that there is none. */
export function isCommit(value: unknown): value is string {
  return typeof value === 'string' && /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(value) && !/^0+$/.test(value);
}

export function isPullNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0;
}

function pullIn(pull: unknown): PullRequest | undefined {
  const number = at(pull, 'number');
  const head = at(pull, 'head', 'sha');
  if (!isPullNumber(number) || !isCommit(head)) return undefined;
  // The repository of a head is gone when the fork was deleted.
  if (at(pull, 'head', 'repo', 'id') !== at(pull, 'base', 'repo', 'id')) return { number, head, outside: 'fork' };
  if (at(pull, 'user', 'login') === 'dependabot[bot]') return { number, head, outside: 'dependabot' };
  return { number, head };
}

function baseOf(commit: unknown, ref: unknown, kind: EventBase['kind']): Pick<WorkflowEvent, 'base'> {
  if (!isCommit(commit)) return {};
  return { base: { commit, name: typeof ref === 'string' && ref !== '' ? ref : commit.slice(0, 7), kind } };
}
