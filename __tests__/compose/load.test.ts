import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { at, codes, load, loadFiles, nodeAt } from './project.js';

describe('project names', () => {
  test('the folder gives the name, normalised', () => {
    expect(loadFiles({ 'My Shop_2/compose.yaml': 'services: {a: {image: x}}' }, 'My Shop_2/compose.yaml').name).toBe(
      'myshop_2',
    );
    expect(load('services: {a: {image: x}}').name).toBe('shop');
  });

  test('name: of the last file wins over the folder, COMPOSE_PROJECT_NAME over both', () => {
    const files = { 'compose.yaml': 'name: one\nservices: {a: {image: x}}', 'b.yaml': 'name: "${WHO:-two}"' };
    expect(loadFiles(files, 'compose.yaml', 'b.yaml').name).toBe('two');
    expect(loadFiles({ ...files, '.env': 'COMPOSE_PROJECT_NAME=three' }, 'compose.yaml', 'b.yaml').name).toBe('three');
  });

  test('the name is a variable and part of the names of networks and volumes', () => {
    const project = load(
      'name: demo\nservices: {a: {image: "x/${COMPOSE_PROJECT_NAME}", networks: [n], volumes: ["v:/v"]}}\nnetworks: {n: {}, e: {external: true}}\nvolumes: {v: {name: fixed}}',
    );
    expect(at(project, 'services', 'a', 'image')).toBe('x/demo');
    expect(at(project, 'networks')).toEqual({ n: { name: 'demo_n' }, e: { external: true, name: 'e' } });
    expect(at(project, 'volumes')).toEqual({ v: { name: 'fixed' } });
  });

  test('the old form of an external name is read, and reported', () => {
    const project = load('services: {a: {image: x, networks: [n]}}\nnetworks: {n: {external: {name: shared}}}');
    expect(at(project, 'networks', 'n')).toEqual({ external: true, name: 'shared' });
    expect(codes(project)).toEqual(['compose-external-name']);
  });
});

describe('networks', () => {
  test('a service without networks joins the default one, which nobody wrote', () => {
    const project = load('services: {a: {image: x}, b: {image: x, network_mode: host}}');
    expect(at(project, 'services', 'a', 'networks')).toEqual({ default: null });
    expect(at(project, 'services', 'b')).toEqual({ image: 'x', network_mode: 'host' });
    expect(nodeAt(project, 'networks', 'default').implied).toBe(true);
    expect(at(project, 'networks', 'default')).toEqual({ name: 'shop_default' });
  });

  test('the default network is there only when it is used', () => {
    const project = load('services: {a: {image: x, networks: [n]}}\nnetworks: {n: }');
    expect(at(project, 'networks')).toEqual({ n: { name: 'shop_n' } });
  });

  test('shared namespaces, links and volumes_from are dependencies', () => {
    const project = load(
      'services: {a: {image: x, network_mode: "service:b", links: ["c:db"], volumes_from: [d]}, b: {image: x}, c: {image: x}, d: {image: x}}',
    );
    expect(Object.keys(Object(at(project, 'services', 'a', 'depends_on')))).toEqual(['c', 'b', 'd']);
  });

  test('a network name that rests on an unset variable stays visible as unknown', () => {
    const project = load('services: {a: {image: x, networks: ["${NET}"]}}');
    expect(at(project, 'services', 'a', 'networks')).toEqual({ '${NET}': null });
    expect(nodeAt(project, 'services', 'a', 'networks', '${NET}')).toMatchObject({ unresolved: ['NET'] });
    expect(codes(project)).toEqual([]);
  });
});

describe('variables', () => {
  test('come from .env of the project folder, and each use is noted where it stands', () => {
    const text = 'services:\n  a:\n    image: app:${TAG}\n    hostname: ${HOST:-h}\n    user: ${USER_ID}\n';
    const project = load(text, { '.env': 'TAG=1.2' });
    expect(at(project, 'services', 'a')).toMatchObject({ image: 'app:1.2', hostname: 'h', user: '' });
    expect(
      project.variables.map(({ name, outcome, at: place }) => [name, outcome, text.slice(place.start, place.end)]),
    ).toEqual([
      ['TAG', 'dotenv', '${TAG}'],
      ['HOST', 'default', '${HOST:-h}'],
      ['USER_ID', 'unset', '${USER_ID}'],
    ]);
    expect(nodeAt(project, 'services', 'a', 'user')).toMatchObject({ unresolved: ['USER_ID'] });
    expect(nodeAt(project, 'services', 'a', 'image').via).toMatchObject([{ kind: 'env-file', file: { path: '.env' } }]);
  });

  test('the environment of whoever runs this is never used', () => {
    expect(at(load('services: {a: {image: "x:${PATH:-none}"}}'), 'services', 'a', 'image')).toBe('x:none');
  });

  test('a required variable without a value is a warning: it may be set where the project is started', () => {
    const project = load('services: {a: {image: "x:${TAG:?give a tag}"}}');
    expect(project.problems).toMatchObject([
      { code: 'compose-required-variable', severity: 'warning', message: expect.stringContaining('give a tag') },
    ]);
  });

  test('texts get the type of their attribute', () => {
    const project = load(
      'services: {a: {image: x, privileged: "${P:-true}", scale: "2", healthcheck: {retries: "${R:-3}"}}}',
    );
    expect(at(project, 'services', 'a')).toMatchObject({ privileged: true, scale: 2, healthcheck: { retries: 3 } });
    expect(codes(load('services: {a: {image: x, tty: maybe}}'))).toEqual(['compose-wrong-type']);
    expect(codes(load('services: {a: {image: x, tty: "yes"}}'))).toEqual(['compose-yaml-1.1-boolean']);
  });

  test('env_file fills environment from its own lines; environment wins', () => {
    const project = load(
      'services: {a: {image: x, env_file: [a.env, {path: b.env, required: false}], environment: {A: own}}}',
      {
        'a.env': 'A=file\nB=file\nC=${A}\n',
      },
    );
    expect(at(project, 'services', 'a', 'environment')).toEqual({ A: 'own', B: 'file', C: 'own' });
    const b = nodeAt(project, 'services', 'a', 'environment', 'B');
    expect(b.file.path).toBe('a.env');
    expect(b.via).toMatchObject([{ kind: 'variable-file', file: { path: 'compose.yaml' } }]);
    expect(project.unknown).toEqual([]);
  });

  test('an env_file that is not in the repository makes what it sets unknown', () => {
    expect(load('services: {a: {image: x, env_file: secret.env}}').unknown).toMatchObject([
      { at: { pointer: 'services.a.env_file[0]' } },
    ]);
  });

  test('names without a value inherit from .env', () => {
    const project = load('services: {a: {image: x, environment: [A, B], build: {context: ., args: [A]}}}', {
      '.env': 'A=1',
    });
    expect(at(project, 'services', 'a', 'environment')).toEqual({ A: '1', B: null });
    expect(at(project, 'services', 'a', 'build', 'args')).toEqual({ A: '1' });
  });
});

describe('paths', () => {
  test('are repository-relative; those outside stay as written', () => {
    const project = loadFiles(
      {
        'deploy/compose.yaml':
          'services: {a: {build: .., volumes: ["../src:/src", "../../out:/out", "/abs:/abs"]}, b: {build: "https://example.com/x.git"}}',
      },
      'deploy/compose.yaml',
    );
    expect(at(project, 'services', 'a', 'build', 'context')).toBe('.');
    expect(at(project, 'services', 'a', 'volumes')).toMatchObject([
      { source: 'src' },
      { source: '../../out' },
      { source: '/abs' },
    ]);
    expect(at(project, 'services', 'b', 'build', 'context')).toBe('https://example.com/x.git');
  });
});

describe('profiles', () => {
  test('all services stay, the profiles are listed once', () => {
    const project = load(
      'services: {a: {image: x, profiles: [debug, tools]}, b: {image: x, profiles: [debug]}, c: {image: x}}',
    );
    expect(project.profiles).toEqual(['debug', 'tools']);
    expect(Object.keys(Object(at(project, 'services')))).toEqual(['a', 'b', 'c']);
  });
});

describe('hostile input', () => {
  test.each([
    ['', 'compose-empty'],
    ['just text', 'compose-no-mapping'],
    ['- a\n- b', 'compose-no-mapping'],
    ['services: 3', 'compose-wrong-type'],
    ['services: {a: }', 'compose-wrong-type'],
    ['services: {a: {image: x, ports: {}}}', 'compose-wrong-type'],
    ['a: {image: x}\nb: {build: .}', 'compose-v1'],
  ])('%j is a problem, not an exception', (text, code) => {
    expect(codes(load(text))).toContain(code);
  });

  test('services of the first format are read all the same', () => {
    expect(at(load('web: {image: x, links: [db]}\ndb: {image: y}'), 'services', 'db', 'image')).toBe('y');
  });

  test('keys of objects are only keys', () => {
    const project = load('services: {__proto__: {image: x}, constructor: {image: y}}');
    expect(project.root.entries.get('services')?.value).toMatchObject({ kind: 'mapping' });
    expect(codes(project)).toEqual([]);
  });

  test('no tree makes it throw', () => {
    const key = fc.constantFrom(
      'services',
      'web',
      'image',
      'ports',
      'volumes',
      'build',
      'extends',
      'include',
      'networks',
      'depends_on',
      'environment',
      'deploy',
      'healthcheck',
      'test',
      'env_file',
      'external',
      '<<',
      'x-a',
      'command',
      'configs',
      'secrets',
      'name',
      'develop',
      'watch',
      'logging',
      'ulimits',
      'gpus',
    );
    const scalar = fc.constantFrom(
      null,
      '',
      'a',
      'a:b',
      '${A}',
      '${A:?b}',
      '${',
      1,
      -1,
      1.5,
      true,
      'web',
      './x:/y',
      'service:web',
    );
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { maxDepth: 6 },
        scalar,
        fc.array(tie('tree'), { maxLength: 3 }),
        fc.dictionary(key, tie('tree'), { maxKeys: 4 }),
      ),
    }));
    fc.assert(
      fc.property(tree, tree, (a, b) => {
        const text = JSON.stringify({ services: { web: a, db: b, other: { image: 'x' } }, networks: a, volumes: b });
        const files = { 'compose.yaml': text, 'b.yaml': JSON.stringify({ services: { web: b, other: a } }) };
        expect(loadFiles(files, 'compose.yaml', 'b.yaml').root.kind).toBe('mapping');
      }),
      { numRuns: 300 },
    );
  });
});
