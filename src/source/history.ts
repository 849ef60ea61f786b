import type { Buffer } from 'node:buffer';
import { git } from './git.js';
import { GitObjects, type ObjectRequest } from './git-objects.js';
import { parseTree, type TreeEntry } from './git-tree.js';
import type { BlobSource } from './tree-repository.js';

const NAME = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/m;

/** The commit that a ref of the clone stands for; undefined without git, a repository or the ref. */
export function commitAt(folder: string, ref: string): string | undefined {
  if (ref.trim() === '' || ref.includes('\0')) return undefined;
  for (const candidate of [ref, `refs/remotes/origin/${ref}`]) {
    const name = answer(folder, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${candidate}^{commit}`]);
    if (name !== undefined) return name;
  }
  return undefined;
}

/** The address of the remote `origin`, as the clone's configuration has it. */
export function originOf(folder: string): string | undefined {
  const result = git(folder, ['config', '--get', 'remote.origin.url']);
  const address = result.ok ? result.output.toString('utf8').trim() : '';
  return address === '' ? undefined : address;
}

/** The parents that a commit was made with, whether or not the clone has them: a shallow clone hides them elsewhere. */
export function parentsOf(folder: string, commit: string): readonly string[] {
  const result = git(folder, ['cat-file', 'commit', commit]);
  if (!result.ok) return [];
  const [head = ''] = result.output.toString('latin1').split('\n\n', 1);
  return [...head.matchAll(/^parent ([0-9a-f]{40,64})$/gm)].map(([, parent = '']) => parent);
}

/** The last commit that two have in common, as far as the clone knows. */
export function mergeBaseOf(folder: string, a: string, b: string): string | undefined {
  return answer(folder, ['merge-base', a, b]);
}

/** Whether the clone has the files of a commit. One that fetches contents only when they are asked for may lack some. */
export function hasFilesOf(folder: string, commit: string): boolean {
  if (!git(folder, ['cat-file', '-e', `${commit}^{tree}`]).ok) return false;
  return !git(folder, ['config', '--get-regexp', '^(extensions\\.partialclone|remote\\..*\\.promisor)$']).ok;
}

/** Those of the objects that the clone has. */
export function presentIn(folder: string, objects: readonly string[]): ReadonlySet<string> {
  const result = git(folder, ['cat-file', '--batch-check'], `${objects.join('\n')}\n`);
  if (!result.ok) return new Set();
  const lines = result.output.toString('latin1').split('\n');
  return new Set(lines.filter((line) => !line.endsWith(' missing')).map((line) => line.split(' ', 1)[0] ?? ''));
}

/** The files of a tree that the clone has; undefined when it lacks some. */
export function filesOfTree(folder: string, tree: string): readonly TreeEntry[] | undefined {
  const result = git(folder, ['ls-tree', '-r', '-l', '-z', '--full-tree', tree]);
  return result.ok ? parseTree(result.output) : undefined;
}

/** Contents that were brought from elsewhere, and those of the clone. */
export function withFetched(folder: string, fetched: ReadonlyMap<string, Buffer>): BlobSource {
  const local = new GitObjects(folder);
  return {
    has: (object) => fetched.has(object) || local.has(object),
    read: (object) => fetched.get(object) ?? local.read(object),
    prefetch: (requests: Iterable<ObjectRequest>) =>
      local.prefetch([...requests].filter(({ object }) => !fetched.has(object))),
  };
}

function answer(folder: string, args: readonly string[]): string | undefined {
  const result = git(folder, args);
  return result.ok ? NAME.exec(result.output.toString('latin1'))?.[0] : undefined;
}
