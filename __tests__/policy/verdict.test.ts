import { describe, expect, test } from '@jest/globals';
import { type Judged, verdict } from '../../src/policy/verdict.js';

const none = { error: 0, warning: 0, note: 0 };

function judge(parts: Partial<Judged>) {
  return verdict({ counts: none, failOn: 'error', failOnDrift: false, ...parts });
}

describe('the verdict', () => {
  test('passes when nothing reaches the level', () => {
    expect(judge({ counts: { ...none, warning: 2, note: 9 } })).toEqual({
      outcome: 'pass',
      failOn: 'error',
      onlyNew: false,
      failOnDrift: false,
      enforcement: 'block',
      held: false,
      because: 'No finding is at the level error or above.',
    });
  });

  test('fails on the level and on what is worse', () => {
    expect(judge({ counts: { ...none, error: 1 } })).toMatchObject({
      outcome: 'fail',
      because: 'There is 1 error, and the run fails from the level error.',
    });
    expect(judge({ counts: { error: 2, warning: 1, note: 4 }, failOn: 'warning' }).because).toBe(
      'There are 2 errors and 1 warning, and the run fails from the level warning.',
    );
    expect(judge({ counts: { ...none, note: 1 }, failOn: 'note' }).outcome).toBe('fail');
  });

  test('never fails when told so', () => {
    expect(judge({ counts: { ...none, error: 7 }, failOn: 'never' })).toMatchObject({
      outcome: 'pass',
      because: 'Findings are shown and fail nothing.',
    });
  });

  test('is an error when a check of ours failed, whatever was found and however old it is', () => {
    const defects = [{ ruleId: 'flat-network', message: 'The check "flat-network" failed: x.' }];
    const because =
      'The rule flat-network could not be checked, so nothing is claimed. The check "flat-network" failed: x.';
    expect(judge({ counts: { ...none, error: 7 }, failOn: 'never', defects })).toMatchObject({
      outcome: 'error',
      because,
    });
    expect(judge({ defects, change: { onlyNew: true, fresh: none } })).toMatchObject({ outcome: 'error', because });
  });
});

describe('the verdict on a change', () => {
  const old = { error: 3, warning: 9, note: 0 };

  test('fails only on what is new', () => {
    expect(judge({ counts: old, change: { onlyNew: true, fresh: { ...none, warning: 4 } } })).toMatchObject({
      outcome: 'pass',
      onlyNew: true,
      because: 'No new finding is at the level error or above; 3 older ones stay.',
    });
    expect(
      judge({ counts: old, failOn: 'warning', change: { onlyNew: true, fresh: { ...none, error: 1 } } }),
    ).toMatchObject({ outcome: 'fail', because: 'There is 1 new error, and the run fails from the level warning.' });
    expect(judge({ change: { onlyNew: true, fresh: none } }).because).toBe(
      'No new finding is at the level error or above.',
    );
  });

  test('fails on all when told so', () => {
    expect(judge({ counts: old, change: { onlyNew: false, fresh: none } })).toMatchObject({
      outcome: 'fail',
      onlyNew: false,
      because: 'There are 3 errors, and the run fails from the level error.',
    });
  });

  test('fails on drift when that is asked for, beside findings or alone', () => {
    const drift = 'The architecture now reads as Monolith, no longer as Multi-Tier Architecture.';
    const change = { onlyNew: true, fresh: { ...none, error: 2 }, drift };
    expect(judge({ failOnDrift: true, change })).toMatchObject({
      outcome: 'fail',
      failOnDrift: true,
      because: `${drift} Drift fails the run. There are 2 new errors.`,
    });
    expect(judge({ failOn: 'never', failOnDrift: true, change }).because).toBe(`${drift} Drift fails the run.`);
    expect(judge({ failOn: 'never', change }).outcome).toBe('pass');
    expect(judge({ failOn: 'never', failOnDrift: true, change: { onlyNew: true, fresh: none } })).toMatchObject({
      outcome: 'pass',
      because: 'Only drift fails the run, and there is none.',
    });
  });
});
