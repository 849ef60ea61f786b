import { describe, expect, test } from '@jest/globals';
import { run } from '../../src/action/run.js';
import { commandsIn } from '../report/runner.js';
import { notingIo } from './io.js';

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
