import { by } from '../lib/compare.js';
import { UserMistake } from '../lib/mistake.js';
import { realFolder } from './folder.js';
import { git } from './git.js';
import { GitObjects } from './git-objects.js';
import { parseTree, type TreeEntry } from './git-tree.js';
import type { Limits, Repository } from './repository.js';
import { treeRepository } from './tree-repository.js';

/**
 * A folder of a git repository as it was at a branch, tag or commit, read from the object store: nothing is checked out, and
 * the work tree is not looked at. `root` may be a sub-folder of a work tree or a bare repository; a folder that did not exist
 * at the commit has no files. Throws a UserMistake when git, the repository or the ref is missing.
 */
export function openCommit(root: string, ref: string, limits: Partial<Limits> = {}): Repository {
  const real = realFolder(root);
  const commit = resolveCommit(root, real, ref);
  return treeRepository(root, commit, listTree(real, commit), new GitObjects(real), limits);
}

/** The commit that a change is compared with. */
export interface ChangeBase {
  /** Full name. */
  readonly commit: string;
  /** Full name of the commit that the ref stands for now: what a change goes into. */
  readonly tip: string;
  /** Set when the two have no common commit here, so that it is the ref's own: what the ref did since then counts as undone. */
  readonly limit?: string;
}

/**
 * The last commit that a ref and what is looked at (`HEAD` unless given) have in common, as a pull request is shown. Throws a
 * UserMistake when git, the repository or one of the two is missing.
 */
export function changeBase(root: string, ref: string, looked = 'HEAD'): ChangeBase {
  const real = realFolder(root);
  const [commit, head] = [resolveCommit(root, real, ref), resolveCommit(root, real, looked)];
  const common = git(real, ['merge-base', commit, head]);
  const found = common.ok ? /^[0-9a-f]{40,64}$/m.exec(common.output.toString('latin1'))?.[0] : undefined;
  if (found !== undefined) return { commit: found, tip: commit };
  const shallow = git(real, ['rev-parse', '--is-shallow-repository']);
  const isShallow = shallow.ok && shallow.output.toString('latin1').trim() === 'true';
  const why = isShallow
    ? 'this clone is shallow, so it is not known where they went apart'
    : 'they have no commit in common';
  const remedy = isShallow ? ' Fetch the history (actions/checkout: fetch-depth: 0).' : '';
  return { commit, tip: commit, limit: `Compared with ${JSON.stringify(ref)} as it stands now: ${why}.${remedy}` };
}

/** The full name of the commit that a ref stands for; a branch that only the remote `origin` has is found as well. */
function resolveCommit(root: string, folder: string, ref: string): string {
  if (ref.trim() === '' || ref.includes('\0'))
    throw new UserMistake(`The ref ${JSON.stringify(ref)} is not one. Give a branch, tag or commit.`);
  // git itself would take a tag for the branch of the same name: a branch is what is meant.
  for (const candidate of [`refs/heads/${ref}`, ref, `refs/remotes/origin/${ref}`]) {
    const result = git(folder, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${candidate}^{commit}`]);
    const commit = result.ok ? /^[0-9a-f]{40,64}$/m.exec(result.output.toString('latin1'))?.[0] : undefined;
    if (commit !== undefined) return commit;
    if (!result.ok && result.missing)
      throw new UserMistake(`Reading ${ref} needs git, which is not installed. Install git.`);
  }
  const shallow = git(folder, ['rev-parse', '--is-shallow-repository']);
  if (!shallow.ok)
    throw new UserMistake(
      `${root}: this is not in a git repository, so there is no ${ref} to read. Leave out the ref.`,
    );
  throw new UserMistake(
    shallow.output.toString('latin1').trim() === 'true'
      ? `${root}: there is no branch, tag or commit ${ref}. The clone is shallow: fetch its history (actions/checkout: fetch-depth: 0).`
      : `${root}: there is no branch, tag or commit ${ref}. Check its spelling, or fetch it.`,
  );
}

/** Throws a UserMistake when objects of the commit are missing; a folder that did not exist at the commit is no mistake. */
export function listTree(folder: string, commit: string): TreeEntry[] {
  const prefix = git(folder, ['rev-parse', '--show-prefix']);
  const path = prefix.ok ? prefix.output.toString('utf8').replace(/\n$/, '').replace(/\/$/, '') : '';
  const tree = git(folder, ['ls-tree', '-r', '-l', '-z', '--full-tree', path === '' ? commit : `${commit}:${path}`]);
  if (tree.ok) return parseTree(tree.output).sort(by((entry) => entry.path));
  if (path !== '' && git(folder, ['ls-tree', '-d', '-z', '--full-tree', commit]).ok && isAbsent(tree.message))
    return [];
  throw new UserMistake(
    `this clone does not have all of ${commit.slice(0, 12)} (${tree.message}). Fetch it whole: without a filter, or with git fetch --refetch.`,
  );
}

/** What git says of a path that a commit does not have. */
function isAbsent(message: string): boolean {
  return /not a valid object name|does not exist in|not a tree object/i.test(message);
}
