import { describe, expect, test } from '@jest/globals';
import { comparisonOf, linesOf } from './told.js';

function database(ports: string | undefined): string {
  return `name: shop
services:
  db:
    image: postgres:16
${ports === undefined ? '' : `    ports: [${ports}]\n`}`;
}

async function saidOf(before: string | undefined, after: string | undefined): Promise<string[]> {
  return linesOf(await comparisonOf({ 'compose.yaml': database(before) }, { 'compose.yaml': database(after) }));
}

function many(ports: string | undefined): string {
  const services = ['one', 'two', 'three', 'four', 'five'].map(
    (name) => `  ${name}:\n    build: ./${name}\n${ports === undefined ? '' : `    ports: [${ports}]\n`}`,
  );
  return `name: shop\nservices:\n${services.join('')}`;
}

describe('ports that variables without values decide', () => {
  test.each([
    {
      name: 'the address is no longer the machine itself',
      before: '"127.0.0.1:5432:5432"',
      after: '"${BIND}:5432:5432"',
      says: [
        'opens compose.yaml:5 `db`, a database, is now published on `5432` to an address that the variable `BIND` names (every interface when it is empty), before to the machine alone.',
      ],
    },
    {
      name: 'the port of the machine',
      before: undefined,
      after: '"${PGPORT}:5432"',
      says: [
        'opens compose.yaml:5 `db`, a database, is now published: container port `5432`, host port from the variable `PGPORT`.',
      ],
    },
    {
      name: 'the port of the machine, which must be set',
      before: undefined,
      after: '"${PGPORT:?set it}:5432"',
      says: [
        'opens compose.yaml:5 `db`, a database, is now published: container port `5432`, host port from the variable `PGPORT`.',
      ],
    },
    {
      name: 'both',
      before: undefined,
      after: '"${BIND}:${PGPORT}:5432"',
      says: [
        'opens compose.yaml:5 `db`, a database, is now published: container port `5432`, host port from the variable `PGPORT`, to an address that the variable `BIND` names (every interface when it is empty).',
      ],
    },
    {
      name: 'a number becomes a variable',
      before: '"5432:5432"',
      after: '"${PGPORT}:5432"',
      says: ['neutral compose.yaml:5 `db` is published on a port from the variable `PGPORT` instead of `5432`.'],
    },
    {
      name: 'an address that is every interface may be another one',
      before: '"5432:5432"',
      after: '"${BIND}:5432:5432"',
      says: [
        'neutral compose.yaml:5 `db` is now published on `5432` to an address that the variable `BIND` names (every interface when it is empty), before to every interface of the machine.',
      ],
    },
  ])('$name', async ({ before, after, says }) => {
    expect(await saidOf(before, after)).toEqual(says);
  });

  test('a new service with one is open', async () => {
    const web = '  web:\n    build: .\n    ports: ["${WEB_PORT}:8443/udp"]\n';
    const comparison = await comparisonOf(
      { 'compose.yaml': database(undefined) },
      { 'compose.yaml': database(undefined) + web },
    );
    expect(linesOf(comparison)[0]).toBe(
      'opens compose.yaml:5 `web`, an application, is new; it is published on a port from the variable `WEB_PORT` (container `8443/udp`) and reaches `db`.',
    );
  });
});

describe('who reaches which port', () => {
  test('each port is told with its own address, the widest first', async () => {
    expect(await saidOf(undefined, '"10.0.0.5:5433:5432", "[::]:5434:5432", "5432:5432"')).toEqual([
      'opens compose.yaml:5 `db`, a database, is now published on `5434` and `5432` to every interface of the machine, and on `5433` to `10.0.0.5`.',
    ]);
  });

  test('one address is widened to all', async () => {
    expect(await saidOf('"10.0.0.5:5432:5432"', '"5432:5432"')).toEqual([
      'opens compose.yaml:5 `db`, a database, is now published on `5432` to every interface of the machine, before to `10.0.0.5`.',
    ]);
  });

  test('a port that the engine picks is a random one', async () => {
    expect(await saidOf('"5432"', undefined)).toEqual([
      'closes <compose.yaml:5 `db` is no longer published on a random port (container `5432`).',
    ]);
  });

  test('many services that no longer publish are one sentence, and so are many that do', async () => {
    const [open, shut] = [many('"8080"'), many(undefined)];
    expect(linesOf(await comparisonOf({ 'compose.yaml': open }, { 'compose.yaml': shut }))).toEqual([
      'closes <compose.yaml:5 `one`, `two`, `three`, `four` and `five` no longer publish ports: a random port (container `8080`).',
    ]);
    expect(linesOf(await comparisonOf({ 'compose.yaml': shut }, { 'compose.yaml': open }))).toEqual([
      'opens compose.yaml:5 `one`, `two`, `three`, `four` and `five` now publish ports: a random port (container `8080`).',
    ]);
  });
});

test('a file that no longer loads is told as that, and nothing else of its project', async () => {
  const before = `name: shop
services:
  db:
    image: postgres:16
    read_only: true
  cache:
    image: redis:7
    ports: ["6379:6379"]
`;
  const after = before.replace('    read_only: true\n', '').replace('ports: ["6379:6379"]', 'ports: ["no:port:6379"]');
  expect(linesOf(await comparisonOf({ 'compose.yaml': before }, { 'compose.yaml': after }))).toEqual([
    'opens compose.yaml:7 `compose.yaml` no longer loads (one mistake, in line 7); its services are not compared.',
  ]);
});

test('a service of a cluster is started again unless the file says otherwise', async () => {
  const stack = (deploy: string) =>
    `services:\n  api:\n    image: example/api:1\n    deploy:\n      mode: global\n      placement:\n        constraints: [node.role == worker]\n${deploy}`;
  const before = { 'docker-stack.yml': stack('      restart_policy:\n        condition: on-failure\n') };
  expect(linesOf(await comparisonOf(before, { 'docker-stack.yml': stack('') }))).toEqual([]);
  const never = { 'docker-stack.yml': stack('      restart_policy:\n        condition: none\n') };
  expect(linesOf(await comparisonOf(before, never))).toEqual([
    'neutral <docker-stack.yml:8 `api` is no longer started again when stopped.',
  ]);
});

test('a service that goes into the network of another one', async () => {
  const compose = (network: string) =>
    `name: elk\nservices:\n  search:\n    image: elasticsearch:8.15.0\n    networks: [elk]\n  setup:\n    build: ./setup\n    ${network}\nnetworks:\n  elk:\n  other:\n`;
  const same = linesOf(
    await comparisonOf(
      { 'compose.yaml': compose('networks: [elk]') },
      { 'compose.yaml': compose('network_mode: service:search') },
    ),
  );
  expect(same).toEqual(['neutral compose.yaml:8 `setup` now shares the network of `search`.']);
  const wider = linesOf(
    await comparisonOf(
      { 'compose.yaml': compose('networks: [other]') },
      { 'compose.yaml': compose('network_mode: service:search') },
    ),
  );
  expect(wider).toContain('opens compose.yaml:8 `setup` now shares the network of `search`.');
});

test('resources of a cluster move to another namespace', async () => {
  const deployment = (name: string, namespace: string) =>
    `apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: ${name}\n${namespace}spec:\n  selector:\n    matchLabels: { app: ${name} }\n  template:\n    metadata:\n      labels: { app: ${name} }\n    spec:\n      containers:\n        - name: app\n          image: example/app:1.0\n`;
  const files = (namespace: string) => ({
    'k8s/db.yaml': deployment('db', namespace),
    'k8s/web.yaml': deployment('web', namespace),
  });
  expect(linesOf(await comparisonOf(files('  namespace: vote\n'), files('')))).toEqual([
    'neutral k8s/db.yaml:2 Kubernetes: `Deployment` `db` and `web` are moved from namespace `vote` to the default namespace.',
  ]);
});

test('open stores of a new project beyond those that are told are counted', async () => {
  const stores = Array.from(
    { length: 12 },
    (_, index) => `  db${index + 1}:\n    image: postgres:16\n    ports: ["${5432 + index}:5432"]\n`,
  );
  const after = { 'compose.yaml': database(undefined), 'more/compose.yaml': `services:\n${stores.join('')}` };
  const said = linesOf(await comparisonOf({ 'compose.yaml': database(undefined) }, after));
  expect(said).toHaveLength(10);
  expect(said).toContain(
    'opens more/compose.yaml:26 Project `more`: and 4 more services are open in such a way: `db9`, `db10`, `db11` and `db12`.',
  );
});
