import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ownersIn, ownersOf } from '../../src/policy/codeowners.js';
import { memory } from '../../src/source/memory.js';

describe('the owners of a repository', () => {
  test.each([
    ['* @acme/web', ['@acme/web']],
    ['* @Acme/Web me@acme.example', ['@acme/web', 'me@acme.example']],
    ['* @acme/web # the team\n', ['@acme/web']],
    ['# * @acme/web\n/docs @acme/docs', ['@acme/docs']],
    ['* @acme/web\n* @acme/api\n', ['@acme/api']],
    ['** @acme/web\n/api/ @acme/api\n', ['@acme/web']],
    ['/** @acme/web', ['@acme/web']],
    ['/* @acme/root\n/api/ @acme/api', ['@acme/api', '@acme/root']],
    ['*.ts @acme/web\r\n/a\\ b/ @acme/api\rc @acme/c', ['@acme/api', '@acme/c', '@acme/web']],
    ['* @acme/web\n*\n', []],
    ['*\t@acme/web', ['@acme/web']],
    ['* nobody', []],
    ['\\#x @acme/web', ['@acme/web']],
    ['', []],
  ])('%j', (text, owners) => {
    expect(ownersIn(text)).toEqual(owners);
  });

  test('are those of the first file that GitHub looks for', () => {
    const files = { 'docs/CODEOWNERS': '* @c', CODEOWNERS: '* @b', '.github/CODEOWNERS': '* @a' };
    expect(ownersOf(memory(files))).toEqual({ owners: ['@a'] });
    expect(ownersOf(memory({ 'docs/CODEOWNERS': '* @c', CODEOWNERS: '' }))).toEqual({ owners: [] });
    expect(ownersOf(memory({ 'sub/CODEOWNERS': '* @c' }))).toEqual({ owners: [] });
  });

  test('are not known where the file cannot be read', () => {
    const skipped = [{ path: 'CODEOWNERS', reason: 'link-outside-root' as const, message: 'It leads outside.' }];
    expect(ownersOf(memory({ 'docs/CODEOWNERS': '* @c' }, { skipped }))).toEqual({
      unknown: 'CODEOWNERS is not read. It leads outside.',
    });
    expect(ownersOf(memory({ CODEOWNERS: new Uint8Array([0, 1]) }))).toEqual({
      unknown: expect.stringContaining('binary'),
    });
    expect(ownersOf(memory({ CODEOWNERS: '#'.repeat(4 * 1024 * 1024) }))).toEqual({
      unknown: expect.stringContaining('larger'),
    });
  });

  test('whatever the file holds, they are words with an @', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('*', '/', ' ', '\n', '@', 'a', '#', '\\', '\t') }), (text) => {
        for (const owner of ownersIn(text)) expect(owner).toMatch(/^[^\s]*@[^\s]*$/);
      }),
    );
  });
});
