import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { openDirect } from '../../src/source/direct.js';
import { groundOf } from '../../src/source/ground.js';
import type { ReadResult } from '../../src/source/repository.js';
import { TestFolder } from './support/folder.js';

let folder: TestFolder;
beforeEach(() => {
  folder = new TestFolder();
});
afterEach(() => folder.remove());

const OUTSIDE: ReadResult = {
  ok: false,
  reason: 'unreadable',
  message: 'The file cannot be read: it lies outside the repository.',
};

describe('what a command may read', () => {
  const grounds = () => groundOf(join(folder.root, 'shop'), { folders: ['../ci'], files: ['../home/ci.env'] }, []);

  beforeEach(() => {
    for (const path of ['shop/.git/config', 'shop/compose.yaml', 'ci/compose.ci.yaml', 'home/ci.env', 'home/.netrc'])
      folder.write(path, path);
  });

  test('is its work tree, folders that the user names, and single files', () => {
    const { root, readable } = grounds();
    const repository = openDirect(root, { readable });
    for (const path of ['shop/compose.yaml', 'ci/compose.ci.yaml', 'home/ci.env'])
      expect(repository.read(path)).toEqual({ ok: true, text: path });
  });

  test('is the folder above that holds the project, also with a file of variables named', () => {
    folder.write('plain/compose.yaml', '');
    folder.write('plain/web/.env', '');
    const named = { folders: [], files: ['.env'] };
    expect(groundOf(join(folder.root, 'plain', 'web'), named, ['compose.yaml']).root).toBe(join(folder.root, 'plain'));
  });

  test('is nothing that lies between them', () => {
    const { root, readable } = grounds();
    const repository = openDirect(root, { readable });
    symlinkSync('../home/.netrc', join(folder.root, 'shop', 'link'));
    expect(repository.read('home/.netrc')).toEqual(OUTSIDE);
    expect(repository.read('shop/link')).toEqual(OUTSIDE);
    expect(repository.read('shop/.git/config')).toEqual(OUTSIDE);
    expect(repository.has('shop/.git/config')).toBe(false);
  });
});

test('the files of git below a folder are no files of it, however deep', () => {
  folder.write('vendor/lib/.git/config', 'token');
  folder.write('vendor/lib/.gitignore', 'x');
  const repository = openDirect(folder.root);
  expect(repository.has('vendor/lib/.git/config')).toBe(false);
  expect(repository.read('vendor/lib/.git/config')).toEqual(OUTSIDE);
  expect(repository.read('vendor/lib/.gitignore')).toEqual({ ok: true, text: 'x' });
});
