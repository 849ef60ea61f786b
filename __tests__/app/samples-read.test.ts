import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { knownOf } from '../../src/app/samples/metadata.js';
import { containerOfFile, metadataBeside, readSamples } from '../../src/app/samples/read.js';
import { COLUMNS, HEADER, rowText } from '../../src/app/samples/row.js';

const MIB = 1024 ** 2;

describe('a file of samples', () => {
  test('is read as it was written', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            cpuPercent: fc.double({ min: 0, max: 1600, noNaN: true }),
            memory: fc.double({ min: 0, max: 1e12, noNaN: true }),
            memoryLimit: fc.double({ min: 0, max: 1e12, noNaN: true }),
            pids: fc.nat(1000),
          }),
          { maxLength: 20 },
        ),
        (samples) => {
          const rows = samples.map((sample, index) => rowText({ ...sample, time: 1.9e12 + index * 1000 }));
          const { series, problems } = readSamples(HEADER + rows.join(''));
          expect(problems).toEqual([]);
          expect(series.times).toEqual(samples.map((_, index) => 1.9e9 + index));
          for (const [index, { cpuPercent, memory }] of samples.entries()) {
            expect(Math.abs((series.cpu[index] ?? 0) - cpuPercent / 100)).toBeLessThan(0.0001);
            expect(Math.abs((series.memory[index] ?? 0) - memory)).toBeLessThan(0.006 * MIB);
          }
        },
      ),
      { numRuns: 30 },
    );
  });

  test('columns may be in any order, with a byte order mark, CR LF, quotes and a time without a zone', () => {
    const text =
      '\ufeffmemory_usage_mb,cpu_percent,timestamp\r\n"64.5","50%",2030-01-01 00:00:01\r\n65,60,2030-01-01T00:00:02Z\r\n';
    expect(readSamples(text)).toEqual({
      series: {
        times: [1893456001, 1893456002],
        cpu: [0.5, 0.6],
        memory: [64.5 * MIB, 65 * MIB],
        memoryLimit: undefined,
      },
      problems: [],
      more: 0,
    });
  });

  test('what is no sample is told with its line, and the rest is read', () => {
    const text = `${HEADER}x,1,1,1,1,1,1\nx,2,-1,1,1,1,1\nx,3,1,NaN,1,1,1\n\nx,,1,1,1,1,1\nx,0,1,1,1,1,1\n=cmd|,9,1,1,1,1,1\nx,10,1e999,1`;
    const { series, problems } = readSamples(text);
    expect(series.times).toEqual([1, 9]);
    expect(problems).toEqual([
      { line: 3, message: 'cpu_percent is no number of percent' },
      { line: 4, message: 'memory_usage_mb is no number of megabytes' },
      { line: 6, message: 'there is no time' },
      { line: 7, message: 'the time goes back' },
    ]);
  });

  test('a last row that was cut off is left out silently', () => {
    expect(readSamples(`${HEADER}x,1,1,1,1,1,1\nx,2,5`)).toMatchObject({ series: { times: [1] }, problems: [] });
  });

  test.each([
    ['', /empty/],
    ['a,b\n1,2\n', /no column cpu_percent and memory_usage_mb/],
    ['cpu_percent,memory_usage_mb\n1,2\n', /no column unix_timestamp or timestamp/],
    [`${'x'.repeat(5_000_000)}`, /longer than 1000 characters/],
  ])('%.40j is told once', (text, message) => {
    const { series, problems } = readSamples(text);
    expect(series.times).toEqual([]);
    expect(problems).toEqual([{ line: 1, message: expect.stringMatching(message) }]);
  });

  test('of many mistakes the first are told and the others counted', () => {
    const { problems, more } = readSamples(`${HEADER}${'nonsense\n'.repeat(5000)}`);
    expect(problems).toHaveLength(10);
    expect(more).toBe(4990);
  });

  test('any text ends in numbers or mistakes', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string(), fc.constantFrom(...COLUMNS, ',', '\n', '1', '1e9', '"'))), (parts) => {
        const { series } = readSamples(HEADER + parts.join(''));
        expect([...series.times, ...series.cpu, ...series.memory].every((value) => value >= 0)).toBe(true);
      }),
    );
  });
});

test.each([
  ['out/stress_test_shop-web-1_20300101_120000.csv', 'shop-web-1', 'out/metadata_shop-web-1_20300101_120000.json'],
  ['stress_test_a_b_20300101_120000-2.csv', 'a_b', 'metadata_a_b_20300101_120000-2.json'],
  ['other.csv', 'other', undefined],
])('%s is of %s', (path, container, metadata) => {
  expect(containerOfFile(path)).toBe(container);
  expect(metadataBeside(path)).toBe(metadata);
});

test('of a metadata file only what has the right type is taken', () => {
  expect(
    knownOf('{"test_config":{"container_name":7},"container_info":{"cpu_limit":"1","memory_limit_mb":-5}}'),
  ).toEqual({});
  expect(knownOf('[')).toEqual({});
  expect(knownOf('{"container_info":{"host_cores":4,"memory_limit_mb":64}}')).toEqual({
    cpuLimit: 'none',
    memoryLimit: 64 * MIB,
    hostCores: 4,
  });
});
