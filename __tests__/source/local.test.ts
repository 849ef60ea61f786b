import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { UserMistake } from '../../src/lib/mistake.js';
import { openLocal } from '../../src/source/local.js';
import type { Repository } from '../../src/source/repository.js';
import { TestFolder } from './support/folder.js';

let folder: TestFolder;
beforeEach(() => {
  folder = new TestFolder();
});
afterEach(() => folder.remove());

const paths = (repository: Repository): string[] => repository.files.map((file) => file.path);
const reasons = (repository: Repository): string[][] => repository.skipped.map((skip) => [skip.path, skip.reason]);
const lines = (open: () => unknown): readonly string[] => {
  try {
    open();
  } catch (error) {
    if (error instanceof UserMistake) return error.lines;
  }
  return [];
};

describe('a root that is no folder', () => {
  test('is the user’s mistake when nothing is there', () => {
    expect(lines(() => openLocal(join(folder.root, 'nope')))).toEqual([
      `${join(folder.root, 'nope')}: there is no such folder. Give the path of a repository.`,
    ]);
  });

  test('is the user’s mistake when it is a file, and says so', () => {
    folder.write('compose.yaml');
    const path = join(folder.root, 'compose.yaml');
    expect(lines(() => openLocal(path))).toEqual([
      `${path}: this is a file, not a folder. Give the folder of the repository that holds it.`,
    ]);
  });

  test('is the user’s mistake when the path passes through a file or has a NUL', () => {
    folder.write('file');
    expect(lines(() => openLocal(join(folder.root, 'file/sub')))[0]).toContain('there is no such folder');
    expect(lines(() => openLocal('a\0b'))[0]).toContain('this is not a path');
  });
});

describe('a folder without git', () => {
  test('lists every file by path in code unit order, and reads it', () => {
    folder
      .write('b/z.yaml', 'z: 1\n')
      .write('b.yaml')
      .write('B.yaml')
      .write('a/é.yaml')
      .write('node_modules/x/index.js');
    const repository = openLocal(folder.root);
    expect(paths(repository)).toEqual(['B.yaml', 'a/é.yaml', 'b.yaml', 'b/z.yaml', 'node_modules/x/index.js']);
    expect(repository.read('b/z.yaml')).toEqual({ ok: true, text: 'z: 1\n' });
    expect(repository.origin).toEqual({ kind: 'local', root: folder.root, tracked: false });
    expect(repository.has('b.yaml')).toBe(true);
    expect(repository.has('b')).toBe(false);
  });

  test('reads nothing that is not listed', () => {
    folder.write('.gitignore', 'secret\n').write('secret').write('a');
    const repository = openLocal(folder.root);
    for (const path of ['secret', '../a', './a', '/etc/passwd', 'nope', '', 'a/']) {
      expect(repository.read(path)).toMatchObject({ ok: false, reason: 'missing' });
    }
  });

  test('honours nested .gitignore files: the deepest that says something decides', () => {
    folder
      .write('.gitignore', '*.log\n/build/\n!keep.log\n')
      .write('a.log')
      .write('keep.log')
      .write('build/out.txt')
      .write('sub/build/out.txt')
      .write('sub/.gitignore', '!a.log\nkeep.log\n')
      .write('sub/a.log')
      .write('sub/keep.log');
    expect(paths(openLocal(folder.root))).toEqual([
      '.gitignore',
      'keep.log',
      'sub/.gitignore',
      'sub/a.log',
      'sub/build/out.txt',
    ]);
  });

  test('treats a nested repository as ordinary content, without its .git', () => {
    folder.write('nested/.git/config', 'token').write('nested/compose.yaml').write('worktree/.git', 'gitdir: ../x\n');
    expect(paths(openLocal(folder.root))).toEqual(['nested/compose.yaml']);
  });

  test('never opens a pipe', () => {
    folder.write('a');
    execFileSync('mkfifo', [join(folder.root, 'pipe')]);
    folder.link('to-pipe', 'pipe');
    const repository = openLocal(folder.root);
    expect(paths(repository)).toEqual(['a']);
    expect(reasons(repository)).toEqual([
      ['pipe', 'not-a-regular-file'],
      ['to-pipe', 'not-a-regular-file'],
    ]);
    expect(repository.read('pipe')).toMatchObject({ ok: false, reason: 'missing' });
  });

  (process.getuid?.() === 0 ? test.skip : test)('says which folder cannot be read', () => {
    folder.write('closed/a').write('b');
    chmodSync(join(folder.root, 'closed'), 0o000);
    const repository = openLocal(folder.root);
    chmodSync(join(folder.root, 'closed'), 0o755);
    expect(paths(repository)).toEqual(['b']);
    expect(reasons(repository)).toEqual([['closed', 'unreadable']]);
  });
});

test('a folder whose name is no UTF-8 is to be renamed', () => {
  const name = Buffer.concat([Buffer.from(join(folder.root, 'caf')), Buffer.from([0xe9])]);
  folder.write('b');
  mkdirSync(name);
  const repository = openLocal(folder.root);
  rmSync(name, { recursive: true });
  expect(paths(repository)).toEqual(['b']);
  expect(repository.skipped.map(({ message }) => message)).toEqual([
    expect.stringMatching(/not written in UTF-8: rename it/),
  ]);
});

describe('links', () => {
  test('to a file inside the root are read as that file', () => {
    folder.write('real/compose.yaml', 'a: 1\n').link('compose.yaml', 'real/compose.yaml').link('chain', 'compose.yaml');
    const repository = openLocal(folder.root);
    expect(repository.files).toEqual([
      { path: 'chain', kind: 'link' },
      { path: 'compose.yaml', kind: 'link' },
      { path: 'real/compose.yaml', kind: 'file' },
    ]);
    expect(repository.read('chain')).toEqual({ ok: true, text: 'a: 1\n' });
    expect(repository.skipped).toEqual([]);
  });

  test('that leave the root, dangle or loop are not followed, and it is said', () => {
    folder
      .write('sub/a')
      .link('outside-file', '/etc/passwd')
      .link('outside-folder', '/etc')
      .link('dangling', 'nowhere')
      .link('loop-a', 'loop-b')
      .link('loop-b', 'loop-a')
      .link('sub/parent', '..')
      .link('up', `../${folder.root.split('/').pop() ?? ''}-other/x`);
    const repository = openLocal(folder.root);
    expect(paths(repository)).toEqual(['sub/a']);
    expect(reasons(repository)).toEqual([
      ['dangling', 'link-dangling'],
      ['loop-a', 'link-loop'],
      ['loop-b', 'link-loop'],
      ['outside-file', 'link-outside-root'],
      ['outside-folder', 'link-outside-root'],
      ['sub/parent', 'link-loop'],
      ['up', 'link-dangling'],
    ]);
  });

  test('to a folder inside the root are no second copy of it', () => {
    folder.write('real/a').link('copy', 'real');
    const repository = openLocal(folder.root);
    expect(paths(repository)).toEqual(['real/a']);
    expect(repository.skipped).toEqual([]);
    expect(repository.read('copy/a')).toMatchObject({ ok: false, reason: 'missing' });
  });

  test('into git’s own folder are not read', () => {
    folder.git('init', '-q');
    folder.write('a').link('config', '.git/config');
    folder.commit();
    const repository = openLocal(folder.root);
    expect(paths(repository)).toEqual(['a']);
    expect(reasons(repository)).toEqual([['config', 'link-outside-root']]);
  });

  test('put in the place of a folder after listing do not lead a read outside', () => {
    const other = new TestFolder().write('a', 'secret');
    folder.write('sub/a', 'mine').write('b', 'mine');
    const repository = openLocal(folder.root);
    renameSync(join(folder.root, 'sub'), join(folder.root, 'old'));
    folder.link('sub', other.root);
    rmSync(join(folder.root, 'b'));
    folder.link('b', join(other.root, 'a'));
    expect(repository.read('sub/a')).toMatchObject({ ok: false, reason: 'unreadable' });
    expect(repository.read('b')).toMatchObject({ ok: false, reason: 'unreadable' });
    other.remove();
  });

  test('a root that is itself a link is followed', () => {
    folder.write('real/a', 'x').link('alias', 'real');
    const repository = openLocal(join(folder.root, 'alias'));
    expect(repository.name).toBe('alias');
    expect(repository.read('a')).toEqual({ ok: true, text: 'x' });
  });
});

describe('a git work tree', () => {
  beforeEach(() => {
    folder.git('init', '-q');
    folder.write('.gitignore', 'ignored*\n!ignored-but-kept\n').write('tracked').write('sub/tracked').write('gone');
    folder.write('forced-ignored').git('add', '-A');
    folder.write('ignored-tracked').git('add', '-f', 'ignored-tracked');
    folder.commit();
  });

  test('has the tracked files and the untracked ones that are not ignored', () => {
    folder.write('untracked').write('ignored').write('ignored-but-kept').write('sub/ignored').write('ünï\ncode');
    rmSync(join(folder.root, 'gone'));
    const repository = openLocal(folder.root);
    expect(paths(repository)).toEqual([
      '.gitignore',
      'forced-ignored',
      'ignored-but-kept',
      'ignored-tracked',
      'sub/tracked',
      'tracked',
      'untracked',
      'ünï\ncode',
    ]);
    expect(repository.origin).toMatchObject({ tracked: true });
    expect(repository.skipped).toEqual([]);
  });

  test('may be opened at a sub-folder, which then is the root', () => {
    folder.write('sub/ignored').write('sub/new', 'n').link('sub/up', '../tracked');
    const repository = openLocal(join(folder.root, 'sub'));
    expect(repository.name).toBe('sub');
    expect(paths(repository)).toEqual(['new', 'tracked']);
    expect(repository.read('new')).toEqual({ ok: true, text: 'n' });
    expect(reasons(repository)).toEqual([['up', 'link-outside-root']]);
  });

  test('a folder that git ignores as a whole is read without git', () => {
    folder.write('ignored-folder/compose.yaml');
    expect(paths(openLocal(join(folder.root, 'ignored-folder')))).toEqual(['compose.yaml']);
  });

  test('a tracked folder replaced by a link is not looked into', () => {
    const other = new TestFolder().write('tracked', 'secret');
    rmSync(join(folder.root, 'sub'), { recursive: true });
    folder.link('sub', other.root);
    const repository = openLocal(folder.root);
    expect(paths(repository)).not.toContain('sub/tracked');
    expect(reasons(repository)).toEqual([['sub', 'link-outside-root']]);
    other.remove();
  });

  test('reports submodules and nested repositories', () => {
    const other = new TestFolder().write('a');
    other.git('init', '-q');
    other.commit();
    folder.git('submodule', '--quiet', 'add', other.root, 'vendor/module');
    folder.commit();
    folder.write('nested/compose.yaml');
    execFileSync('git', ['init', '-q'], { cwd: join(folder.root, 'nested') });
    const repository = openLocal(folder.root);
    expect(reasons(repository)).toEqual([
      ['nested', 'submodule'],
      ['vendor/module', 'submodule'],
    ]);
    expect(paths(repository)).not.toContain('vendor/module/a');
    other.remove();
  });

  test('runs nothing that the repository’s configuration names', () => {
    const mark = join(folder.root, 'ran');
    folder.write('evil.sh', `#!/bin/sh\ntouch ${mark}\n`);
    chmodSync(join(folder.root, 'evil.sh'), 0o755);
    folder.git('config', 'core.fsmonitor', join(folder.root, 'evil.sh'));
    folder.git('config', 'core.hooksPath', folder.root);
    folder.write('new');
    expect(paths(openLocal(folder.root))).not.toContain('ran');
    expect(paths(openLocal(folder.root))).toContain('new');
  });

  test('a work tree with a broken .git is read without git', () => {
    rmSync(join(folder.root, '.git'), { recursive: true });
    folder.write('.git', 'gitdir: /nowhere\n').write('ignored');
    const repository = openLocal(folder.root);
    expect(repository.origin).toMatchObject({ tracked: false });
    expect(paths(repository)).toContain('tracked');
    expect(paths(repository)).not.toContain('ignored');
  });
});

describe('limits', () => {
  test('on the number of files are reported at the first file left out', () => {
    folder.write('a').write('b/c').write('d').write('e');
    const repository = openLocal(folder.root, { maxFiles: 2 });
    expect(paths(repository)).toEqual(['a', 'b/c']);
    expect(reasons(repository)).toEqual([['d', 'too-many-files']]);
  });

  test('on depth are reported for each folder left out', () => {
    folder.write('a/b/c/d').write('a/b/x').write('a/y');
    const repository = openLocal(folder.root, { maxDepth: 3 });
    expect(paths(repository)).toEqual(['a/b/x', 'a/y']);
    expect(reasons(repository)).toEqual([['a/b/c', 'too-deep']]);
  });

  test('hold in a git work tree as well', () => {
    folder.git('init', '-q');
    folder.write('a/b/c/d').write('a/b/x').write('y').write('z');
    const repository = openLocal(folder.root, { maxDepth: 3, maxFiles: 2 });
    expect(paths(repository)).toEqual(['a/b/x', 'y']);
    expect(reasons(repository)).toEqual([
      ['a/b/c', 'too-deep'],
      ['z', 'too-many-files'],
    ]);
  });

  test('on size are the answer of a read', () => {
    folder.write('big', 'x'.repeat(101)).write('fits', 'x'.repeat(100));
    const repository = openLocal(folder.root, { maxFileSize: 100 });
    expect(repository.read('big')).toEqual({
      ok: false,
      reason: 'too-large',
      message: 'The file has 101 bytes; files above 100 bytes are not read.',
    });
    expect(repository.read('fits')).toMatchObject({ ok: true });
  });
});
