import { printable } from '../../report/escape/terminal.js';
import { type Answer, answerOf } from '../answer.js';
import { at, isCommit } from '../event.js';
import type { FleetClient } from './client.js';
import type { Named } from './files.js';
import { isHere } from './moved.js';

/** What a branch stands at, or why that is not known. */
export type BranchTip =
  | { readonly kind: 'tip'; readonly branch: string; readonly commit: string; readonly tree: string }
  | { readonly kind: 'empty'; readonly branch?: string }
  | { readonly kind: 'vanished' | 'broken'; readonly reason: string };

export type TipFailure = Exclude<BranchTip, { readonly kind: 'tip' }>;

/** The commit and the tree of a repository's default branch. One request, unless something is amiss. */
export async function tipOf(client: FleetClient, named: Named, branch: string | undefined): Promise<BranchTip> {
  try {
    if (branch !== undefined) return await branchTip(client, named, branch);
  } catch (error) {
    const answer = answerOf(error);
    if (answer.kind !== 'missing') return failureOf(answer);
  }
  // The branch has another name now, there is no commit yet, or the repository is gone.
  try {
    const { request } = client;
    const { data, url } = await request('GET /repos/{owner}/{repo}', { ...named });
    if (!isHere(url, named.owner, named.repo)) return moved(at(data, 'full_name'));
    const now = data.default_branch;
    if (now !== branch) {
      try {
        return await branchTip(client, named, now);
      } catch (error) {
        const answer = answerOf(error);
        if (answer.kind !== 'missing') return failureOf(answer);
      }
    }
    return await treeless(client, named, now);
  } catch (error) {
    return failureOf(answerOf(error));
  }
}

async function branchTip({ request }: FleetClient, named: Named, branch: string): Promise<BranchTip> {
  const { data, url } = await request('GET /repos/{owner}/{repo}/branches/{branch}', { ...named, branch });
  if (!isHere(url, named.owner, named.repo)) return moved(undefined);
  const { sha: commit, commit: inner } = data.commit;
  const tree = inner.tree.sha;
  if (isCommit(commit) && isCommit(tree)) return { kind: 'tip', branch, commit, tree };
  return { kind: 'broken', reason: 'GitHub names no commit of its default branch. Run it again later.' };
}

/** A branch that is not there: GitHub says 409 of a repository without a commit. */
async function treeless({ request }: FleetClient, named: Named, branch: string): Promise<BranchTip> {
  try {
    await request('GET /repos/{owner}/{repo}/git/trees/{tree_sha}', { ...named, tree_sha: branch });
  } catch (error) {
    const answer = answerOf(error);
    if (answer.status === 409) return { kind: 'empty', branch };
    if (answer.kind !== 'missing') return failureOf(answer);
  }
  return {
    kind: 'broken',
    reason: `It has no branch ${JSON.stringify(branch)}, its default one. Choose another in its settings.`,
  };
}

function moved(name: unknown): TipFailure {
  const now = typeof name === 'string' ? ` It is called ${printable(name)} now.` : '';
  return { kind: 'vanished', reason: `It was renamed or moved since it was listed.${now} Plan again.` };
}

/** What an answer says of a repository that cannot be read. */
export function failureOf({ kind, status, said }: Answer): TipFailure {
  const words = said === '' ? '' : ` GitHub says: ${printable(said)}.`.replace(/\.\.$/, '.');
  if (status === 409) return { kind: 'empty' };
  if (kind === 'missing')
    return {
      kind: 'vanished',
      reason: `GitHub does not find it (${status}): it was deleted or made private, or the token does not see it.${words}`,
    };
  if (status === 451) return { kind: 'vanished', reason: `GitHub has blocked it (451).${words}` };
  if (kind === 'permission')
    return {
      kind: 'vanished',
      reason: `The token may not read it (${status}): it needs the permission "Contents: read" for it.${words}`,
    };
  if (kind === 'credentials')
    return { kind: 'broken', reason: `GitHub does not take the token (${status}).${words} Give one that is valid.` };
  if (status >= 300 && status < 400) return moved(undefined);
  if (kind === 'silent') return { kind: 'broken', reason: `GitHub did not answer.${words} Run it again later.` };
  return { kind: 'broken', reason: `GitHub did not answer as it should (${status}).${words} Run it again later.` };
}
