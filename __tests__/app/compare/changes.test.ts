import { describe, expect, test } from '@jest/globals';
import { CASES } from './cases.js';
import { comparisonOf, linesOf } from './told.js';

describe('what a change does', () => {
  for (const { name, before, after, says } of CASES) {
    test(name, async () => {
      const comparison = await comparisonOf(before, after);
      expect(linesOf(comparison)).toEqual(says);
    });
  }
});
