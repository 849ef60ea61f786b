import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readingOf, usageBetween } from '../../src/engine/usage.js';
import { STOPPED, statsOf } from '../support/fake-engine.js';

const between = (before: object, after: object) => {
  const [first, second] = [readingOf(before), readingOf(after)];
  return first === undefined || second === undefined ? undefined : usageBetween(first, second);
};

describe('usage as docker stats computes it', () => {
  test.each([1, 2])('control groups of version %s: memory is without the inactive file cache', (version) => {
    const usage = between(statsOf(0, { version }), statsOf(1, { version, percent: 50 }));
    expect(usage?.cpuPercent).toBeCloseTo(50, 6);
    expect(usage).toMatchObject({ memory: 100 * 1024 ** 2, memoryLimit: 256 * 1024 ** 2, pids: 7 });
  });

  test('a cache that is larger than the usage is not taken off', () => {
    const stats = { ...statsOf(0), memory_stats: { usage: 10, limit: 50, stats: { inactive_file: 11 } } };
    expect(readingOf(stats)).toMatchObject({ memory: 10 });
  });

  test('more than one core is more than 100 %', () => {
    expect(between(statsOf(0, { percent: 180 }), statsOf(3, { percent: 180 }))?.cpuPercent).toBeCloseTo(180, 6);
  });

  test('a container that does not run has no reading, one that was started anew no usage', () => {
    expect(readingOf(STOPPED)).toBeUndefined();
    expect(between(statsOf(5), statsOf(0))).toBeUndefined();
    expect(between(statsOf(5), statsOf(5))).toBeUndefined();
  });

  test('whatever an engine says, a reading has finite numbers or is none', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (cpu, memory) => {
        const reading = readingOf({ cpu_stats: cpu, memory_stats: memory });
        expect(Object.values(reading ?? {}).every(Number.isFinite)).toBe(true);
      }),
    );
  });
});
