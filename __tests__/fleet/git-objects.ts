import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Entry, State } from '../github/server/state.js';

/** A file: its text, a link that starts with `-> `, or a submodule's commit behind `@ `. */
export type Files = Readonly<Record<string, string>>;

/** A commit of files, with the names that git gives to all of it. */
export interface Commit {
  readonly commit: string;
  readonly tree: string;
  readonly trees: ReadonlyMap<string, readonly Entry[]>;
  readonly blobs: ReadonlyMap<string, Buffer>;
  readonly files: Files;
}

const WHO = 'Mona <mona@example.com> 1700000000 +0000';
const MESSAGE = 'Fixture\n';

export function commitOf(files: Files): Commit {
  const trees = new Map<string, readonly Entry[]>();
  const blobs = new Map<string, Buffer>();
  const treeAt = (prefix: string, paths: readonly string[]): string => {
    const names = [...new Set(paths.map((path) => path.slice(prefix.length).split('/')[0] ?? ''))];
    const entries = names.map((name): Entry => {
      const text = files[prefix + name];
      if (text === undefined) {
        const below = `${prefix}${name}/`;
        const sha = treeAt(
          below,
          paths.filter((path) => path.startsWith(below)),
        );
        return { path: name, mode: '040000', type: 'tree', sha };
      }
      if (text.startsWith('@ ')) return { path: name, mode: '160000', type: 'commit', sha: text.slice(2) };
      const content = contentOf(text);
      const sha = nameOf('blob', content);
      blobs.set(sha, content);
      return {
        path: name,
        mode: text.startsWith('-> ') ? '120000' : '100644',
        type: 'blob',
        sha,
        size: content.length,
      };
    });
    // Git sorts a folder as if its name ended in a slash.
    const key = ({ path, type }: Entry): Buffer => Buffer.from(type === 'tree' ? `${path}/` : path);
    entries.sort((a, b) => Buffer.compare(key(a), key(b)));
    const raw = entries.map(({ mode, path, sha }) =>
      Buffer.concat([Buffer.from(`${mode.replace(/^0/, '')} ${path}\0`), Buffer.from(sha, 'hex')]),
    );
    const name = nameOf('tree', Buffer.concat(raw));
    trees.set(name, entries);
    return name;
  };
  const tree = treeAt('', Object.keys(files));
  const commit = nameOf('commit', Buffer.from(`tree ${tree}\nauthor ${WHO}\ncommitter ${WHO}\n\n${MESSAGE}`));
  return { commit, tree, trees, blobs, files };
}

/** Puts a commit on the local GitHub as a branch. */
export function publishCommit(state: State, { commit, tree, trees, blobs }: Commit): void {
  state.refs.set(`heads/${state.about.defaultBranch}`, { sha: commit, type: 'commit' });
  state.treeOf.set(commit, tree);
  for (const [name, entries] of trees) state.trees.set(name, entries);
  for (const [name, content] of blobs) state.blobs.set(name, content);
}

/** A bare mirror, made by git; without a commit where none is given. `lacking`: contents that are removed from it afterwards. */
export function writeMirror(folder: string, branch: string, commit?: Commit, lacking: readonly string[] = []): void {
  for (const below of ['objects', 'refs/heads']) mkdirSync(join(folder, below), { recursive: true });
  writeFileSync(join(folder, 'HEAD'), `ref: refs/heads/${branch}\n`);
  writeFileSync(
    join(folder, 'config'),
    '[core]\n\trepositoryformatversion = 0\n\tbare = true\n[fastimport]\n\tunpackLimit = 0\n',
  );
  if (commit === undefined) return;
  if (lacking.length > 0)
    writeFileSync(join(folder, 'config'), '[core]\n\trepositoryformatversion = 0\n\tbare = true\n');
  const data = (content: Buffer): Buffer =>
    Buffer.concat([Buffer.from(`data ${content.length}\n`), content, Buffer.from('\n')]);
  const pieces = [
    Buffer.from(`commit refs/heads/${branch}\nauthor ${WHO}\ncommitter ${WHO}\n`),
    data(Buffer.from(MESSAGE)),
  ];
  for (const [path, text] of Object.entries(commit.files)) {
    if (text.startsWith('@ ')) pieces.push(Buffer.from(`M 160000 ${text.slice(2)} ${path}\n`));
    else
      pieces.push(
        Buffer.from(`M ${text.startsWith('-> ') ? '120000' : '100644'} inline ${path}\n`),
        data(contentOf(text)),
      );
  }
  execFileSync('git', ['fast-import', '--quiet'], {
    cwd: folder,
    input: Buffer.concat(pieces),
    env: { PATH: process.env.PATH, HOME: folder, GIT_CONFIG_NOSYSTEM: '1' },
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  for (const path of lacking) {
    const name = nameOf('blob', contentOf(commit.files[path] ?? ''));
    rmSync(join(folder, 'objects', name.slice(0, 2), name.slice(2)));
  }
}

export function nameOf(type: string, content: Buffer): string {
  return createHash('sha1').update(`${type} ${content.length}\0`).update(content).digest('hex');
}

function contentOf(text: string): Buffer {
  return Buffer.from(text.startsWith('-> ') ? text.slice(3) : text);
}
