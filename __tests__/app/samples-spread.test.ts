import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createSpread } from '../../src/app/samples/spread.js';
import { workersOfCommand } from '../../src/app/samples/workers.js';
import { memoryText } from '../../src/lib/amount.js';

describe('how values are spread', () => {
  test('mean, extremes from the first value on, and a percentile within 1 percent', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0.01, max: 1e12, noNaN: true }), { minLength: 1, maxLength: 200 }),
        (values) => {
          const spread = createSpread();
          for (const value of values) spread.add(value);
          const sorted = [...values].sort((a, b) => a - b);
          const exact = sorted[Math.ceil(0.95 * values.length) - 1] ?? 0;
          const summary = spread.summary();
          expect(summary).toMatchObject({ count: values.length, min: sorted[0], max: sorted.at(-1) });
          expect(Math.abs((summary?.p95 ?? 0) / exact - 1)).toBeLessThan(0.011);
          const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
          expect(Math.abs((summary?.mean ?? 0) / mean - 1)).toBeLessThan(1e-9);
        },
      ),
    );
  });

  test('nothing has no summary; zeros are zeros', () => {
    const spread = createSpread();
    expect(spread.summary()).toBeUndefined();
    spread.add(0);
    expect(spread.summary()).toEqual({ count: 1, mean: 0, min: 0, max: 0, p95: 0 });
  });
});

test.each([
  [0, '0.0 MiB'],
  [1.5 * 1024 ** 2, '1.5 MiB'],
  [1023.99 * 1024 ** 2, '1.00 GiB'],
  [1.5 * 1024 ** 3, '1.50 GiB'],
  [2 * 1024 ** 4, '2.00 TiB'],
])('%d bytes are %s', (bytes, text) => {
  expect(memoryText(bytes)).toBe(text);
});

test.each<[readonly string[], number | undefined]>([
  [['uvicorn', 'app:app', '--workers', '4'], 4],
  [['sh', '-c', 'exec gunicorn --workers=8 app'], 8],
  [['/usr/bin/gunicorn', '-w', '3', 'app'], 3],
  [['gunicorn', '-w3', 'app'], 3],
  [['other', '-w', '3'], undefined],
  [['gunicorn', '-w', '$WORKERS'], undefined],
  [['gunicorn', '--workers'], undefined],
  [['gunicorn', '-w', '0'], undefined],
  [[], undefined],
])('workers of %j: %s', (command, workers) => {
  expect(workersOfCommand(command)).toBe(workers);
});
