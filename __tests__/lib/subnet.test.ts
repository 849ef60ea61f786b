import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { overlap, parseSubnet } from '../../src/lib/subnet.js';

const four = (address: number, length: number) =>
  `${[24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join('.')}/${length}`;

describe('ranges of addresses', () => {
  test.each([
    ['172.18.0.0/24', 4, 256n],
    ['10.0.0.7/8', 4, 2n ** 24n],
    ['0.0.0.0/0', 4, 2n ** 32n],
    ['fd00::/64', 6, 2n ** 64n],
    ['::1/128', 6, 1n],
    ['fd00:1:0:2::/64', 6, 2n ** 64n],
  ] as const)('%s', (text, version, size) => {
    const subnet = parseSubnet(text);
    expect(subnet?.version).toBe(version);
    expect((subnet?.last ?? 0n) - (subnet?.first ?? 0n) + 1n).toBe(size);
  });

  test.each([
    '',
    '10.0.0.0',
    '10.0.0/8',
    '10.0.0.256/8',
    '10.0.0.0/33',
    'fd00::1::/64',
    'fd00:/64',
    'fd00::/129',
    '1:2:3:4:5:6:7:8:9/64',
    '$SUBNET',
    '10.0.0.0/8 '.repeat(9),
  ])('%j is none', (text) => expect(parseSubnet(text)).toBeUndefined());

  test('the longer one of two that overlap lies within the other, and that is the same both ways', () => {
    const ranges = fc.tuple(fc.integer({ min: 0, max: 2 ** 32 - 1 }), fc.integer({ min: 0, max: 32 }));
    fc.assert(
      fc.property(ranges, ranges, ([a, m], [b, n]) => {
        const [x, y] = [parseSubnet(four(a, m)), parseSubnet(four(b, n))];
        if (x === undefined || y === undefined) throw new Error('A range was not read.');
        const size = 2 ** (32 - Math.min(m, n));
        expect(overlap(x, y)).toBe(Math.floor(a / size) === Math.floor(b / size));
        expect(overlap(y, x)).toBe(overlap(x, y));
        expect(overlap(x, x)).toBe(true);
      }),
    );
  });

  test('versions never meet', () => {
    const [a, b] = [parseSubnet('0.0.0.0/0'), parseSubnet('::/0')];
    expect(a !== undefined && b !== undefined && overlap(a, b)).toBe(false);
  });
});
