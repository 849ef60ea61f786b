import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { splitWords } from '../../src/compose/normalise/command.js';
import { readPortSpec } from '../../src/compose/normalise/port-spec.js';
import { readVolumeSpec } from '../../src/compose/normalise/volume-spec.js';
import { at, codes, load, nodeAt, type Plain } from './project.js';

function service(lines: string): string {
  return `services:\n  web:\n    image: nginx:1.27\n${lines.replace(/^/gm, '    ')}\n`;
}

function long(lines: string, key: string): Plain {
  return at(load(service(lines)), 'services', 'web', key);
}

describe('ports', () => {
  test.each([
    ['"80"', [{ target: 80, protocol: 'tcp', mode: 'ingress' }]],
    ['8080:80', [{ target: 80, published: '8080', protocol: 'tcp', mode: 'ingress' }]],
    [
      '127.0.0.1:5353:53/UDP',
      [{ target: 53, published: '5353', host_ip: '127.0.0.1', protocol: 'udp', mode: 'ingress' }],
    ],
    ['"[::1]:8080:80"', [{ target: 80, published: '8080', host_ip: '::1', protocol: 'tcp', mode: 'ingress' }]],
    ['127.0.0.1::80', [{ target: 80, host_ip: '127.0.0.1', protocol: 'tcp', mode: 'ingress' }]],
    ['8000-8002:80', [{ target: 80, published: '8000-8002', protocol: 'tcp', mode: 'ingress' }]],
    [
      '9090-9091:80-81',
      [
        { target: 80, published: '9090', protocol: 'tcp', mode: 'ingress' },
        { target: 81, published: '9091', protocol: 'tcp', mode: 'ingress' },
      ],
    ],
  ])('%s is made long', (text, ports) => {
    expect(long(`ports:\n  - ${text}`, 'ports')).toEqual(ports);
  });

  test('a part that rests on an unset variable is unknown, not missing', () => {
    const project = load(
      service('ports:\n  - ${HOST_IP}:8080:80\n  - ${PORT}:80\n  - ${WHOLE}\n  - ${A:-127.0.0.1:1}:2'),
    );
    expect(codes(project)).toEqual([]);
    expect(nodeAt(project, 'services', 'web', 'ports', 0, 'host_ip')).toMatchObject({
      value: '',
      unresolved: ['HOST_IP'],
    });
    expect(nodeAt(project, 'services', 'web', 'ports', 0, 'published')).toMatchObject({ value: '8080' });
    expect(nodeAt(project, 'services', 'web', 'ports', 1, 'published')).toMatchObject({ unresolved: ['PORT'] });
    expect(nodeAt(project, 'services', 'web', 'ports', 2, 'target')).toMatchObject({ unresolved: ['WHOLE'] });
    expect(at(project, 'services', 'web', 'ports', 3, 'host_ip')).toBe('127.0.0.1');
  });

  test('ports keep the place of their text', () => {
    const text = service('ports: ["8080:80"]');
    const project = load(text);
    const target = nodeAt(project, 'services', 'web', 'ports', 0, 'target');
    expect(text.slice(target.start, target.end)).toBe('"8080:80"');
  });

  test.each(['abc:80', '80:70000', '80/icmp', '80:', '127.0.0.1:80', '1.2.3:80:80', '80-82:8000-8001', '9-8'])(
    '%s is reported where it stands',
    (text) => {
      const project = load(service(`ports: ["${text}"]`));
      expect(project.problems).toMatchObject([
        { code: 'compose-invalid-port', at: { pointer: 'services.web.ports[0]' } },
      ]);
      expect(at(project, 'services', 'web', 'ports')).toEqual([]);
    },
  );

  test('every port that is written is read back', () => {
    const port = fc.integer({ min: 1, max: 65535 });
    fc.assert(
      fc.property(
        port,
        port,
        fc.ipV4(),
        fc.constantFrom('tcp', 'udp', 'sctp'),
        (published, target, hostIp, protocol) => {
          expect(readPortSpec(`${hostIp}:${published}:${target}/${protocol}`)).toEqual({
            hostIp,
            published: [published, published],
            target: [target, target],
            protocol,
          });
        },
      ),
    );
  });

  test('a long range stays one port', () => {
    expect(long('ports: ["10000-20000:10000-20000/udp"]', 'ports')).toEqual([
      { target: 10000, published: '10000-20000', protocol: 'udp', mode: 'ingress' },
    ]);
  });
});

/** What the short notation adds to a bind mount. */
const HOST_PATH = { create_host_path: true };

describe('volumes', () => {
  test.each([
    ['/data', { type: 'volume', target: '/data', volume: {} }],
    ['db', { type: 'volume', target: 'db' }],
    ['db:/var/lib/db', { type: 'volume', source: 'db', target: '/var/lib/db', volume: {} }],
    ['./src:/app:ro', { type: 'bind', source: 'src', target: '/app', read_only: true, bind: HOST_PATH }],
    ['/etc/x:/etc/x/', { type: 'bind', source: '/etc/x', target: '/etc/x', bind: HOST_PATH }],
    [
      '~/x:/x:z,rshared',
      { type: 'bind', source: '~/x', target: '/x', bind: { ...HOST_PATH, propagation: 'rshared', selinux: 'z' } },
    ],
    ['db:/d:nocopy', { type: 'volume', source: 'db', target: '/d', volume: { nocopy: true } }],
    ['C:\\data:/data', { type: 'bind', source: 'C:\\data', target: '/data', bind: HOST_PATH }],
    ['../common:/common', { type: 'bind', source: '../common', target: '/common', bind: HOST_PATH }],
  ])('%s is made long', (text, volume) => {
    expect(long(`volumes:\n  - ${text}`, 'volumes')).toEqual([volume]);
  });

  test.each(['', 'vol::b', 'vol:/b:ro:c'])('%j is no volume', (text) => {
    expect(readVolumeSpec(text)).toHaveProperty('mistake');
  });

  test('a name of one letter is a drive, so the volume has no name', () => {
    const project = load(service('volumes: ["v:/data", "C:\\\\data", "vol:/logs"]'), {});
    expect(codes(project)).toEqual(['compose-undefined-volume', 'compose-volume-drive']);
    expect(at(project, 'services', 'web', 'volumes', 0)).toEqual({ type: 'volume', target: 'v:/data', volume: {} });
  });

  test('a colon inside a variable separates nothing', () => {
    expect(readVolumeSpec('/a:/b/${X:-y}')).toMatchObject({ source: '/a', target: '/b/${X:-y}' });
  });

  test('a source that is an unset variable is unknown', () => {
    const project = load(service('volumes: ["${DATA_DIR}:/data", "${DATA_DIR}/logs:/logs"]'));
    expect(codes(project)).toEqual([]);
    expect(nodeAt(project, 'services', 'web', 'volumes', 0, 'source')).toMatchObject({ unresolved: ['DATA_DIR'] });
    expect(nodeAt(project, 'services', 'web', 'volumes', 1, 'source')).toMatchObject({ unresolved: ['DATA_DIR'] });
  });

  test('any text is read', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(':', '/', '.', 'a', '$', '{', '}', '\\', ','), maxLength: 20 }),
        (text) => {
          expect(readVolumeSpec(text)).toBeDefined();
        },
      ),
    );
  });
});

describe('other short notations', () => {
  test.each<[string, string, Plain]>([
    ['build: ./app', 'build', { context: 'app', dockerfile: 'Dockerfile' }],
    ['command: sh -c "echo a b"', 'command', ['sh', '-c', 'echo a b']],
    ['command: []', 'command', []],
    ['env_file: .env.web', 'env_file', [{ path: '.env.web', required: true }]],
    ['environment: [A=1, B, C=]', 'environment', { A: '1', B: null, C: '' }],
    ['environment: {A: 1.10, B: true, C: }', 'environment', { A: '1.1', B: 'true', C: null }],
    ['labels: [a=1, b]', 'labels', { a: '1', b: '' }],
    ['healthcheck: {test: curl -f localhost}', 'healthcheck', { test: ['CMD-SHELL', 'curl -f localhost'] }],
    ['dns: 1.1.1.1', 'dns', ['1.1.1.1']],
    ['tmpfs: /run', 'tmpfs', ['/run']],
    ['extra_hosts: ["a:10.0.0.1", "b=::1"]', 'extra_hosts', ['a=10.0.0.1', 'b=::1']],
    ['extra_hosts: {a: 10.0.0.1, b: ["::1", "[::2]"]}', 'extra_hosts', ['a=10.0.0.1', 'b=::1', 'b=::2']],
    [
      'devices: [/dev/a, "/dev/b:/dev/c:r"]',
      'devices',
      [
        { source: '/dev/a', target: '/dev/a', permissions: 'rwm' },
        { source: '/dev/b', target: '/dev/c', permissions: 'r' },
      ],
    ],
    ['gpus: all', 'gpus', [{ count: 'all' }]],
    ['ulimits: {nofile: "1024"}', 'ulimits', { nofile: 1024 }],
  ])('%s', (lines, key, value) => {
    expect(long(lines, key)).toEqual(value);
  });

  test('a dependency without a condition is an implied one', () => {
    const project = load('services: {a: {image: a, depends_on: [b]}, b: {image: b}}');
    const edge = nodeAt(project, 'services', 'a', 'depends_on', 'b');
    expect(edge.implied).toBe(true);
    expect(at(project, 'services', 'a', 'depends_on')).toEqual({ b: { condition: 'service_started', required: true } });
  });

  test('secrets of a service name their source', () => {
    const project = load('services: {a: {image: a, secrets: [key]}}\nsecrets: {key: {file: ./key.txt}}');
    expect(at(project, 'services', 'a', 'secrets')).toEqual([{ source: 'key', target: '/run/secrets/key' }]);
    expect(at(project, 'secrets')).toEqual({ key: { file: 'key.txt', name: 'shop_key' } });
  });

  test('a command that a shell would go on with is reported, and its first words are kept', () => {
    const project = load(service('command: ./migrate && ./serve'));
    expect(codes(project)).toEqual(['compose-command-cut-short']);
    expect(at(project, 'services', 'web', 'command')).toEqual(['./migrate']);
  });

  test.each([
    ['a \'b c\' "d e" f\\ g', ['a', 'b c', 'd e', 'f g']],
    ['a "" b', ['a', '', 'b']],
    ['echo $(date)', ['echo', '$(date)']],
    ['   ', []],
  ])('splits %s', (line, words) => {
    expect(splitWords(line)).toEqual({ words });
  });

  test.each(["a 'b", 'a "b', 'a (b)', 'a\\'])('%s does not close', (line) => {
    expect(splitWords(line)).toBeUndefined();
  });
});
