import { describe, expect, test } from '@jest/globals';
import { run } from '../../src/action/run.js';
import { HEADER, rowText } from '../../src/app/samples/row.js';
import { commandsIn } from '../report/runner.js';
import { notingIo } from './io.js';
import { withFolder } from './workspace.js';

describe('what goes wrong', () => {
  test('is one error with all that the user is to mend, and exit code 2', async () => {
    const { io, log, outputs } = notingIo('/', { 'fail-on': 'high', annotations: 'on' });
    expect(await run(io)).toBe(2);
    expect(commandsIn(log())).toEqual([
      {
        name: 'error',
        properties: { title: 'Groundplan' },
        message:
          'Input fail-on: there is no level "high": use error, warning, note, never, and drift beside it.\nInput annotations: "on" is neither true nor false.',
      },
    ]);
    expect(outputs.size).toBe(0);
  });

  test('in our own code is one error without a stack, and exit code 3', async () => {
    const broken = (): never => {
      throw new TypeError('x is not a function\n::error::forged');
    };
    const { io, log } = notingIo('/', {}, { input: broken });
    expect(await run(io)).toBe(3);
    expect(commandsIn(log())).toEqual([
      {
        name: 'error',
        properties: { title: 'Groundplan' },
        message:
          "A defect of Groundplan's: x is not a function. Please report it, with the log of a run in debug mode.",
      },
    ]);
    expect(log()).not.toContain('run.test');
  });

  test('in our own code comes with its stack where the runner debugs, and still forges nothing', async () => {
    const broken = (): never => {
      throw new TypeError('x\n::error::forged');
    };
    const { io, log } = notingIo('/', {}, { input: broken, debug: true });
    await run(io);
    expect(log()).toContain('run.test');
    expect(commandsIn(log())).toHaveLength(1);
  });
});

describe('what a step before has measured', () => {
  const row = (second: number): string =>
    rowText({ time: 1.9e12 + second * 1000, cpuPercent: 40, memory: 200 * 2 ** 20, memoryLimit: 0, pids: 3 });
  const project = {
    'compose.yaml': 'services:\n  web:\n    image: shop:1\n    mem_limit: 1800m\n    cpus: 0.5\n',
    'results/stress_test_shop-web-1_20300101_120000.csv':
      HEADER + Array.from({ length: 90 }, (_, at) => row(at)).join(''),
  };
  const summariesOf = (samples: string) =>
    withFolder(project, async (folder) => {
      const { io, log, summaries } = notingIo(folder, { samples, check: 'false', comment: 'never' });
      const code = await run(io);
      return { code, warnings: commandsIn(log()).filter(({ message }) => message.startsWith('Input')), summaries };
    });

  test('is told in the summary, with the limit that does not fit', async () => {
    const { summaries, warnings } = await summariesOf('results\n');
    expect(warnings).toEqual([]);
    expect(summaries).toHaveLength(2);
    expect(summaries[1]).toContain('## Measured capacity');
    expect(summaries[1]).toContain('<code>web</code>, 1.76 GiB, is 9 times the measured peak of 200.0 MiB.');
    expect(summaries[1]).toMatch(/compose\.yaml&#58;4.*256M/);
  });

  test('costs nothing but a warning where there is none, or where it lies elsewhere', async () => {
    const without = await summariesOf('');
    for (const [samples, reason] of [
      ['nothing', 'there is no file "nothing"'],
      ['../elsewhere.csv', 'there is no file'],
      ['compose.yaml', 'there is no sample in compose.yaml'],
    ] as const) {
      const { code, summaries, warnings } = await summariesOf(samples);
      expect(warnings).toMatchObject([{ name: 'warning', message: expect.stringContaining(reason) }]);
      expect({ code, summaries: summaries.length }).toEqual({ code: without.code, summaries: 1 });
    }
  });
});
