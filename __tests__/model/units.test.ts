import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseBytes, parseCpus, parseDuration } from '../../src/model/units.js';

describe('durations', () => {
  test.each([
    ['30s', 30_000],
    ['1m30s', 90_000],
    ['1.5h', 5_400_000],
    ['.5s', 500],
    ['2d', 172_800_000],
    ['1w', 604_800_000],
    ['500ms', 500],
    ['20us', 0.02],
    ['20µs', 0.02],
    ['1000000ns', 1],
    ['0', 0],
    ['-5s', -5_000],
    ['+5s', 5_000],
  ])('%s', (text, milliseconds) => {
    expect(parseDuration(text)).toBe(milliseconds);
  });

  test.each(['', '90', '5x', 's', '1m 30s', '-', '1s!', ' 1s', '10000000w'])('no duration: %j', (text) => {
    expect(parseDuration(text)).toBeUndefined();
  });

  test('parts add up, whatever their number and order', () => {
    const part = fc.tuple(fc.nat(1000), fc.constantFrom('ms' as const, 's' as const, 'm' as const, 'h' as const));
    const size = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 6 }), (parts) => {
        const text = parts.map(([amount, unit]) => `${amount}${unit}`).join('');
        expect(parseDuration(text)).toBe(parts.reduce((sum, [amount, unit]) => sum + amount * size[unit], 0));
      }),
    );
  });

  test('never throws and never gives anything but a finite number', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789.-+smhdwnuµ ') }), (text) => {
        expect(Number.isFinite(parseDuration(text) ?? 0)).toBe(true);
      }),
    );
  });

  test('a long text that is none is refused', () => {
    expect(parseDuration('1'.repeat(200_000))).toBeUndefined();
  });
});

describe('sizes', () => {
  test.each([
    ['1024', 1024],
    ['64b', 64],
    ['512k', 524_288],
    ['512kb', 524_288],
    ['512KiB', 524_288],
    ['1.5g', 1_610_612_736],
    ['2 GB', 2_147_483_648],
    ['1t', 1_099_511_627_776],
    ['1p', 1_125_899_906_842_624],
    ['0', 0],
    ['-1', -1],
    ['1.9', 1],
    ['1e3', 1000],
  ])('%s', (text, bytes) => {
    expect(parseBytes(text)).toBe(bytes);
  });

  test.each(['', 'm', '5x', '1  g', '-2', '1gib!', '1kbb', '0x10', '99999999p', 'NaN'])('no size: %j', (text) => {
    expect(parseBytes(text)).toBeUndefined();
  });

  test('units are powers of 1024, in any spelling', () => {
    const units = fc.constantFrom('k', 'm', 'g', 't');
    const endings = fc.constantFrom('', 'b', 'ib', 'B', 'iB');
    fc.assert(
      fc.property(fc.nat(4000), units, endings, fc.boolean(), fc.boolean(), (amount, unit, ending, upper, space) => {
        const text = `${amount}${space ? ' ' : ''}${upper ? unit.toUpperCase() : unit}${ending}`;
        expect(parseBytes(text)).toBe(amount * 1024 ** ('kmgt'.indexOf(unit) + 1));
      }),
    );
  });

  test('a long text that is none is refused', () => {
    expect(parseBytes(`${'1'.repeat(200_000)}!`)).toBeUndefined();
  });
});

describe('cores', () => {
  test.each([
    ['0.5', 0.5],
    ['2', 2],
    ['.25', 0.25],
    ['0', 0],
    ['1e1', 10],
  ])('%s', (text, cores) => {
    expect(parseCpus(text)).toBe(cores);
  });

  test.each(['', 'half', '50%', '-1', '0,5', '1e999'])('no number of cores: %j', (text) => {
    expect(parseCpus(text)).toBeUndefined();
  });
});
