import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from '@jest/globals';
import { FORMATS } from '../../src/report/formats.js';
import { type Outcome, runHere } from './here.js';

// The built command line, as a user runs it: a fresh clone has dist and no node_modules. A process of its own only where it
// matters that it is one; the bundle holds the sources, which is proven elsewhere.
const CLI = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'dist', 'cli', 'index.js');
const work = mkdtempSync(join(tmpdir(), 'groundplan-cli-'));

afterAll(() => rmSync(work, { recursive: true, force: true }));

interface Place {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
}

const run = (args: readonly string[], { cwd = work, env }: Place = {}): Promise<Outcome> => runHere(args, { cwd, env });

function runBuilt(args: readonly string[], { cwd = work, env = {} }: Place = {}): Outcome {
  const result = spawnSync(process.execPath, [CLI, ...args], {
    cwd,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    env: { PATH: process.env.PATH, HOME: work, ...env },
  });
  return { code: result.status, out: result.stdout, error: result.stderr };
}

let count = 0;

function repository(files: Readonly<Record<string, string>>): string {
  const root = join(work, `repository-${++count}`);
  mkdirSync(root);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

/** A shop as many look: one web application, its database open to every machine. */
const SHOP = {
  'compose.yaml': `services:
  web:
    build: ./web
    ports: ["8080:8080"]
    environment:
      DATABASE_URL: postgres://shop@db:5432/shop
    depends_on: [db]
  db:
    image: postgres:16
    ports:
      - "5432:5432"
    volumes: [data:/var/lib/postgresql/data]
volumes:
  data:
`,
  'web/Dockerfile': 'FROM node:22\nCMD ["node", "server.js"]\n',
};

const noStack = (outcome: Outcome): void => {
  expect(`${outcome.out}${outcome.error}`).not.toMatch(/^\s+at .*\(.*:\d+:\d+\)$/m);
};

describe('check', () => {
  test('fails on a database that is open to every machine, and says where', () => {
    const outcome = runBuilt(['check', repository(SHOP)]);
    expect(outcome.code).toBe(1);
    expect(outcome.error).toBe('');
    expect(outcome.out).toContain('Monolith');
    expect(outcome.out).toContain('11:9');
    expect(outcome.out).toContain('[published-store-port]');
  });

  test('is what runs without a command, here', async () => {
    expect((await run([], { cwd: repository(SHOP) })).code).toBe(1);
  });

  test('passes when nothing may fail', async () => {
    expect((await run(['check', repository(SHOP), '--fail-on', 'never'])).code).toBe(0);
  });

  test('prints the JSON that is promised', async () => {
    const report = JSON.parse((await run([repository(SHOP), '--format', 'json'])).out);
    expect(report.pattern).toMatchObject({ id: 1, slug: 'monolith', name: 'Monolith' });
    expect(Object.keys(report.pattern.dimensions).sort()).toEqual([
      'deployment',
      'granularity',
      'infrastructure',
      'network',
    ]);
    for (const dimension of Object.values<{ evidence: unknown[] }>(report.pattern.dimensions)) {
      expect(dimension.evidence.length).toBeGreaterThan(0);
    }
    const finding = report.findings.find((one: { ruleId: string }) => one.ruleId === 'published-store-port');
    expect(finding).toMatchObject({
      level: 'error',
      location: { path: 'compose.yaml', line: 11, column: 9 },
      disposition: 'active',
      fingerprint: expect.stringMatching(/^[0-9a-f]{32}$/),
    });
    expect(report.verdict.outcome).toBe('fail');
    expect(report.systems).toEqual([expect.objectContaining({ path: '.', pattern: 'monolith' })]);
  });

  test('writes several formats at once', async () => {
    const root = repository(SHOP);
    const sarif = join(work, 'out.sarif');
    const outcome = await run(['check', root, '--format', 'json', '--format', `sarif=${sarif}`]);
    expect(JSON.parse(outcome.out).tool.name).toBe('groundplan');
    expect(JSON.parse(readFileSync(sarif, 'utf8')).version).toBe('2.1.0');
  });

  test('names files from where each format is read: the root of the repository, or here', async () => {
    const root = repository(
      Object.fromEntries(Object.entries(SHOP).map(([path, text]) => [`apps/shop/${path}`, text])),
    );
    mkdirSync(join(root, '.git'));
    const cwd = join(root, 'apps');
    const pathIn = async (format: string): Promise<string> => {
      const { out } = await run(['check', 'shop', '--format', format], { cwd });
      return /[\w./]*compose\.yaml/.exec(out)?.[0] ?? '';
    };
    expect(await pathIn('gitlab')).toBe('apps/shop/compose.yaml');
    expect(await pathIn('junit')).toBe('apps/shop/compose.yaml');
    expect(await pathIn('sarif')).toBe('apps/shop/compose.yaml');
    expect(await pathIn('unix')).toBe('shop/compose.yaml');
    expect(await pathIn('rdjson')).toBe('shop/compose.yaml');
    expect(await pathIn('text')).toBe('compose.yaml');
  });

  test('finds a broken file at its place and still looks at the rest', async () => {
    const root = repository({ ...SHOP, 'broken/compose.yaml': 'services:\n  a:\n    image: "unclosed\n' });
    const report = JSON.parse((await run([root, '--format', 'json'])).out);
    const broken = report.findings.filter(
      (one: { location: { path: string } }) => one.location.path === 'broken/compose.yaml',
    );
    expect(broken.map((one: { ruleId: string }) => one.ruleId)).toContain('yaml-syntax-error');
    expect(report.findings.some((one: { ruleId: string }) => one.ruleId === 'published-store-port')).toBe(true);
  });

  test('calls an empty repository none, with a notice, and passes', async () => {
    const root = repository({ 'README.md': '# Notes\n' });
    const outcome = await run(['check', root, '--format', 'json']);
    expect(outcome.code).toBe(0);
    const report = JSON.parse(outcome.out);
    expect(report.pattern).toMatchObject({ id: 0, slug: 'none' });
    expect(report.notices.join(' ')).toContain('compose.yaml');
  });

  test('reads a commit without touching the files on disk', async () => {
    const root = repository(SHOP);
    const git = (...args: string[]) =>
      spawnSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', ...args], {
        cwd: root,
        encoding: 'utf8',
      });
    git('init', '-q', '-b', 'main');
    git('add', '.');
    git('commit', '-q', '-m', 'shop');
    rmSync(join(root, 'compose.yaml'));
    expect(JSON.parse((await run(['classify', root, '--format', 'json'])).out).stacks).toEqual([]);
    const report = JSON.parse((await run(['classify', root, '--ref', 'main', '--format', 'json'])).out);
    expect(report.stacks).toHaveLength(1);
    expect(report.target.commit).toMatch(/^[0-9a-f]{40}$/);
  });

  test('ends quietly when its reader has gone', () => {
    const root = repository(SHOP);
    const result = spawnSync('sh', ['-c', `"${process.execPath}" "${CLI}" check "${root}" | head -n 1`], {
      encoding: 'utf8',
    });
    expect(result.stderr).toBe('');
    expect(result.stdout).toContain('Architecture');
  });

  test('colours only when asked or on a terminal', async () => {
    const root = repository(SHOP);
    expect((await run([root])).out).not.toContain('\u001b[');
    expect((await run([root], { env: { FORCE_COLOR: '1' } })).out).toContain('\u001b[');
    expect((await run([root], { env: { FORCE_COLOR: '1', NO_COLOR: '1' } })).out).not.toContain('\u001b[');
  });

  test('never interpolates the environment of whoever runs it', async () => {
    const root = repository({
      'compose.yaml': 'services:\n  a:\n    image: "nginx:${SECRET_TAG}"\n    ports: ["${SECRET_TAG}:80"]\n',
    });
    const env = { SECRET_TAG: '4711' };
    expect(runBuilt([root], { env }).out).not.toContain('4711');
    for (const { name } of FORMATS) {
      expect((await run([root, '--format', name], { env })).out).not.toContain('4711');
    }
  });
});

describe('mistakes of the user', () => {
  const mistakes: [name: string, args: string[], message: RegExp][] = [
    ['an unknown option', ['check', '--formt', 'json'], /--formt.*--format/s],
    ['an unknown format', ['check', '.', '--format', 'jsn'], /"jsn".*Did you mean "json"/],
    ['an unknown preset', ['check', '.', '--preset', 'strikt'], /"strikt".*Did you mean "strict"/],
    ['an unknown level', ['check', '.', '--fail-on', 'eror'], /"eror".*Did you mean "error"/],
    ['a folder that is not there', ['check', './nowhere'], /nowhere.*no such folder/],
    ['a misspelt command', ['clasify'], /Did you mean the command "classify"/],
    ['a misspelt command before a path', ['clasify', '.'], /one too many.*Did you mean the command "classify"/],
    ['an unknown rule', ['explain', 'publishd-store-port'], /Did you mean "published-store-port"/],
    ['a configuration that is not there', ['check', '.', '--config', 'none.yml'], /none\.yml.*no such file/],
    ['a commit where there is no history', ['check', '.', '--ref', 'main'], /main|git/],
    ['two reports on standard output', ['check', '.', '--format', 'json', '--format', 'text'], /standard output/],
    ['two reports in one file', ['check', '-f', 'json=a', '-f', 'sarif=./a'], /json and sarif .* \.\/a\./],
    ['two reports in the file of --output', ['check', '-f', 'json', '-f', 'sarif=a', '-o', 'a'], /json and sarif/],
    ['a disk that is full', ['check', '-f', 'json=/dev/full'], /cannot write \/dev\/full: no space left/],
    ['a folder below a file', ['check', 'compose.yaml/web'], /compose\.yaml\/web/],
    ['a configuration below a file', ['check', '-c', 'compose.yaml/a.yml'], /a\.yml.*no such file/],
    ['a folder as configuration', ['check', '-c', 'web'], /web: it is a folder/],
    ['an empty --output', ['check', '--output', ''], /--output is empty/],
    ['an empty --config', ['check', '--config='], /--config is empty/],
    ['an empty --ref', ['check', '--ref', ''], /--ref is empty/],
    ['an empty path', ['check', ''], /argument is empty/],
    ['a file that cannot be written', ['check', '.', '--output', 'no/such/folder/out.txt'], /no\/such\/folder/],
  ];

  test.each(mistakes)('%s: exit code 2 and what to do', async (_name, args, message) => {
    const outcome = await run(args, { cwd: repository(SHOP) });
    expect(outcome.code).toBe(2);
    expect(outcome.error).toMatch(/^groundplan: /);
    expect(outcome.error).toMatch(message);
    noStack(outcome);
  });

  test('end the process with 2 and without a stack', () => {
    const outcome = runBuilt(['check', './nowhere']);
    expect(outcome).toMatchObject({ code: 2, out: '', error: expect.stringMatching(/^groundplan: .*no such folder/) });
    noStack(outcome);
  });

  test('text of arguments cannot steer a terminal or a runner', async () => {
    const outcome = await run(['check', './a\u001b[31m\n::error::forged\n##[error]forged']);
    expect(outcome.code).toBe(2);
    expect(outcome.error.trimEnd()).toMatch(/^groundplan: .*forged.*$/);
    expect(outcome.error).not.toContain('\u001b');
    expect(outcome.error).not.toContain('##[');
  });

  test('text of a configuration cannot steer a terminal or a runner', async () => {
    const root = repository({ ...SHOP, '.groundplan.yml': 'preset: "x\\e[31m\\n::error::forged ##[error]"\n' });
    const { code, error } = await run(['check', root]);
    expect(code).toBe(2);
    expect(error).toContain('forged');
    expect(
      error
        .trimEnd()
        .split('\n')
        .filter((line) => !line.startsWith('groundplan: ')),
    ).toEqual([]);
    expect(error).not.toContain('\u001b');
    expect(error).not.toContain('##[');
  });

  test('a broken configuration: every mistake at its place', async () => {
    const root = repository({
      ...SHOP,
      '.groundplan.yml': 'prest: strict\nrules:\n  no-such-rule: error\nfail-on: sometimes\n',
    });
    const outcome = await run(['check', root]);
    expect(outcome.code).toBe(2);
    expect(outcome.error).toMatch(/\.groundplan\.yml:1:1: .*preset/);
    expect(outcome.error).toMatch(/\.groundplan\.yml:4:10: /);
    noStack(outcome);
  });
});

describe('other commands', () => {
  test('the version is the package’s', () => {
    const { version } = JSON.parse(readFileSync(join(dirname(CLI), '..', '..', 'package.json'), 'utf8'));
    expect(runBuilt(['--version'])).toEqual({ code: 0, out: `${version}\n`, error: '' });
  });

  test('explain tells of a rule by its id', async () => {
    const { code, out } = await run(['explain', 'published-store-port']);
    expect(code).toBe(0);
    expect(out).toContain('Why');
    expect(out).toContain('What to do');
  });

  test('explain tells of a pattern by slug or number', async () => {
    expect((await run(['explain', 'multi-tier'])).out).toContain('Kiến trúc đa tầng');
    expect((await run(['explain', '4'])).out).toBe((await run(['explain', 'multi-tier'])).out);
  });

  test('rules list has every rule with a level', async () => {
    const rules = JSON.parse((await run(['rules', 'list', '--format', 'json'])).out);
    expect(rules.length).toBeGreaterThanOrEqual(30);
    expect((await run(['rules'])).out).toContain('published-store-port');
  });

  test('rules list has the rules that the configuration of the folder names', async () => {
    const cwd = repository({
      'own/owner.yml': `id: acme/owner
title: Services name their owner
category: operations
level: warning
why: Somebody must answer for it.
fix: Add the label.
expression: service.name != ""
message: "\`{service.name}\` has no owner."
examples:
  fails: []
  passes: []
`,
      '.groundplan.yml': 'rule-files: [own]\n',
    });
    expect((await run(['rules', 'list'], { cwd })).out).toMatch(
      /^ {2}acme\/owner +warning +Services name their owner$/m,
    );
    expect((await run(['rules', 'list'])).out).not.toContain('acme/owner');
    writeFileSync(join(cwd, '.groundplan.yml'), 'rule-files: [elsewhere]\n');
    expect(await run(['rules', 'list'], { cwd })).toMatchObject({ code: 2, out: '' });
  });

  test('rules list has the levels and stages that hold in the folder', async () => {
    const policy = `rules:
  flat-network: { level: error, enforcement: observe, block-from: 2999-01-01 }
  published-store-port: { level: error, enforcement: warn, block-from: 2020-01-01 }
  services-without-memory-limit: off
`;
    const cwd = repository({
      '.groundplan.yml': policy,
      'other.yml': 'preset: strict\nrules: { flat-network: note }\n',
    });
    const { out } = await run(['rules', 'list'], { cwd });
    // Titles are broken at the width of the page.
    const told = out.replace(/\s+/g, ' ');
    expect(told).toMatch(/ flat-network error [^()]*\(observe, blocks from 2999-01-01\) /);
    expect(told).toMatch(/ published-store-port error [^()]* (?:[a-z]+-)+[a-z]+ (?:off|note|warning|error) /);
    expect(out).toMatch(/^ {2}services-without-memory-limit +off /m);
    expect(out).toMatch(/levels of the preset recommended, with \.groundplan\.yml\./);
    const given = await run(['rules', 'list', '--config', 'other.yml'], { cwd });
    expect(given.out).toMatch(/^ {2}flat-network +note /m);
    expect(given.out).toContain('levels of the preset strict, with other.yml.');
    const json = JSON.parse((await run(['rules', 'list', '--format', 'json'], { cwd })).out);
    expect(json.find(({ id }: { id: string }) => id === 'flat-network')).toMatchObject({
      level: 'error',
      enforcement: 'observe',
      blockFrom: '2999-01-01',
    });
  });

  test('a baseline takes what was there before out of the verdict, and nothing else', async () => {
    const cwd = repository(SHOP);
    const before = await run(['check', '--write-baseline', 'known.json'], { cwd });
    expect(before.code).toBe(0);
    const known = JSON.parse(readFileSync(join(cwd, 'known.json'), 'utf8'));
    expect(JSON.stringify(known)).toContain('published-store-port');
    expect((await run(['check', '--baseline', 'known.json'], { cwd })).code).toBe(0);

    writeFileSync(join(cwd, 'compose.yaml'), SHOP['compose.yaml'].replace('5432:5432', '127.0.0.1:5432:5432'));
    expect((await run(['check', '--baseline', 'known.json', '--prune-baseline'], { cwd })).code).toBe(0);
    expect(readFileSync(join(cwd, 'known.json'), 'utf8')).not.toContain('published-store-port');
    writeFileSync(join(cwd, 'compose.yaml'), SHOP['compose.yaml']);
    expect((await run(['check', '--baseline', 'known.json'], { cwd })).code).toBe(1);
  });

  test('a baseline that is not there, or said twice, is a mistake of the user', async () => {
    const cwd = repository(SHOP);
    expect(await run(['check', '--baseline', 'gone.json'], { cwd })).toMatchObject({ code: 2 });
    expect(await run(['check', '--write-baseline', 'a.json', '--prune-baseline'], { cwd })).toMatchObject({ code: 2 });
    expect(await run(['check', '--write-baseline', 'a.json', '--baseline', 'b.json'], { cwd })).toMatchObject({
      code: 2,
    });
  });

  test('graph says who reaches whom', async () => {
    const graph = JSON.parse((await run(['graph', repository(SHOP), '--format', 'json'])).out);
    const project = graph.services[0].project;
    expect(graph.services.map((one: { id: string }) => one.id)).toEqual([`${project}/db`, `${project}/web`]);
    expect(graph.reach).toContainEqual({ from: `${project}/web`, to: `${project}/db`, via: [`${project}_default`] });
    expect(graph.paths.length).toBeGreaterThan(0);
  });

  test('graph writes more pairs than its memory holds', () => {
    const services = Array.from({ length: 600 }, (_, at) => `  service-with-a-long-name-${at}: { image: nginx }\n`);
    const root = repository({ 'compose.yaml': `name: shop\nservices:\n${services.join('')}` });
    const file = join(root, 'graph.json');
    const { code } = runBuilt(['graph', root, '-o', file], { env: { NODE_OPTIONS: '--max-old-space-size=48' } });
    expect(code).toBe(0);
    expect(JSON.parse(readFileSync(file, 'utf8')).reach).toHaveLength(600 * 599);
  });
});
