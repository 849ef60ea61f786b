import { execFileSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openCommit } from '../../src/source/commit.js';
import { openGitFolder } from '../../src/source/git-folder.js';
import { applyDelta } from '../../src/source/objects/delta.js';
import { openObjectStore } from '../../src/source/objects/store.js';
import type { Repository } from '../../src/source/repository.js';

let root: string;
let clone: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'groundplan-mirror-'));
  clone = join(root, 'clone');
  mkdirSync(join(clone, 'docs', 'deep'), { recursive: true });
  git(clone, 'init', '-q', '-b', 'trunk');
  // Versions of one long file are deltas of each other once they are packed.
  const lines = Array.from({ length: 3000 }, (_, line) => `- line ${line} of ${(line * 7919) % 1009}`);
  for (let version = 0; version < 4; version++) {
    lines.splice(version * 500, 3, `- changed in version ${version}`);
    writeFileSync(join(clone, 'docs', 'long.md'), lines.join('\n'));
    writeFileSync(join(clone, 'docs', 'deep', `${version}.md`), `${lines.slice(0, 900 + version).join('\n')}\n`);
    commit(`version ${version}`);
  }
  writeFileSync(join(clone, 'empty.yml'), '');
  writeFileSync(join(clone, 'naïve name.yml'), 'a: ü\n');
  execFileSync('ln', ['-s', 'docs/long.md', join(clone, 'link.md')]);
  execFileSync('ln', ['-s', '../outside', join(clone, 'out.md')]);
  git(clone, 'update-index', '--add', '--cacheinfo', '160000,1234567890123456789012345678901234567890,vendor/module');
  commit('links');
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

function git(folder: string, ...args: readonly string[]): string {
  const env = {
    PATH: process.env.PATH,
    HOME: root,
    GIT_CONFIG_NOSYSTEM: '1',
    ...Object.fromEntries(
      ['AUTHOR', 'COMMITTER'].flatMap((who) => [
        [`GIT_${who}_NAME`, 'Mona'],
        [`GIT_${who}_EMAIL`, 'mona@example.com'],
      ]),
    ),
  };
  return execFileSync('git', args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], env }).trim();
}

function commit(message: string): void {
  git(clone, 'add', '-A');
  git(clone, 'commit', '-q', '-m', message);
}

function mirror(name: string, ...after: readonly (readonly string[])[]): string {
  const folder = join(root, name);
  git(root, 'clone', '-q', '--mirror', clone, folder);
  for (const args of after) git(folder, ...args);
  return folder;
}

function opened(folder: string): Repository {
  const found = openGitFolder(folder);
  if (found.kind !== 'open') throw new Error(JSON.stringify(found));
  return found.open();
}

function whole({ files, skipped, read }: Repository): object {
  return { files, skipped, contents: files.map(({ path }) => [path, read(path)]) };
}

describe('a clone or a mirror, read without a process', () => {
  test('is what git says: loose, packed, with deltas by offset and by name, and with packed references', () => {
    const expected = whole(openCommit(clone, 'HEAD'));
    expect((expected as Repository).files).toHaveLength(8);
    const folders = [
      clone,
      mirror('packed.git', ['repack', '-q', '-adf'], ['pack-refs', '--all']),
      mirror('by-name.git', ['-c', 'repack.useDeltaBaseOffset=false', 'repack', '-q', '-adf', '--depth=50']),
    ];
    for (const folder of folders) {
      expect(openObjectStore(existsSync(join(folder, '.git')) ? join(folder, '.git') : folder)).toBeDefined();
      expect(whole(opened(folder))).toEqual(expected);
    }
  });

  test('tells branch, commit and tree', () => {
    expect(openGitFolder(clone)).toMatchObject({
      kind: 'open',
      branch: 'trunk',
      commit: git(clone, 'rev-parse', 'HEAD'),
      tree: git(clone, 'rev-parse', 'HEAD^{tree}'),
    });
  });

  test('is left to git where it is kept in another way', () => {
    const shared = join(root, 'shared');
    git(root, 'clone', '-q', '--shared', clone, shared);
    expect(openObjectStore(join(shared, '.git'))).toBeUndefined();
    expect(whole(opened(shared))).toEqual(whole(openCommit(clone, 'HEAD')));
    const other = join(root, 'other');
    git(root, 'init', '-q', '-b', 'main', '--object-format=sha256', other);
    writeFileSync(join(other, 'a.md'), 'a\n');
    git(other, 'add', '-A');
    git(other, 'commit', '-q', '-m', 'a');
    expect(opened(other).read('a.md')).toEqual({ ok: true, text: 'a\n' });
  });

  test('says that there is no commit, that a content is gone, and that files of git are broken', () => {
    const none = join(root, 'none.git');
    git(root, 'init', '-q', '--bare', '-b', 'main', none);
    expect(openGitFolder(none)).toEqual({ kind: 'empty', branch: 'main' });

    const lacking = mirror('lacking.git', ['repack', '-q', '-adf']);
    const pack = readdirSync(join(lacking, 'objects', 'pack')).find((name) => name.endsWith('.pack')) ?? '';
    git(root, 'init', '-q', '--bare', '-b', 'trunk', join(root, 'loose.git'));
    execFileSync('git', ['unpack-objects', '-q'], {
      cwd: join(root, 'loose.git'),
      input: execFileSync('cat', [join(lacking, 'objects', 'pack', pack)], { maxBuffer: 1e8 }),
    });
    git(join(root, 'loose.git'), 'update-ref', 'refs/heads/trunk', git(clone, 'rev-parse', 'HEAD'));
    const object = git(clone, 'rev-parse', 'HEAD:docs/long.md');
    rmSync(join(root, 'loose.git', 'objects', object.slice(0, 2), object.slice(2)));
    const found = openGitFolder(join(root, 'loose.git'));
    if (found.kind !== 'open') throw new Error('not open');
    expect(found.open().read('docs/long.md')).toMatchObject({ ok: false, reason: 'unreadable' });
    expect([...found.lacking]).toEqual([object]);

    const tree = git(clone, 'rev-parse', 'HEAD:docs');
    rmSync(join(root, 'loose.git', 'objects', tree.slice(0, 2), tree.slice(2)));
    const torn = openGitFolder(join(root, 'loose.git'));
    expect(() => torn.kind === 'open' && torn.open()).toThrow('does not have all of');

    writeFileSync(join(none, 'HEAD'), 'ref: refs/heads/../../../etc/passwd\n');
    expect(openGitFolder(none)).toMatchObject({ kind: 'broken' });
    rmSync(join(none, 'HEAD'));
    expect(openGitFolder(none)).toMatchObject({ kind: 'broken' });
  });

  test('takes no damaged pack for contents', () => {
    const folder = mirror('damaged.git', ['repack', '-q', '-adf']);
    const packs = join(folder, 'objects', 'pack');
    const name = readdirSync(packs).find((one) => one.endsWith('.idx')) ?? '';
    execFileSync('chmod', ['-R', 'u+w', packs]);
    appendFileSync(join(packs, 'pack-extra.pack'), 'PACK');
    expect(openObjectStore(folder)).toBeUndefined();
    rmSync(join(packs, 'pack-extra.pack'));
    writeFileSync(join(packs, name.replace('.idx', '.pack')), Buffer.alloc(4000, 'PACK'));
    const store = openObjectStore(folder);
    expect(store?.read(git(clone, 'rev-parse', 'HEAD'))).toBeUndefined();
    expect(openGitFolder(folder)).toMatchObject({ kind: 'broken' });
  });
});

test('a delta that does not fit its base is refused', () => {
  const base = Buffer.from('0123456789');
  const laid = (...bytes: readonly number[]): string | undefined => {
    const target = Buffer.alloc(4);
    return applyDelta(base, Buffer.from(bytes), target) ? target.toString() : undefined;
  };
  expect(laid(10, 4, 0x91, 3, 2, 2, 97, 98)).toBe('34ab');
  expect(laid(10, 4, 0x91, 3, 2, 2, 97)).toBeUndefined(); // cut short
  expect(laid(10, 4, 0x91, 8, 4)).toBeUndefined(); // beyond the base
  expect(laid(9, 4, 0x91, 3, 4)).toBeUndefined(); // another base
  expect(laid(10, 5, 0x91, 3, 5)).toBeUndefined(); // another size
  expect(laid(10, 4, 0, 0, 0, 0)).toBeUndefined(); // no command
  expect(laid(10, 4, 0x91, 3, 2)).toBeUndefined(); // too little
});
