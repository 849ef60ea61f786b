import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseIgnoreRules, verdictOf } from '../../src/source/gitignore.js';
import { TestFolder } from './support/folder.js';

const ignores = (rules: string, path: string): boolean | undefined => {
  const isFolder = path.endsWith('/');
  return verdictOf(parseIgnoreRules(rules), (isFolder ? path.slice(0, -1) : path).split('/'), isFolder);
};

describe('a line of .gitignore', () => {
  test.each([
    ['*.log', 'a/b.log', true],
    ['*.log', 'a/b.logs', undefined],
    ['/a', 'b/a', undefined],
    ['a/b', 'x/a/b', undefined],
    ['a/', 'a', undefined],
    ['a/', 'x/a/', true],
    ['**/a/b', 'x/y/a/b', true],
    ['**/a/b', 'a/b', true],
    ['a/**', 'a/b/c', true],
    ['a/**', 'a/', undefined],
    ['a/**/b', 'a/b', true],
    ['a/**/b', 'a/x/y/b', true],
    ['a**/?', 'a1/x', true],
    ['****/b', 'x/y/b', true],
    ['[]/[!a][!a]', '[b', true],
    ['a*b', 'a/b', undefined],
    ['a?c', 'abc', true],
    ['[a-c]x', 'bx', true],
    ['[!a-c]x', 'bx', undefined],
    ['[^a-c]x', 'dx', true],
    ['[]]', ']', true],
    ['[[:digit:]]x', '7x', true],
    ['[a', '[a', undefined],
    ['\\#a', '#a', true],
    ['#a', '#a', undefined],
    ['\\!a', '!a', true],
    ['a  ', 'a', true],
    ['a\\ ', 'a ', true],
    ['a\r', 'a', true],
    ['é?', 'é😀', true],
    ['*\n!a', 'a', false],
    ['', 'a', undefined],
    ['/', 'a', undefined],
  ])('%j says of %j: %p', (rules, path, expected) => {
    expect(ignores(rules, path)).toBe(expected);
  });

  test('of many stars costs no more than the product of the lengths', () => {
    const rules = `${'*a'.repeat(60)}*b\n${'**/a/'.repeat(60)}b\n`;
    const before = process.cpuUsage();
    expect(ignores(rules, 'a'.repeat(250))).toBeUndefined();
    expect(ignores(rules, `${'a/'.repeat(60)}c`)).toBeUndefined();
    expect(process.cpuUsage(before).user / 1e3).toBeLessThan(500);
  });
});

describe('against git', () => {
  let folder: TestFolder;
  const names = ['a', 'b', 'ab', 'a.b', '.a', 'abc'];
  const files = names.flatMap((x) => names.flatMap((y) => [`${x}1/${y}`, `${x}1/${y}1/b`]));

  beforeAll(() => {
    folder = new TestFolder();
    folder.git('init', '-q');
    for (const file of files) folder.write(file);
  });
  afterAll(() => folder.remove());

  test('any rules ignore the same files', () => {
    const piece = fc.constantFrom(
      'a',
      'b',
      '*',
      '**',
      '?',
      '/',
      '.',
      '[a-b]',
      '[!a]',
      '1',
      '\\a',
      '[]',
      '!',
      ' ',
      '[[:alpha:]]',
    );
    const line = fc.array(piece, { minLength: 1, maxLength: 6 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 3 }), (lines) => {
        writeFileSync(join(folder.root, '.gitignore'), `${lines.join('\n')}\n`);
        const git = spawnSync('git', ['ls-files', '-z', '--others', '--ignored', '--exclude-standard'], {
          cwd: folder.root,
        });
        const expected = new Set(
          git.stdout
            .toString()
            .split('\0')
            .filter((file) => file !== '' && file !== '.gitignore'),
        );
        const rules = parseIgnoreRules(lines.join('\n'));
        const actual = files.filter((file) => {
          const segments = file.split('/');
          return segments.some((_, i) => verdictOf(rules, segments.slice(0, i + 1), i < segments.length - 1) === true);
        });
        expect(new Set(actual)).toEqual(expected);
      }),
      { numRuns: 80 },
    );
  });
});
