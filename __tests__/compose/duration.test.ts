import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { durationText } from '../../src/compose/print/duration.js';
import { parseNanoseconds } from '../../src/model/units.js';

test.each([
  ['90s', '1m30s'],
  ['1h', '1h0m0s'],
  ['1.5s', '1.5s'],
  ['1500ms', '1.5s'],
  ['2d', '48h0m0s'],
  ['1w', '168h0m0s'],
  ['10us', '10µs'],
  ['1h2m3s4ms', '1h2m3.004s'],
  ['-1m', '-1m0s'],
  ['0', '0s'],
  ['999ns', '999ns'],
])('%s is written %s', (text, written) => {
  expect(durationText(parseNanoseconds(text) ?? -1n)).toBe(written);
});

test.each(['90', '', 's', '1x', '1h 2m', '.s', '5 s'])('"%s" is no duration', (text) => {
  expect(parseNanoseconds(text)).toBeUndefined();
});

test('what is written is read as the same duration', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(2n ** 62n), max: 2n ** 62n }), (nanoseconds) => {
      expect(parseNanoseconds(durationText(nanoseconds))).toBe(nanoseconds);
    }),
  );
});
