import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { UserMistake } from '../../src/lib/mistake.js';
import { changeBase, openCommit } from '../../src/source/commit.js';
import type { Repository } from '../../src/source/repository.js';
import { TestFolder } from './support/folder.js';

let folder: TestFolder;
beforeEach(() => {
  folder = new TestFolder();
  folder.git('init', '-q');
});
afterEach(() => folder.remove());

const paths = (repository: Repository): string[] => repository.files.map((file) => file.path);
const reasons = (repository: Repository): string[][] => repository.skipped.map((skip) => [skip.path, skip.reason]);
const mistake = (open: () => unknown): string => {
  try {
    open();
  } catch (error) {
    if (error instanceof UserMistake) return error.lines.join('\n');
    throw error;
  }
  return '';
};

describe('a commit', () => {
  test('is read by branch, tag and name, whatever the work tree holds', () => {
    folder.write('compose.yaml', 'old\n').write('sub/ü\n.yaml', 'x');
    const commit = folder.commit();
    folder.git('tag', 'v1');
    folder.git('branch', 'release/1');
    folder.write('compose.yaml', 'new\n').write('later');
    folder.commit();
    rmSync(join(folder.root, 'compose.yaml'));
    for (const ref of ['v1', 'release/1', commit, commit.slice(0, 10), 'HEAD~1']) {
      const repository = openCommit(folder.root, ref);
      expect(paths(repository)).toEqual(['compose.yaml', 'sub/ü\n.yaml']);
      expect(repository.read('compose.yaml')).toEqual({ ok: true, text: 'old\n' });
      expect(repository.origin).toEqual({ kind: 'git', root: folder.root, commit });
    }
  });

  test('reads the same with and without prefetching', () => {
    folder
      .write('a', 'A')
      .write('b', '')
      .write('c', Buffer.from([0xef, 0xbb, 0xbf, 0x78]))
      .write('d', Buffer.from([0]));
    folder.commit();
    const plain = openCommit(folder.root, 'main');
    const fetched = openCommit(folder.root, 'main');
    fetched.prefetch(['a', 'b', 'c', 'd', 'nope']);
    for (const path of ['a', 'b', 'c', 'd', 'nope']) expect(fetched.read(path)).toEqual(plain.read(path));
    expect(fetched.read('a')).toEqual({ ok: true, text: 'A' });
    expect(fetched.read('b')).toEqual({ ok: true, text: '' });
    expect(fetched.read('c')).toEqual({ ok: true, text: 'x' });
    expect(fetched.read('d')).toMatchObject({ ok: false, reason: 'binary' });
    expect(fetched.read('nope')).toMatchObject({ ok: false, reason: 'missing' });
  });

  test('of many files is read in any order without asking git for each', () => {
    const names = Array.from({ length: 300 }, (_, i) => `s${i}/compose.${i % 2 === 0 ? 'yaml' : 'yml'}`);
    for (const name of names) folder.write(name, name);
    folder.commit();
    const repository = openCommit(folder.root, 'main');
    expect(repository.read(names[200] ?? '')).toEqual({ ok: true, text: names[200] });
    // What was read along does not need the repository any more.
    rmSync(join(folder.root, '.git'), { recursive: true });
    for (const name of names) expect(repository.read(name)).toEqual({ ok: true, text: name });
    expect(repository.read('nope')).toMatchObject({ reason: 'missing' });
  });

  test('whose content the clone lacks says so', () => {
    folder.write('a', 'x').commit();
    const repository = openCommit(folder.root, 'main');
    rmSync(join(folder.root, '.git/objects'), { recursive: true });
    expect(repository.read('a')).toMatchObject({ ok: false, reason: 'unreadable' });
  });

  test('opened at a sub-folder has that folder as its root', () => {
    folder.write('compose.yaml').write('apps/shop/compose.yaml', 'shop').link('apps/shop/up', '../../compose.yaml');
    folder.commit();
    const repository = openCommit(join(folder.root, 'apps/shop'), 'main');
    expect(repository.name).toBe('shop');
    expect(paths(repository)).toEqual(['compose.yaml']);
    expect(repository.read('compose.yaml')).toEqual({ ok: true, text: 'shop' });
    expect(reasons(repository)).toEqual([['up', 'link-outside-root']]);
  });

  test('from before a folder existed has no files there', () => {
    folder.write('a');
    const before = folder.commit();
    folder.write('new/b');
    expect(paths(openCommit(join(folder.root, 'new'), before))).toEqual([]);
  });

  test('is read from a bare repository', () => {
    folder.write('a', 'x');
    folder.commit();
    folder.git('clone', '-q', '--bare', folder.root, join(folder.root, 'shop.git'));
    const repository = openCommit(join(folder.root, 'shop.git'), 'main');
    expect(repository.name).toBe('shop');
    expect(repository.read('a')).toEqual({ ok: true, text: 'x' });
  });

  test('that only the remote’s branch has is found by the branch’s name', () => {
    const origin = new TestFolder();
    origin.git('init', '-q');
    origin.write('a', 'x').commit();
    origin.git('checkout', '-q', '-b', 'feature');
    origin.write('b').commit();
    origin.git('checkout', '-q', 'main');
    folder.git('remote', 'add', 'origin', origin.root);
    folder.git('fetch', '-q', 'origin');
    expect(paths(openCommit(folder.root, 'feature'))).toEqual(['a', 'b']);
    origin.remove();
  });

  test('skips submodules', () => {
    folder.write('a');
    const commit = folder.commit();
    folder.git('update-index', '--add', '--cacheinfo', `160000,${commit},vendor/module`);
    folder.git('commit', '-q', '-m', 'module');
    const repository = openCommit(folder.root, 'main');
    expect(paths(repository)).toEqual(['a']);
    expect(reasons(repository)).toEqual([['vendor/module', 'submodule']]);
  });
});

describe('links of a commit', () => {
  test('lead to files of the same tree, also through linked folders', () => {
    folder.write('real/compose.yaml', 'x').link('compose.yaml', './real/compose.yaml').link('alias', 'real');
    folder.link('deep/er/via', '../../alias/compose.yaml').link('chain', 'deep/er/via');
    folder.commit();
    const repository = openCommit(folder.root, 'main');
    expect(repository.files).toEqual([
      { path: 'chain', kind: 'link' },
      { path: 'compose.yaml', kind: 'link' },
      { path: 'deep/er/via', kind: 'link' },
      { path: 'real/compose.yaml', kind: 'file' },
    ]);
    for (const { path } of repository.files) expect(repository.read(path)).toEqual({ ok: true, text: 'x' });
    expect(repository.skipped).toEqual([]);
  });

  test('never lead out of the tree', () => {
    folder
      .write('sub/a')
      .link('absolute', '/etc/passwd')
      .link('outside', '../../../../etc/passwd')
      .link('out-and-in', `../${folder.root.split('/').pop() ?? ''}/sub/a`)
      .link('dangling', 'nowhere')
      .link('through-file', 'sub/a/x')
      .link('loop-a', 'loop-b')
      .link('loop-b', 'loop-a')
      .link('sub/parent', '..')
      .link('config', '.git/config');
    folder.commit();
    const repository = openCommit(folder.root, 'main');
    expect(paths(repository)).toEqual(['sub/a']);
    expect(reasons(repository)).toEqual([
      ['absolute', 'link-outside-root'],
      ['config', 'link-dangling'],
      ['dangling', 'link-dangling'],
      ['loop-a', 'link-loop'],
      ['loop-b', 'link-loop'],
      ['out-and-in', 'link-outside-root'],
      ['outside', 'link-outside-root'],
      ['sub/parent', 'link-loop'],
      ['through-file', 'link-dangling'],
    ]);
    for (const skip of repository.skipped) expect(repository.read(skip.path)).toMatchObject({ ok: false });
  });
});

describe('what a change is compared with', () => {
  test('is where the branch left, whatever came on either side since, and the ref itself where they share nothing', () => {
    const shared = folder.write('a').commit();
    folder.git('checkout', '-q', '-b', 'topic');
    folder.write('b').commit();
    folder.git('checkout', '-q', 'main');
    const main = folder.write('c').commit();
    expect(changeBase(folder.root, 'main', 'topic')).toEqual({ commit: shared, tip: main });
    expect(changeBase(folder.root, 'topic')).toMatchObject({ commit: shared });
    folder.git('checkout', '-q', '--orphan', 'apart');
    folder.write('d').commit();
    expect(changeBase(folder.root, 'main')).toEqual({
      commit: main,
      tip: main,
      limit: 'Compared with "main" as it stands now: they have no commit in common.',
    });
    expect(mistake(() => changeBase(folder.root, 'nope'))).toContain('there is no branch, tag or commit nope');
    const names = openCommit(folder.root, 'main').contents?.();
    expect([...(names ?? [])].map(([path]) => path)).toEqual(['a', 'c']);
    expect(names?.get('a')).toBe(folder.git('rev-parse', 'main:a').trim());
  });
});

describe('a ref that cannot be read', () => {
  test('is the user’s mistake, with a remedy', () => {
    folder.write('a').commit();
    expect(mistake(() => openCommit(folder.root, 'nope'))).toBe(
      `${folder.root}: there is no branch, tag or commit nope. Check its spelling, or fetch it.`,
    );
  });

  test('is explained by a shallow clone', () => {
    folder.write('a').commit();
    folder.write('b').commit();
    const clone = join(folder.root, 'clone');
    folder.git('clone', '-q', '--depth', '1', `file://${folder.root}`, clone);
    expect(mistake(() => openCommit(clone, 'HEAD~1'))).toContain(
      'The clone is shallow: fetch its history (actions/checkout: fetch-depth: 0).',
    );
  });

  test('never becomes an option, a tree or a file of git', () => {
    folder.write('a').commit();
    for (const ref of ['--all', '-h', '--git-dir', '--output=x', '', ' ', 'a\0b', 'HEAD:a', 'main^{tree}', '--']) {
      expect(mistake(() => openCommit(folder.root, ref))).not.toBe('');
    }
  });

  test('is explained where there is no repository, or no folder', () => {
    const other = new TestFolder();
    expect(mistake(() => openCommit(other.root, 'main'))).toContain('this is not in a git repository');
    expect(mistake(() => openCommit(join(other.root, 'nope'), 'main'))).toContain('there is no such folder');
    other.remove();
  });
});

describe('limits of a commit', () => {
  test('on count, depth and size are reported', () => {
    folder.write('a/b/c/d').write('a/b/x').write('big', 'x'.repeat(101)).write('y').write('z').link('to-big', 'big');
    folder.commit();
    const repository = openCommit(folder.root, 'main', { maxDepth: 3, maxFiles: 4, maxFileSize: 100 });
    expect(paths(repository)).toEqual(['a/b/x', 'big', 'to-big', 'y']);
    expect(reasons(repository)).toEqual([
      ['a/b/c', 'too-deep'],
      ['z', 'too-many-files'],
    ]);
    repository.prefetch(['big', 'to-big']);
    expect(repository.read('big')).toMatchObject({ ok: false, reason: 'too-large' });
    expect(repository.read('to-big')).toMatchObject({ ok: false, reason: 'too-large' });
  });
});
