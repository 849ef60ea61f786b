import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { folderPolicies } from '../../src/app/policy-folder.js';
import { loadPolicy } from '../../src/policy/load.js';
import { PolicyFailure, type PolicySource } from '../../src/policy/policy-source.js';
import { loadRulebook } from '../../src/rulebook/load.js';
import { memory } from '../../src/source/memory.js';
import { TestFolder } from '../source/support/folder.js';

let clone: TestFolder;
let mirrors: TestFolder;
let source: PolicySource;
let commit: string;

beforeAll(() => {
  clone = new TestFolder();
  mirrors = new TestFolder();
  clone.git('init', '-q');
  clone
    .write('base.yml', '\uFEFFpreset: strict\n')
    .write('rules/b.yml')
    .write('rules/a/a.yml')
    .write('big.yml', 'x'.repeat(1024 * 1024 + 1));
  commit = clone.commit();
  clone.git('tag', 'v1');
  clone.git('-c', 'user.name=a', '-c', 'user.email=a@b.c', 'tag', '-a', '-m', 'Second.', 'v2');
  clone.git('branch', 'v3');
  clone.write('base.yml', 'preset: style\n');
  clone.commit();
  execFileSync('git', ['clone', '-q', '--mirror', clone.root, join(mirrors.root, 'acme', 'mirrored.git')]);
  execFileSync('git', ['clone', '-q', clone.root, join(mirrors.root, 'alone')]);
  mkdirSync(join(mirrors.root, 'acme', 'empty'), { recursive: true });
  source = folderPolicies(mirrors.root);
});
afterAll(() => {
  clone.remove();
  mirrors.remove();
});

const open = (repo: string, ref: string) => source.open({ owner: 'acme', repo, ref });

describe('a folder of clones and mirrors', () => {
  test.each([
    ['mirrored', 'v1'],
    ['mirrored', 'v2'],
  ])('has %s at the tag %s, whatever its branches say', async (repo, ref) => {
    const repository = await open(repo, ref);
    expect(repository.commit).toBe(commit);
    expect(await repository.read('base.yml')).toEqual({ ok: true, text: '\uFEFFpreset: strict\n' });
    expect(await repository.list('rules')).toEqual(['rules/a/a.yml', 'rules/b.yml']);
    expect(await repository.list('base.yml')).toEqual([]);
    expect((await open(repo, commit)).commit).toBe(commit);
  });

  test('reads files alone, and none that is too large', async () => {
    const { read } = await open('mirrored', 'v1');
    expect(await read('gone.yml')).toEqual({ ok: false, message: 'There is no file gone.yml at v1.' });
    expect(await read('big.yml')).toEqual({ ok: false, message: 'big.yml is larger than a megabyte.' });
    expect(await read('rules')).toMatchObject({ ok: false });
  });

  test.each([
    ['mirrored', 'v3', /v3 is a branch, and moves/],
    ['mirrored', 'v9', /There is no tag v9 here/],
    ['mirrored', 'v1^{commit}', /is no name of a tag or commit/],
    ['mirrored', 'v1~1', /is no name of a tag or commit/],
    ['mirrored', 'f'.repeat(40), /There is no commit f{40} here/],
    ['empty', 'v1', /There is no clone of acme\/empty in/],
    ['gone', 'v1', /There is no clone of acme\/gone in/],
  ])('refuses %s at %s', async (repo, ref, message) => {
    const failed = open(repo, ref);
    await expect(failed).rejects.toThrow(PolicyFailure);
    await expect(failed).rejects.toThrow(message);
  });

  test('says how a short name of a commit goes on', async () => {
    await expect(open('alone', commit.slice(0, 10))).rejects.toThrow(`Write all of it: ${commit}.`);
  });

  test('serves what a configuration extends', async () => {
    const own = memory({ '.groundplan.yml': 'extends: acme/mirrored/base.yml@v2\n' });
    const { config } = await loadPolicy(own, loadRulebook(), {}, { source });
    expect(config.preset).toBe('strict');
    expect(config.provenance.layers[0]?.origin).toMatchObject({ commit, ref: 'v2' });
  });
});
