import { expect, test } from '@jest/globals';
import { durationText, sizeText } from '../../src/lint/sizes.js';

test.each([
  [512, '512 bytes'],
  [6 * 1024 ** 2, '6 MiB'],
  [1536 * 1024 ** 2, '1.5 GiB'],
  [1024 ** 5 * 2048, '2048 PiB'],
])('%i bytes are %s', (bytes, text) => {
  expect(sizeText(bytes)).toBe(text);
});

test.each([
  [0.5, '0.5 milliseconds'],
  [100, '100 milliseconds'],
  [1000, '1 second'],
  [90_000, '90 seconds'],
  [900_000, '15 minutes'],
  [5_400_000, '90 minutes'],
  [86_400_000, '24 hours'],
])('%d ms are %s', (milliseconds, text) => {
  expect(durationText(milliseconds)).toBe(text);
});
