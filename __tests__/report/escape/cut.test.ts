import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { cut } from '../../../src/report/escape/cut.js';

describe('cut', () => {
  test('keeps what fits', () => {
    expect(cut('abc', 3)).toBe('abc');
  });

  test('ends with an ellipsis, before a pair that it would split', () => {
    expect(cut('abcd', 3)).toBe('ab…');
    expect(cut('a😀bc', 3)).toBe('a…');
  });

  test('never exceeds the limit and never makes a half pair, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 2, max: 20 }), (text, limit) => {
        const result = cut(text, limit);
        expect(result.length).toBeLessThanOrEqual(limit);
        expect(/\p{Cs}/u.test(result)).toBe(false);
      }),
    );
  });
});
