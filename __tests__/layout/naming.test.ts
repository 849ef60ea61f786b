import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parse } from 'yaml';
import { withoutIgnored } from '../../src/layout/ignored.js';
import { inCase, nameRule } from '../../src/layout/naming/cases.js';
import { checkNames } from '../../src/layout/naming/check.js';
import { namingRules } from '../../src/layout/naming/rules.js';
import { treeOf } from '../../src/layout/tree.js';
import { expandBraces } from '../../src/lib/braces.js';
import { linearRegex } from '../../src/lib/linear-regex.js';
import type { LayoutCount, LayoutProfile } from '../../src/rulebook/layout.js';

type Named = Pick<LayoutProfile, 'naming' | 'ignore' | 'counts'>;

function violations({ naming = {}, ignore = [], counts = [] }: Named, paths: readonly string[]): string[] {
  const { folders, mistakes } = namingRules(naming);
  expect(mistakes).toEqual([]);
  const root = withoutIgnored(treeOf([...paths].sort()), ignore);
  return (checkNames(root, folders, counts)?.violations ?? []).map(({ path }) => path);
}

/** The rows of the table in the documentation: each is a test. */
const rows = readFileSync('docs/layout.md', 'utf8')
  .split('\n')
  .filter((line) => /^\| .*`(\{ )?naming:/.test(line))
  .map((line) => {
    const [, what = '', profile = '', passes = '', fails = ''] = line
      .split(/(?<!\\)\|/)
      .map((cell) => cell.trim().replaceAll('\\|', '|'));
    const paths = (cell: string): string[] => [...cell.matchAll(/`([^`]+)`/g)].map(([, path = '']) => path);
    return { what, profile: profile.replace(/^`|`$/g, ''), passes: paths(passes), fails: paths(fails) };
  });

describe('what ls-lint can say', () => {
  test('the table is read', () => expect(rows.length).toBeGreaterThanOrEqual(32));

  test.each(rows)('$what', ({ profile, passes, fails }) => {
    const named = parse(profile) as Named;
    expect(violations(named, passes)).toEqual([]);
    // Each alone beside what passes: nothing else may be what is wrong.
    for (const path of fails) {
      const found = violations(named, [...passes, path]);
      expect(found.length).toBeGreaterThan(0);
      expect(found.every((one) => one === './' || path.startsWith(one.replace(/\/$/, '')))).toBe(true);
    }
  });

  test('counts of what is there too little or too much', () => {
    const few = (naming: NonNullable<Named['naming']>, paths: string[]) => violations({ naming }, paths);
    expect(few({ '.js': 'exists:1-2' }, ['a.js', 'b.js', 'c.js'])).toEqual(['./']);
    expect(few({ '.js': 'exists:1-2' }, ['x/a.js'])).toEqual(['./']);
    expect(few({ '.js': 'exists' }, ['a.ts'])).toEqual(['./']);
    expect(few({ 'components/{auth,account}': { '.dir': 'exists:1' } }, ['components/auth/a.ts'])).toEqual([
      'components/',
    ]);
    const counts = (count: Omit<LayoutCount, 'in'>, paths: string[]) =>
      violations({ counts: [{ in: ['src/**'], ...count }] }, paths);
    expect(counts({ files: '0-1' }, ['src/a', 'src/b', 'src/x/c', 'y', 'z'])).toEqual(['src/']);
    expect(counts({ folders: '0' }, ['src/a', 'src/x/y/c'])).toEqual(['src/', 'src/x/']);
    expect(violations({ counts: [{ in: ['.'], depth: 2 }] }, ['a/b/c', 'a/b/c2'])).toEqual([]);
    expect(violations({ counts: [{ in: ['.'], depth: 1 }] }, ['a/b/c'])).toEqual(['./']);
  });

  test('mistakes of the author are told at their keys', () => {
    const { mistakes } = namingRules({ '.ts': 'kebap-case', src: { '.js': 'regex:(a', tests: 'kebab-case' } });
    expect(mistakes.map(({ path }) => path.join(' '))).toEqual(['.ts', 'src .js', 'src tests']);
  });

  test('a better name is one of the case', () => {
    for (const rule of ['kebab-case', 'snake_case', 'camelCase', 'PascalCase', 'SCREAMING_SNAKE_CASE', 'point.case']) {
      const better = inCase('some HTTPServer_name2', rule) ?? '';
      const tested = nameRule(rule);
      expect('test' in tested && tested.test(better, [])).toBe(true);
    }
    expect(inCase('HTTPServer_name', 'kebab-case')).toBe('http-server-name');
  });
});

describe('regular expressions in linear time', () => {
  const piece = fc.constantFrom(
    'a',
    'b',
    'c',
    '.',
    '[ab]',
    '[^a]',
    '[a-c]',
    '\\d',
    '\\w',
    '(a|b)',
    '(?:ab)?',
    'a*',
    'b+',
    'c{1,2}',
    '(a*b)+',
    '|',
    '\\.',
    '(a|)*',
  );

  test('say what the engine says', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), fc.stringMatching(/^[abc1._]{0,6}$/), (pieces, text) => {
        const pattern = pieces.join('');
        const own = linearRegex(pattern);
        expect(typeof own === 'function' && own(text)).toBe(new RegExp(`^(?:${pattern})$`).test(text));
      }),
      { numRuns: 200 },
    );
  });

  test('are not slow where others are, and say what they do not know', () => {
    const evil = linearRegex('((a+)+)+b');
    expect(typeof evil === 'function' && evil('a'.repeat(255))).toBe(false);
    for (const pattern of ['(a', 'a)', '[a', '(?=a)', '(a)\\1', '*a', 'a{2,1}', '((a{500}){500})', '\\', '(?<n>a)']) {
      expect(linearRegex(pattern)).toEqual({ mistake: expect.any(String) });
    }
  });
});

test('braces stand for what they list, and too many are refused', () => {
  expect(expandBraces('a{b,c{d,e}}f')).toEqual(['abf', 'acdf', 'acef']);
  expect(expandBraces('{a}{b,c}')).toEqual(['{a}b', '{a}c']);
  expect(expandBraces('a{b')).toEqual(['a{b']);
  expect(expandBraces('{a,b}'.repeat(20))).toBeUndefined();
});
