import { describe, expect, test } from '@jest/globals';
import { effectiveRules } from '../../src/lint/effective.js';
import { certaintyOf, isFor } from '../../src/lint/intent.js';
import { loadConfig } from '../../src/policy/load.js';
import { presetNamed, presetNames } from '../../src/rulebook/preset.js';
import type { RuleCore } from '../../src/rulebook/rule.js';
import { memory } from '../../src/source/memory.js';
import { book } from './pipeline.js';

const RULE: RuleCore = {
  id: 'crossed-tier',
  title: 'Tiers are crossed one by one',
  category: 'architecture',
  level: 'note',
  optional: true,
  since: '0.1.0',
  status: 'stable',
  why: 'A zone that is left out protects nothing.',
  fix: 'Keep to the order.',
  appliesTo: ['multi-tier'],
  declaredLevel: 'error',
  check: 'flat-network',
  params: {},
  message: '{services}.',
};

describe('which rules are for a repository', () => {
  test('rules for no pattern are for all', () => {
    expect(isFor({}, { pattern: 'none', patternCertainty: 'read' })).toBe(true);
  });

  test.each([
    ['read', true, false, false],
    ['sure', true, true, false],
    ['declared', true, true, true],
  ] as const)('a pattern that is %s', (patternCertainty, read, sure, declared) => {
    const context = { pattern: 'multi-tier', patternCertainty };
    const appliesTo = ['sidecar', 'multi-tier'];
    expect(isFor({ appliesTo }, context)).toBe(read);
    expect(isFor({ appliesTo, certainty: 'sure' }, context)).toBe(sure);
    expect(isFor({ appliesTo, certainty: 'declared' }, context)).toBe(declared);
    expect(isFor({ appliesTo: ['sidecar'] }, context)).toBe(false);
  });

  test('certain is what is declared, sure what was read with high confidence and stands alone', () => {
    expect(certaintyOf('monolith', { confidence: 0.1 })).toBe('declared');
    expect(certaintyOf(undefined, { confidence: 0.85 })).toBe('sure');
    expect(certaintyOf(undefined, { confidence: 0.85, undetermined: {} })).toBe('read');
    expect(certaintyOf(undefined, { confidence: 0.6 })).toBe('read');
  });
});

describe('what a declared pattern turns on', () => {
  const levels = (preset: string, pattern?: string, rules = new Map()) =>
    effectiveRules({ rules: [RULE], presets: book.presets }, { preset, pattern, rules }).map(({ level }) => level);

  test('an optional rule for it, at the level of a declared intent', () => {
    expect(levels('recommended')).toEqual([]);
    expect(levels('recommended', 'sidecar')).toEqual([]);
    expect(levels('recommended', 'multi-tier')).toEqual(['error']);
    expect(levels('strict')).toEqual(['note']);
    expect(levels('strict', 'multi-tier')).toEqual(['error']);
  });

  test('not what a preset leaves out, and the configuration has the last word', () => {
    expect(levels('style', 'multi-tier')).toEqual([]);
    expect(levels('recommended', 'multi-tier', new Map([[RULE.id, { level: 'off' }]]))).toEqual([]);
    expect(levels('recommended', 'multi-tier', new Map([[RULE.id, { level: 'warning' }]]))).toEqual(['warning']);
  });
});

describe('the slug of a pattern as a preset', () => {
  test('is the preset recommended with the pattern declared', async () => {
    expect(presetNamed(book, 'multi-tier')).toEqual({ preset: 'recommended', pattern: 'multi-tier' });
    expect(presetNamed(book, 'strict')).toEqual({ preset: 'strict' });
    expect(presetNamed(book, 'none')).toBeUndefined();
    expect(presetNames(book)).toContain('edge-computing');
    const config = await loadConfig(memory({}), book, { preset: 'multi-tier' });
    expect(config).toMatchObject({ preset: 'recommended', pattern: 'multi-tier', failOn: 'error' });
  });

  test('goes with no other pattern', async () => {
    const both = memory({ '.groundplan.yml': 'preset: multi-tier\npattern: monolith\n' });
    await expect(loadConfig(both, book)).rejects.toThrow(
      '.groundplan.yml:2:10: The preset declares the pattern "multi-tier"',
    );
    const alone = memory({ '.groundplan.yml': 'preset: multi-tier\n' });
    expect(await loadConfig(alone, book)).toMatchObject({ preset: 'recommended', pattern: 'multi-tier' });
  });
});
