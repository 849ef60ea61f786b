import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { unifiedDiff } from '../../src/lib/unified-diff.js';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'groundplan-diff-'));
  execFileSync('git', ['init', '-q', folder]);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function patched(before: string, after: string): string {
  writeFileSync(join(folder, 'a.txt'), before);
  execFileSync('git', ['-c', 'core.autocrlf=false', 'apply', '--whitespace=nowarn', '--unidiff-zero', '-'], {
    cwd: folder,
    input: unifiedDiff('a.txt', before, after),
  });
  return readFileSync(join(folder, 'a.txt'), 'utf8');
}

test('shows three lines around a change, and changes far apart in pieces of their own', () => {
  const lines = (...changed: number[]) =>
    Array.from({ length: 20 }, (_, i) => (changed.includes(i) ? `new ${i}\n` : `${i}\n`)).join('');
  expect(unifiedDiff('a.txt', lines(), lines(1, 18))).toBe(
    [
      '--- a/a.txt',
      '+++ b/a.txt',
      '@@ -1,5 +1,5 @@',
      ' 0',
      '-1',
      '+new 1',
      ' 2',
      ' 3',
      ' 4',
      '@@ -16,5 +16,5 @@',
      ' 15',
      ' 16',
      ' 17',
      '-18',
      '+new 18',
      ' 19',
      '',
    ].join('\n'),
  );
});

test('equal texts have no difference', () => {
  expect(unifiedDiff('a.txt', 'a\n', 'a\n')).toBe('');
});

test('git takes it for texts of any lines, with and without a last line break', () => {
  const line = fc.constantFrom('a', 'b', 'c', 'a\r', '  x');
  const text = fc
    .tuple(fc.array(line, { minLength: 1, maxLength: 12 }), fc.boolean())
    .map(([lines, end]) => `${lines.join('\n')}${end ? '\n' : ''}`);
  fc.assert(
    fc.property(text, text, (before, after) => {
      fc.pre(before !== after);
      expect(patched(before, after)).toBe(after);
    }),
    { numRuns: 60 },
  );
}, 60_000);
