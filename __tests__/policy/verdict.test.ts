import { describe, expect, test } from '@jest/globals';
import { verdict } from '../../src/policy/verdict.js';

const none = { error: 0, warning: 0, note: 0, quieted: 3, suppressed: 2, baselined: 1, waived: 0 };

describe('the verdict', () => {
  test('passes when nothing reaches the level', () => {
    expect(verdict({ ...none, warning: 2, note: 9 }, 'error')).toEqual({
      outcome: 'pass',
      failOn: 'error',
      because: 'No finding is at the level error or above.',
    });
  });

  test('fails on the level and on what is worse', () => {
    expect(verdict({ ...none, error: 1 }, 'error')).toEqual({
      outcome: 'fail',
      failOn: 'error',
      because: 'There is 1 error, and the run fails from the level error.',
    });
    expect(verdict({ ...none, error: 2, warning: 1, note: 4 }, 'warning').because).toBe(
      'There are 2 errors and 1 warning, and the run fails from the level warning.',
    );
    expect(verdict({ ...none, note: 1 }, 'note').outcome).toBe('fail');
  });

  test('never fails when told so', () => {
    expect(verdict({ ...none, error: 7 }, 'never').outcome).toBe('pass');
  });

  test('is an error when a check of ours failed, whatever was found', () => {
    const defects = [{ ruleId: 'flat-network', message: 'The check "flat-network" failed: x.' }];
    expect(verdict({ ...none, error: 7 }, 'never', defects)).toEqual({
      outcome: 'error',
      failOn: 'never',
      because: 'The rule flat-network could not be checked, so nothing is claimed. The check "flat-network" failed: x.',
    });
  });
});
