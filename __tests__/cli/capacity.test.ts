import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { programsOf } from '../../src/facts/programs/programs.js';
import { loadRulebook } from '../../src/rulebook/load.js';
import { runHere } from './here.js';

const MIB = 1024 ** 2;
const work = mkdtempSync(join(tmpdir(), 'groundplan-plan-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));

const FILES = {
  'shop/compose.yaml': `services:
  web:
    build: ./web
    environment:
      DATABASE_URL: postgresql://shop:hunter2secret@db:5432/shop?pool_size=10
    deploy:
      replicas: 2
      resources:
        limits: { cpus: "1", memory: 1G }
        reservations: { cpus: "0.25", memory: 256M }
  tasks:
    build: ./web
    command: celery -A shop worker
    mem_limit: 512m
  admin:
    image: admin:1
    command: uvicorn admin:app --workers \${ADMIN_WORKERS:-4}
  orders:
    image: orders:2
    environment:
      - JAVA_OPTS=-Xms256m -Xmx1g
    mem_limit: 1g
    cpus: 2
  db:
    image: postgres:16
    volumes: ["./db/postgresql.conf:/etc/postgresql/postgresql.conf"]
    command: postgres -c config_file=/etc/postgresql/postgresql.conf
    mem_limit: \${DB_MEMORY}
  broken:
    image: broken:1
    command: gunicorn app --workers \${WORKERS}
    cpus: 1
`,
  'shop/compose.prod.yaml': `services:
  admin:
    cpus: 1
    mem_limit: 1g
`,
  'shop/web/Dockerfile':
    'FROM python:3.12 AS base\nENV WEB_CONCURRENCY=3\nFROM base\nCOPY . /app\nCMD ["gunicorn", "-c", "/app/gunicorn.conf.py", "shop.wsgi"]\n',
  'shop/web/gunicorn.conf.py':
    'import os\n# workers = 99\nworkers = int(os.getenv("WORKERS", os.cpu_count()))\nthreads = thread_count\nthread_count = 4\n',
  'shop/web/.dockerignore': '',
  'shop/db/postgresql.conf': "#max_connections = 10\nmax_connections = 40   # few\nshared_buffers = '256MB'\n",
  'shop/k8s/api.yaml': `apiVersion: apps/v1
kind: Deployment
metadata: { name: api }
spec:
  replicas: 3
  template:
    metadata: { labels: { app: api } }
    spec:
      containers:
        - name: api
          image: registry.example.org/api:3
          args: ["uvicorn", "api:app", "--workers", "16"]
          resources:
            requests: { cpu: 250m, memory: 256Mi }
            limits: { cpu: "1", memory: 1Gi }
`,
};

let plan: ReturnType<typeof JSON.parse>;
const capacity = (...args: readonly string[]) => runHere(['capacity', ...args], { cwd: work });

beforeAll(async () => {
  for (const [path, text] of Object.entries(FILES)) {
    mkdirSync(dirname(join(work, path)), { recursive: true });
    writeFileSync(join(work, path), text);
  }
  const { code, out, error } = await capacity('shop', '--cpus', '4', '--memory', '2G', '--format', 'json');
  expect({ code, error }).toEqual({ code: 0, error: '' });
  plan = JSON.parse(out);
});

const serviceOf = (name: string, project = 0) =>
  plan.projects[project].services.find((one: { name: string }) => one.name === name);
const adviceOf = (kind: string, service: string) =>
  plan.advice.filter((one: { kind: string; service?: string }) => one.kind === kind && one.service === service);

describe('capacity of files', () => {
  test('is what its schema says', () => {
    const schema = JSON.parse(
      readFileSync(join(import.meta.dirname, '../../docs/schema/capacity.schema.json'), 'utf8'),
    );
    const validate = new Ajv().compile(schema);
    expect([validate(plan), validate.errors]).toEqual([true, null]);
  });

  test('limits, reservations and replicas of each service, and their sums', () => {
    expect(serviceOf('web')).toMatchObject({
      replicas: 2,
      cpu: { limit: 1, reservation: 0.25 },
      memory: { limit: 1024 * MIB, reservation: 256 * MIB },
    });
    expect(serviceOf('db').memory).toEqual({ unknown: true });
    expect(serviceOf('admin').cpu).toEqual({});
    expect(plan.projects[0].totals).toEqual({
      containers: 7,
      cpuLimit: 5,
      cpuReservation: 0.5,
      memoryLimit: 3584 * MIB,
      memoryReservation: 512 * MIB,
      withoutCpuLimit: 3,
      withoutMemoryLimit: 3,
    });
    expect(plan.total).toEqual(plan.projects[0].totals);
  });

  test('workers by the file that the Dockerfile names, by cores, by a default, and not known', () => {
    expect(serviceOf('web').workers).toMatchObject({ program: 'Gunicorn', basis: 'cores', threads: 4, recommended: 3 });
    expect(serviceOf('tasks').workers).toMatchObject({
      program: 'Celery',
      basis: 'cores',
      coresOf: 'machine',
      recommended: 2,
    });
    expect(serviceOf('admin').workers).toMatchObject({ current: 4, cores: 4, coresOf: 'machine', recommended: 9 });
    expect(serviceOf('broken').workers).toMatchObject({ basis: 'unknown', recommended: 3 });
    expect(serviceOf('broken').workers).not.toHaveProperty('current');
  });

  test('the exact line to change, in a variable, behind a default, and in a file', () => {
    expect(adviceOf('memory', 'shop/orders')).toMatchObject([
      {
        weight: 'change',
        path: 'compose.yaml',
        line: 21,
        column: 32,
        change: { before: '      - JAVA_OPTS=-Xms256m -Xmx1g', after: '      - JAVA_OPTS=-Xms256m -Xmx768m' },
      },
    ]);
    const [admin] = adviceOf('workers', 'shop/admin');
    expect(admin).toMatchObject({
      weight: 'consider',
      line: 17,
      change: { after: `    command: uvicorn admin:app --workers \${ADMIN_WORKERS:-9}` },
    });
    expect(adviceOf('limit', 'shop/admin')[0].change).toEqual({
      after: 'deploy:\n  resources:\n    limits:\n      cpus: "1.5"\n      memory: 2G',
    });
  });

  test('connections of pools against what a mounted file says', () => {
    expect(plan.databases).toEqual([
      {
        server: 'shop/db',
        name: 'db',
        program: 'PostgreSQL',
        basis: 'set',
        limit: 40,
        reserved: 3,
        total: 20,
        clients: [{ service: 'shop/web', perProcess: 10, processes: 1, replicas: 2, total: 20 }],
        untold: [],
      },
    ]);
  });

  test('a variant counts for itself, and workloads of a cluster beside', () => {
    const kinds = plan.projects.map(({ kind, variantOf }: { kind: string; variantOf?: string }) => [kind, variantOf]);
    expect(kinds).toEqual([
      ['compose', undefined],
      ['compose', '.'],
      ['kubernetes', undefined],
    ]);
    expect(serviceOf('admin', 1)).toMatchObject({
      cpu: { limit: 1 },
      workers: { recommended: 3, memoryVerdict: 'fitting' },
    });
    expect(serviceOf('api', 2)).toMatchObject({
      replicas: 3,
      cpu: { limit: 1, reservation: 0.25 },
      workers: { current: 16 },
    });
    expect(adviceOf('workers', 'Deployment/api/api')).toMatchObject([
      {
        weight: 'change',
        path: 'k8s/api.yaml',
        line: 12,
        change: { after: expect.stringContaining('"--workers", "3"]') },
      },
    ]);
  });

  test('the machine is too small for all limits; no value of a variable is told', async () => {
    expect(adviceOf('host', undefined as unknown as string)).toMatchObject([
      { weight: 'change', message: expect.stringContaining('3.50 GiB of memory, 175 %') },
      { weight: 'consider' },
    ]);
    for (const [format, variant] of [
      ['text', '(variant of compose.yaml)'],
      ['markdown', '(variant of <code>compose.yaml</code>)'],
    ] as const) {
      const { code, out } = await capacity('shop', '--format', format);
      expect(code).toBe(0);
      expect(out).toContain('as cores');
      expect(out).toContain(variant);
      expect(out).not.toContain('hunter2');
    }
    expect(JSON.stringify(plan)).not.toContain('hunter2');
  });

  test.each([
    [['shop', '--cpus', 'many'], '--cpus takes'],
    [['shop', '--memory', '0'], '--memory takes'],
    [['shop', '--plot', 'x.svg'], '--samples as well'],
    [['shop', '--format', 'sarif'], 'text, json or markdown'],
    [['shop', 'other'], 'one too many'],
  ])('a mistake is told: %j', async (args, said) => {
    const { code, error } = await capacity(...args);
    expect({ code, told: error.includes(said) }).toEqual({ code: 2, told: true });
  });
});

test('several projects: databases of one name are told apart, and what mends all stands once', async () => {
  const root = join(work, 'several');
  for (const name of ['one', 'two']) {
    mkdirSync(join(root, name), { recursive: true });
    writeFileSync(
      join(root, name, 'compose.yaml'),
      'services:\n  web: { image: web, environment: { DATABASE_URL: "postgres://u@db/x" } }\n  db: { image: "postgres:16" }\n',
    );
  }
  const { out } = await runHere(['capacity', root], { cwd: work });
  expect(out).toContain('  one/db: no pool is told');
  expect(out).toContain('  two/db: no pool is told');
  expect(out).toContain('4 without a memory limit. Limits: CPU none; memory none.');
  expect(out.match(/Measure with `groundplan monitor`/g)).toHaveLength(1);
  const markdown = await runHere(['capacity', root, '--format', 'markdown'], { cwd: work });
  expect(markdown.out).toContain('- <code>two/db</code>: ');
  expect(markdown.out).toContain(' Measure with <code>groundplan monitor</code>; <code>');
});

test('what a variant takes over from its project is said once', async () => {
  const root = join(work, 'variants');
  mkdirSync(root);
  writeFileSync(join(root, 'compose.yaml'), 'services:\n  web: { image: web }\n  db: { image: "postgres:16" }\n');
  writeFileSync(join(root, 'compose.prod.yaml'), 'services:\n  mail: { image: mail }\n');
  const { out } = await runHere(['capacity', root, '--format', 'json'], { cwd: work });
  const { projects, advice } = JSON.parse(out);
  expect(projects).toHaveLength(2);
  expect(advice.map(({ message }: { message: string }) => message).sort()).toEqual([
    '`mail` has no memory limit, and may take all of the machine.',
    '`web`, `db` have no memory limit, and may take all of the machine.',
  ]);
});

/** The plan of a folder with these files. */
async function planOf(name: string, files: Readonly<Record<string, string>>) {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(work, name, path)), { recursive: true });
    writeFileSync(join(work, name, path), text);
  }
  const { out } = await runHere(['capacity', join(work, name), '--format', 'json'], { cwd: work });
  return JSON.parse(out);
}

const networked = (services: string, external = true) =>
  `services:\n${services}networks:\n  shared: { name: shared${external ? ', external: true' : ''} }\n`;

test('pools of other projects count where the network leads to one database of that name', async () => {
  const { databases, advice } = await planOf('split', {
    'infra/compose.yaml': networked(
      '  db: { image: "postgres:16", command: postgres -c max_connections=20, networks: [shared] }\n',
      false,
    ),
    'apps/compose.yaml': networked(
      [
        '  web:',
        '    image: web:1',
        '    command: gunicorn shop.wsgi --workers 8',
        '    environment: { DATABASE_URL: "postgresql://shop:pw@db:5432/shop?pool_size=10" }',
        '    networks: [shared]',
        '  jobs: { image: jobs, environment: { DB_HOST: db }, networks: [shared] }',
        '  apart: { image: jobs, environment: { DB_HOST: db, DB_POOL_SIZE: 5 } }\n',
      ].join('\n'),
    ),
    'apps/compose.prod.yaml': 'services:\n  web: { deploy: { replicas: 2 } }\n',
    // Two that answer to one name.
    'one/compose.yaml': networked('  store: { image: "postgres:16", networks: [shared] }\n'),
    'two/compose.yaml': networked('  store: { image: "mysql:8.4", networks: [shared] }\n'),
    'shop/compose.yaml': networked(
      '  web: { image: web, environment: { DB_HOST: store, DB_POOL_SIZE: 400 }, networks: [shared] }\n',
    ),
  });
  expect(databases).toMatchObject([
    {
      server: 'infra/db',
      limit: 20,
      total: 80,
      clients: [{ service: 'apps/web', perProcess: 10, processes: 8, replicas: 1, total: 80 }],
      untold: ['apps/jobs'],
    },
    { server: 'one/store', total: 0, clients: [], untold: ['shop/web'] },
    { server: 'two/store', total: 0, clients: [], untold: ['shop/web'] },
    {
      server: 'infra/db',
      total: 160,
      clients: [{ service: 'apps@prod/web', replicas: 2 }],
      untold: ['apps@prod/jobs'],
    },
  ]);
  expect(advice.filter(({ kind }: { kind: string }) => kind === 'connections')).toMatchObject([
    {
      weight: 'change',
      path: 'infra/compose.yaml',
      line: 2,
      message: 'Clients of `db` may open 160 connections (`apps@prod/web` 160), and it takes 17 from applications.',
      change: { after: expect.stringContaining('max_connections=170,') },
    },
  ]);
});

test('a cluster has its line too, and so has a default that is more than the limit has room for', async () => {
  const deployment = (name: string, resources: string) =>
    `apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name} }
spec: { template: { spec: { containers: [{ name: ${name}, image: "x:1"${resources} }] } } }
`;
  const { advice, projects } = await planOf('defaults', {
    'compose.yaml': `services:
  small: { image: "postgres:16", mem_limit: 256m }
  large: { image: "postgres:16", mem_limit: 320m }
  tuned: { image: "timescale/timescaledb:2.17.2-pg16", mem_limit: 256m }
  told: { image: "mysql:8.4", mem_limit: 128m, command: --innodb-buffer-pool-size=64M }
`,
    'k8s/api.yaml': [
      deployment('api', ''),
      deployment('api', '').replace('name: api', 'name: api, namespace: other'),
      deployment('web', ', resources: { limits: { memory: 1Gi } }'),
      deployment('job', ', resources: { limits: { memory: "$(MEMORY)" } }'),
    ].join('---\n'),
  });
  expect(
    advice.map(({ weight, path, line, message, fix }: Record<string, unknown>) => [weight, path, line, message, fix]),
  ).toEqual([
    [
      'consider',
      'compose.yaml',
      2,
      'PostgreSQL in `small` keeps 128.0 MiB where nothing else is set, 50 % of its limit of 256.0 MiB.',
      'Add `-c shared_buffers=64MB` to its command, or raise the limit to 320.0 MiB or more.',
    ],
    ['consider', 'k8s/api.yaml', 4, '`api` has no memory limit, and may take all of the node.', expect.any(String)],
  ]);
  expect(projects[1].services.map(({ memory }: { memory: unknown }) => memory)).toEqual([
    {},
    {},
    { limit: 1024 * MIB },
    { unknown: true },
  ]);
  const given = await planOf('defaults/k8s', {
    'limits.yaml': 'apiVersion: v1\nkind: LimitRange\nmetadata: { name: usual }\nspec: { limits: [] }\n',
  });
  expect(given.advice).toEqual([]);
});

test('whatever files, commands and variables hold is read without a throw', () => {
  const { programs, measured } = loadRulebook();
  const at = { file: { path: 'compose.yaml', lineStarts: [0] }, start: 0, end: 0, pointer: '' };
  const names = programs.programs.flatMap(({ commands = [], settings }) => [
    ...commands,
    ...settings.flatMap(({ options = [], keys = [], variables = [] }) => [...options, ...keys, ...variables]),
  ]);
  const piece = fc.oneof(
    fc.constantFrom(...names, '-w', '$X', `\${X:-4}`, '=', ' ', '\n', '&&', '"'),
    fc.string(),
    fc.nat().map(String),
  );
  const text = fc.array(piece, { maxLength: 12 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(fc.array(text, { maxLength: 6 }), text, fc.constantFrom(...names), (words, content, name) => {
      const files = { has: () => true, namesIn: () => ['a.conf'], text: () => content };
      const readings = programsOf(programs, measured.workers, files).read({
        command: { value: words, at },
        environment: [{ name, value: content, at }],
        mounts: [{ type: 'bind', source: 'conf', target: '/etc/postgresql', readOnly: true, at }],
        build: { context: '.', contextText: '.', at },
      });
      for (const { settings } of readings)
        for (const { value = 0, basis, at: place } of settings) {
          expect(value).toBeGreaterThanOrEqual(0);
          expect(basis === 'default' || place !== undefined || basis !== 'set').toBe(true);
        }
    }),
    { numRuns: 60 },
  );
});
