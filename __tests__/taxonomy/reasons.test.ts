import { describe, expect, test } from '@jest/globals';
import { classify } from '../../src/taxonomy/classify.js';
import { rankPatterns } from '../../src/taxonomy/rank.js';
import { isMissing } from '../../src/taxonomy/signals.js';
import { book } from './book.js';
import { evidence, stack } from './models.js';
import { classified, type Sketch, surveyed } from './read.js';

const postgres = { image: 'postgres:16', role: 'database' as const };
const SKETCHES: readonly (readonly [string, Sketch])[] = [
  [
    'a web application',
    { stacks: [stack('shop', { services: { web: { build: '.', needs: ['db'] }, db: postgres } })] },
  ],
  [
    'layers',
    {
      stacks: [
        stack('bank', {
          services: {
            api: { build: 'api', networks: ['web', 'data'] },
            ui: { build: 'ui', networks: ['web'] },
            db: { ...postgres, networks: ['data'] },
          },
          networks: { web: {}, data: {} },
        }),
      ],
    },
  ],
  ['nothing', {}],
];

describe.each(SKETCHES)('what is said of the patterns that lost: %s', (_name, sketch) => {
  const { facts } = surveyed(sketch);
  const { pattern } = classified(sketch);
  const ranked = rankPatterns(facts, book);
  const best = ranked[0];

  test('what would make one the answer outweighs what it lost by', () => {
    for (const rival of pattern.runnersUp) {
      const other = ranked.find((entry) => entry.pattern.slug === rival.slug);
      const weight = (text: string): number =>
        Math.max(0, ...(other?.pattern.signals ?? []).filter(({ because }) => because === text).map((s) => s.weight));
      const against = (text: string): number =>
        Math.max(
          0,
          ...[...(other?.against ?? []), ...(best?.fired ?? [])]
            .filter(({ because }) => because === text)
            .map((signal) => signal.weight),
        );
      const gained =
        rival.ifTrue.reduce((sum, text) => sum + weight(text), 0) +
        rival.ifNotTrue.reduce((sum, text) => sum + against(text), 0);
      const gap = (best?.score ?? 0) - (other?.score ?? 0);
      // Where three sentences of each kind do not close the gap, none is named.
      expect(gained > gap || rival.ifTrue.length + rival.ifNotTrue.length === 0).toBe(true);
      expect(rival.because).not.toBe('');
      const named = other?.pattern.signals.filter(({ because }) => rival.ifTrue.includes(because)) ?? [];
      // What only reads what is left, or belongs to a technology that is not used, changes nothing that a reader could change.
      for (const signal of named) {
        expect(signal.lastResort).toBeUndefined();
        const family = signal.fact.split('.')[0];
        expect([...facts.values()].some(({ id, value }) => id.split('.')[0] === family && Boolean(value))).toBe(true);
      }
    }
  });
});

describe('two answers of the same weight', () => {
  const survey = surveyed(SKETCHES[1]?.[1] ?? {});
  const withMargin = (margin: number) =>
    classify(survey, { ...book, calibration: { ...book.calibration, margin } }).pattern;

  test('are told as undetermined, and the first of them is the answer', () => {
    const pattern = withMargin(1);
    expect(pattern.slug).toBe('layered-monolith');
    expect(pattern.undetermined?.between).toEqual(['layered-monolith', pattern.runnersUp[0]?.slug]);
  });

  test('are told apart where one outweighs the other', () => {
    expect(withMargin(0.1).undetermined).toBeUndefined();
  });
});

describe('an answer is no surer than its evidence can carry', () => {
  test('a Compose file that only starts a database is said to be that', () => {
    const { pattern } = classified({ stacks: [stack('dev', { services: { db: postgres } })], paths: ['main.go'] });
    expect(pattern.confidence).toBeLessThanOrEqual(0.6);
    expect(pattern.limitedBy).toEqual([expect.stringContaining('Compose only starts what an application needs')]);
  });

  test('one ConfigMap is no system that anybody could be sure of', () => {
    const map = evidence('kubernetes.resource', 'ConfigMap', 'k8s/config.yaml');
    const { pattern } = classified({ evidence: [map] });
    expect(pattern.confidence).toBeLessThanOrEqual(0.6);
    expect(pattern.limitedBy).toContain('No workload is declared for Kubernetes.');
  });

  test('an application with its store has no such limit', () => {
    expect(classified(SKETCHES[0]?.[1] ?? {}).pattern.limitedBy).toEqual([]);
  });
});

describe('a dimension of which only what usually goes with it is told', () => {
  test('is not sure, and says so', () => {
    const pod = evidence('kubernetes.workload', 'Deployment', 'k8s/web.yaml', { name: 'web' });
    const { infrastructure, deployment } = classified({ evidence: [pod] }).pattern.dimensions;
    expect(infrastructure.confidence).toBeLessThanOrEqual(book.calibration.indirectCeiling);
    expect(infrastructure.evidence[0]?.message).toContain('Nothing tells where its data lives');
    expect(deployment.confidence).toBeGreaterThan(book.calibration.indirectCeiling);
  });
});

describe('the order of reasons', () => {
  test('what is there comes before what is few, and of one fact the most specific first', () => {
    const service = (name: string) => [name, { build: name, needs: [`${name}-db`] }] as const;
    const names = ['users', 'orders', 'billing', 'stock', 'mail'];
    const stores = names.map((name) => [`${name}-db`, postgres] as const);
    const shop = stack('shop', { services: Object.fromEntries([...names.map(service), ...stores]) });
    const { fired } = classified({ stacks: [shop] }).pattern;
    const units = fired.filter(({ fact }) => fact === 'compose.units').map(({ because }) => because);
    expect(units[0]).toContain('Five services');
    const web = classified(SKETCHES[0]?.[1] ?? {}).pattern.fired.map(({ fact }) => fact);
    expect(web[0]).toBe('compose.services');
  });
});

describe('the trail', () => {
  const { pattern, trail } = classify(surveyed(SKETCHES[1]?.[1] ?? {}), book, { why: true });

  test('holds every signal of every pattern and dimension once', () => {
    const signals = trail?.patterns.reduce((sum, option) => sum + option.signals.length, 0);
    const expected = book.patterns.reduce((sum, p) => sum + p.signals.length + (p.contradictions?.length ?? 0), 0);
    expect(signals).toBe(expected);
    for (const dimension of book.dimensions) {
      const told = trail?.dimensions[dimension.id].map((option) => option.signals.length) ?? [];
      expect(told.reduce((a, b) => a + b, 0)).toBe(
        dimension.values.reduce((sum, { signals: own }) => sum + own.length, 0),
      );
    }
  });

  test('says of the answer the same as the answer does, and adds up to its score', () => {
    const [answer] = trail?.patterns ?? [];
    expect(answer?.id).toBe(pattern.slug);
    const fired = answer?.signals.filter((signal) => signal.fired && signal.weight > 0).map(({ because }) => because);
    expect([...(fired ?? [])].sort()).toEqual(pattern.fired.map(({ because }) => because).sort());
    const sum = answer?.signals.filter((signal) => signal.fired).reduce((total, { weight }) => total + weight, 0);
    expect(sum).toBeCloseTo(answer?.score ?? 0, 1);
  });

  test('names what silences a signal whose own condition holds', () => {
    const silenced = trail?.patterns.flatMap(({ signals }) => signals).filter((signal) => signal.silencedBy);
    expect(silenced?.length).toBeGreaterThan(0);
    expect(silenced?.every((signal) => !signal.fired)).toBe(true);
  });
});

describe('what could not be known', () => {
  test('is not said to be missing', () => {
    const lan = { lan: { external: true, unknownName: true } };
    const app = stack('app', { services: { web: { build: '.', networks: ['lan'] } }, networks: lan });
    const { facts } = surveyed({ stacks: [app] });
    expect(facts.get('compose.shared-networks')?.outcome).toBe('unknown');
    const externalized = book.patterns.find(({ slug }) => slug === 'externalized-infrastructure');
    const asked = externalized?.signals.filter((signal) => signal.fact === 'compose.shared-networks') ?? [];
    expect(asked.length).toBeGreaterThan(0);
    expect(asked.some((signal) => isMissing(signal, facts))).toBe(false);
  });
});

describe('where nothing of its own is deployed', () => {
  test('the dimensions are asked of nothing', () => {
    const { pattern } = classified({});
    expect(pattern.slug).toBe('none');
    expect(Object.values(pattern.dimensions).map(({ value }) => value)).toEqual(['none', 'none', 'none', 'none']);
  });
});
