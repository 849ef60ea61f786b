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
      { preset: 'security', level: 'note' },
      { preset: 'strict', level: 'note' },
      { preset: 'style', level: 'off' },
    ]);
  });

  test('a pattern is found by its slug and by its number', async () => {
    expect((await explainPattern('multi-tier'))?.pattern.id).toBe(4);
    expect((await explainPattern('4'))?.pattern.slug).toBe('multi-tier');
  });

  test('what a pattern says of another is said on both sides', async () => {
    const layered = await explainPattern('layered-monolith');
    const when = layered?.insteadOf.find(({ pattern }) => pattern === 'monolith')?.when;
    expect(when).toBeDefined();
    expect((await explainPattern('monolith'))?.seeAlso).toContainEqual({ pattern: 'layered-monolith', when });
  });

  test('a dimension lists its values with the patterns that have them', async () => {
    const found = await explain('network');
    if (found.kind !== 'dimension') throw new Error(found.kind);
    expect(found.dimension.asks).toMatch(/\?$/);
    expect(found.values.find(({ id }) => id === 'layered')).toMatchObject({
      patterns: ['multi-tier'],
      alsoReadBy: ['layered-monolith'],
    });
    expect(found.values.flatMap(({ patterns }) => patterns)).toHaveLength(12);
  });

  test('a value is explained for each dimension that has it', async () => {
    expect(await explain('hub-spoke')).toMatchObject({ answers: [{ patterns: ['event-driven'] }] });
    const managed = await explain('managed');
    expect(managed.kind === 'value' && managed.answers.map(({ dimension }) => dimension.id)).toEqual(
      expect.arrayContaining(['infrastructure', 'network']),
    );
  });

  test('names may be written with spaces and capitals', async () => {
    expect(await explain('Service Mesh')).toMatchObject({ pattern: { slug: 'service-mesh' } });
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
