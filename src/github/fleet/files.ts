import { isBlob } from '../../lib/blob-name.js';
import { compareText } from '../../lib/compare.js';
import { quoted } from '../../lib/quoted.js';
import type { TreeEntry } from '../../source/git-tree.js';
import { answerOf } from '../answer.js';
import type { FleetClient } from './client.js';

/** A repository of a fleet. */
export interface Named {
  readonly owner: string;
  readonly repo: string;
}

/** The files of a tree, sorted by path, and why they are not all of them. */
export interface ListedFiles {
  readonly entries: readonly TreeEntry[];
  readonly incomplete?: string;
}

/** Requests that a tree may cost that GitHub does not list at once. */
const MOST_REQUESTS = 150;
/** More files are read of no repository. */
const MOST_FILES = 200_000;

/**
 * The names of all files of a tree: in one request, and where GitHub cuts the list short folder by folder. Throws what GitHub answers
 * when there is no list at all.
 */
export async function listFiles(
  client: FleetClient,
  named: Named,
  tree: string,
  mostRequests = MOST_REQUESTS,
): Promise<ListedFiles> {
  const whole = await treeOf(client, named, tree, true);
  if (!whole.truncated) return { entries: filesOf(whole.entries) };
  const found: Listed[] = [];
  const left: string[] = [];
  let requests = 1;
  const visit = async (name: string, path: string, known: Tree | undefined): Promise<void> => {
    if (found.length > MOST_FILES || requests >= mostRequests) {
      left.push(path);
      return;
    }
    requests += known === undefined ? 1 : 0;
    const below = known ?? (await treeOf(client, named, name, true));
    if (!below.truncated) {
      found.push(...below.entries.map((entry) => under(path, entry)));
      return;
    }
    if (requests >= mostRequests) {
      left.push(path);
      return;
    }
    requests++;
    const own = await treeOf(client, named, name, false);
    if (own.truncated) left.push(path);
    found.push(...own.entries.filter(({ kind }) => kind !== 'tree').map((entry) => under(path, entry)));
    for (const entry of own.entries.filter(({ kind }) => kind === 'tree')) {
      await visit(entry.object, path === '' ? entry.path : `${path}/${entry.path}`, undefined);
    }
  };
  await visit(tree, '', whole);
  const entries = filesOf(found);
  const [first] = left.sort(compareText);
  if (first === undefined) return { entries };
  const others = left.length === 1 ? '' : ` and ${left.length - 1} more`;
  return {
    entries,
    incomplete: `It has more files than GitHub lists in ${mostRequests} requests: what is in ${quoted(first === '' ? '/' : first)}${others} is not known.`,
  };
}

/** Contents by the names of their objects; those that GitHub does not have, or sends otherwise than they are called, are not there. */
export async function fetchBlobs(
  client: FleetClient,
  named: Named,
  objects: readonly string[],
): Promise<ReadonlyMap<string, Buffer>> {
  const contents = new Map<string, Buffer>();
  await Promise.all(
    objects.map(async (object) => {
      const content = await blobOf(client, named, object);
      if (content !== undefined && isBlob(object, content)) contents.set(object, content);
    }),
  );
  return contents;
}

async function blobOf({ request }: FleetClient, { owner, repo }: Named, object: string): Promise<Buffer | undefined> {
  try {
    const { data } = await request('GET /repos/{owner}/{repo}/git/blobs/{file_sha}', { owner, repo, file_sha: object });
    return Buffer.from(data.content, data.encoding === 'base64' ? 'base64' : 'utf8');
  } catch (error) {
    answerOf(error);
    return undefined;
  }
}

interface Listed extends Omit<TreeEntry, 'kind'> {
  readonly kind: TreeEntry['kind'] | 'tree';
}

interface Tree {
  readonly entries: readonly Listed[];
  readonly truncated: boolean;
}

async function treeOf(
  { request }: FleetClient,
  { owner, repo }: Named,
  name: string,
  recursive: boolean,
): Promise<Tree> {
  const { data } = await request('GET /repos/{owner}/{repo}/git/trees/{tree_sha}', {
    owner,
    repo,
    tree_sha: name,
    ...(recursive ? { recursive: '1' } : {}),
  });
  return {
    truncated: data.truncated,
    entries: data.tree.map(({ path, mode, type, sha, size }) => ({
      path,
      kind: type === 'tree' ? type : type === 'commit' ? 'submodule' : mode === '120000' ? 'link' : 'file',
      object: sha,
      size: Number(size ?? 0),
    })),
  };
}

function under(path: string, entry: Listed): Listed {
  return path === '' ? entry : { ...entry, path: `${path}/${entry.path}` };
}

function filesOf(entries: readonly Listed[]): TreeEntry[] {
  return entries
    .flatMap(({ kind, ...entry }) => (kind === 'tree' ? [] : [{ ...entry, kind }]))
    .sort((a, b) => compareText(a.path, b.path));
}
