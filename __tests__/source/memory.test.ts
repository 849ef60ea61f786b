import { expect, test } from '@jest/globals';
import { memory } from '../../src/source/memory.js';

test('a repository in memory lists its files by path and reads them', () => {
  const repository = memory(
    new Map([
      ['b', 'x'],
      ['a', '\ufeffy'],
      ['__proto__', 'z'],
    ]),
    { name: 'shop' },
  );
  expect(repository.name).toBe('shop');
  expect(repository.files.map((file) => file.path)).toEqual(['__proto__', 'a', 'b']);
  expect(repository.read('a')).toEqual({ ok: true, text: 'y' });
  expect(repository.has('a')).toBe(true);
  expect(repository.has('constructor')).toBe(false);
});

test('a read in memory fails as one of a real repository does', () => {
  const repository = memory({ big: 'xxxx', binary: Uint8Array.of(0, 1) }, { limits: { maxFileSize: 3 } });
  expect(repository.read('big')).toMatchObject({ ok: false, reason: 'too-large' });
  expect(repository.read('binary')).toMatchObject({ ok: false, reason: 'binary' });
  expect(repository.read('nope')).toMatchObject({ ok: false, reason: 'missing' });
});
