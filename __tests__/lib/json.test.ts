import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Plain, writeJson } from '../../src/lib/json.js';

test('any JSON value is written as JSON.stringify writes it', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(writeJson(value as Plain)).toBe(JSON.stringify(value, undefined, 2));
    }),
  );
});

test('whole numbers keep all their digits', () => {
  expect(writeJson({ big: 18446744073709551615n, list: [], none: {} })).toBe(
    '{\n  "big": 18446744073709551615,\n  "list": [],\n  "none": {}\n}',
  );
});
