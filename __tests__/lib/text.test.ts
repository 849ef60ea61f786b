import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { by, compareText } from '../../src/lib/compare.js';
import { digest } from '../../src/lib/hash.js';
import { JoinedText } from '../../src/lib/joined-text.js';
import { baseName, folderOf, joinPath, resolvePath } from '../../src/lib/paths.js';
import { didYouMean, nearest } from '../../src/lib/suggest.js';
import { wordsOf } from '../../src/lib/words.js';

describe('ordering', () => {
  test('of texts is by code unit, whatever the locale', () => {
    expect(['b', 'ä', 'B', 'a', '😀', '\uffff'].sort(compareText)).toEqual(['B', 'a', 'b', 'ä', '😀', '\uffff']);
  });

  test('by several keys takes the first that differs', () => {
    const order = by<[string, number]>(
      ([text]) => text,
      ([, number]) => -number,
    );
    expect(
      (
        [
          ['b', 1],
          ['a', 1],
          ['a', 2],
        ] as [string, number][]
      ).sort(order),
    ).toEqual([
      ['a', 2],
      ['a', 1],
      ['b', 1],
    ]);
  });
});

describe('a digest', () => {
  test('tells lists of parts apart, however they are cut', () => {
    expect(digest('ab', 'c')).not.toBe(digest('a', 'bc'));
    expect(digest('a')).not.toBe(digest('a', ''));
    expect(digest('a', 'b')).toMatch(/^[0-9a-f]{32}$/);
  });
});

describe('a suggestion', () => {
  test('is the nearest word within a third of the length', () => {
    expect(nearest('privilegd', ['privileged', 'profiles'])).toBe('privileged');
    expect(nearest('Image', ['image'])).toBe('image');
    expect(nearest('xyz', ['image', 'build'])).toBeUndefined();
    expect(didYouMean('prots', ['ports'])).toBe(' Did you mean "ports"?');
    expect(didYouMean('xyz', ['ports'])).toBe('');
  });
});

describe('paths', () => {
  test('have a folder and a base name', () => {
    expect([folderOf('a/b/c'), baseName('a/b/c'), folderOf('c'), baseName('c')]).toEqual(['a/b', 'c', '', 'c']);
    expect([joinPath('', 'a'), joinPath('a', 'b/c')]).toEqual(['a', 'a/b/c']);
  });

  test.each([
    ['a/b', '../c', 'a/c'],
    ['a/b', './c//d/.', 'a/b/c/d'],
    ['a', '..', ''],
    ['', 'x', 'x'],
    ['a', '../..', undefined],
    ['', '..', undefined],
    ['a', '/etc', undefined],
    ['a', '../../a', undefined],
  ])('from %j, %j is %j', (folder, relative, expected) => {
    expect(resolvePath(folder, relative)).toBe(expected);
  });

  test('never resolve to a place outside', () => {
    const segment = fc.constantFrom('a', '..', '.', '', 'b');
    fc.assert(
      fc.property(fc.array(segment), fc.array(segment), (folder, relative) => {
        const start = resolvePath('', folder.join('/')) ?? '';
        const resolved = resolvePath(start, relative.join('/'));
        expect(resolved?.split('/') ?? []).not.toContain('..');
        expect(resolved?.startsWith('/') ?? false).toBe(false);
      }),
    );
  });
});

describe('words', () => {
  test('stand between blanks, with their places', () => {
    expect(wordsOf('  a\tbc\n')).toEqual([
      { text: 'a', start: 2, end: 3 },
      { text: 'bc', start: 4, end: 6 },
    ]);
  });
});

describe('a joined text', () => {
  test('knows where each part came from', () => {
    const pieces = fc.array(fc.record({ skipped: fc.string({ maxLength: 5 }), kept: fc.string({ maxLength: 5 }) }));
    fc.assert(
      fc.property(pieces, (parts) => {
        const source = parts.map(({ skipped, kept }) => skipped + kept).join('');
        const joined = new JoinedText();
        let offset = 0;
        for (const { skipped, kept } of parts) {
          joined.add(kept, offset + skipped.length);
          offset += skipped.length + kept.length;
        }
        expect(joined.text).toBe(parts.map(({ kept }) => kept).join(''));
        for (let i = 0; i < joined.text.length; i++) expect(source[joined.sourceOf(i)]).toBe(joined.text[i]);
      }),
    );
  });

  test('gives a range that spans its pieces', () => {
    const joined = new JoinedText();
    joined.add('ab', 10);
    joined.add('cd', 20);
    expect([joined.rangeOf(0, 4), joined.rangeOf(2, 3), joined.rangeOf(1, 1)]).toEqual([
      [10, 22],
      [20, 21],
      [11, 11],
    ]);
  });
});
