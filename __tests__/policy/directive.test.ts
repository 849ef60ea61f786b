import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isDate, isOver } from '../../src/policy/suppressions/day.js';
import { readDirective } from '../../src/policy/suppressions/directive.js';

describe('a comment for Groundplan', () => {
  test('names rules, a last day and a reason', () => {
    expect(readDirective('groundplan: ignore flat-network -- one machine')).toEqual({
      ok: true,
      rules: ['flat-network'],
      reason: 'one machine',
    });
    expect(readDirective('groundplan:ignore a, b,c until 2030-12-31 -- see -- below')).toEqual({
      ok: true,
      rules: ['a', 'b', 'c'],
      until: '2030-12-31',
      reason: 'see -- below',
    });
  });

  test('without a reason is read, and has none', () => {
    for (const text of ['groundplan: ignore a', 'groundplan: ignore a --', 'groundplan: ignore a --  ']) {
      expect(readDirective(text)).toEqual({ ok: true, rules: ['a'] });
    }
  });

  test.each([
    ['groundplan: ingore a -- b', /"ingore" is nothing that can be asked for\. Did you mean "ignore"\?/],
    ['groundplan:', /It says nothing\./],
    ['groundplan: ignore -- b', /It names no rule\./],
    ['groundplan: ignore until 2030-01-01 -- b', /It names no rule\./],
    ['groundplan: ignore a until -- b', /After `until` a day must follow/],
    ['groundplan: ignore a until tomorrow -- b', /After `until` a day must follow/],
    ['groundplan: ignore a until 2030-02-30 -- b', /After `until` a day must follow/],
    ['groundplan: ignore a until 2030-02-28 maybe -- b', /"maybe" stands between the day and the dashes/],
  ])('%s is told what is wrong', (text, message) => {
    expect(readDirective(text)).toEqual({ ok: false, message: expect.stringMatching(message) });
  });

  test('is no comment that only mentions it', () => {
    for (const text of ['see groundplan: ignore a -- b', 'ignore a -- b', 'groundplan ignores this']) {
      expect(readDirective(text)).toBeUndefined();
    }
  });

  test('never makes reading throw, and quotes no word at length', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        const directive = readDirective(`groundplan:${text}`);
        if (directive?.ok === false) expect(directive.message.length).toBeLessThan(300);
      }),
    );
  });
});

test('a last day holds to its end', () => {
  expect(isOver('2030-12-31', '2030-12-31')).toBe(false);
  expect(isOver('2030-12-31', '2031-01-01')).toBe(true);
  expect(isOver(undefined, '2031-01-01')).toBe(false);
  expect(isOver('2030-12-31', undefined)).toBe(false);
});

test('days of the calendar are known', () => {
  expect(['2028-02-29', '2030-12-31'].every(isDate)).toBe(true);
  expect(['2030-02-29', '2030-13-01', '2030-1-1', '30-01-01', '2030-01-01T00:00:00Z', ''].some(isDate)).toBe(false);
});
