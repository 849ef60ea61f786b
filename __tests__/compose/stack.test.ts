import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { ComposeProject } from '../../src/compose/project.js';
import { toStack } from '../../src/compose/stack.js';
import { positionOf } from '../../src/documents/location.js';
import type { RoleReading } from '../../src/model/role.js';
import type { RoleSubject } from '../../src/model/roles.js';
import type { Service, Stack } from '../../src/model/stack.js';
import { parseYaml } from '../documents/support/parse-yaml.js';
import { load, loadFiles } from './project.js';

const ROLE: RoleReading = { role: 'unknown', confidence: 0, evidence: [] };
const noRole = () => ROLE;

const stackOf = (text: string, more: Record<string, string> = {}) => toStack(load(text, more), noRole);

/** The stack of a root that no loader has checked. */
function raw(text: string, more: Partial<ComposeProject> = {}): Stack {
  const root = parseYaml('compose.yaml', text).documents[0];
  if (root?.kind !== 'mapping') throw new Error('The fixture is no mapping.');
  const project = {
    id: '.',
    name: 'shop',
    directory: '',
    files: [],
    root,
    profiles: [],
    disabled: [],
    defaultProfiles: [],
    variables: [],
    secrets: new Map(),
    problems: [],
    unknown: [],
    found: [],
  };
  return toStack({ ...project, ...more }, noRole);
}

function service(stack: Stack, name: string): Service {
  const found = stack.services.find((one) => one.name === name);
  if (found === undefined) throw new Error(`There is no service ${name}.`);
  return found;
}

const line = (at: Service['at']) => positionOf(at).line;

const SHOP = `name: shop
services:
  web:
    build: ./web
    image: acme/web:1.4
    container_name: shop-web
    command: ["gunicorn", "shop.wsgi", "--workers", "3"]
    environment:
      DATABASE_URL: postgres://shop@db:5432/shop
      TOKEN:
    env_file: web.env
    ports:
      - "8080:80"
      - target: 9000
        published: "9000-9001"
        host_ip: 127.0.0.1
        protocol: udp
        mode: host
    expose: ["9100"]
    depends_on:
      db:
        condition: service_healthy
      cache:
        condition: service_started
        required: false
    networks:
      front:
        aliases: [shop]
        ipv4_address: 172.20.0.5
      back:
    restart: unless-stopped
    read_only: true
    user: "1000"
    cap_drop: [ALL]
    labels:
      - traefik.enable=true
    volumes:
      - ./web/static:/srv/static:ro
      - media:/srv/media
    tmpfs: [/tmp]
    profiles: [full]
    deploy:
      replicas: 2
      resources:
        limits: { cpus: "1.5", memory: 512M, pids: 100 }
        reservations: { memory: 256M }
  db:
    image: postgres:16
    healthcheck:
      test: pg_isready
      interval: 10s
      timeout: 1m30s
      retries: 5
      start_period: 1m
    networks: [back]
  cache:
    image: redis:7
    depends_on: [db]
networks:
  front:
    ipam: { config: [{ subnet: 172.20.0.0/24 }] }
  back:
    internal: true
    name: shop-back
volumes:
  media:
    external: true
`;

describe('a service', () => {
  const stack = stackOf(SHOP, { 'web.env': 'A=1\n' });
  const web = service(stack, 'web');

  test('is placed at its key', () => {
    expect(web).toMatchObject({ name: 'web', project: 'shop' });
    expect(web.at).toMatchObject({ pointer: 'services.web' });
    expect(positionOf(web.at)).toMatchObject({ path: 'compose.yaml', line: 3, column: 3, endColumn: 6 });
  });

  test('has its image in parts', () => {
    expect(web.image).toMatchObject({ repository: 'acme/web', tag: '1.4', unknown: false });
    expect(web.image?.at.pointer).toBe('services.web.image');
  });

  test('has its build as a folder of the repository', () => {
    expect(web.build).toMatchObject({ context: 'web' });
  });

  test('has commands in words', () => {
    expect(web.command?.value).toEqual(['gunicorn', 'shop.wsgi', '--workers', '3']);
  });

  test('has its variables, with and without a value', () => {
    const values = web.environment.map(({ name, value }) => [name, value]);
    expect(values).toContainEqual(['DATABASE_URL', 'postgres://shop@db:5432/shop']);
    expect(values).toContainEqual(['TOKEN', undefined]);
    const url = web.environment.find(({ name }) => name === 'DATABASE_URL');
    expect(url?.at.pointer).toBe('services.web.environment.DATABASE_URL');
    expect(url && line(url.at)).toBe(9);
  });

  test('has its ports in long form', () => {
    expect(web.ports).toEqual([
      { target: 80, published: '8080', hostIp: undefined, protocol: 'tcp', mode: 'ingress', at: expect.anything() },
      {
        target: 9000,
        published: '9000-9001',
        hostIp: '127.0.0.1',
        protocol: 'udp',
        mode: 'host',
        at: expect.anything(),
      },
    ]);
    expect(web.ports.map(({ at }) => [at.pointer, line(at)])).toEqual([
      ['services.web.ports[0]', 13],
      ['services.web.ports[1]', 14],
    ]);
  });

  test('joins networks in order', () => {
    expect(web.attachments).toMatchObject([
      { network: 'front', aliases: ['shop'], ipv4: '172.20.0.5', at: { pointer: 'services.web.networks.front' } },
      { network: 'back', aliases: [] },
    ]);
    expect(web.attachments.map(({ at }) => line(at))).toEqual([27, 30]);
  });

  test('knows what it waits for, and whether the file says how', () => {
    expect(web.dependsOn).toMatchObject([
      { service: 'db', condition: 'service_healthy', required: true, explicit: true },
      { service: 'cache', condition: 'service_started', required: false, explicit: true },
    ]);
    expect(service(stack, 'cache').dependsOn).toMatchObject([
      { service: 'db', condition: 'service_started', required: true, explicit: false },
    ]);
  });

  test('has its limits in cores and bytes', () => {
    const { resources } = web;
    expect(resources.cpuLimit).toMatchObject({
      value: 1.5,
      at: { pointer: 'services.web.deploy.resources.limits.cpus' },
    });
    expect(resources.memoryLimit?.value).toBe(512 * 1024 ** 2);
    expect(resources.memoryReservation?.value).toBe(256 * 1024 ** 2);
    expect(resources.pidsLimit?.value).toBe(100);
    expect(service(stack, 'db').resources).toEqual({});
  });

  test('has its mounts, files of the repository as such', () => {
    expect(web.mounts).toMatchObject([
      { type: 'bind', source: 'web/static', target: '/srv/static', readOnly: true },
      { type: 'volume', source: 'media', target: '/srv/media', readOnly: false },
      { type: 'tmpfs', target: '/tmp', readOnly: false },
    ]);
  });

  test('has its health check in milliseconds', () => {
    const { healthcheck } = service(stack, 'db');
    expect(healthcheck).toMatchObject({
      disabled: false,
      test: { value: ['CMD-SHELL', 'pg_isready'] },
      interval: { value: 10_000 },
      timeout: { value: 90_000 },
      startPeriod: { value: 60_000 },
      retries: { value: 5 },
    });
    expect(healthcheck?.at.pointer).toBe('services.db.healthcheck');
  });

  test('keeps the rest where it stands', () => {
    expect(web).toMatchObject({
      containerName: { value: 'shop-web', at: { pointer: 'services.web.container_name' } },
      restart: { value: 'unless-stopped' },
      readOnly: { value: true },
      user: { value: '1000' },
      replicas: { value: 2 },
      capDrop: [{ value: 'ALL', at: { pointer: 'services.web.cap_drop[0]' } }],
      expose: [{ value: '9100' }],
      profiles: ['full'],
      labels: [{ name: 'traefik.enable', value: 'true' }],
      envFiles: [{ value: 'web.env', at: { pointer: 'services.web.env_file[0]' } }],
    });
  });
});

describe('older keys for limits', () => {
  const resources = (lines: string) => service(stackOf(`services: { a: { image: x, ${lines} } }`), 'a').resources;

  test('count where deploy says nothing', () => {
    expect(resources('cpus: 0.5, mem_limit: 64m, mem_reservation: 32m, pids_limit: 20')).toMatchObject({
      cpuLimit: { value: 0.5, at: { pointer: 'services.a.cpus' } },
      memoryLimit: { value: 64 * 1024 ** 2 },
      memoryReservation: { value: 32 * 1024 ** 2 },
      pidsLimit: { value: 20 },
    });
  });

  test('a quota is a limit in cores', () => {
    expect(resources('cpu_quota: 50000').cpuLimit?.value).toBe(0.5);
    expect(resources('cpu_quota: 50000, cpu_period: 25000').cpuLimit?.value).toBe(2);
  });

  test('less than nothing is no limit', () => {
    expect(resources('pids_limit: -1').pidsLimit?.value).toBe(0);
    expect(resources('cpu_quota: -1').cpuLimit?.value).toBe(0);
  });

  test('deploy comes first', () => {
    expect(resources('mem_limit: 64m, deploy: { resources: { limits: { memory: 64m } } }').memoryLimit).toMatchObject({
      at: { pointer: 'services.a.deploy.resources.limits.memory' },
    });
  });
});

describe('network modes', () => {
  const text = (mode: string) => `services: { a: { image: x, network_mode: "${mode}" }, b: { image: y } }`;

  test.each([
    ['host', { kind: 'host' }],
    ['none', { kind: 'none' }],
    ['bridge', { kind: 'bridge' }],
    ['service:b', { kind: 'service', service: 'b' }],
    ['container:gate', { kind: 'container', container: 'gate' }],
    ['weave', { kind: 'other', text: 'weave' }],
  ])('%s joins no network', (mode, value) => {
    const a = service(stackOf(text(mode)), 'a');
    expect(a.networkMode).toMatchObject({ value, at: { pointer: 'services.a.network_mode' } });
    expect(a.attachments).toEqual([]);
  });

  test('a shared namespace is an implied dependency', () => {
    expect(service(stackOf(text('service:b')), 'a').dependsOn).toMatchObject([{ service: 'b', explicit: false }]);
  });
});

describe('networks', () => {
  test('have the name that the engine gives them', () => {
    const { networks } = stackOf(SHOP, { 'web.env': '' });
    expect(networks).toMatchObject([
      {
        key: 'front',
        name: 'shop_front',
        external: false,
        internal: false,
        subnets: ['172.20.0.0/24'],
        declared: true,
      },
      { key: 'back', name: 'shop-back', internal: true, at: { pointer: 'networks.back' } },
      { key: 'default', name: 'shop_default', declared: false },
    ]);
    expect(networks.map(({ nameAt }) => nameAt && line(nameAt))).toEqual([undefined, 64, undefined]);
  });

  test('from outside keep their own name', () => {
    const text =
      'services: { a: { image: x, networks: [edge, proxy] } }\nnetworks: { edge: { external: true }, proxy: { external: true, name: traefik } }';
    expect(stackOf(text).networks).toMatchObject([
      { key: 'edge', name: 'edge', external: true, externalAt: { pointer: 'networks.edge.external' } },
      { key: 'proxy', name: 'traefik', external: true },
    ]);
  });

  test('whose name a variable without a value decides are unknown', () => {
    const { networks } = stackOf(
      `services: { a: { image: x, networks: [n] } }\nnetworks: { n: { name: "\${NET}-net" } }`,
    );
    expect(networks[0]).toMatchObject({ key: 'n', unknownName: true });
  });

  test('the default exists only where it is joined', () => {
    expect(stackOf('services: { a: { image: x, network_mode: host } }').networks).toEqual([]);
    expect(raw('services: { a: { image: x } }').networks).toMatchObject([{ name: 'shop_default', declared: false }]);
  });
});

describe('variables without a value', () => {
  const text = `services: { a: { image: "postgres:\${TAG}", ports: ["\${IP}:\${PORT}:5432"], environment: { P: "\${PW}" }, volumes: ["\${DATA}/x:/x"], build: "\${DIR}/a" } }`;
  const a = service(stackOf(text), 'a');

  test('leave image, address and port unknown', () => {
    expect(a.image).toMatchObject({ repository: 'postgres', tag: undefined, unknown: true });
    expect(a.ports).toMatchObject([{ target: 5432, hostIp: 'unknown', published: 'unknown' }]);
  });

  test.each([`\${Q}:5432`, `\${BIND}5432:5432`, `\${PORT}:\${PORT}`, `\${PORT}`])(
    'may bring an address along: %s',
    (port) => {
      const { ports } = service(stackOf(`services: { a: { image: x, ports: ["${port}"] } }`), 'a');
      expect(ports).toMatchObject([{ hostIp: 'unknown' }]);
    },
  );

  test.each([`{ target: 5432, published: "\${Q}" }`, `"5432:\${Q}"`])(
    'leave no doubt about the address: %s',
    (port) => {
      const { ports } = service(stackOf(`services: { a: { image: x, ports: [${port}] } }`), 'a');
      expect(ports[0]?.hostIp).toBeUndefined();
    },
  );

  test('mark variables and sources', () => {
    expect(a.environment).toMatchObject([{ name: 'P', value: '', unknown: true }]);
    expect(a.mounts).toMatchObject([{ target: '/x', unknown: true }]);
  });

  test('make no folder of a build', () => {
    expect(a.build?.context).toBeUndefined();
  });
});

describe('paths', () => {
  const inFolder = (lines: string) =>
    service(
      toStack(loadFiles({ 'deploy/compose.yaml': `services: { a: { ${lines} } }` }, 'deploy/compose.yaml'), noRole),
      'a',
    );

  test.each([
    ['.', 'deploy'],
    ['..', ''],
    ['../api', 'api'],
    ['../..', undefined],
    ['/srv/app', undefined],
    ['https://example.com/x.git', undefined],
    ['git@example.com:x.git', undefined],
  ])('context %s', (context, folder) => {
    expect(inFolder(`build: "${context}"`).build?.context).toBe(folder);
  });

  test.each([
    ['./data', 'deploy/data'],
    ['..', '.'],
    ['/var/run/docker.sock', '/var/run/docker.sock'],
    ['~/data', '~/data'],
    ['../../elsewhere', '../../elsewhere'],
  ])('bind of %s', (source, path) => {
    expect(inFolder(`image: x, volumes: ["${source}:/data"]`).mounts[0]?.source).toBe(path);
  });
});

describe('the kind of stack', () => {
  const kind = (lines: string, rest = '') => stackOf(`services:\n  a: { image: x, ${lines} }\n${rest}`);

  test.each([
    ['nothing', 'restart: always'],
    [
      'resources, replicas and restart_policy',
      'deploy: { replicas: 3, resources: { limits: { memory: 1g } }, restart_policy: { condition: any } }',
    ],
    ['the default mode', 'deploy: { mode: replicated }'],
    ['empty placement', 'deploy: { placement: { constraints: [] } }'],
  ])('%s is plain Compose', (_, lines) => {
    const stack = kind(lines);
    expect(stack.kind).toBe('compose');
    expect(stack.kindEvidence).toBeUndefined();
  });

  test.each([
    ['mode', 'deploy: { mode: global }', 'services.a.deploy.mode'],
    ['placement', 'deploy: { placement: { constraints: ["node.role == manager"] } }', 'services.a.deploy.placement'],
    ['updates', 'deploy: { update_config: { parallelism: 1 } }', 'services.a.deploy.update_config'],
    ['rollbacks', 'deploy: { rollback_config: { parallelism: 1 } }', 'services.a.deploy.rollback_config'],
    ['endpoints', 'deploy: { endpoint_mode: dnsrr }', 'services.a.deploy.endpoint_mode'],
  ])('%s is Swarm', (_, lines, pointer) => {
    const stack = kind(lines);
    expect(stack.kind).toBe('swarm');
    expect(stack.kindEvidence?.map(({ at }) => at.pointer)).toEqual([pointer]);
  });

  test('overlay networks and external secrets are Swarm', () => {
    expect(kind('networks: [n]', 'networks: { n: { driver: overlay } }').kind).toBe('swarm');
    expect(kind('secrets: [s]', 'secrets: { s: { external: true } }').kind).toBe('swarm');
    expect(kind('secrets: [s]', 'secrets: { s: { file: ./s } }').kind).toBe('compose');
  });
});

describe('the whole', () => {
  test('has the identity of its project', () => {
    const stack = raw('services: { a: { image: x } }', { id: '.', variantOf: 'base', variant: 'prod', directory: '' });
    expect(stack).toMatchObject({ id: '.', name: 'shop', variantOf: 'base', variant: 'prod', path: '' });
    expect(stack.services[0]).toMatchObject({ id: 'shop/a', stack: '.', project: 'shop' });
    expect(raw('services: { a: { image: x } }', { id: 'deploy@prod' }).services[0]?.id).toBe('deploy@prod/a');
  });

  test('lists volumes by their real names', () => {
    const { volumes } = stackOf(
      'services: { a: { image: x, volumes: ["d:/d"] } }\nvolumes: { d: , e: { external: true } }',
    );
    expect(volumes).toMatchObject([
      { key: 'd', name: 'shop_d', external: false },
      { key: 'e', name: 'e', external: true },
    ]);
  });

  test('asks for roles with all that is known', () => {
    const subjects: RoleSubject[] = [];
    toStack(load(SHOP, { 'web.env': '' }), (subject) => {
      subjects.push(subject);
      return ROLE;
    });
    expect(subjects.map(({ name, dependsOn }) => [name, dependsOn])).toEqual([
      ['web', ['db', 'cache']],
      ['db', []],
      ['cache', ['db']],
    ]);
    expect(subjects[0]).toMatchObject({
      containerName: { value: 'shop-web' },
      ports: [{ target: 80 }, { target: 9000 }],
    });
  });

  test('keeps the place of a value that another file set', () => {
    const project = loadFiles(
      { 'compose.yaml': 'services: { a: { image: x } }', 'prod.yaml': 'services:\n  a:\n    restart: always\n' },
      'compose.yaml',
      'prod.yaml',
    );
    const { restart } = service(toStack(project, noRole), 'a');
    expect(restart && positionOf(restart.at)).toMatchObject({ path: 'prod.yaml', line: 3 });
  });

  test('holds no node of the tree', () => {
    const seen = new Set<unknown>();
    const visit = (value: unknown) => {
      if (typeof value !== 'object' || value === null || seen.has(value)) return;
      seen.add(value);
      expect(Object.keys(value)).not.toContain('entries');
      expect(Object.keys(value)).not.toContain('items');
      for (const below of Object.values(value)) visit(below);
    };
    visit(stackOf(SHOP, { 'web.env': '' }));
    expect(seen.size).toBeGreaterThan(50);
  });
});

describe('wrong types', () => {
  test.each([
    'services: 3',
    'services: [a]',
    'services: { a: }',
    'services: { a: [] }',
    'services: { a: { image: [x], build: 3, command: 4, ports: x, networks: [a], depends_on: [b], environment: [A=1] } }',
    'services: { a: { ports: [1, {}, [], { target: x, published: {} }], volumes: [1, {}, { type: x, target: y }], healthcheck: x } }',
    'services: { a: { healthcheck: { test: 3, interval: 5, retries: x }, deploy: [], mem_limit: [], labels: 3 } }',
    'services: { a: { deploy: { mode: [], placement: 3, resources: { limits: [] } }, env_file: [3, {}, { path: [] }] } }',
    'networks: [a]\nvolumes: x\nsecrets: 1',
    'networks: { a: 3, b: { ipam: { config: [x, { subnet: [] }] } } }',
  ])('are left out: %s', (text) => {
    expect(raw(text).services.length).toBeLessThan(2);
  });

  test('never stop it, wherever they are', () => {
    const leaf = fc.oneof(
      fc.constant(null),
      fc.integer(),
      fc.string({ maxLength: 8 }),
      fc.constant([]),
      fc.constant({}),
    );
    const keys = fc.constantFrom(
      'image',
      'build',
      'command',
      'ports',
      'volumes',
      'networks',
      'depends_on',
      'deploy',
      'healthcheck',
      'environment',
      'tmpfs',
      'expose',
      'cpus',
      'labels',
      'resources',
      'limits',
      'target',
      'test',
      '__proto__',
    );
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { maxDepth: 5 },
        leaf,
        fc.array(tie('tree'), { maxLength: 3 }),
        fc.dictionary(keys, tie('tree'), { maxKeys: 5 }),
      ),
    }));
    fc.assert(
      fc.property(fc.dictionary(keys, tree), (content) => {
        const stack = raw(JSON.stringify({ services: { a: content } }));
        expect(stack.services).toHaveLength(1);
      }),
    );
  });
});
