import { describe, expect, test } from '@jest/globals';
import { type Resolved, type ResolveRequest, resolveCompose } from '../../src/app/resolve.js';
import { textOf } from '../../src/app/resolve-text.js';
import { memory } from '../../src/source/memory.js';

type Files = Readonly<Record<string, string>>;

interface Asked extends Partial<Omit<ResolveRequest, 'variables'>> {
  readonly variables?: Readonly<Record<string, string>>;
  readonly allResources?: boolean;
  readonly provenance?: boolean;
}

/** Resolves a project of a repository that stands at /shop. */
function resolve(files: Files, { variables = {}, allResources = false, provenance = false, ...more }: Asked = {}) {
  const request: ResolveRequest = {
    directory: '',
    files: [],
    envFiles: [],
    profiles: [],
    dialect: '5',
    ...more,
    variables: new Map(Object.entries(variables)),
  };
  return resolveCompose(memory(files, { name: 'shop' }), request, { format: 'json', allResources, provenance });
}

type Project = { name: string; services: Record<string, Record<string, unknown>>; [key: string]: unknown };

async function project(files: Files, asked: Asked = {}): Promise<Project> {
  const resolved = await resolve(files, asked);
  if (resolved.output === undefined) throw new Error(JSON.stringify(resolved.remarks, undefined, 1));
  return resolved.output as unknown as Project;
}

const errors = ({ remarks }: Resolved) =>
  remarks.filter(({ severity }) => severity === 'error').map(({ code, path, line }) => `${path}:${line} ${code}`);

const web = (image: string) => `services:\n  web:\n    image: ${image}\n`;

describe('which files', () => {
  test('the first default name that is there, with the override beside it', async () => {
    const files = {
      'docker-compose.yml': web('yml'),
      'docker-compose.yaml': web('yaml'),
      'compose.override.yaml': 'services:\n  web:\n    tty: true\n',
    };
    expect((await project(files)).services.web).toMatchObject({ image: 'yml', tty: true });
    expect((await resolve(files)).remarks.map(({ code }) => code)).toEqual(['compose-several-default-files']);
  });

  test('those of the nearest folder above, whose folder the project then is', async () => {
    const files = { 'compose.yaml': 'services:\n  web:\n    build: .\n', 'api/src/main.go': '' };
    const found = await project(files, { directory: 'api/src' });
    expect(found).toMatchObject({ name: 'shop', services: { web: { build: { context: '/shop' } } } });
  });

  test('named files are merged in order, without an override, relative to the folder of the first', async () => {
    const files = {
      'deploy/base.yml': 'services:\n  web:\n    image: base\n    build: ./web\n',
      'prod/prod.yml': 'services:\n  web:\n    image: prod\n    env_file: web.env\n',
      'deploy/web.env': 'A=1\n',
      'compose.override.yml': web('never'),
    };
    const found = await project(files, { files: ['deploy/base.yml', 'prod/prod.yml'] });
    expect(found.name).toBe('deploy');
    expect(found.services.web).toMatchObject({
      image: 'prod',
      build: { context: '/shop/deploy/web' },
      environment: { A: '1' },
    });
  });

  test('COMPOSE_FILE of .env, with its own separator', async () => {
    const files = {
      '.env': 'COMPOSE_PATH_SEPARATOR=,\nCOMPOSE_FILE=a.yml,b.yml\n',
      'a.yml': web('a'),
      'b.yml': 'services:\n  web:\n    hostname: b\n',
      'compose.yaml': web('never'),
    };
    expect((await project(files)).services.web).toMatchObject({ image: 'a', hostname: 'b' });
  });

  test('a name of COMPOSE_FILE that is not there, or not in the repository, is told at its line', async () => {
    const files = { '.env': '# files\nCOMPOSE_FILE=gone.yml:../other.yml\n' };
    expect(errors(await resolve(files))).toEqual(['.env:2 compose-outside-root', '.env:2 compose-file-missing']);
  });

  test('nothing to load, and a named file that is not there', async () => {
    expect(errors(await resolve({ 'README.md': '' }))).toEqual(['.:1 compose-no-file']);
    expect(errors(await resolve({}, { files: ['a.yml', 'b/c.yml'] }))).toEqual([
      'a.yml:1 compose-file-missing',
      'b/c.yml:1 compose-file-missing',
    ]);
  });
});

describe('which variables', () => {
  const compose = web('app:${TAG:-none}');

  test('given ones win over .env, .env over the default', async () => {
    const files = { 'compose.yaml': compose, '.env': 'TAG=file\n' };
    expect((await project(files)).services.web?.image).toBe('app:file');
    expect((await project(files, { variables: { TAG: 'given' } })).services.web?.image).toBe('app:given');
    expect((await project({ 'compose.yaml': compose })).services.web?.image).toBe('app:none');
  });

  test('later files of --env-file win, and replace .env', async () => {
    const files = {
      'compose.yaml': compose,
      '.env': 'TAG=never\n',
      'a.env': 'TAG=a\nBASE=x\n',
      'b.env': 'TAG=${BASE}b\n',
    };
    expect((await project(files, { envFiles: ['a.env', 'b.env'] })).services.web?.image).toBe('app:xb');
    expect((await project(files, { variables: { COMPOSE_ENV_FILES: 'b.env,a.env' } })).services.web?.image).toBe(
      'app:a',
    );
    expect((await project(files, { variables: { COMPOSE_DISABLE_ENV_FILE: '1' } })).services.web?.image).toBe(
      'app:none',
    );
    expect(errors(await resolve(files, { envFiles: ['gone.env'] }))).toEqual(['gone.env:1 compose-env-file-missing']);
  });

  test('the .env of the folder in which the command runs comes before that of the project', async () => {
    const files = { 'compose.yaml': web('app:${A}-${B}'), '.env': 'A=project\nB=project\n', 'sub/.env': 'A=here\n' };
    expect((await project(files, { directory: 'sub' })).services.web?.image).toBe('app:here-project');
  });

  test('a variable that nobody sets is blank, and told once', async () => {
    const resolved = await resolve({ 'compose.yaml': web('app:$TAG$TAG') });
    expect(resolved.output).toMatchObject({ services: { web: { image: 'app:' } } });
    expect(resolved.remarks).toMatchObject([{ severity: 'warning', code: 'compose-unset-variable', line: 3 }]);
  });

  test('a required one that nobody sets does not load', async () => {
    expect(errors(await resolve({ 'compose.yaml': web('app:${TAG:?set it}') }))).toEqual([
      'compose.yaml:3 compose-required-variable',
    ]);
  });
});

describe('what the project is called', () => {
  const files = { 'compose.yaml': `name: My Shop\n${web('app')}` };

  test.each<[string, Asked, string]>([
    ['its name, without what cannot stand in one', {}, 'myshop'],
    ['the name that is given', { projectName: 'given' }, 'given'],
    ['COMPOSE_PROJECT_NAME', { variables: { COMPOSE_PROJECT_NAME: 'env' } }, 'env'],
  ])('%s', async (_name, asked, name) => {
    expect(await project(files, asked)).toMatchObject({ name, networks: { default: { name: `${name}_default` } } });
  });

  test('a given name has to be one', async () => {
    expect(errors(await resolve(files, { projectName: 'My Shop' }))).toEqual([
      'compose.yaml:1 compose-invalid-project-name',
    ]);
  });
});

describe('which services', () => {
  const files = {
    'compose.yaml': `services:
  web: {image: app, depends_on: {debug: {condition: service_started, required: false}}}
  debug: {image: debug, profiles: [dev], volumes: ["traces:/traces"]}
  broken: {profiles: [never], depends_on: [nobody]}
volumes:
  traces:
`,
  };

  test('those without profiles and those of active ones; what only others use is left out', async () => {
    expect(Object.keys((await project(files)).services)).toEqual(['web']);
    expect((await project(files)).volumes).toBeUndefined();
    expect((await project(files, { allResources: true })).volumes).toEqual({ traces: { name: 'shop_traces' } });
    const dev = await project(files, { profiles: ['dev'] });
    expect(Object.keys(dev.services)).toEqual(['debug', 'web']);
    expect(dev.volumes).toEqual({ traces: { name: 'shop_traces' } });
    expect(Object.keys((await project(files, { variables: { COMPOSE_PROFILES: 'x, dev' } })).services)).toEqual([
      'debug',
      'web',
    ]);
  });

  test('those that are enabled have to be whole', async () => {
    expect(errors(await resolve(files, { profiles: ['*'] }))).toEqual([
      'compose.yaml:4 compose-no-image',
      'compose.yaml:4 compose-undefined-service',
    ]);
  });
});

describe('what is written', () => {
  const files = {
    'compose.yaml': `services:
  web:
    image: app:1
    mem_limit: 64m
    stop_grace_period: 90s
    environment: {PRICE: 5$$, TAG: "\${TAG:-none}"}
  db:
    extends: {file: common.yaml, service: store}
`,
    'compose.override.yaml': 'services:\n  web:\n    image: app:2\n',
    'common.yaml': 'services:\n  store:\n    image: postgres:16\n',
  };

  test('sizes, durations and paths as the reference writes them', async () => {
    expect((await project(files)).services.web).toMatchObject({ mem_limit: '67108864', stop_grace_period: '1m30s' });
  });

  test('of an open mapping the keys that the format knows', async () => {
    const own = { 'compose.yaml': 'services:\n  web:\n    image: x\n    gpus: [{count: 1, colour: red}]\nx-own: []\n' };
    const resolved = await project(own);
    expect(resolved.services.web?.gpus).toEqual([{ count: 1 }]);
    expect(resolved['x-own']).toBeNull();
  });

  test('a dollar sign is doubled in text', async () => {
    const resolved = await resolve(files);
    expect(JSON.parse(await textOf(resolved, 'json')).services.web.environment.PRICE).toBe('5$$');
    expect(await textOf(resolved, 'yaml')).toContain('PRICE: 5$$\n');
  });

  test('with provenance every value says who set it', async () => {
    const yaml = await textOf(await resolve(files, { provenance: true }), 'yaml');
    expect(yaml).toContain('image: app:2 # compose.override.yaml:3, overrides compose.yaml:3\n');
    expect(yaml).toContain('image: postgres:16 # common.yaml:3, extended at compose.yaml:8\n');
    expect(yaml).toContain('TAG: none # compose.yaml:6, default at compose.yaml:6\n');
    expect(yaml).toContain('default: null # implied by compose.yaml:7\n');
    const json = JSON.parse(await textOf(await resolve(files, { provenance: true }), 'json'));
    expect(json.provenance['/services/web/image']).toEqual([
      { kind: 'set', path: 'compose.override.yaml', line: 3, column: 12, endLine: 3, endColumn: 17 },
      { kind: 'override', path: 'compose.yaml', line: 3, column: 12, endLine: 3, endColumn: 17 },
    ]);
    expect(json.project.services.web.image).toBe('app:2');
  });
});

test('a template is no project', async () => {
  const files = { 'compose.yaml': 'services:\n  {{ name }}:\n    image: app\n' };
  expect(errors(await resolve(files))).toEqual(['compose.yaml:2 yaml-template']);
});

test('what a reader of YAML 1.1 would take for a number or a boolean is quoted', async () => {
  const compose =
    'services: {web: {image: app, environment: {A: "22:22", B: "on", C: "010", D: "1:2:3.5", E: "a:1"}}}\n';
  const yaml = await textOf(await resolve({ 'compose.yaml': compose }), 'yaml');
  expect(yaml).toContain('A: "22:22"\n      B: "on"\n      C: "010"\n      D: "1:2:3.5"\n      E: a:1\n');
});

test('a key that only looks like a merge key is written as the text that it is', async () => {
  const compose = "services: {web: {image: app, labels: {'<<': '='}}}\n";
  const yaml = await textOf(await resolve({ 'compose.yaml': compose }), 'yaml');
  expect(yaml).toContain('"<<": "="\n');
  expect((await project({ 'compose.yaml': yaml })).services.web?.labels).toEqual({ '<<': '=' });
});
