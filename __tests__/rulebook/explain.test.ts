import { describe, expect, test } from '@jest/globals';
import { explain, explainPattern, explainRule } from '../../src/rulebook/explain.js';
import { loadRulebook } from '../../src/rulebook/load.js';

describe('explaining', () => {
  test('a rule gives its texts, examples and its level in every preset', async () => {
    const explanation = await explainRule('store-behind-one-service');
    expect(explanation?.rule.fix).toMatch(/^Publish a proxy/);
    expect(explanation?.texts.examples.fails.length).toBeGreaterThan(0);
    expect(explanation?.levels).toEqual([
      { preset: 'observe', level: 'off' },
      { preset: 'recommended', level: 'off' },
      { preset: 'strict', level: 'note' },
    ]);
  });

  test('a pattern is found by its slug and by its number', () => {
    expect(explainPattern('multi-tier')?.pattern.id).toBe(4);
    expect(explainPattern('4')?.pattern.slug).toBe('multi-tier');
  });

  test('every rule and every pattern can be explained', async () => {
    const book = loadRulebook();
    const names = [...book.rules.map(({ id }) => id), ...book.patterns.map(({ slug }) => slug)];
    const kinds = await Promise.all(names.map(async (name) => (await explain(name)).kind));
    expect(kinds).not.toContain('unknown');
  });

  test('a near miss is answered with what was meant', async () => {
    expect(await explain('flat-netwrok')).toEqual({
      kind: 'unknown',
      name: 'flat-netwrok',
      suggestion: 'flat-network',
    });
    expect(await explain('micro-services')).toMatchObject({ suggestion: 'microservices' });
    expect((await explain('xyz')).kind).toBe('unknown');
  });
});
