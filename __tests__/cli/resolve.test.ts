import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from '@jest/globals';
import { runHere } from './here.js';

// The built command line, as a user runs it: a process of its own only where it matters that it is one.
const CLI = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'dist', 'cli', 'index.js');
const work = mkdtempSync(join(tmpdir(), 'groundplan-resolve-'));

afterAll(() => rmSync(work, { recursive: true, force: true }));

function write(root: string, files: Readonly<Record<string, string>>): string {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(work, root, path)), { recursive: true });
    writeFileSync(join(work, root, path), text);
  }
  return join(work, root);
}

const ENVIRONMENT = { SECRET_OF_THE_RUNNER: 'hunter2' };

const run = (cwd: string, args: readonly string[], { env = {} } = {}) =>
  runHere(['resolve', ...args], { cwd, env: { ...ENVIRONMENT, ...env } });

function runBuilt(cwd: string, args: readonly string[], { env = {}, input = '' } = {}) {
  const result = spawnSync(process.execPath, [CLI, 'resolve', ...args], {
    cwd,
    input,
    encoding: 'utf8',
    env: { PATH: process.env.PATH, ...ENVIRONMENT, ...env },
  });
  return { code: result.status, out: result.stdout, error: result.stderr };
}

const SHOP = {
  'compose.yaml': `services:
  web:
    image: shop:\${TAG:-none}
    build: ./web
    environment: [SECRET_OF_THE_RUNNER, COLOUR]
  debug:
    image: debug
    profiles: [dev]
`,
  'deploy/prod.yaml': 'services:\n  web:\n    restart: always\n    volumes: ["~/data:/data", "./conf:/conf"]\n',
};
const shop = write('shop', SHOP);

describe('where it runs', () => {
  test('in a folder below, the nearest project above is meant', async () => {
    mkdirSync(join(shop, 'web', 'src'), { recursive: true });
    const { code, out } = await run(join(shop, 'web', 'src'), ['--format', 'json']);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      name: 'shop',
      services: { web: { build: { context: join(shop, 'web') } } },
    });
  });

  test('a file can be the argument, a folder stands for being in it', async () => {
    expect(JSON.parse((await run(work, ['shop/compose.yaml', '--format', 'json'])).out).name).toBe('shop');
    expect((await run(work, ['shop', '--format', 'json'])).out).toBe((await run(shop, ['--format', 'json'])).out);
  });

  test('files of several folders are relative to that of the first', async () => {
    const { out } = await run(shop, [
      '-f',
      'compose.yaml',
      '-f',
      'deploy/prod.yaml',
      '--env',
      'HOME=/home/me',
      '--format',
      'json',
    ]);
    expect(JSON.parse(out).services.web.volumes.map(({ source }: { source: string }) => source)).toEqual([
      '/home/me/data',
      join(shop, 'conf'),
    ]);
  });

  test('standard input can be the file, and what is printed is one that comes to the same', async () => {
    const printed = (await run(shop, ['--format', 'json'])).out;
    const yaml = (await run(shop, [])).out;
    expect(runBuilt(shop, ['-f', '-', '--format', 'json'], { input: yaml }).out).toBe(printed);
  });
});

describe('the environment', () => {
  test('is not used unless a variable is asked for by name', async () => {
    const closed = runBuilt(shop, ['--format', 'json'], { env: { TAG: '9', COLOUR: 'red', COMPOSE_PROFILES: 'dev' } });
    expect(closed.out + closed.error).not.toContain('hunter2');
    expect(JSON.parse(closed.out).services).toMatchObject({
      web: { image: 'shop:none', environment: { COLOUR: null } },
    });
    expect(Object.keys(JSON.parse(closed.out).services)).toEqual(['web']);
    const open = await run(shop, ['-e', 'TAG', '-e', 'COLOUR=blue', '-e', 'COMPOSE_PROFILES', '--format', 'json'], {
      env: { TAG: '9', COLOUR: 'red', COMPOSE_PROFILES: 'dev' },
    });
    expect(JSON.parse(open.out).services).toMatchObject({
      debug: {},
      web: { image: 'shop:9', environment: { COLOUR: 'blue', SECRET_OF_THE_RUNNER: null } },
    });
  });

  test('a variable needs a name', async () => {
    expect(await run(shop, ['--env', '=x'])).toMatchObject({
      code: 2,
      out: '',
      error: expect.stringContaining('names no variable'),
    });
  });
});

describe('what does not load', () => {
  const broken = write('broken', {
    'compose.yaml': 'services:\n  web:\n    imgae: shop\n    depends_on: [db]\n    ports: ["80:x"]\n',
  });

  test('is told as a whole, each mistake at its line, and nothing is printed', async () => {
    const { code, out, error } = await run(broken, []);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(error).toContain(
      'compose.yaml:3:5: error: services.web has no key "imgae". Did you mean "image"? [compose-unknown-key]\n',
    );
    expect(error).toContain('compose.yaml:4:18: error: The service "db" is not defined. [compose-undefined-service]\n');
    expect(error).toMatch(/^compose\.yaml:5:13: error: .*\[compose-invalid-port\]$/m);
    expect(error).not.toMatch(/\n\s+at /);
  });

  test('keeps to the root', async () => {
    const root = write('fork/project', {
      'compose.yaml': `include:
  - ../outside.yaml
services:
  web:
    image: shop
    env_file: [../../secret.env, /etc/hostname, linked.env]
    extends: {file: /etc/passwd, service: root}
`,
    });
    write('fork', { 'outside.yaml': 'services: {leaked: {image: x}}\n' });
    write('.', { 'secret.env': 'LEAKED=1\n' });
    symlinkSync(join(work, 'secret.env'), join(root, 'linked.env'));
    const { code, out, error } = await run(root, []);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(error.match(/\[compose-outside-root\]/g)?.length).toBeGreaterThanOrEqual(4);
    expect(error).not.toContain('leaked');
  });

  test('a remote include is not fetched: the rest is printed, and what is missing told', async () => {
    const remote = write('remote', {
      'compose.yaml': 'include: ["https://example.com/shop.git"]\nservices: {web: {image: shop}}\n',
    });
    const { code, out, error } = await run(remote, ['--format', 'json']);
    expect(code).toBe(0);
    expect(Object.keys(JSON.parse(out).services)).toEqual(['web']);
    expect(error).toMatch(/^compose\.yaml:1:11: unknown: /);
  });
});

describe('options', () => {
  test('--all prints every project, and fails when one does not load', async () => {
    const two = write('two', {
      'a/compose.yaml': 'services: {a: {image: a}}\n',
      'b/compose.yaml': 'services: {b: {}}\n',
    });
    const { code, out } = await run(two, ['--all', '--format', 'json']);
    expect(code).toBe(2);
    expect(JSON.parse(out)).toMatchObject([
      { id: 'a', resolved: { name: 'a' } },
      { id: 'b', resolved: null },
    ]);
  });

  test('--output writes to a file', async () => {
    const file = join(work, 'out.yaml');
    expect(await run(shop, ['--output', file])).toMatchObject({ code: 0, out: '' });
    expect(readFileSync(file, 'utf8')).toMatch(/^name: shop\nservices:\n/);
  });

  test.each([
    [['--format', 'toml'], 'yaml and json'],
    [['--compose-version', '3.8'], '--compose-version 5 or 2.40'],
    [['--all', '-f', 'compose.yaml'], '--all asks for every one'],
    [['compose.yaml', '-f', 'compose.yaml'], 'is a file'],
    [['nowhere'], 'no such folder'],
  ])('%j is a mistake that says what to do', async (args, words) => {
    expect(await run(shop, args)).toMatchObject({ code: 2, out: '', error: expect.stringContaining(words) });
  });
});
