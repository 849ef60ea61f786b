import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { nearest } from '../../src/lib/suggest.js';

describe('the name that was meant', () => {
  test.each([
    ['imgae', ['build', 'image'], 'image'],
    ['Healthchek', ['healthcheck', 'hostname'], 'healthcheck'],
    ['foo', ['image', 'build'], undefined],
    ['ab', ['ba'], 'ba'],
    ['x'.repeat(101), ['x'.repeat(101)], undefined],
  ])('%s among %j is %s', (word, candidates, expected) => {
    expect(nearest(word, candidates)).toBe(expected);
  });

  test('is found after one mistake of any kind', () => {
    const word = fc.stringMatching(/^[a-z]{4,20}$/);
    fc.assert(
      fc.property(word, fc.nat(), fc.constantFrom('drop', 'double', 'swap', 'change'), (right, at, mistake) => {
        const i = at % (right.length - 1);
        const [a = '', b = ''] = right.slice(i);
        const middle = { drop: b, double: a + a + b, swap: b + a, change: `_${b}` }[mistake];
        const wrong = right.slice(0, i) + middle + right.slice(i + 2);
        expect(nearest(wrong, ['#'.repeat(right.length), right])).toBe(right);
      }),
    );
  });

  test('is not looked for among thousands', () => {
    expect(nearest('imgae', [...Array.from({ length: 5000 }, (_, i) => `name-${i}`), 'image'])).toBeUndefined();
  });
});
