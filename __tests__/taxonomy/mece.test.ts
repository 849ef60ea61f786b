import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Evidence } from '../../src/model/evidence.js';
import type { Role } from '../../src/model/role.js';
import type { Stack } from '../../src/model/stack.js';
import type { PatternReading } from '../../src/taxonomy/classification.js';
import { book } from './book.js';
import { evidence, type ServiceSketch, stack } from './models.js';
import { classified } from './read.js';

const NAMES = ['web', 'api', 'orders', 'orders-db', 'orders-envoy', 'gateway', 'kafka', 'worker', '__proto__', 'x'];
const ROLES: readonly Role[] = [
  'app',
  'database',
  'cache',
  'broker',
  'proxy',
  'gateway',
  'vpn',
  'sidecar-proxy',
  'unknown',
];
const NETWORKS = ['default', 'front', 'back', 'lan'];
const FOLDERS = ['', 'a', 'b', 'a/b', 'tests', 'examples/x', 'edge', 'cloud', 'node_modules/y', '{{name}}'];

const service: fc.Arbitrary<ServiceSketch> = fc.record(
  {
    image: fc.constantFrom('postgres:16', 'envoyproxy/envoy:v1', 'qmcgaw/gluetun', 'apache/kafka:3', 'acme/app:1'),
    build: fc.constantFrom('.', 'a', 'b', 'services/c'),
    role: fc.constantFrom(...ROLES),
    networks: fc.uniqueArray(fc.constantFrom(...NETWORKS)),
    shares: fc.constantFrom(...NAMES),
    needs: fc.uniqueArray(fc.constantFrom(...NAMES)),
    env: fc.dictionary(
      fc.constantFrom('DB_URL', 'KAFKA', 'X'),
      fc.constantFrom('kafka:9092', 'postgres://x@orders-db', ''),
    ),
  },
  { requiredKeys: [] },
);

const stacks: fc.Arbitrary<readonly Stack[]> = fc
  .array(
    fc.record({
      path: fc.constantFrom(...FOLDERS),
      file: fc.constantFrom('compose.yaml', 'compose.infra.yaml', 'tier-data.yml'),
      kind: fc.constantFrom('compose' as const, 'swarm' as const),
      services: fc.dictionary(fc.constantFrom(...NAMES), service),
      networks: fc.dictionary(
        fc.constantFrom(...NETWORKS),
        fc.record(
          { external: fc.boolean(), unknownName: fc.boolean(), name: fc.constantFrom('shared', 'other') },
          { requiredKeys: [] },
        ),
      ),
    }),
    { maxLength: 9 },
  )
  .map((sketches) => sketches.map((sketch, index) => stack(`s${index}`, sketch)));

const KINDS = [
  ...new Set([
    'kubernetes.workload',
    'kubernetes.resource',
    'helm.chart',
    'mesh.resource',
    'mesh.control-plane',
    'mesh.injection',
    'swarm.setting',
    'serverless.framework',
    'serverless.function',
    'cdk.app',
    'edge.manifest',
    'edge.setting',
    'terraform.resource',
    'terraform.provider',
    'terraform.cloud-file',
    'layout.publishes',
    'layout.service-folder',
    'dockerfile.file',
    'platform.app',
    'messaging.connector',
    'command.network-create',
  ]),
];

const seen: fc.Arbitrary<readonly Evidence[]> = fc.array(
  fc
    .record({
      kind: fc.constantFrom(...KINDS),
      value: fc.constantFrom(
        '.',
        'Deployment',
        'aws',
        'azure',
        'istio',
        'azure-iot-edge',
        'overlay-network',
        'cli',
        'application',
      ),
      folder: fc.constantFrom(...FOLDERS),
      details: fc.dictionary(
        fc.constantFrom('cloud', 'category', 'count', 'total', 'mesh', 'setting', 'has'),
        fc.constantFrom('aws', 'gcp', 'interconnect', 'function', '3', '1e9', 'NaN', 'istio', 'disabled'),
      ),
    })
    .map(({ kind, value, folder, details }) =>
      evidence(kind, value, folder === '' ? 'f.yml' : `${folder}/f.yml`, { details }),
    ),
  { maxLength: 12 },
);

const model = fc.record({
  stacks,
  evidence: seen,
  paths: fc.uniqueArray(fc.constantFrom('README.md', 'src/a.ts', 'edge/x.c', 'cloud/y.go'), { maxLength: 4 }),
});

function holdsTogether(pattern: PatternReading): void {
  expect(book.patterns.map(({ slug }) => slug)).toContain(pattern.slug);
  const shares = [pattern.confidence, ...pattern.runnersUp.map((other) => other.confidence)];
  expect(shares.every((share) => share >= 0 && share <= 1)).toBe(true);
  expect(shares.reduce((sum, share) => sum + share, 0)).toBeLessThanOrEqual(1 + 1e-9);
  expect(pattern.runnersUp.map(({ slug }) => slug)).not.toContain(pattern.slug);
  expect(pattern.runnersUp.every((other) => other.confidence <= pattern.confidence)).toBe(true);
  expect(pattern.fired.length).toBeGreaterThan(0);
  expect(pattern.fired.every((signal) => signal.evidence.length > 0)).toBe(true);
  for (const dimension of book.dimensions) {
    const reading = pattern.dimensions[dimension.id];
    expect(['unknown', 'none', ...dimension.values.map(({ id }) => id)]).toContain(reading.value);
    expect(reading.confidence).toBeGreaterThanOrEqual(0);
    expect(reading.confidence).toBeLessThanOrEqual(1);
    expect(reading.evidence.length).toBeGreaterThan(0);
  }
}

describe('every repository has exactly one place in the taxonomy', () => {
  test('whatever the model holds, there is one answer, and all of it is explained', () => {
    fc.assert(
      fc.property(model, (sketch) => {
        const { pattern, systems } = classified(sketch);
        holdsTogether(pattern);
        expect(systems.length).toBeGreaterThan(0);
        for (const system of systems) {
          holdsTogether(system.pattern);
          expect(system.because).not.toBe('');
        }
      }),
      { numRuns: 300 },
    );
  });

  test('the order of the input does not matter', () => {
    fc.assert(
      fc.property(model, fc.infiniteStream(fc.nat()), (sketch, dice) => {
        const shuffled = <T>(values: readonly T[]): readonly T[] =>
          values
            .map((value) => ({ value, key: dice.next().value }))
            .sort((a, b) => a.key - b.key)
            .map(({ value }) => value);
        const again = classified({ ...sketch, stacks: shuffled(sketch.stacks), evidence: shuffled(sketch.evidence) });
        expect(again).toEqual(classified(sketch));
      }),
      { numRuns: 200 },
    );
  });

  test('no two patterns share a coordinate', () => {
    const places = book.patterns.flatMap(({ coordinate }) =>
      coordinate ? [Object.values(coordinate).join(' / ')] : [],
    );
    expect(places).toHaveLength(12);
    expect(new Set(places).size).toBe(12);
  });

  test('every coordinate is made of values that the dimensions have', () => {
    for (const { slug, coordinate } of book.patterns) {
      if (coordinate === undefined) continue;
      for (const dimension of book.dimensions) {
        expect([slug, dimension.values.map(({ id }) => id)]).toEqual([
          slug,
          expect.arrayContaining([coordinate[dimension.id]]),
        ]);
      }
    }
  });

  test('the patterns are numbered from 0 to 12 and named after their files', () => {
    expect(book.patterns.map(({ id }) => id)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect(new Set(book.patterns.map(({ slug }) => slug)).size).toBe(13);
  });
});
