import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { GivenAnswer } from '../../src/app/recommend/answers.js';
import { ANSWERS } from '../../src/cli/recommend/answer-specs.js';
import { converse } from '../../src/cli/recommend/ask.js';
import type { PatternMatrix, PlanStep, Recommendation } from '../../src/report/choosing/shape.js';
import { nextQuestion } from '../../src/rulebook/choose.js';
import { loadChoosing } from '../../src/rulebook/choosing.js';
import { TestFolder } from '../source/support/folder.js';
import { runHere } from './here.js';

/** A shop in one Compose file, with two kinds of own code on one database. */
const SHOP = `name: shop
services:
  web:
    build: ./web
    ports: ["8080:8080"]
    depends_on: [api]
  api:
    build: ./api
    depends_on: [postgres, redis]
    environment: { DATABASE_URL: "postgres://postgres/shop" }
  mailer:
    build: ./mailer
    environment: { DATABASE_URL: "postgres://postgres/shop" }
  postgres:
    image: postgres:17
    ports: ["5432:5432"]
    volumes: [data:/var/lib/postgresql/data]
  redis:
    image: redis:8
volumes:
  data:
`;
/** Everything stands on the network of one service, in one project with a layer apart. */
const TUNNEL = `services:
  vpn: { image: "tailscale/tailscale:v1.80", restart: always }
  app: { build: ., network_mode: "service:vpn", depends_on: [db], environment: { DB: "postgres://db/app" } }
  db: { image: "postgres:17", network_mode: "service:vpn", restart: always }
`;
const workload = (kind: string, name: string, image: string): string =>
  `apiVersion: apps/v1\nkind: ${kind}\nmetadata: { name: ${name} }\nspec:\n  template:\n    spec:\n      containers: [{ name: ${name}, image: "${image}" }]\n`;

const folder = new TestFolder();
const others = new TestFolder();
beforeAll(() => {
  folder.write('compose.yaml', SHOP).write('Makefile', 'up:\n\tdocker compose up -d\n');
  folder.write('.groundplan.yml', 'context:\n  team-size: 4\n');
  folder.write('unnamed/README.md', 'Nothing.');
  others.write('cluster/web.yaml', workload('Deployment', 'web', 'ghcr.io/acme/web:1'));
  others.write('cluster/store.yaml', workload('StatefulSet', 'orders', 'postgres:17'));
  others.write('cluster/cache.yaml', workload('Deployment', 'cache', 'redis:8'));
  others.write('cluster/staging/web.yaml', workload('Deployment', 'web', 'ghcr.io/acme/web:2'));
  others.write("o'x/compose.yaml", TUNNEL);
});
afterAll(() => {
  folder.remove();
  others.remove();
});

const run = (...args: string[]) => runHere(args, { cwd: folder.root, env: { NO_COLOR: '1' } });
const told = async (...args: string[]): Promise<Recommendation> =>
  JSON.parse((await run('recommend', '.', '--format', 'json', ...args)).out) as Recommendation;
const there = async (path: string, ...args: string[]): Promise<Recommendation> => {
  const { out } = await runHere(['recommend', path, '--format', 'json', ...args], { cwd: others.root });
  return JSON.parse(out) as Recommendation;
};
const about = ({ migration }: Recommendation, word: string): PlanStep | undefined =>
  migration.steps.find((step) => step.do.includes(word));

describe('recommend', () => {
  test('walks the tree with what options and the configuration say, and says who said what', async () => {
    const one = await told('--stage', 'simple-app', '--shared-stores', '--kubernetes', '--no-edge');
    expect(one.pattern.slug).toBe('externalized-infrastructure');
    expect(one.today).toMatchObject({ slug: 'monolith' });
    const path = Object.fromEntries(one.path.map(({ key, words, from }) => [key, [words, from.by]]));
    expect(path).toEqual({
      edge: ['no', 'option'],
      regulated: ['no', 'assumed'],
      'event-triggered': ['no', 'assumed'],
      'team-size': ['4 people', 'policy'],
      stage: ['a simple app', 'option'],
      'shared-stores': ['yes', 'option'],
    });
    expect(one.path.find(({ key }) => key === 'team-size')?.from.place).toEqual({ path: '.groundplan.yml', line: 2 });
    expect(one.unused.map(({ key }) => key)).toEqual(['kubernetes']);
    expect(one.comparison?.patterns.map(({ id }) => id)).toEqual([1, 3]);
    expect(one.comparison?.costs).toEqual(
      expect.arrayContaining(['It is more work to set up (setup complexity 2 instead of 1).']),
    );
  });

  test('tells the way with the names, files and lines of the repository, in order', async () => {
    const one = await told('--to', '3');
    expect(about(one, 'Move what keeps data')?.items).toEqual([
      {
        text: '`compose.infra.yml`: `postgres` and `redis`',
        places: [
          { path: 'compose.yaml', line: 14 },
          { path: 'compose.yaml', line: 18 },
        ],
      },
    ]);
    expect(about(one, 'Move what keeps data')?.rules.map(({ id }) => id)).toContain('store-beside-applications');
    expect(about(one, 'Create the network')?.do).toContain('`shop-backbone`');
    expect(about(one, 'Replace `depends_on`')?.items.map(({ text }) => text)).toEqual([
      '`api` waits for `postgres`',
      '`api` waits for `redis`',
    ]);
    // On the default network as well, where those meet that use no store.
    expect(about(one, 'Join the same')?.items.map(({ text }) => text)).toEqual([
      '`api`: `networks: [default, shop-backbone]`, as it uses `postgres` and `redis`',
      '`mailer`: `networks: [default, shop-backbone]`, as it uses `postgres`',
    ]);
    expect(one.migration).toMatchObject({
      example: 'groundplan scaffold externalized-infrastructure ../shop-example',
      convert: 'groundplan scaffold externalized-infrastructure --from .',
    });
    expect(about(one, 'Start the infrastructure first')?.how).toMatch(/^Extend `Makefile` with/);
    const order = ['Move what', 'Create the network', 'Join the same', 'Start the'].map((word) =>
      one.migration.steps.findIndex((step) => step.do.startsWith(word)),
    );
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(order).not.toContain(-1);
  });

  test('tells workloads of manifests once, stores from applications, and creates the network that is joined', async () => {
    const { migration } = await there('cluster', '--to', '3');
    const items = migration.steps.find((step) => step.do.includes('each workload'))?.items ?? [];
    expect(items.map(({ text }) => text).sort()).toEqual([
      '`compose.infra.yml`: Deployment `cache`, which keeps data',
      '`compose.infra.yml`: StatefulSet `orders`, which keeps data',
      '`compose.yaml`: Deployment `web`',
    ]);
    expect(items.find(({ text }) => text.includes('`web`'))?.places).toHaveLength(2);
    const order = ['Create the network', 'Join the same'].map((word) =>
      migration.steps.findIndex((step) => step.do.startsWith(word)),
    );
    expect(order).toEqual([expect.any(Number), (order[0] ?? 0) + 1]);
    expect(migration.convert).toBeUndefined();
  });

  test('takes services off a shared network, leaves out what is done, and weighs the size of the team', async () => {
    const tiers = await there("o'x", '--to', '4', '--team-size', '2');
    expect(about(tiers, 'off the network of another')?.items.map(({ text }) => text)).toEqual([
      '`app`, today on the network of `vpn`',
      '`db`, today on the network of `vpn`',
    ]);
    expect(about(tiers, 'Put each service')?.items.map(({ text }) => text)).toContain(
      '`db`: `o-x-data`, today on the network of `vpn`',
    );
    expect(tiers.unknown.join()).toContain(
      'Whether 2 people can carry it: Multi-Tier Architecture is meant for teams of 5-10',
    );
    expect(about(await there("o'x", '--to', '3'), 'Keep the stores running')).toBeUndefined();
  });

  test('knows who shares a database, who may publish ports, and which networks are wanted', async () => {
    const services = await told('--to', 'microservices');
    expect(about(services, 'database of its own')?.items.map(({ text }) => text)).toEqual([
      '`postgres` is used by `api` and `mailer`',
    ]);
    const layers = await told('--to', 'layered-monolith');
    expect(about(layers, 'Declare the networks')?.items.map(({ text }) => text)).toEqual([
      expect.stringMatching(/^`data` \(172\.28\.1\.0\/24\) for .*`postgres`/),
      expect.stringMatching(/^`business` /),
      expect.stringMatching(/^`web` /),
    ]);
    expect(about(layers, 'Take back')?.items.map(({ text }) => text)).toContain('`postgres` publishes `5432:5432`');
    expect(about(layers, 'Add a reverse proxy')).toBeDefined();
    // What it is already keeps its own names: only rules are left.
    const same = await told('--to', 'monolith');
    expect(same).toMatchObject({ fits: true, migration: { steps: [] } });
    expect(same.comparison).toBeUndefined();
  });

  test('names the options for what is not known, with exit code 2, and refuses what contradicts itself', async () => {
    const missing = await run('recommend', '.', '--stage', 'production');
    expect(missing).toMatchObject({ code: 2, out: '' });
    expect(missing.error).toMatch(/--kubernetes or --no-kubernetes[\s\S]*--event-processing or[\s\S]*Still possible: /);
    for (const [args, error] of [
      [['--kubernetes', '--no-kubernetes'], /--kubernetes and --no-kubernetes say the opposite/],
      [['--team-size', 'six'], /--team-size is a whole number/],
      [['--stage', 'prodution'], /Did you mean "production"\?/],
      [['--to', 'monolit'], /Did you mean "monolith"\?/],
      [['--to', 'none'], /there is no pattern "none" to go to/],
      [['--to', '4', '--format', 'html'], /recommend writes text, json or markdown/],
    ] as const) {
      const { code, error: said } = await run('recommend', '.', ...args);
      expect({ code, said }).toEqual({ code: 2, said: expect.stringMatching(error) });
    }
  });

  test('reads well in a terminal and as a list to tick off', async () => {
    const { out } = await run('recommend', '.', '--regulated');
    expect(out).toMatch(/^Recommended: Multi-Tier Architecture \(multi-tier\)\n/);
    expect(out).toContain('`tier-data.yml`: `postgres` and `redis` (compose.yaml:14, compose.yaml:18)');
    expect(out).toContain('What gets better:');
    expect(out.split('\n').every((line) => line.length <= 100)).toBe(true);
    const { out: markdown } = await run('recommend', '.', '--regulated', '-f', 'markdown');
    expect(markdown).toMatch(/^- \[ \] \*\*/m);
    const { out: nothing } = await run('recommend', 'unnamed', '--regulated');
    expect(nothing).toContain('No architecture was read here');
  });

  test('asks in the terminal until it knows, and again where an answer is not understood', async () => {
    const choosing = await loadChoosing();
    const given = new Map<string, GivenAnswer>();
    const said: string[] = [];
    const typed = ['', 'maybe', 'n', '', '12', '5', 'y'];
    await converse(
      (answers) => nextQuestion(choosing, Object.fromEntries([...answers].map(([key, { value }]) => [key, value]))),
      given,
      { ask: async () => typed.shift() ?? '', say: (line) => void said.push(line) },
    );
    expect(typed).toEqual([]);
    expect(Object.fromEntries([...given].map(([key, { value }]) => [key, value]))).toEqual({
      edge: false,
      regulated: false,
      'event-triggered': false,
      'team-size': 12,
      stage: 'production',
      'multi-cloud': true,
    });
    expect(said).toContain('  y for yes, n for no.');
    expect(ANSWERS.map(({ name }) => name)).toEqual(choosing.questions.map(({ key }) => key));
  });
});

describe('compare with patterns', () => {
  test('puts the whole matrix side by side as the taxonomy has it', async () => {
    const matrix = JSON.parse((await run('compare', '--all', '-f', 'json')).out) as PatternMatrix;
    const row = (id: string) => matrix.criteria.find((one) => one.id === id)?.values.join(' ');
    expect(matrix.patterns.map(({ id }) => id)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect(row('setupComplexity')).toBe('1 2 2 3 3 4 5 4 5 2 5 5');
    expect(row('operationalCost')).toBe('1 1 1 2 2 3 4 3 4 1 4 5');
    expect(row('scalability')).toBe('1 2 2 3 3 4 5 4 5 5 5 5');
    expect(row('teamSize')).toBe('1-2 2-5 2-5 5-10 5-10 10+ 20+ 10+ 20+ any 20+ 50+');
    expect(row('faultIsolation')).toBe('- 1 1 2 2 4 5 3 4 5 4 5');
    expect(row('independentScaling')).toBe('- - 1 2 2 yes yes yes yes yes yes yes');
    expect(row('technologyDiversity')).toBe('- - - 1 2 yes yes yes yes yes yes yes');
    expect(row('observability')).toBe('1 2 2 3 4 3 5 4 5 3 4 5');
    expect(row('security')).toBe('1 2 2 4 3 3 5 3 4 4 3 5');
  });

  test('says of two where they differ, whatever they are called, and fits the width', async () => {
    const { code, out } = await run('compare', '1', 'Event-Driven Architecture');
    expect(code).toBe(0);
    expect(out).toContain('Event-Driven Architecture grows further than Monolith (scalability 4 against 1).');
    const { out: all } = await run('compare', 'patterns');
    expect(all.split('\n').filter((line) => line.length > 100)).toEqual([]);
    expect((await run('compare', 'monolith', 'sidecar', '-f', 'markdown')).out).toContain('| network | flat | mesh |');
  });

  test('tells a mistyped pattern, and leaves a path with a base what it was', async () => {
    expect((await run('compare', 'multi-teir', '2')).error).toContain('Did you mean "multi-tier"?');
    expect((await run('compare', 'shp')).error).toMatch(/neither a folder nor a pattern.*PATH --base main.*A B/);
    expect((await run('compare', '1', '2', '--base', 'main')).error).toContain('--base is for one repository');
    expect((await run('compare', 'monolith')).error).toContain('name two patterns or more');
    expect((await run('compare', 'unnamed')).error).toContain('compare needs to know what to compare with');
  });
});
