import { describe, expect, test } from '@jest/globals';
import { codes, load } from './project.js';

const web = (body: string, rest = '') => `services: {web: {image: x, ${body}}}\n${rest}`;

describe('a project is refused', () => {
  test.each<[string, string, string]>([
    [
      'for a context that is no service',
      web('build: {context: ., additional_contexts: {c: "service:db"}}'),
      'compose-undefined-service',
    ],
    [
      'for a context that is not built',
      'services: {web: {build: {context: ., additional_contexts: {c: "service:db"}}}, db: {image: x}}',
      'compose-context-not-built',
    ],
    ['for the network of a service that is not there', web('network_mode: "service:db"'), 'compose-undefined-service'],
    ['for a link with too many parts', web('links: ["web:a:b"]'), 'compose-undefined-service'],
    ['for fewer than no containers', web('scale: -1'), 'compose-invalid-value'],
    ['for fewer than no replicas', web('deploy: {replicas: -1}'), 'compose-invalid-value'],
    ['for two numbers of containers', web('scale: 2, deploy: {replicas: 3}'), 'compose-distinct-values'],
    [
      'for a limit beside a block that does not have it',
      web('cpus: 1, deploy: {resources: {limits: {memory: 1g}}}'),
      'compose-distinct-values',
    ],
    [
      'for a container name that is taken',
      'services: {a: {image: x, container_name: aa}, b: {image: x, container_name: aa}}',
      'compose-container-name-taken',
    ],
    [
      'for files to copy without a target',
      web('develop: {watch: [{path: ., action: sync, target: ""}]}'),
      'compose-missing-key',
    ],
    ['for an empty path to watch', web('develop: {watch: [{path: "", action: rebuild}]}'), 'compose-invalid-value'],
    ['for an address of the host that is none', web('ports: [{target: 80, host_ip: web}]'), 'compose-invalid-port'],
    ['for an empty address of the host', web('ports: [{target: 80, host_ip: ""}]'), 'compose-invalid-port'],
    ['for a mount without a target', web('volumes: [{type: bind, source: ./a}]'), 'compose-missing-key'],
    ['for a device without a target', web('devices: [{source: /dev/a}]'), 'compose-missing-key'],
    ['for a variable whose name ends in a blank', web('environment: ["A =1"]'), 'compose-invalid-value'],
    ['for a context without a value', web('build: {context: ., additional_contexts: [c]}'), 'compose-invalid-value'],
    ['for a key of an agent without a path', web('build: {context: ., ssh: [deploy]}'), 'compose-invalid-value'],
    ['for a host without an address', web('extra_hosts: [db]'), 'compose-invalid-host'],
    ['for a host with a colon in its name', web('extra_hosts: {"a:b": 10.0.0.1}'), 'compose-invalid-host'],
    ['for a secret that only has a driver', web('', 'secrets: {s: {driver: vault}}'), 'compose-missing-key'],
    [
      'for a secret from two places',
      web('', 'secrets: {s: {external: true, file: ./s, environment: S}}'),
      'compose-exclusive-keys',
    ],
    ['for a config from nowhere', web('', 'configs: {c: {labels: [a]}}'), 'compose-missing-key'],
    [
      'for an external volume with labels',
      web('', 'volumes: {v: {external: true, labels: [a]}}'),
      'compose-exclusive-keys',
    ],
    [
      'for names that do not agree',
      web('', 'volumes: {v: {external: {name: a}, name: b}}'),
      'compose-external-name-conflict',
    ],
    [
      'for a count of devices beside their numbers',
      web('gpus: [{count: 1, device_ids: ["0"]}]'),
      'compose-exclusive-keys',
    ],
    ['for a service that waits for itself by its links', web('links: [web]'), 'compose-dependency-cycle'],
  ])('%s', (_, text, code) => {
    const { problems } = load(text);
    expect(problems.filter(({ severity }) => severity === 'error').map((problem) => problem.code)).toEqual([code]);
  });
});

describe('a project is fine', () => {
  test.each([
    ['with the same limit in two notations', web('mem_limit: 1g, deploy: {resources: {limits: {memory: 1024m}}}')],
    ['with a limit of nothing beside a block', web('cpus: 0, deploy: {resources: {limits: {memory: 1g}}}')],
    ['with a scale beside a deploy block', web('scale: 2, deploy: {labels: [a]}')],
    [
      'with an external network that has a driver',
      web('networks: [n]', 'networks: {n: {external: true, driver: bridge}}'),
    ],
    ['with an external name of nothing', web('', 'volumes: {v: {external: {}}}')],
    [
      'with a build context that is built',
      'services: {web: {build: {context: ., additional_contexts: {c: "service:db"}}}, db: {build: ./db}}',
    ],
    ['with a folder of the project as a mount', web('volumes: [{type: bind, source: "", target: /app}]')],
    ['with a restart that needs no target', web('develop: {watch: [{path: ., action: restart}]}')],
    ['with a port whose protocol is empty', web('ports: ["80:80/"]')],
    ['with a host without an address after its sign', web('extra_hosts: ["a="]')],
    ['with all devices, in capitals', web('gpus: [{count: ALL}]')],
  ])('%s', (_, text) => {
    expect(codes(load(text))).toEqual([]);
  });
});

test('every mistake is reported, each at its own place', () => {
  const { problems } = load(
    [
      'services:',
      '  a: {scale: -1}',
      '  b: {image: x, networks: [n], volumes: ["data:/v"], secrets: [s], configs: [c], depends_on: [d]}',
      'volumes: {w: {external: true, driver: x}}',
    ].join('\n'),
  );
  const places = problems.map(({ code, at }) => `${code} ${at.pointer}`).sort();
  expect(places).toEqual([
    'compose-exclusive-keys volumes.w.driver',
    'compose-invalid-value services.a.scale',
    'compose-no-image services.a',
    'compose-undefined-config services.b.configs[0]',
    'compose-undefined-network services.b.networks.n',
    'compose-undefined-secret services.b.secrets[0]',
    'compose-undefined-service services.b.depends_on.d',
    'compose-undefined-volume services.b.volumes[0]',
  ]);
});
