import { describe, expect, test } from '@jest/globals';
import type { Enforcement } from '../../src/policy/config.js';
import { type HeldFindings, stageJudge, stageOn } from '../../src/policy/enforcement.js';
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

describe('the verdict of a policy that is not rolled out yet', () => {
  const warn = { stage: 'warn', blockFrom: '2027-02-01' } as const;
  const found = { ...none, error: 2 };
  const heldBack = (enforcement: Enforcement, parts: Partial<HeldFindings> = {}) => ({
    held: [{ enforcement, byRule: false, counts: found, fresh: none, ...parts }],
    enforcement,
  });

  test('passes as held, and says who holds it back until when', () => {
    expect(judge({ counts: found, ...heldBack(warn), today: '2026-06-15' })).toEqual({
      outcome: 'pass',
      failOn: 'error',
      onlyNew: false,
      failOnDrift: false,
      enforcement: 'warn',
      blocksFrom: '2027-02-01',
      held: true,
      because: '2 errors would fail: the policy only warns, and blocks from 2027-02-01.',
    });
    expect(judge({ counts: found, ...heldBack({ stage: 'observe' }), today: '2026-06-15' })).toMatchObject({
      enforcement: 'observe',
      held: true,
      because: '2 errors would fail: the policy only observes.',
    });
  });

  test('is not held where nothing would fail, and tells all the same from when it blocks', () => {
    const only = { ...none, warning: 2 };
    expect(judge({ counts: only, ...heldBack(warn, { counts: only }), today: '2026-06-15' })).toMatchObject({
      outcome: 'pass',
      held: false,
      enforcement: 'warn',
      blocksFrom: '2027-02-01',
      because: 'No finding is at the level error or above.',
    });
    expect(judge({ counts: found, failOn: 'never', ...heldBack(warn), today: '2026-06-15' }).held).toBe(false);
  });

  test('promises a day only where all that is held has one, and says how much of it has', () => {
    const day: Enforcement = { stage: 'observe', blockFrom: '2027-06-01' };
    const single = { ...none, error: 1 };
    const held = [
      { enforcement: { stage: 'observe' } as const, byRule: false, counts: single, fresh: none },
      { enforcement: day, byRule: true, counts: single, fresh: none },
    ];
    const mixed = judge({ counts: found, enforcement: { stage: 'observe' }, held, today: '2026-06-15' });
    expect(mixed.blocksFrom).toBeUndefined();
    expect(mixed.because).toBe(
      '2 errors would fail: the policy only observes (1 of them); rules of their own stage only observe, and block from 2027-06-01 (1 of them).',
    );
    expect(
      judge({ counts: single, enforcement: { stage: 'observe' }, held: held.slice(1), today: '2026-06-15' }).blocksFrom,
    ).toBe('2027-06-01');
  });

  test('fails where other rules block, and says what is still held back', () => {
    const verdictOf = judge({
      counts: { ...none, error: 3 },
      held: [{ enforcement: warn, byRule: true, counts: found, fresh: none }],
      today: '2026-06-15',
    });
    expect(verdictOf).toMatchObject({
      outcome: 'fail',
      held: false,
      enforcement: 'block',
      blocksFrom: '2027-02-01',
      because:
        'There is 1 error, and the run fails from the level error. Not failing yet: 2 errors, since rules of their own stage only warn, and block from 2027-02-01.',
    });
  });

  test('goes by new findings alone where only those fail', () => {
    const change = { onlyNew: true, fresh: { ...none, error: 1 } };
    const one = { counts: found, fresh: { ...none, error: 1 } };
    expect(judge({ counts: found, change, ...heldBack(warn, one), today: '2026-06-15' })).toMatchObject({
      held: true,
      because: '1 new error would fail: the policy only warns, and blocks from 2027-02-01.',
    });
    const older = { ...change, fresh: none };
    expect(judge({ counts: found, change: older, ...heldBack(warn), today: '2026-06-15' }).held).toBe(false);
  });

  test('holds drift as well, by the stage of the policy', () => {
    const change = {
      onlyNew: true,
      fresh: none,
      drift: 'The architecture now reads as Monolith, no longer as Multi-Tier.',
    };
    const drift = { failOnDrift: true, change };
    expect(judge({ ...drift, enforcement: warn, today: '2026-06-15' })).toMatchObject({
      outcome: 'pass',
      held: true,
      because: `${change.drift} The drift would fail: the policy only warns, and blocks from 2027-02-01.`,
    });
    expect(judge({ ...drift, enforcement: warn, today: '2027-02-01' })).toMatchObject({ outcome: 'fail', held: false });
  });

  test('is an error all the same when a check of ours failed', () => {
    const defects = [{ ruleId: 'flat-network', message: 'x.' }];
    expect(judge({ counts: found, ...heldBack(warn), defects })).toMatchObject({ outcome: 'error', held: false });
  });
});

describe('a stage', () => {
  test.each([
    [{ stage: 'warn', blockFrom: '2027-02-01' }, '2027-01-31', 'warn'],
    [{ stage: 'warn', blockFrom: '2027-02-01' }, '2027-02-01', 'block'],
    [{ stage: 'observe', blockFrom: '2027-02-01' }, undefined, 'block'],
    [{ stage: 'observe' }, undefined, 'observe'],
    [{ stage: 'block' }, '2027-01-31', 'block'],
  ] as const)('of %j is on %s: %s', (enforcement, today, stage) => {
    expect(stageOn(enforcement, today)).toBe(stage);
  });

  test('of a rule goes before that of the policy, both ways', () => {
    const stages = stageJudge(
      {
        enforcement: { stage: 'warn' },
        ruleEnforcement: new Map([
          ['strict', { stage: 'block' }],
          ['mild', { stage: 'observe' }],
        ]),
      },
      '2026-06-15',
    );
    expect(['strict', 'mild', 'other'].map(stages.held)).toEqual([undefined, 'observe', 'warn']);
    for (const ruleId of ['strict', 'mild', 'other', 'other'])
      stages.count({ ruleId, level: 'error' }, ruleId === 'mild');
    expect(
      stages
        .counted()
        .map(({ enforcement: { stage }, byRule, counts, fresh }) => [stage, byRule, counts.error, fresh.error]),
    ).toEqual([
      ['observe', true, 1, 1],
      ['warn', false, 2, 0],
    ]);
  });
});
