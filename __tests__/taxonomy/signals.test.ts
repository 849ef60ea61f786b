import { describe, expect, test } from '@jest/globals';
import type { Fact, Facts, FactValue } from '../../src/facts/fact.js';
import type { Condition, Signal } from '../../src/rulebook/pattern.js';
import { holds } from '../../src/taxonomy/condition.js';
import { sharesOf } from '../../src/taxonomy/shares.js';
import { counted, fires } from '../../src/taxonomy/signals.js';
import { book } from './book.js';
import { evidence } from './models.js';
import { classified, surveyed } from './read.js';

function facts(values: Readonly<Record<string, FactValue | Fact['outcome']>>): Facts {
  return new Map(
    Object.entries(values).map(([id, value]): [string, Fact] =>
      value === 'unknown' || value === 'not-applicable'
        ? [id, { id, outcome: value, evidence: [] }]
        : [id, { id, outcome: 'known', value: value as FactValue, evidence: [] }],
    ),
  );
}

const known = facts({
  count: 3,
  none: 0,
  list: ['a', 'b'],
  empty: [],
  text: 'kafka',
  yes: true,
  lost: 'unknown',
  off: 'not-applicable',
});

describe('conditions', () => {
  const table: readonly [string, Condition, boolean][] = [
    ['a number is large enough', { fact: 'count', comparison: 'at-least', value: 3 }, true],
    ['a number is too small', { fact: 'count', comparison: 'at-least', value: 4 }, false],
    ['a number is small enough', { fact: 'count', comparison: 'at-most', value: 3 }, true],
    ['a list is long enough', { fact: 'list', comparison: 'at-least', value: 2 }, true],
    ['texts are equal', { fact: 'text', comparison: 'is', value: 'kafka' }, true],
    ['texts differ', { fact: 'text', comparison: 'is-not', value: 'kafka' }, false],
    ['a text is one of several', { fact: 'text', comparison: 'in', value: ['nats', 'kafka'] }, true],
    ['a list holds one of several', { fact: 'list', comparison: 'includes', value: ['b', 'c'] }, true],
    ['a list holds none of several', { fact: 'list', comparison: 'includes', value: ['c'] }, false],
    ['something is present', { fact: 'yes', comparison: 'present' }, true],
    ['zero is not present', { fact: 'none', comparison: 'present' }, false],
    ['an empty list is absent', { fact: 'empty', comparison: 'absent' }, true],
    ['what does not apply is absent', { fact: 'off', comparison: 'absent' }, true],
    ['what does not apply has no size', { fact: 'off', comparison: 'at-most', value: 9 }, false],
    ['what is unknown is not present', { fact: 'lost', comparison: 'present' }, false],
    ['what is unknown is not absent either', { fact: 'lost', comparison: 'absent' }, false],
    ['a fact that nobody computed satisfies nothing', { fact: 'other', comparison: 'absent' }, false],
  ];
  test.each(table)('%s', (_name, condition, expected) => {
    expect(holds(condition, known)).toBe(expected);
  });
});

describe('signals', () => {
  const signal: Signal = { fact: 'count', comparison: 'present', weight: 1, because: 'There are some.' };

  test('a signal fires only when all that it requires holds', () => {
    expect(fires({ ...signal, requires: [{ fact: 'yes', comparison: 'present' }] }, known)).toBe(true);
    expect(fires({ ...signal, requires: [{ fact: 'none', comparison: 'present' }] }, known)).toBe(false);
  });

  test('a signal is silent when one of its exceptions holds', () => {
    expect(fires({ ...signal, unless: [{ fact: 'none', comparison: 'present' }] }, known)).toBe(true);
    expect(fires({ ...signal, unless: [{ fact: 'yes', comparison: 'present' }] }, known)).toBe(false);
  });

  test('every signal of the data asks for facts that are computed', () => {
    const computed = surveyed({}).facts;
    const signals = [
      ...book.patterns.flatMap((pattern) => [...pattern.signals, ...(pattern.contradictions ?? [])]),
      ...book.dimensions.flatMap((dimension) => dimension.values.flatMap((value) => value.signals)),
    ];
    const asked = signals.flatMap((entry) =>
      [entry, ...(entry.requires ?? []), ...(entry.unless ?? [])].map(({ fact }) => fact),
    );
    expect(asked.length).toBeGreaterThan(100);
    expect([...new Set(asked)].filter((id) => !computed.has(id))).toEqual([]);
  });
});

describe('shares', () => {
  test('shares sum up to one and keep the order of the scores', () => {
    const shares = sharesOf([5, 3, -2], 1);
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1);
    expect(shares[0]).toBeGreaterThan(shares[1] ?? 1);
  });

  test('a higher temperature is humbler', () => {
    expect(sharesOf([5, 3], 4)[0]).toBeLessThan(sharesOf([5, 3], 1)[0] ?? 0);
  });

  test('huge scores stay numbers', () => {
    expect(sharesOf([1e6, 1], 1)).toEqual([1, 0]);
  });
});

describe('signals that only support others', () => {
  const support = { supports: true } as const;

  test('count beside another, and not alone', () => {
    expect(counted([support, {}])).toHaveLength(2);
    expect(counted([support])).toEqual([]);
    expect(counted([])).toEqual([]);
  });

  test('a readme that nothing bears out decides nothing', () => {
    const words = evidence('readme.claim', 'event-driven', 'README.md');
    const image = evidence('dockerfile.file', '.', 'Dockerfile');
    const { pattern } = classified({ evidence: [words, image], paths: ['README.md', 'Dockerfile'] });
    expect(pattern.slug).not.toBe('event-driven');
  });
});
