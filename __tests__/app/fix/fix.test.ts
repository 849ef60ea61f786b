import { describe, expect, test } from '@jest/globals';
import { analyse } from '../../../src/app/analyse.js';
import { applied } from '../../../src/app/fix/apply.js';
import { type FixOptions, fixRepository } from '../../../src/app/fix/fix.js';
import { memory } from '../../../src/source/memory.js';

async function fixed(files: Readonly<Record<string, string>>, options: Partial<FixOptions> = {}) {
  const result = await fixRepository(memory(files), {
    target: '.',
    preset: 'strict',
    unsafe: false,
    rules: [],
    ...options,
  });
  const text = (path: string) => result.files.find((file) => file.path === path)?.after ?? files[path];
  return { ...result, text };
}

const ruled = (...rules: string[]) => ({ rules, unsafe: true });

describe('each mechanism', () => {
  test('an obsolete version goes, and the comment behind it stays', async () => {
    const { text } = await fixed(
      { 'compose.yaml': 'version: "3.8" # ours\nservices:\n  web:\n    image: nginx:1.27\n' },
      ruled('obsolete-version-key'),
    );
    expect(text('compose.yaml')).toBe('# ours\nservices:\n  web:\n    image: nginx:1.27\n');
  });

  test('with CR LF the line goes whole, and the other line breaks stay', async () => {
    const { text } = await fixed(
      { 'compose.yaml': 'version: "3.8"\r\nservices:\r\n  web:\r\n    image: nginx:1.27\r\n' },
      ruled('obsolete-version-key'),
    );
    expect(text('compose.yaml')).toBe('services:\r\n  web:\r\n    image: nginx:1.27\r\n');
  });

  test.each([
    ["'5432:5432'", "'127.0.0.1:5432:5432'"],
    ['5432:5432', '127.0.0.1:5432:5432'],
    ['"0.0.0.0:15432:5432/tcp" # psql', '"127.0.0.1:15432:5432/tcp" # psql'],
    ['"5432"', '"127.0.0.1::5432"'],
    ['"${DB_PORT:-5432}:5432"', '"127.0.0.1:${DB_PORT:-5432}:5432"'],
    ['{ target: 5432, published: "5432" }', '{ target: 5432, published: "5432", host_ip: 127.0.0.1 }'],
    ['{ target: 5432, published: 5432, host_ip: 0.0.0.0 }', '{ target: 5432, published: 5432, host_ip: 127.0.0.1 }'],
  ])('a port %s of a store is bound to the machine', async (before, after) => {
    const file = (port: string) => `services:\n  db:\n    image: postgres:16\n    ports:\n      - ${port}\n`;
    const { text, withdrawn } = await fixed({ 'compose.yaml': file(before) }, ruled('published-store-port'));
    expect(withdrawn).toEqual([]);
    expect(text('compose.yaml')).toBe(file(after));
  });

  test('a documented healthcheck is added with the indentation of the file', async () => {
    const { text } = await fixed(
      { 'compose.yaml': 'services:\n    db:\n        image: mysql:8 # ours\n' },
      ruled('unused-store-without-healthcheck'),
    );
    expect(text('compose.yaml')).toBe(
      [
        'services:',
        '    db:',
        '        image: mysql:8 # ours',
        '        healthcheck:',
        '            test: ["CMD", "mysqladmin", "ping", "-h", "127.0.0.1", "--silent"]',
        '            interval: 10s',
        '            timeout: 5s',
        '            retries: 5',
        '            start_period: 30s',
        '',
      ].join('\n'),
    );
  });

  test('a healthcheck that only sets its timing keeps it', async () => {
    const { text } = await fixed(
      { 'compose.yaml': 'services:\n  q:\n    image: rabbitmq:3.13\n    healthcheck: {interval: 15s}\n' },
      ruled('unused-store-without-healthcheck'),
    );
    expect(text('compose.yaml')).toContain(
      'healthcheck: {interval: 15s, test: ["CMD", "rabbitmq-diagnostics", "-q", "ping"]}',
    );
  });

  test('variables of the container are not replaced by Compose', async () => {
    const { text } = await fixed(
      { 'compose.yaml': 'services:\n  db:\n    image: postgres:16\n' },
      ruled('unused-store-without-healthcheck'),
    );
    expect(text('compose.yaml')).toContain('$${POSTGRES_USER:-postgres}');
  });

  test('a store that listens elsewhere by its command gets no healthcheck', async () => {
    const { files, refused } = await fixed(
      { 'compose.yaml': 'services:\n  db:\n    image: postgres:16\n    command: [postgres, --port=6000]\n' },
      ruled('unused-store-without-healthcheck'),
    );
    expect(files).toEqual([]);
    expect(refused.map(({ reason }) => reason)).toEqual(['its command decides where it listens']);
  });

  const waiting = (dependsOn: string) =>
    `services:\n  api:\n    build: .\n${dependsOn}  db:\n    image: postgres:16\n    healthcheck: {test: [CMD, pg_isready]}\n  cache:\n    image: redis:7\n`;

  test.each([
    [
      '    depends_on: [cache, "db"]\n',
      '    depends_on: {cache: {condition: service_started}, "db": {condition: service_healthy}}\n',
    ],
    [
      '    depends_on:\n    # first\n    - db # rows\n    - cache\n',
      '    depends_on:\n    # first\n      db: # rows\n        condition: service_healthy\n      cache:\n        condition: service_started\n',
    ],
    [
      '    depends_on:\n      db:\n        condition: service_started\n        restart: true\n',
      '    depends_on:\n      db:\n        condition: service_healthy\n        restart: true\n',
    ],
  ])('%j waits for health', async (before, after) => {
    const { text, withdrawn } = await fixed({ 'compose.yaml': waiting(before) }, ruled('store-awaited-until-started'));
    expect(withdrawn).toEqual([]);
    expect(text('compose.yaml')).toBe(waiting(after));
  });

  test('a network of stores becomes internal where it has no settings yet', async () => {
    const file = (network: string) =>
      `services:\n  api:\n    build: .\n    networks: [web, data]\n  db:\n    image: postgres:16\n    networks: [data]\nnetworks:\n  data:${network}\n  web: {}\n`;
    const { text } = await fixed({ 'compose.yaml': file(' # inner') }, ruled('store-network-with-way-out'));
    expect(text('compose.yaml')).toBe(file(' # inner\n    internal: true'));
  });

  test('limits come from documented minimums only, and only when asked for', async () => {
    const file = 'services:\n  search:\n    image: elasticsearch:8.15.0\n  web:\n    image: nginx:1.27\n';
    const asked = await fixed({ 'compose.yaml': file }, ruled('services-without-memory-limit'));
    expect(asked.text('compose.yaml')).toContain(
      '    deploy:\n      resources:\n        limits:\n          memory: 1G\n',
    );
    expect(asked.applied).toHaveLength(1);
    const not = await fixed({ 'compose.yaml': file }, { rules: ['services-without-memory-limit'] });
    expect(not.files).toEqual([]);
    expect(not.unsafe).toHaveLength(1);
  });

  test('a list of options gets an item, in either notation', async () => {
    const file = (item: string, flow: string) =>
      `services:\n  a:\n    image: nginx:1.27\n    security_opt:\n      - label:disable${item}\n  b:\n    image: nginx:1.27\n    security_opt: [label:disable${flow}]\n`;
    const { text } = await fixed({ 'compose.yaml': file('', '') }, ruled('services-that-can-gain-rights'));
    expect(text('compose.yaml')).toBe(file('\n      - "no-new-privileges:true"', ', "no-new-privileges:true"'));
  });

  test('an external network is joined by its real name', async () => {
    const { text, withdrawn } = await fixed(
      {
        'infra/compose.yaml':
          'services:\n  db:\n    image: postgres:16\n    networks: [shared]\nnetworks:\n  shared:\n',
        'apps/compose.yaml':
          'services:\n  api:\n    build: .\n    networks: [shared]\nnetworks:\n  shared:\n    external: true\n',
      },
      ruled('external-network-name-mismatch'),
    );
    expect(withdrawn).toEqual([]);
    expect(text('apps/compose.yaml')).toMatch(/ {4}external: true\n {4}name: infra_shared\n$/);
  });
});

describe('the name below `external` goes beside it', () => {
  const file = (network: string) =>
    `services:\n  db:\n    image: postgres:16\n    networks: [backbone]\nnetworks:\n  backbone:${network}`;

  test.each([
    ['\n    external:\n      name: shop_net\n', '\n    external: true\n    name: shop_net\n'],
    [
      ' # ours\n    external: # made by infra\n\n      # its real name\n      name: "shop_net" # v1\n',
      ' # ours\n    external: true # made by infra\n\n    # its real name\n    name: "shop_net" # v1\n',
    ],
    ['\r\n    external:\r\n        name: shop_net', '\r\n    external: true\r\n    name: shop_net'],
    [
      "\n    external: { name: 'shop_net' } # ours\n    labels: {a: b}\n",
      "\n    external: true # ours\n    name: 'shop_net'\n    labels: {a: b}\n",
    ],
    ['\n    external: {"name":"shop_net"}', '\n    external: true\n    "name": "shop_net"'],
    [' {external: {name: shop_net}, labels: {}}\n', ' {external: true, name: shop_net, labels: {}}\n'],
    [
      '\n    name: shop_net # ours\n    external:\n      name: shop_net\n',
      '\n    name: shop_net # ours\n    external: true\n',
    ],
  ])('%j', async (before, after) => {
    const { text, withdrawn, refused } = await fixed(
      { 'compose.yaml': file(before) },
      ruled('outdated-compose-syntax'),
    );
    expect({ withdrawn, refused }).toEqual({ withdrawn: [], refused: [] });
    expect(text('compose.yaml')).toBe(file(after));
  });

  test.each([
    [' &net\n    external:\n      name: a\n  other: *net\n', 'its anchor `&net` is used in other places too'],
    ['\n    external: {name: a, # ours\n      }\n', 'a comment stands inside'],
    ['\n    external: &e\n      name: a\n', 'an anchor or a tag stands before the name'],
  ])('%j is left as it is', async (network, reason) => {
    const { files, refused } = await fixed({ 'compose.yaml': file(network) }, ruled('outdated-compose-syntax'));
    expect(files).toEqual([]);
    expect(refused.map((one) => one.reason)).toContain(reason);
  });

  test('other problems of the rule have no fix, and nothing is said of it', async () => {
    const { files, refused, withdrawn } = await fixed(
      { 'compose.yaml': 'services:\n  db:\n    image: postgres:16\n    tty: yes\n' },
      ruled('outdated-compose-syntax'),
    );
    expect({ files, refused, withdrawn }).toEqual({ files: [], refused: [], withdrawn: [] });
  });
});

test('more ports than a finding shows get quotes in turns', async () => {
  const ports = Array.from({ length: 15 }, (_, i) => `      - ${8000 + i}:80\n`).join('');
  const { text } = await fixed(
    { 'compose.yaml': `services:\n  web:\n    image: nginx:1.27\n    ports:\n${ports}` },
    { ...ruled('unquoted-ports'), preset: 'style' },
  );
  expect(text('compose.yaml')?.match(/- "80\d\d:80"/g)).toHaveLength(15);
});

test('ports get quotes, and nothing of the project changes', async () => {
  const file = (quote: string) =>
    `services:\n  web:\n    image: nginx:1.27\n    ports:\n      - ${quote}80:80${quote} # http\n      - ${quote}443:443${quote}\n`;
  const { text, withdrawn } = await fixed(
    { 'compose.yaml': file('') },
    { ...ruled('unquoted-ports'), preset: 'style' },
  );
  expect(withdrawn).toEqual([]);
  expect(text('compose.yaml')).toBe(file('"'));
});

describe('what must not be edited', () => {
  const store = (service: string, rest = '') => `services:\n  db: ${service}\n${rest}`;

  test('an anchor that is used elsewhere', async () => {
    const { files, refused } = await fixed(
      { 'compose.yaml': store('&db\n    image: postgres:16\n', '  replica: *db\n') },
      ruled('unused-store-without-healthcheck'),
    );
    expect(files).toEqual([]);
    expect(refused[0]?.reason).toBe('its anchor `&db` is used in other places too');
  });

  test('what a merge key brings in', async () => {
    const { files, refused } = await fixed(
      {
        'compose.yaml':
          'x-open: &open\n  ports: ["5432:5432"]\nservices:\n  db:\n    <<: *open\n    image: postgres:16\n',
      },
      ruled('published-store-port'),
    );
    expect(files).toEqual([]);
    expect(refused).toHaveLength(1);
  });

  test('an anchor that nobody uses is no obstacle', async () => {
    const { files } = await fixed(
      { 'compose.yaml': store('&db\n    image: postgres:16\n') },
      ruled('unused-store-without-healthcheck'),
    );
    expect(files).toHaveLength(1);
  });

  test('a file of a project that does not load', async () => {
    const { files, refused } = await fixed(
      { 'compose.yaml': 'version: "3"\nservices:\n  db:\n    image: ${IMAGE:?must be set}\n' },
      ruled('obsolete-version-key'),
    );
    expect(files).toEqual([]);
    expect(refused[0]?.reason).toMatch(/does not load/);
  });

  test('a service that another one extends: the fix is withdrawn, the others stay', async () => {
    const { files, applied, withdrawn } = await fixed(
      {
        'compose.yaml':
          'version: "3"\nservices:\n  db:\n    image: postgres:16\n    ports: ["5432:5432"]\n  spare:\n    extends: db\n    image: acme/own-thing:1\n',
      },
      ruled('published-store-port', 'obsolete-version-key'),
    );
    expect(withdrawn.map(({ ruleId, reason }) => [ruleId, reason])).toEqual([
      ['published-store-port', 'it would also change `services.spare.ports.0.host_ip`'],
    ]);
    expect(applied.map(({ ruleId }) => ruleId)).toEqual(['obsolete-version-key']);
    expect(files).toHaveLength(1);
  });
});

test('nothing to fix leaves every file as it is', async () => {
  const { files, applied } = await fixed({ 'compose.yaml': 'services:\n  web:\n    image: nginx:1.27\n' });
  expect({ files, applied }).toEqual({ files: [], applied: [] });
});

test('a value that an override sets is mended in the override', async () => {
  const { text, files } = await fixed(
    {
      'compose.yaml': 'services:\n  db:\n    image: postgres:16\n',
      'compose.prod.yaml': 'services:\n  db:\n    ports: ["5432:5432"]\n',
    },
    ruled('published-store-port'),
  );
  expect(files).toHaveLength(1);
  expect(text('compose.prod.yaml')).toContain('ports: ["127.0.0.1:5432:5432"]');
});

test('findings of a report carry their edits where they are asked for', async () => {
  const files = { 'compose.yaml': 'services:\n  db:\n    image: postgres:16\n    ports: ["5432:5432"]\n' };
  const findings = async (fixes?: 'shown') => [
    ...(await analyse(memory(files), { target: '.', preset: 'strict', fixes })).report.findings,
  ];
  const finding = (await findings('shown')).find(({ ruleId }) => ruleId === 'published-store-port');
  expect(finding?.fix?.unsafe).toBeUndefined();
  expect(applied(files['compose.yaml'], finding?.fix?.edits ?? [])).toContain('"127.0.0.1:5432:5432"');
  expect((await findings()).every(({ fix }) => fix === undefined)).toBe(true);
});
