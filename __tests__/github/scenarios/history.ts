import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { LocalGithub } from '../server/server.js';
import type { Entry, State } from '../server/state.js';

type Files = Readonly<Record<string, string>>;

/** A repository with a branch that goes into another, and the merge that a runner makes of the two. */
export interface History {
  readonly folder: string;
  /** Where the topic left the main branch. */
  readonly fork: string;
  /** The tip of the main branch. */
  readonly main: string;
  readonly topic: string;
  readonly merge: string;
  readonly remove: () => void;
}

export function git(folder: string, ...args: readonly string[]): string {
  return execFileSync('git', args, {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    env: {
      PATH: process.env.PATH,
      HOME: folder,
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_AUTHOR_NAME: 'Mona',
      GIT_AUTHOR_EMAIL: 'mona@example.com',
      GIT_COMMITTER_NAME: 'Mona',
      GIT_COMMITTER_EMAIL: 'mona@example.com',
    },
  }).trim();
}

/** A file without content is removed. */
export function historyOf(before: Files, onMain: Files, onTopic: Files): History {
  const folder = mkdtempSync(join(tmpdir(), 'groundplan-history-'));
  git(folder, 'init', '-q', '-b', 'main');
  const commit = (files: Files): string => {
    for (const [path, content] of Object.entries(files)) {
      if (content === '') {
        rmSync(join(folder, path));
        continue;
      }
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    }
    git(folder, 'add', '-A');
    git(folder, 'commit', '-q', '--allow-empty', '-m', 'change');
    return git(folder, 'rev-parse', 'HEAD');
  };
  const fork = commit(before);
  git(folder, 'checkout', '-q', '-b', 'topic');
  const topic = commit(onTopic);
  git(folder, 'checkout', '-q', 'main');
  const main = commit(onMain);
  git(folder, 'checkout', '-q', '--detach', 'main');
  git(folder, 'merge', '-q', '--no-ff', '-m', 'merge', 'topic');
  const merge = git(folder, 'rev-parse', 'HEAD');
  return { folder, fork, main, topic, merge, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** A clone of one commit alone, as actions/checkout makes it. */
export function shallowClone({ folder }: History, commit: string): string {
  const clone = mkdtempSync(join(tmpdir(), 'groundplan-clone-'));
  git(clone, 'init', '-q', '-b', 'main');
  git(folder, 'config', 'uploadpack.allowAnySHA1InWant', 'true');
  git(clone, 'fetch', '-q', '--depth', '1', `file://${folder}`, commit);
  git(clone, 'checkout', '-q', '--detach', 'FETCH_HEAD');
  return clone;
}

/** Puts the files of a commit on the local GitHub. */
export function publish({ state }: LocalGithub, { folder }: History, commit: string): void {
  const add = (tree: string, name: string): void => {
    const entries = git(folder, 'ls-tree', '-l', '-z', tree)
      .split('\0')
      .filter((line) => line !== '')
      .map((line): Entry => {
        const [, mode = '', type = 'blob', sha = '', size = '', path = ''] =
          /^(\d+) (\w+) (\w+) +(\S+)\t([\s\S]*)$/.exec(line) ?? [];
        const common = { path, mode, sha };
        return type === 'tree' ? { ...common, type } : { ...common, type: 'blob', size: Number(size) };
      });
    state.trees.set(name, entries);
    for (const { type, sha } of entries) {
      if (type === 'tree') add(sha, sha);
      else state.blobs.set(sha, execFileSync('git', ['cat-file', 'blob', sha], { cwd: folder }));
    }
  };
  add(commit, commit);
}

/** Puts files on the local GitHub as a repository of its own, with a tag. Gives the name of the commit. */
export function publishFiles({ state }: { readonly state: State }, files: Files, tag: string): string {
  const tree = (prefix: string): string => {
    const names = new Map<string, Entry>();
    for (const [path, content] of Object.entries(files)) {
      if (!path.startsWith(prefix)) continue;
      const [name = '', ...below] = path.slice(prefix.length).split('/');
      if (names.has(name)) continue;
      if (below.length > 0) {
        names.set(name, { path: name, mode: '040000', type: 'tree', sha: tree(`${prefix}${name}/`) });
        continue;
      }
      const bytes = Buffer.from(content);
      const sha = objectName('blob', bytes);
      state.blobs.set(sha, bytes);
      names.set(name, { path: name, mode: '100644', type: 'blob', sha, size: bytes.length });
    }
    const entries = [...names.values()];
    const sha = objectName('tree', Buffer.from(JSON.stringify(entries)));
    state.trees.set(sha, entries);
    return sha;
  };
  const root = tree('');
  const commit = objectName('commit', Buffer.from(root));
  state.trees.set(commit, state.trees.get(root) ?? []);
  state.refs.set(`tags/${tag}`, { sha: commit, type: 'commit' });
  return commit;
}

function objectName(kind: string, bytes: Buffer): string {
  return createHash('sha1').update(`${kind} ${bytes.length}\0`).update(bytes).digest('hex');
}
