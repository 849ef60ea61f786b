import { PolicyFailure, type PolicyRepository, type PolicySource } from '../policy/policy-source.js';
import { type Answer, answerOf } from './answer.js';
import type { Client } from './client.js';
import { isCommit } from './event.js';

/** Policies are small files: what is larger is none. */
const MOST_BYTES = 1024 * 1024;
/** An annotated tag may stand for another one. */
const MOST_TAGS = 5;

export interface PolicyAccess {
  /** Opens the API, of whatever repository: which one is asked for is said each time. */
  readonly open: () => Promise<Client>;
  /** How the token is given, for what to do: `policy-token`, `GROUNDPLAN_TOKEN`. */
  readonly tokenName: string;
  /** Whether there is a token. Without one GitHub tells of public repositories alone. */
  readonly signedIn: boolean;
}

type Named = Parameters<PolicySource['open']>[0];

/** Shared policies from GitHub: files of a repository at a tag or commit. What was asked for once is not asked for again. */
export function githubPolicies(access: PolicyAccess): PolicySource {
  const known = new Map<string, Promise<PolicyRepository>>();
  return {
    open: (named) => {
      const key = `${named.owner}/${named.repo}@${named.ref}`;
      const opened = known.get(key) ?? openAt(named, access);
      known.set(key, opened);
      return opened;
    },
  };
}

async function openAt(named: Named, access: PolicyAccess): Promise<PolicyRepository> {
  const { owner, repo, ref } = named;
  const client = { ...(await access.open()), owner, repo };
  const asking = async <T>(what: string, act: () => Promise<T>): Promise<T> => {
    try {
      return await act();
    } catch (error) {
      throw new PolicyFailure(sentenceOn(answerOf(error), what, named, access));
    }
  };
  const commit = isCommit(ref)
    ? await asking(`the commit ${ref}`, () => ownCommit(client, ref))
    : await asking(`the tag "${ref}"`, () => taggedCommit(client, ref));
  const files = await asking('the list of its files', () => filesOf(client, commit));
  const paths = [...files.keys()].sort();
  return {
    commit,
    list: async (folder) => paths.filter((path) => folder === '' || path.startsWith(`${folder}/`)),
    read: async (path) => {
      const file = files.get(path);
      if (file === undefined) return { ok: false, message: `There is no file ${path} in ${owner}/${repo}@${ref}.` };
      if (file.size > MOST_BYTES)
        return { ok: false, message: 'It has more than a megabyte. A policy is a small file.' };
      const bytes = await asking(path, () => blobOf(client, file.sha));
      if (bytes.length > MOST_BYTES)
        return { ok: false, message: 'It has more than a megabyte. A policy is a small file.' };
      return textOf(bytes);
    },
  };
}

/**
 * A commit of the repository itself: GitHub also tells of those of its forks as if they were its own, so that anyone could make one. Throws
 * what GitHub answers.
 */
async function ownCommit({ request, owner, repo }: Client, ref: string): Promise<string> {
  const { data: about } = await request('GET /repos/{owner}/{repo}', { owner, repo });
  const { data } = await request('GET /repos/{owner}/{repo}/compare/{basehead}', {
    owner,
    repo,
    basehead: `${about.default_branch}...${ref}`,
    per_page: 1,
  });
  if (data.ahead_by === 0) return ref;
  throw new PolicyFailure(
    `${owner}/${repo}@${ref}: this commit is not on the branch "${about.default_branch}" of ${owner}/${repo}. It may be one of a fork, which anyone can make. Merge it, or name a tag.`,
  );
}

/** The commit that a tag stands for. Throws PolicyFailure for a branch and for what does not exist, else what GitHub answers. */
async function taggedCommit({ request, owner, repo }: Client, ref: string): Promise<string> {
  const pointer = async (name: string): Promise<{ readonly type: string; readonly sha: string } | undefined> => {
    try {
      const { data } = await request('GET /repos/{owner}/{repo}/git/ref/{ref}', { owner, repo, ref: name });
      // A name that only begins like it is another one.
      return data.ref === `refs/${name}` ? data.object : undefined;
    } catch (error) {
      if (answerOf(error).kind !== 'missing') throw error;
      return undefined;
    }
  };
  let found = await pointer(`tags/${ref}`);
  for (let hops = 0; found?.type === 'tag' && hops < MOST_TAGS; hops++) {
    const { data } = await request('GET /repos/{owner}/{repo}/git/tags/{tag_sha}', { owner, repo, tag_sha: found.sha });
    found = data.object;
  }
  if (found?.type === 'commit' && isCommit(found.sha)) return found.sha;
  const name = `${owner}/${repo}@${ref}`;
  if (found !== undefined) throw new PolicyFailure(`${name}: this tag stands for no commit. Name another one.`);
  // Of a repository that the token does not see, nothing more is told.
  await request('GET /repos/{owner}/{repo}', { owner, repo });
  if ((await pointer(`heads/${ref}`)) !== undefined) {
    throw new PolicyFailure(`${name}: "${ref}" is a branch, which moves. Name a tag or a commit of it.`);
  }
  const short = /^[0-9a-f]{4,39}$/.test(ref) ? ' A commit is named in full, with all 40 digits.' : '';
  throw new PolicyFailure(`${name}: ${owner}/${repo} has no tag "${ref}".${short} Mend the name, or make the tag.`);
}

interface Listed {
  readonly sha: string;
  readonly size: number;
}

/** Path to content of the files of a commit; links and submodules are none. Throws what GitHub answers. */
async function filesOf(client: Client, commit: string): Promise<ReadonlyMap<string, Listed>> {
  const { request, owner, repo } = client;
  const { data } = await request('GET /repos/{owner}/{repo}/git/trees/{tree_sha}', {
    owner,
    repo,
    tree_sha: commit,
    recursive: '1',
  });
  if (data.truncated) {
    throw new PolicyFailure(
      `${owner}/${repo}: it has more files than GitHub lists at once. Keep policies in a repository of their own.`,
    );
  }
  const files = new Map<string, Listed>();
  for (const { path, mode, type, sha, size } of data.tree) {
    if (type === 'blob' && mode !== '120000') files.set(path, { sha, size: Number(size ?? 0) });
  }
  return files;
}

async function blobOf({ request, owner, repo }: Client, sha: string): Promise<Buffer> {
  const { data } = await request('GET /repos/{owner}/{repo}/git/blobs/{file_sha}', { owner, repo, file_sha: sha });
  return Buffer.from(data.content, data.encoding === 'base64' ? 'base64' : 'utf8');
}

/** Bytes as they are, so that their hash is that of the file: no mark at the start is taken away. */
function textOf(bytes: Buffer): Awaited<ReturnType<PolicyRepository['read']>> {
  try {
    return { ok: true, text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    return { ok: false, message: 'It is not written in UTF-8. Save it so.' };
  }
}

/** One sentence or two: what could not be had, why, and what to do. */
function sentenceOn(answer: Answer, what: string, { owner, repo, ref }: Named, access: PolicyAccess): string {
  const { kind, status, wait } = answer;
  const said = answer.said === '' ? '' : ` GitHub says: ${answer.said.replace(/\.$/, '')}.`;
  const start = `${owner}/${repo}@${ref}: ${what} could not be had from GitHub`;
  switch (kind) {
    case 'permission':
    case 'missing':
      return `${start} (${status}).${said} ${whoMayRead(`${owner}/${repo}`, access)}`;
    case 'credentials':
      return `${start}: it does not take the token (${status}).${said} Give one in ${access.tokenName} that is still valid.`;
    case 'rate':
      return `${start}: it limits how much is asked${wait === undefined ? '' : ` and wants ${Math.ceil(wait)} seconds of rest`}.${said} Try again later${access.signedIn ? '' : `, or give a token in ${access.tokenName}`}.`;
    case 'refused':
      return `${start} (${status}).${said} Check the name of the policy.`;
    case 'unavailable':
      return status < 400
        ? `${start}: what answered (${status}) is not its API, perhaps a proxy on the way. Check the network.`
        : `${start}: it is out of order (${status}).${said} Try again later.`;
    case 'silent':
      return `${start}: no answer came.${said} Check the network, or try again later.`;
  }
}

function whoMayRead(repository: string, { signedIn, tokenName }: PolicyAccess): string {
  if (!signedIn) {
    return `Check that ${repository} exists; where it is not public, give a token in ${tokenName} that may read it (\`contents: read\`).`;
  }
  return `Check that ${repository} exists and that the token may read it: \`contents: read\` on ${repository}, as a GitHub App or a fine-grained token has it, given in ${tokenName}. The token of a workflow reads its own repository and public ones alone.`;
}
