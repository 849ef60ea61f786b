import { describe, expect, test } from '@jest/globals';
import { judgeStanding } from '../../src/facts/standing.js';
import { knowledge } from '../taxonomy/book.js';

function speaks(path: string, paths: readonly string[], deployments: readonly string[] = [path]): boolean {
  const all = [...new Set([...paths, ...deployments, path])].sort();
  return judgeStanding({ paths: all, deployments, standing: knowledge.standing })(path).speaks;
}

describe('standing of paths', () => {
  test.each([
    ['the root', 'compose.yaml'],
    ['a service folder', 'services/orders/compose.yaml'],
    ['a folder whose name only contains the word test', 'latest/compose.yaml'],
  ])('%s speaks', (_what, path) => {
    expect(speaks(path, ['src/main.ts'])).toBe(true);
  });

  test.each([
    ['fixtures', 'tests/fixtures/web/compose.yaml'],
    ['end-to-end tests', 'e2e/compose.yaml'],
    ['tests that tools are kept out of', '_integration-test/roots/compose.yaml'],
    ['documentation', 'docs/install/compose.yaml'],
    ['examples', 'examples/simple/compose.yaml'],
    ['dependencies in the tree', 'web/node_modules/pkg/docker-compose.yml'],
    ['a virtual environment in the tree', 'venv/lib/compose.yaml'],
    ['upper case', 'Tests/compose.yaml'],
  ])('%s do not speak beside source code', (_what, path) => {
    expect(speaks(path, ['src/main.ts'])).toBe(false);
  });

  test('examples speak where there is nothing else', () => {
    expect(speaks('examples/simple/compose.yaml', ['README.md', 'LICENSE'])).toBe(true);
  });

  test('settings of tools beside them are nothing else', () => {
    const path = 'demo/shop/compose.yaml';
    expect(speaks(path, ['README.md', '.github/workflows/checks.yml', '.husky/pre-commit'])).toBe(true);
  });

  test('tests and documentation stay silent beside the more that examples deploy', () => {
    const examples = ['demo/shop/compose.yaml', 'demo/desk/compose.yaml'];
    const others = ['tests/fixtures/compose.yaml', 'docs/install/compose.yaml'];
    const deployments = [...examples, ...others];
    for (const path of examples) expect(speaks(path, ['README.md'], deployments)).toBe(true);
    for (const path of others) expect(speaks(path, ['README.md'], deployments)).toBe(false);
  });

  test('examples stay silent where another path says how it is deployed', () => {
    const path = 'examples/simple/compose.yaml';
    expect(speaks(path, ['README.md'], [path, 'compose.yaml'])).toBe(false);
  });

  test("somebody else's code never speaks", () => {
    expect(speaks('node_modules/pkg/compose.yaml', ['README.md'])).toBe(false);
  });

  test('the templates of a chart are a deployment, those of anything else are not', () => {
    const paths = ['charts/shop/Chart.yaml', 'compose.yaml'];
    const chart = 'charts/shop/templates/deployment.yaml';
    const other = 'roles/web/templates/compose.yaml';
    expect(speaks(chart, paths, [chart, 'compose.yaml'])).toBe(true);
    expect(speaks(other, paths, [other, 'compose.yaml'])).toBe(false);
  });

  test('a template speaks where nothing else deploys, also beside tests', () => {
    const path = '{{cookiecutter.name}}/compose.yaml';
    expect(speaks(path, ['hooks/post.py', 'tests/compose.yaml'], [path, 'tests/compose.yaml'])).toBe(true);
  });

  test('a template is silent beside a deployment', () => {
    const path = 'template/compose.yaml';
    expect(speaks(path, ['src/main.ts'], [path, 'compose.yaml'])).toBe(false);
  });

  test('the reason is told', () => {
    const standing = judgeStanding({ paths: ['src/a.ts'], deployments: [], standing: knowledge.standing });
    expect(standing('tests/a/compose.yaml')).toEqual({
      speaks: false,
      reason: expect.objectContaining({ id: 'test' }),
    });
    expect(standing('compose.yaml')).toEqual({ speaks: true });
  });
});
