import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { at, codes, loadFiles, type Plain } from './project.js';

const NAMES = ['A', 'B', 'C', 'D'] as const;
const name = fc.constantFrom(...NAMES);
const scalar = fc.oneof(fc.constantFrom('x', '1', '', 'a=b', '$$x'), fc.integer(), fc.boolean(), fc.constant(null));

/** Anything that YAML can hold. */
const anything = fc.jsonValue({ maxDepth: 3 });

/** What stands under a key of a service: often in the right form, often not. */
const shortForms = fc.oneof(
  scalar,
  anything,
  fc.dictionary(name, scalar),
  fc.array(fc.oneof(scalar, fc.string(), fc.constantFrom('A=1', '80:80', './a:/b', '8000-8010:80-90', 'service:A'))),
);
const KEYS = [
  ...['ports', 'volumes', 'environment', 'labels', 'env_file', 'build', 'networks', 'depends_on', 'extends', 'command'],
  ...['healthcheck', 'extra_hosts', 'deploy', 'ulimits', 'secrets', 'configs', 'devices', 'gpus', 'logging', 'links'],
  ...['dns', 'tmpfs', 'profiles', 'models', 'develop', 'volumes_from', 'network_mode', 'expose', 'scale', 'image'],
];
const service = fc.dictionary(fc.constantFrom(...KEYS), shortForms, { maxKeys: 6 });
const resource = fc.oneof(anything, fc.record({ labels: shortForms, external: scalar, ipam: anything }));
const document = fc.oneof(
  { weight: 1, arbitrary: anything },
  {
    weight: 4,
    arbitrary: fc.record(
      {
        services: fc.oneof({ weight: 4, arbitrary: fc.dictionary(name, service) }, { weight: 1, arbitrary: anything }),
        networks: fc.dictionary(name, resource),
        volumes: fc.dictionary(name, resource),
        secrets: fc.dictionary(name, resource),
        configs: fc.dictionary(name, resource),
        include: fc.oneof(
          anything,
          fc.array(fc.oneof(fc.constantFrom('a.yaml', 'b.yaml', '../x.yaml'), fc.record({ path: scalar }))),
        ),
      },
      { requiredKeys: [] },
    ),
  },
);

describe('loading', () => {
  test('never throws, whatever up to three files hold, and says where each problem is', () => {
    fc.assert(
      fc.property(fc.array(document, { minLength: 1, maxLength: 3 }), (documents) => {
        const paths = ['a.yaml', 'b.yaml', 'c.yaml'].slice(0, documents.length);
        const files = Object.fromEntries(paths.map((path, index) => [path, JSON.stringify(documents[index])]));
        const { problems } = loadFiles(files, ...paths);
        for (const { message, at: place } of problems) {
          expect(message).not.toBe('');
          expect(paths).toContain(place.file.path);
          expect(place.end).toBeGreaterThanOrEqual(place.start);
          expect(place.end).toBeLessThanOrEqual(files[place.file.path]?.length ?? 0);
        }
      }),
      { numRuns: 150 },
    );
  });

  test('ends with a problem where services extend one another in a circle', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 3 }), (length, files) => {
        const fileOf = (index: number) => `f${index % files}.yaml`;
        const texts = Array.from({ length: files }, () => 'services:\n');
        for (let index = 0; index < length; index++) {
          const next = (index + 1) % length;
          texts[index % files] += `  s${index}: {image: x, extends: {file: ${fileOf(next)}, service: s${next}}}\n`;
        }
        const contents = Object.fromEntries(texts.map((text, index) => [fileOf(index), text]));
        expect(codes(loadFiles(contents, 'f0.yaml'))).toContain('compose-extends-cycle');
      }),
      { numRuns: 40 },
    );
  });

  test('ends with a problem where files include one another in a circle', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 8 }), (length) => {
        const entries = Array.from({ length }, (_, index) => [
          `f${index}.yaml`,
          `include: [f${(index + 1) % length}.yaml]\nservices: {s${index}: {image: x}}`,
        ]);
        expect(codes(loadFiles(Object.fromEntries(entries), 'f0.yaml'))).toContain('compose-include-cycle');
      }),
      { numRuns: 20 },
    );
  });
});

describe('merging', () => {
  const pairs = fc.oneof(
    fc.dictionary(name, fc.constantFrom('1', '2', null)),
    fc.uniqueArray(fc.constantFrom('A=1', 'A=2', 'B', 'C=', 'D=x'), { maxLength: 4 }),
  );
  const block = fc.record(
    {
      hostname: fc.constantFrom('a', 'b'),
      environment: pairs,
      labels: pairs,
      cap_add: fc.uniqueArray(name, { maxLength: 3 }),
      ports: fc.uniqueArray(fc.constantFrom('80', '80:80', '8080:80', '53:53/udp', '0.0.0.0:80:80'), { maxLength: 3 }),
      volumes: fc.uniqueArray(fc.constantFrom('/a:/x', '/b:/x', '/c:/y:ro', '/z'), { maxLength: 3 }),
      dns: fc.oneof(fc.constantFrom('1.1.1.1', '8.8.8.8'), fc.constant(['8.8.8.8'])),
      healthcheck: fc.record({ test: fc.constantFrom('a', 'b'), timeout: fc.constant('1s') }, { requiredKeys: [] }),
      'x-list': fc.array(fc.integer({ max: 9 }), { maxLength: 2 }),
      'x-map': fc.dictionary(name, fc.dictionary(name, fc.integer())),
    },
    { requiredKeys: [] },
  );
  const file = (service: unknown) => JSON.stringify({ services: { web: service } });
  const result = (...services: unknown[]): Plain => {
    const files = Object.fromEntries(services.map((service, index) => [`${index}.yaml`, file(service)]));
    const project = loadFiles({ ...files, 'z.yaml': file({ image: 'x' }) }, ...Object.keys(files), 'z.yaml');
    expect(project.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    return at(project, 'services', 'web');
  };

  test('an empty document changes nothing, wherever it stands', () => {
    fc.assert(
      fc.property(block, block, (a, b) => {
        const both = result(a, b);
        expect(result({}, a, b)).toEqual(both);
        expect(result(a, {}, b)).toEqual(both);
        expect(result(a, b, {})).toEqual(both);
      }),
      { numRuns: 40 },
    );
  });

  test('is associative: the last two files may be one before they are laid over the first', () => {
    fc.assert(
      fc.property(block, block, block, (a, b, c) => {
        const grouped = loadFiles(
          {
            'a.yaml': file(a),
            'b.yaml': file(b),
            'c.yaml': file(c),
            'bc.yaml': 'include: [{path: [b.yaml, c.yaml]}]',
            'z.yaml': file({ image: 'x' }),
          },
          'a.yaml',
          'bc.yaml',
          'z.yaml',
        );
        expect(at(grouped, 'services', 'web')).toEqual(result(a, b, c));
      }),
      { numRuns: 40 },
    );
  });
});
