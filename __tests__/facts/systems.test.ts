import { describe, expect, test } from '@jest/globals';
import { evidence, stack } from '../taxonomy/models.js';
import { surveyed } from '../taxonomy/read.js';

const paths = (sketch: Parameters<typeof surveyed>[0]): readonly string[] =>
  surveyed(sketch).systems.map(({ path }) => path);

const app = (name: string, path: string, context = path) =>
  stack(name, { path, services: { web: { build: context } } });

describe('cutting a repository into systems', () => {
  test('one project at the root is one system', () => {
    const { systems } = surveyed({ stacks: [app('shop', '')] });
    expect(systems).toEqual([expect.objectContaining({ path: '.', name: 'shop' })]);
  });

  test('folders below a deployed root belong to it', () => {
    expect(paths({ stacks: [app('shop', ''), app('orders', 'services/orders')] })).toEqual(['.']);
  });

  test('manifests in a folder that only says how belong to the code above', () => {
    const manifest = evidence('kubernetes.workload', 'Deployment', 'deploy/kubernetes/web.yaml');
    expect(paths({ evidence: [manifest], paths: ['src/main.go'] })).toEqual(['.']);
  });

  test('a project that builds code beside its folder lives above both', () => {
    const stacks = [stack('compose', { path: 'run', services: { a: { build: 'orders' }, b: { build: 'billing' } } })];
    expect(paths({ stacks })).toEqual(['.']);
  });

  test('separate folders that share nothing are systems of their own', () => {
    expect(paths({ stacks: [app('blog', 'blog'), app('wiki', 'wiki')] })).toEqual(['blog', 'wiki']);
  });

  test('projects that share a network are one system', () => {
    const joined = (name: string, external: boolean) =>
      stack(name, {
        path: name,
        services: { web: { image: 'acme/web', networks: ['lan'] } },
        networks: { lan: { name: 'lan', external } },
      });
    expect(paths({ stacks: [joined('infra', false), joined('blog', true)] })).toEqual(['.']);
  });

  test('every system says why it is one', () => {
    const { systems } = surveyed({ stacks: [app('blog', 'blog'), app('wiki', 'wiki')] });
    expect(systems.every(({ because }) => because.endsWith('.'))).toBe(true);
  });

  describe('galleries', () => {
    const samples = ['a1', 'b1', 'c1', 'd1', 'e1', 'f1', 'g1', 'h1'].map((name) => app(name, name));
    const readmes = samples.map(({ path }) => `${path}/README.md`);
    const gallery = (sketch: Parameters<typeof surveyed>[0]) => surveyed(sketch).facts.get('systems.gallery')?.value;

    test('many systems side by side that explain themselves are a gallery', () => {
      const { facts } = surveyed({ stacks: samples, paths: readmes });
      expect(facts.get('systems.gallery')?.value).toBe(true);
      expect(facts.get('systems.count')?.value).toBe(8);
    });

    test('folders that do not explain themselves are parts of something', () => {
      expect(gallery({ stacks: samples })).toBe(false);
    });

    test('folders below a Dockerfile are parts of what it builds', () => {
      const dockerfile = evidence('dockerfile.file', '.', 'Dockerfile');
      expect(gallery({ stacks: samples, paths: readmes, evidence: [dockerfile] })).toBe(false);
    });

    test('a folder of samples is a gallery although it lies below the root', () => {
      const collection = evidence('layout.gallery', 'compose', 'services/a/README.md', {
        name: 'services',
        details: { count: '9', readmes: '9' },
      });
      const below = ['a', 'b', 'c'].map((name) => app(name, `services/${name}`));
      expect(gallery({ stacks: below, evidence: [collection] })).toBe(true);
      expect(gallery({ stacks: [...below, app('root', '')], evidence: [collection] })).toBe(false);
    });

    test('templates that use what others made are parts of one system', () => {
      const template = (name: string) => evidence('cloudformation.template', 'sam', `${name}/template.yaml`);
      const uses = (name: string) => evidence('cloudformation.import', 'export', `${name}/template.yaml`);
      const names = ['orders', 'payment', 'users', 'stock', 'delivery', 'pricing'];
      const readme = names.map((name) => `${name}/README.md`);
      expect(gallery({ evidence: names.map(template), paths: readme })).toBe(true);
      const linked = [...names.map(template), ...names.slice(0, 3).map(uses)];
      expect(gallery({ evidence: linked, paths: readme })).toBe(false);
    });

    test('several folders of samples are one gallery, with a few samples beside them', () => {
      const names = ['sinks', 'sources', 'clients'];
      const collections = names.map((name) =>
        evidence('layout.gallery', 'compose', `${name}/a/README.md`, { name, details: { count: '9', readmes: '9' } }),
      );
      const below = names.flatMap((name) => ['a', 'b', 'c'].map((one) => app(`${name}-${one}`, `${name}/${one}`)));
      const stacks = [...below, app('extra', 'tools/extra')];
      expect(gallery({ stacks: below, evidence: collections })).toBe(true);
      expect(gallery({ stacks: below, evidence: collections.slice(1) })).toBe(false);
      expect(gallery({ stacks, evidence: collections })).toBe(true);
      expect(gallery({ stacks: [...stacks, app('shop', 'shop')], evidence: collections })).toBe(false);
    });
  });

  test('what does not speak is listed with the reason', () => {
    const { silent } = surveyed({ stacks: [app('shop', ''), app('fixture', 'tests/one')] });
    expect(silent).toEqual([{ path: 'tests/one/compose.yaml', because: 'It is a test or its fixture.' }]);
  });
});
