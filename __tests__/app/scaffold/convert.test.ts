import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Conversion, type ConvertOptions, convert } from '../../../src/app/scaffold/convert.js';
import { parseAlone } from '../../../src/documents/parse.js';
import { memory } from '../../../src/source/memory.js';
import { runHere } from '../../cli/here.js';
import { MONOLITHS } from './monoliths.js';

type Files = Readonly<Record<string, string>>;

async function tried(files: Files, pattern: ConvertOptions['pattern'], more: Partial<ConvertOptions> = {}) {
  return convert(memory(files, { name: 'shop' }), { pattern, analysis: { target: '.' }, ...more });
}

async function converted(files: Files, pattern: ConvertOptions['pattern']): Promise<Conversion> {
  const result = await tried(files, pattern);
  if (!result.ok) throw new Error(result.reason);
  return result.conversion;
}

function textOf({ files }: Conversion, path: string): string {
  return files.find((file) => file.path === path)?.after ?? '';
}

/** Where each service went. */
function places({ decisions }: Conversion): Record<string, string> {
  return Object.fromEntries(decisions.map(({ service, place }) => [service, place]));
}

async function commentsOf(path: string, text: string): Promise<string[]> {
  return (await parseAlone(path, text)).comments.map((comment) => comment.text);
}

describe.each(Object.entries(MONOLITHS))('%s', (_name, files) => {
  test('is cut in two that do the same, are so classified, and lose no comment', async () => {
    // That services, volumes and ports stay is what the conversion refuses without.
    const conversion = await converted(files, 'externalized-infrastructure');
    expect(conversion.was.slug).toBe('monolith');
    expect([conversion.becomes.slug, conversion.becomes.confidence >= 0.8]).toEqual([
      'externalized-infrastructure',
      true,
    ]);
    expect(conversion.newFindings.filter(({ ruleId }) => ruleId !== 'infrastructure-without-volume')).toEqual([]);
    const compose = Object.entries(files).filter(([path]) => /compose[^/]*\.ya?ml$/.test(path));
    const before = await Promise.all(compose.map(([path, text]) => commentsOf(path, text)));
    const after = await Promise.all(
      conversion.files
        .filter(({ path }) => /\.ya?ml$/.test(path))
        .map(({ path, after: text }) => commentsOf(path, text)),
    );
    expect([...new Set(before.flat())].filter((comment) => !after.flat().includes(comment))).toEqual([]);
  });

  test('is parted into layers', async () => {
    const conversion = await converted(files, 'layered-monolith');
    expect([conversion.becomes.slug, conversion.becomes.confidence >= 0.8]).toEqual(['layered-monolith', true]);
    expect(conversion.newFindings).toEqual([]);
  });
});

describe('what is written', () => {
  const api = (more: string): string => `services:
  api:
    build: .
${more}`;

  test('each file holds its half, and nothing of the other one', async () => {
    const conversion = await converted(
      {
        'compose.yaml': `# the ledger
services:
  web: { image: "nginx:1.27", ports: ["80:80"], depends_on: [api] }
  # keeps the books
  api:
    image: acme/ledger:3
    links:
      - db:books
    depends_on:
      db:
        condition: service_healthy
  db:
    image: postgres:16 # pinned
    healthcheck: { test: [CMD-SHELL, pg_isready] }
    volumes: [books:/var/lib/postgresql/data]
volumes:
  books:
`,
      },
      'externalized-infrastructure',
    );
    expect(places(conversion)).toEqual({ web: 'apps', api: 'apps', db: 'infra' });
    expect(textOf(conversion, 'compose.yaml')).toBe(`# the ledger
name: shop

services:
  web: { image: "nginx:1.27", ports: ["80:80"], depends_on: [api], networks: [front] }
  # keeps the books
  api:
    image: acme/ledger:3
    networks: [default, front]

networks:
  default:
    name: shop_default
    external: true
  front:
`);
    expect(textOf(conversion, 'compose.infra.yaml')).toBe(`# the ledger
name: shop-infra

services:
  db:
    image: postgres:16 # pinned
    healthcheck: { test: [CMD-SHELL, pg_isready] }
    volumes: [books:/var/lib/postgresql/data]
    networks: { default: { aliases: [books] } }
volumes:
  books:
    name: shop_books

networks:
  default:
    name: shop_default
`);
    expect(textOf(conversion, 'Makefile')).toContain(`start-apps: wait-db
\t$(APPS) up -d
`);
  });

  test('an anchor that goes leaves its value to the first who uses it', async () => {
    const conversion = await converted(
      {
        'compose.yaml': `services:
  db:
    image: postgres:16
    environment: &db
      # shared with the application
      POSTGRES_USER: ledger
      POSTGRES_DB: books
    volumes: [books:/var/lib/postgresql/data]
  api:
    image: acme/ledger:3
    environment: *db
  report-worker:
    image: acme/ledger:3
    environment:
      <<: *db
      MODE: report
volumes: { books: }
`,
      },
      'externalized-infrastructure',
    );
    expect(textOf(conversion, 'compose.yaml')).toContain(`  api:
    image: acme/ledger:3
    environment: &db
      POSTGRES_USER: ledger
      POSTGRES_DB: books
  report-worker:
    image: acme/ledger:3
    environment:
      <<: *db
      MODE: report
`);
  });

  test('included files are cut like the others, and each side includes what it has', async () => {
    const files = MONOLITHS['files that are included, required variables, and nested anchors across the cut'] ?? {};
    const conversion = await converted(files, 'externalized-infrastructure');
    expect(conversion.files.map(({ path }) => path)).toEqual([
      'Makefile',
      'compose.infra.yaml',
      'compose.yaml',
      'infra/compose.infra.yaml',
      'infra/compose.yaml',
    ]);
    expect(textOf(conversion, 'compose.infra.yaml')).toBe(`# orders
name: shop-infra

include:
  - path: infra/compose.infra.yaml
    env_file: infra/dev.env

networks:
  default:
    name: shop_default
`);
    expect(textOf(conversion, 'infra/compose.yaml')).toContain(`    logging:
      <<: &logging
        driver: local
        options: &options
          max-file: "2"
`);
    expect(conversion.files.some(({ after }) => after.includes('stand-in-'))).toBe(false);
  });

  test('what is released with an application stays with it, and companions move together', async () => {
    const conversion = await converted(
      {
        'compose.yaml': api(`    depends_on: [es]
  flower: { build: ., command: celery -A shop flower, depends_on: [es] }
  kibana: { image: "kibana:8.15.0", depends_on: [es, setup] }
  setup: { image: "curlimages/curl:8.10.1", command: curl http://es:9200, depends_on: [es] }
  es: { image: "elasticsearch:8.15.0", volumes: [index:/usr/share/elasticsearch/data] }
volumes: { index: }
`),
      },
      'externalized-infrastructure',
    );
    expect(places(conversion)).toEqual({ api: 'apps', flower: 'apps', kibana: 'infra', setup: 'infra', es: 'infra' });
  });

  test('what shares a namespace stays on one side, and the reason is told', async () => {
    const conversion = await converted(
      {
        'compose.yaml': api(`    network_mode: service:cache
    depends_on: [db]
  cache: { image: "redis:7", depends_on: [db] }
  admin: { image: acme/admin:1, environment: { DB_HOST: db } }
  db: { image: "postgres:16", volumes: [rows:/var/lib/postgresql/data] }
volumes: { rows: }
`),
      },
      'externalized-infrastructure',
    );
    expect(places(conversion)).toEqual({ api: 'apps', cache: 'apps', admin: 'apps', db: 'infra' });
    expect(conversion.decisions.find(({ service }) => service === 'cache')?.because).toContain(
      '`api` cannot run without it: it uses the network of `cache`, so the two stay on one side',
    );
  });

  test('a new subnet overlaps no other of the repository, and a name that is taken is not taken again', async () => {
    const conversion = await converted(
      {
        'compose.yaml': api(`    environment: { DB_HOST: db }
    networks: [default, web]
  worker: { build: ., command: worker, environment: { DB_HOST: db } }
  web-proxy: { image: "nginx:1.27", ports: ["80:80"], depends_on: [api] }
  db: { image: "postgres:16" }
networks:
  web: { external: true }
`),
        'other/compose.yaml': `services: { docs: { image: "nginx:1.27", networks: [a] } }
networks: { a: { ipam: { config: [{ subnet: 10.177.250.0/23 }] } } }
`,
      },
      'layered-monolith',
    );
    const text = textOf(conversion, 'compose.yaml');
    expect(text).toContain('networks: [web, data, business, web-layer]');
    expect([...text.matchAll(/subnet: ([\d./]+)/g)].map(([, subnet]) => subnet)).toEqual([
      '10.177.252.0/24',
      '10.177.253.0/24',
      '10.177.254.0/24',
    ]);
  });
});

test('any project that is cut keeps services, volumes and ports', async () => {
  const word = fc.constantFrom('api', 'web', 'jobs-worker', 'billing', 'auth', 'mail');
  const projects = fc.record({
    apps: fc.uniqueArray(word, { minLength: 1, maxLength: 4 }),
    stores: fc.uniqueArray(fc.constantFrom('postgres', 'redis', 'rabbitmq', 'mongo'), { minLength: 1, maxLength: 3 }),
    style: fc.constantFrom('list', 'mapping', 'flow', 'anchor'),
    port: fc.integer({ min: 1024, max: 60_000 }),
    breaks: fc.constantFrom('\n', '\r\n'),
  });
  await fc.assert(
    fc.asyncProperty(projects, async ({ apps, stores, style, port, breaks }) => {
      const needs = {
        list: `    depends_on:\n${stores.map((name) => `      - ${name}\n`).join('')}`,
        mapping: `    depends_on:\n${stores.map((name) => `      ${name}:\n        condition: service_started\n`).join('')}`,
        flow: `    depends_on: [${stores.join(', ')}]\n`,
        anchor: '    <<: *base\n',
      }[style];
      const base = `x-base: &base\n  restart: always\n  depends_on: [${stores.join(', ')}]\n`;
      const text = `${style === 'anchor' ? base : ''}services:\n${apps
        .map((name, index) => `  ${name}:\n    image: acme/${name}:1\n    ports: ["${port + index}:80"]\n${needs}`)
        .join('')}${stores
        .map((name) => `  ${name}:\n    image: ${name}:1\n    volumes:\n      - ${name}-data:/data\n`)
        .join('')}volumes:\n${stores.map((name) => `  ${name}-data:\n`).join('')}`;
      const conversion = await converted(
        { 'compose.yaml': text.replaceAll('\n', breaks) },
        'externalized-infrastructure',
      );
      const [outer, inner] = ['compose.yaml', 'compose.infra.yaml'].map((path) => textOf(conversion, path));
      for (const [index, name] of apps.entries()) {
        expect(outer).toContain(
          `  ${name}:${breaks}    image: acme/${name}:1${breaks}    ports: ["${port + index}:80"]`,
        );
        expect(inner).not.toContain(`acme/${name}:1`);
      }
      for (const name of stores) {
        expect(inner).toContain(`      - ${name}-data:/data`);
        expect(inner).toContain(`    name: shop_${name}-data`);
        expect(outer).not.toContain(name);
      }
      expect(`${outer}${inner}`.replaceAll('\r\n', '').includes('\n')).toBe(breaks === '\n');
    }),
    { numRuns: 4 },
  );
});

describe('why a project is not converted', () => {
  const db = 'db: { image: "postgres:16" }';
  test.each([
    ['no project', {}, 'there is no Compose project'],
    ['no store', { 'compose.yaml': 'services: { api: { build: . } }' }, 'nothing in the project keeps data'],
    ['only stores', { 'compose.yaml': `services:\n  ${db}\n` }, 'nothing in the project uses its infrastructure'],
    ['braces', { 'compose.yaml': `{ services: { api: { build: . }, ${db} } }` }, 'written in braces'],
    [
      'an include',
      { 'compose.yaml': `include: ["oci://example.com/x"]\nservices:\n  api: { build: . }\n  ${db}\n` },
      'compose.yaml:1: what is included there has no plain relative path',
    ],
    [
      'a tab',
      { 'compose.yaml': 'services:\n  api:\n\tbuild: .\n' },
      'nothing in compose.yaml can be read as a service',
    ],
    [
      'a name in .env',
      { 'compose.yaml': `services:\n  api: { build: . }\n  ${db}\n`, '.env': 'COMPOSE_PROJECT_NAME=prod\n' },
      'both halves would have the name that COMPOSE_PROJECT_NAME gives them',
    ],
    [
      'a name that is part of a value',
      {
        'compose.yaml': `services:\n  api: { build: . }\n  db: { image: "postgres:16", container_name: "\${COMPOSE_PROJECT_NAME}-db" }\n`,
      },
      'it would not do the same: `db` would have another `container_name`',
    ],
    [
      'a file in the way',
      { 'compose.yaml': `services:\n  api: { build: . }\n  ${db}\n`, 'compose.infra.yaml': 'x: 1' },
      'compose.infra.yaml is there already',
    ],
  ])('%s', async (_name, files, reason) => {
    const result = await tried(files, 'externalized-infrastructure');
    expect(result).toEqual({ ok: false, reason: expect.stringContaining(reason) });
  });
});

describe('the command', () => {
  const work = mkdtempSync(join(tmpdir(), 'groundplan-convert-'));
  afterAll(() => rmSync(work, { recursive: true, force: true }));
  const shop = join(work, 'shop');
  const files = MONOLITHS['a shop with a worker, anchors and an override'] ?? {};
  for (const [path, text] of Object.entries({ ...files, '.env': 'POSTGRES_PASSWORD=secret-of-the-shop\n' })) {
    mkdirSync(dirname(join(shop, path)), { recursive: true });
    writeFileSync(join(shop, path), text);
  }
  const read = (path: string): string => readFileSync(join(work, path), 'utf8');

  test('shows the diff first, writes nothing unasked, and tells no value', async () => {
    const { code, out } = await runHere(['scaffold', 'externalized-infrastructure', '--from', shop], { cwd: work });
    expect(code).toBe(0);
    expect(out).toContain('--- /dev/null\n+++ b/docker-compose.infra.yml\n@@ -0,0 +1,');
    expect(out.indexOf('+++ b/docker-compose.yml')).toBeLessThan(out.indexOf('What goes where in shop'));
    expect(out).toContain('Nothing was written. --write writes 5 files');
    expect(out).not.toContain('secret-of-the-shop');
    expect(existsSync(join(shop, 'Makefile'))).toBe(false);
    expect(read('shop/docker-compose.yml')).toBe(files['docker-compose.yml']);
  });

  test('writes to another folder, from which all paths still lead to the same', async () => {
    const target = join(work, 'new/split');
    const args = ['scaffold', 'externalized-infrastructure', target, '--from', shop, '--write', '--format', 'json'];
    const { code, out } = await runHere(args, { cwd: work });
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ written: true, becomes: { slug: 'externalized-infrastructure' } });
    expect(read('new/split/docker-compose.yml')).toContain(
      '../../shop/config/nginx.conf:/etc/nginx/conf.d/default.conf:ro',
    );
    expect(read('new/split/docker-compose.yml')).toContain('build: ../../shop\n');
    expect(read('new/split/Makefile')).toContain('--env-file ../../shop/.env -f docker-compose.infra.yml');
    expect(read('shop/docker-compose.yml')).toBe(files['docker-compose.yml']);
    for (const further of [[], ['--dry-run']]) {
      const again = await runHere([...args, ...further], { cwd: work });
      expect([again.code, again.error.includes('is there already. Nothing was written.')]).toEqual([2, true]);
    }
  });

  test('hides credentials in what it shows, and gives programs the whole diff', async () => {
    mkdirSync(join(work, 'bare'));
    writeFileSync(
      join(work, 'bare/compose.yaml'),
      'services:\n  api: { build: . }\n  db:\n    image: postgres:16\n    environment:\n      POSTGRES_PASSWORD: in-plain-sight\n',
    );
    const args = ['scaffold', 'externalized-infrastructure', '--from', join(work, 'bare')];
    const { out } = await runHere(args, { cwd: work });
    expect(out).toContain('+      POSTGRES_PASSWORD: ••••\n');
    expect(out).toContain('-      POSTGRES_PASSWORD: ••••\n');
    expect(out).not.toContain('in-plain-sight');
    writeFileSync(join(work, 'file'), '');
    const into = await runHere(['scaffold', 'externalized-infrastructure', 'file', ...args.slice(2), '--write'], {
      cwd: work,
    });
    expect([into.code, into.error.includes('is a file')]).toEqual([2, true]);
  });

  test('refuses with a reason', async () => {
    const { code, error } = await runHere(['scaffold', 'microservices', '--from', shop], { cwd: work });
    expect([code, error.includes('layered-monolith or externalized-infrastructure')]).toEqual([2, true]);
    const without = await runHere(['scaffold', 'layered-monolith', '--write'], { cwd: work });
    expect([without.code, without.error.includes('--write goes with --from')]).toEqual([2, true]);
  });

  test('writes in place', async () => {
    const { code } = await runHere(['scaffold', 'layered-monolith', '--from', shop, '--write'], { cwd: work });
    expect(code).toBe(0);
    expect(read('shop/docker-compose.yml')).toContain('networks: [data, business, web]');
    const again = await runHere(['scaffold', 'layered-monolith', '--from', shop, '--write'], { cwd: work });
    expect([again.code, again.error.includes('it is layered-monolith already, and')]).toEqual([2, true]);
  });
});
