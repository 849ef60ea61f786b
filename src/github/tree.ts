import { readingRank, SELDOM_READ } from '../lib/reading-rank.js';
import type { TreeEntry } from '../source/git-tree.js';
import { answerOf } from './answer.js';
import type { Client } from './client.js';

/** What the clone on this machine knows already. */
export interface LocalObjects {
  /** Those of the objects that it has. */
  readonly present: (objects: readonly string[]) => ReadonlySet<string>;
  /** The files of a tree that it has. */
  readonly filesOf: (tree: string) => readonly TreeEntry[] | undefined;
}

/** The files of a commit of which the clone lacks some, as far as they could be had. */
export interface RemoteFiles {
  /** Sorted by nothing; paths from the folder that was asked for. */
  readonly entries: readonly TreeEntry[];
  readonly contents: ReadonlyMap<string, Buffer>;
  /** What could not be had, for people. */
  readonly limits: readonly string[];
}

/** Bounds on what the base of a shallow clone costs: a thousand requests an hour are all that a repository has. */
export interface TreeBounds {
  readonly folders: number;
  readonly files: number;
  readonly bytes: number;
  readonly fileBytes: number;
  /** Paths of which the contents are wanted, from the folder that was asked for. Absent: all. */
  readonly wants?: (path: string) => boolean;
}

const BOUNDS: TreeBounds = { folders: 150, files: 200, bytes: 20 * 1024 * 1024, fileBytes: 1024 * 1024 };
/** Requests under way at once. */
const AT_ONCE = 8;

/**
 * The files of a folder at a commit through the API: all names at once, and where GitHub cuts the list short only the folders that
 * differ from the clone's, then the contents that the clone lacks, those of configuration first. Throws what GitHub answers when
 * there is no list at all.
 */
export async function fetchFiles(
  client: Client,
  commit: string,
  folder: string,
  local: LocalObjects,
  bounds: Partial<TreeBounds> = {},
): Promise<RemoteFiles> {
  const most = { ...BOUNDS, ...bounds };
  const limits: string[] = [];
  const whole = await treeOf(client, commit, true);
  const found = whole.truncated ? await descend(client, commit, folder, local, most, limits) : whole.entries;
  const prefix = folder === '' ? '' : `${folder}/`;
  const entries = found
    .filter(({ path, kind }) => kind !== 'tree' && path.startsWith(prefix))
    .map(({ kind, ...entry }) => ({
      ...entry,
      kind: kind === 'tree' ? ('file' as const) : kind,
      path: entry.path.slice(prefix.length),
    }));
  const present = local.present(entries.filter(({ kind }) => kind !== 'submodule').map(({ object }) => object));
  const { wants = () => true } = most;
  const lacking = entries.filter(
    ({ kind, object, path }) => kind !== 'submodule' && !present.has(object) && (kind === 'link' || wants(path)),
  );
  return { entries, contents: await contentsOf(client, lacking, most, limits), limits };
}

interface Listed extends Omit<TreeEntry, 'kind'> {
  readonly kind: TreeEntry['kind'] | 'tree';
}

async function treeOf(
  { request, owner, repo }: Client,
  name: string,
  recursive: boolean,
): Promise<{ readonly entries: readonly Listed[]; readonly truncated: boolean }> {
  const { data } = await request('GET /repos/{owner}/{repo}/git/trees/{tree_sha}', {
    owner,
    repo,
    tree_sha: name,
    ...(recursive ? { recursive: '1' } : {}),
  });
  return { entries: data.tree.map(listed), truncated: data.truncated };
}

function listed(entry: {
  readonly path: string;
  readonly mode: string;
  readonly type: string;
  readonly sha: string;
  readonly size?: number | bigint;
}): Listed {
  const { path, mode, type, sha, size } = entry;
  const kind = type === 'tree' ? type : type === 'commit' ? 'submodule' : mode === '120000' ? 'link' : 'file';
  return { path, kind, object: sha, size: Number(size ?? 0) };
}

/** Folder by folder, those alone that lie on the way to what is asked for and that the clone does not have. */
async function descend(
  client: Client,
  commit: string,
  folder: string,
  local: LocalObjects,
  { folders }: TreeBounds,
  limits: string[],
): Promise<readonly Listed[]> {
  const found: Listed[] = [];
  let waiting: { readonly path: string; readonly tree: string }[] = [{ path: '', tree: commit }];
  let left = folders;
  while (waiting.length > 0) {
    const now = waiting.slice(0, left);
    if (now.length < waiting.length) {
      const [first] = waiting.slice(left);
      limits.push(`More than ${folders} folders differ: ${quoted(first?.path ?? '')} and others were not compared.`);
    }
    left -= now.length;
    const lists = await inTurn(now, async ({ path, tree }) => {
      const { entries, truncated } = await treeOf(client, tree, false);
      if (truncated) limits.push(`The folder ${quoted(path)} has more files than GitHub lists: not all were compared.`);
      return entries.map((entry) => ({ ...entry, path: path === '' ? entry.path : `${path}/${entry.path}` }));
    });
    const all = lists.flat().filter(({ path }) => isOnTheWay(path, folder));
    found.push(...all.filter(({ kind }) => kind !== 'tree'));
    const trees = all.filter(({ kind }) => kind === 'tree');
    const present = local.present(trees.map(({ object }) => object));
    waiting = [];
    for (const { path, object } of trees) {
      const known = present.has(object) ? local.filesOf(object) : undefined;
      if (known === undefined) waiting.push({ path, tree: object });
      else found.push(...known.map((entry) => ({ ...entry, path: `${path}/${entry.path}` })));
    }
    if (left === 0 && waiting.length > 0) {
      limits.push(
        `More than ${folders} folders differ: ${quoted(waiting[0]?.path ?? '')} and others were not compared.`,
      );
      break;
    }
  }
  return found;
}

function isOnTheWay(path: string, folder: string): boolean {
  return folder === '' || `${folder}/`.startsWith(`${path}/`) || path.startsWith(`${folder}/`);
}

async function contentsOf(
  client: Client,
  lacking: readonly TreeEntry[],
  { files, bytes, fileBytes }: TreeBounds,
  limits: string[],
): Promise<ReadonlyMap<string, Buffer>> {
  const wanted: TreeEntry[] = [];
  const left: TreeEntry[] = [];
  const asked = new Set<string>();
  let sum = 0;
  for (const entry of [...lacking].sort((a, b) => rankOf(a) - rankOf(b))) {
    if (asked.has(entry.object)) continue;
    const fits = asked.size < files && entry.size <= fileBytes && sum + entry.size <= bytes;
    (fits ? wanted : left).push(entry);
    if (!fits) continue;
    asked.add(entry.object);
    sum += entry.size;
  }
  const contents = new Map<string, Buffer>();
  await inTurn(wanted, async (entry) => {
    try {
      contents.set(entry.object, await blobOf(client, entry.object));
    } catch (error) {
      answerOf(error);
      left.push(entry);
    }
  });
  const [first] = left.filter((entry) => rankOf(entry) < SELDOM_READ);
  if (first !== undefined) {
    const count = left.filter((entry) => rankOf(entry) < SELDOM_READ).length;
    limits.push(
      `${count === 1 ? `The file ${quoted(first.path)}` : `${count} files, ${quoted(first.path)} among them,`} could not be had from GitHub.`,
    );
  }
  return contents;
}

/** Where links lead decides which files there are. */
function rankOf({ path, kind }: TreeEntry): number {
  return kind === 'link' ? 0 : readingRank(path);
}

async function blobOf({ request, owner, repo }: Client, object: string): Promise<Buffer> {
  const { data } = await request('GET /repos/{owner}/{repo}/git/blobs/{file_sha}', { owner, repo, file_sha: object });
  return Buffer.from(data.content, data.encoding === 'base64' ? 'base64' : 'utf8');
}

/** Does something for each, a few at once; in the order given. */
async function inTurn<T, R>(items: readonly T[], act: (item: T) => Promise<R>): Promise<readonly R[]> {
  const results: R[] = [];
  for (let at = 0; at < items.length; at += AT_ONCE) {
    results.push(...(await Promise.all(items.slice(at, at + AT_ONCE).map(act))));
  }
  return results;
}

function quoted(path: string): string {
  return JSON.stringify(path);
}
