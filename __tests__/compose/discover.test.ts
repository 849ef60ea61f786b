import { describe, expect, test } from '@jest/globals';
import { discoverProjects } from '../../src/compose/discovery/discover.js';
import { loadProject } from '../../src/compose/load.js';
import { discover, type Files, loadFiles, parserOf, plain, repositoryOf } from './project.js';

const BASE = 'services:\n  web:\n    build: .\n    depends_on: [db]\n  db:\n    image: postgres:16\n';

function groups(files: Files): string[] {
  return discover(files).groups.map(({ id, files: list, fragment }) => {
    const names = list.map(({ path, role }) => `${role}:${path}`).join(' ');
    return `${id} = ${names}${fragment ? ' (fragment)' : ''}`;
  });
}

describe('what is a Compose file', () => {
  test.each([
    'compose.yaml',
    'docker-compose.yml',
    'docker-compose.prod.yaml',
    'docker-compose-ci.yml',
    'prod.compose.yml',
    'app.docker-compose.yml',
    'infra.yml',
    'pwd.yml',
  ])('%s is one', (path) => {
    expect(groups({ [path]: 'services: {a: {image: x}}' })).toHaveLength(1);
  });

  test.each<[string, string]>([
    ['.github/workflows/ci.yml', 'on: push\njobs:\n  t:\n    services:\n      db:\n        image: postgres\n'],
    ['.gitlab-ci.yml', 'image: node\nservices:\n  - postgres\ntest:\n  script: [a]\n'],
    ['.woodpecker.yml', 'steps:\n  a:\n    image: x\nservices:\n  db:\n    image: postgres\n'],
    ['bitbucket-pipelines.yml', 'definitions:\n  services:\n    db:\n      image: postgres\npipelines: {}\n'],
    ['config/services.yaml', 'services:\n  _defaults:\n    autowire: true\n  App\\Kernel:\n    class: X\n'],
    ['mod.services.yml', 'services:\n  mod.thing:\n    class: Drupal\\mod\\Thing\n    arguments: ["@x"]\n'],
    [
      'k8s/app.yaml',
      'apiVersion: apps/v1\nkind: Deployment\nspec:\n  containers:\n    - image: x\nservices:\n  a:\n    image: x\n',
    ],
    ['render.yaml', 'services:\n  - type: web\n    image: x\n'],
    ['chart/templates/a.yaml', '{{- if .Values.x }}\nservices:\n  a:\n    image: x\n{{- end }}\n'],
    ['compose-api.yaml', 'apiVersion: v1\nkind: Service\nmetadata: {name: a}\n'],
    ['node_modules/a/docker-compose.yml', BASE],
    ['vendor/x/stack.yml', BASE],
    ['plain.yaml', 'a: 1\n'],
  ])('%s is none', (path, text) => {
    expect(groups({ [path]: text })).toEqual([]);
  });

  test('says why a file that looks like one was left out', () => {
    const { leftOut } = discover({
      'ci.yml': 'steps: []\nservices:\n  db:\n    image: postgres\n',
      'compose.yaml': 'include: [part.yaml]\nservices: {a: {image: x, extends: {file: common.yaml, service: b}}}',
      'part.yaml': 'services: {p: {image: x}}',
      'common.yaml': 'services: {b: {image: x}}',
    });
    expect(leftOut.map(({ path, reason }) => [path, reason])).toEqual([
      ['ci.yml', 'other-tool'],
      ['common.yaml', 'extended'],
      ['part.yaml', 'included'],
    ]);
  });

  test('a broken file with the right name is still a project, with its problem', () => {
    const files = { 'compose.yaml': 'services:\n  a: [\n' };
    expect(groups(files)).toEqual(['. = base:compose.yaml']);
    expect(loadFiles(files, 'compose.yaml').problems.length).toBeGreaterThan(0);
  });

  test('ordinary files are told apart without parsing them', () => {
    const repository = repositoryOf({
      'compose.yaml': BASE,
      'infra.yml':
        'services:\n  cache:\n    image: redis\n    networks:\n      - back\nnetworks:\n  back:\n    driver: bridge\n',
    });
    let parsed = 0;
    const parse = parserOf(repository);
    const { groups: found } = discoverProjects(repository, (path) => {
      parsed++;
      return parse(path);
    });
    expect(found).toHaveLength(2);
    expect(parsed).toBe(0);
  });
});

describe('which files make a project', () => {
  test('the default file and its override, in the order in which Compose looks', () => {
    expect(
      groups({
        'app/docker-compose.yaml': BASE,
        'app/docker-compose.yml': BASE,
        'app/docker-compose.override.yml': 'services: {web: {ports: ["80:80"]}}',
      }),
    ).toEqual([
      'app = base:app/docker-compose.yml override:app/docker-compose.override.yml',
      'app@docker-compose = base:app/docker-compose.yaml',
    ]);
  });

  test('a file that completes the base is an overlay', () => {
    expect(groups({ 'compose.yaml': BASE, 'compose.prod.yaml': 'services: {web: {restart: always}}' })).toEqual([
      '. = base:compose.yaml',
      '.@prod = base:compose.yaml overlay:compose.prod.yaml',
    ]);
  });

  test('a whole file with nearly the same services is an alternative', () => {
    expect(groups({ 'compose.yaml': BASE, 'docker-compose.dev.yml': `${BASE}  mail:\n    image: mailpit\n` })).toEqual([
      '. = base:compose.yaml',
      '.@dev = base:docker-compose.dev.yml',
    ]);
  });

  test('whole files with services of their own are projects of their own', () => {
    expect(
      groups({
        'docker-compose-app.yml': BASE,
        'docker-compose-infrastructure.yml': 'services: {broker: {image: rabbitmq}, cache: {image: redis}}',
      }),
    ).toEqual(['.#app = base:docker-compose-app.yml', '.#infrastructure = base:docker-compose-infrastructure.yml']);
  });

  test('without a default file an incomplete one is laid over the neighbour that it needs', () => {
    expect(
      groups({
        'docker-compose.base.yml': `${BASE}networks: {back: {}}\n`,
        'docker-compose.local.yml': 'services: {web: {ports: ["80:80"]}}',
        'docker-compose.tools.yml': 'services: {adminer: {image: adminer, networks: [back]}}',
      }),
    ).toEqual([
      '. = base:docker-compose.base.yml',
      '.@local = base:docker-compose.base.yml overlay:docker-compose.local.yml',
      '.@tools = base:docker-compose.base.yml overlay:docker-compose.tools.yml (fragment)',
    ]);
  });

  test('an overlay in a folder below is laid over the project above', () => {
    expect(
      groups({ 'compose.yaml': BASE, 'deploy/docker-compose.prod.yml': 'services: {web: {restart: always}}' }),
    ).toEqual(['. = base:compose.yaml', '.@prod = base:compose.yaml overlay:deploy/docker-compose.prod.yml']);
  });

  test('COMPOSE_FILE of .env decides', () => {
    expect(
      groups({
        '.env': 'COMPOSE_FILE=a.yml:b.yml',
        'a.yml': BASE,
        'b.yml': 'services: {web: {image: x}}',
        'compose.yaml': BASE,
      }),
    ).toEqual(['. = base:a.yml override:b.yml', '.@compose = base:compose.yaml']);
  });

  test('files that include one another in a circle leave one project', () => {
    expect(
      groups({ 'a/compose.yaml': 'include: [../b/compose.yaml]', 'b/compose.yaml': 'include: [../a/compose.yaml]' }),
    ).toEqual(['a = base:a/compose.yaml']);
  });

  test('a fragment that belongs to nothing is loaded, and not held to what a whole project must satisfy', () => {
    const files = {
      'parts/logging.yaml': 'services: {web: {logging: {driver: syslog}}, log: {image: x, networks: [back]}}',
    };
    const repository = repositoryOf(files);
    const { groups: found } = discoverProjects(repository, parserOf(repository));
    expect(found).toMatchObject([{ id: 'parts#logging', fragment: true }]);
    const [group] = found;
    if (group === undefined) throw new Error('No group.');
    const project = loadProject(repository, group, parserOf(repository));
    expect(project.problems).toEqual([]);
    expect(Object.keys(Object(plain(project.root.entries.get('services')?.value)))).toEqual(['web', 'log']);
  });

  test('ids are unique', () => {
    const ids = discover({
      'compose.yaml': BASE,
      'compose.prod.yaml': 'services: {web: {restart: always}}',
      'prod.compose.yaml': 'services: {web: {restart: always}}',
      'docker-compose.prod.yml': 'services: {web: {restart: always}}',
    }).groups.map(({ id }) => id);
    expect(new Set(ids).size).toBe(4);
  });

  test('a folder of a thousand files is grouped', () => {
    const files = Object.fromEntries(
      Array.from({ length: 1_000 }, (_, i) => [
        `compose.${i}.yaml`,
        `services:\n  s${i}:\n    hostname: x\n  t:\n    image: x\n`,
      ]),
    );
    expect(discover(files).groups).toHaveLength(1_000);
  });
});
