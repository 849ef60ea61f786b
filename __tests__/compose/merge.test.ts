import { describe, expect, test } from '@jest/globals';
import { at, codes, load, loadFiles, nodeAt, type Plain } from './project.js';

function merged(base: string, override: string) {
  return loadFiles(
    {
      'compose.yaml': `services:\n  web:\n    image: a\n${base}`,
      'compose.override.yaml': `services:\n  web:\n${override}`,
    },
    'compose.yaml',
    'compose.override.yaml',
  );
}

describe('several files', () => {
  test.each<[string, string, string, string, Plain]>([
    ['scalars are replaced', '    hostname: a', '    hostname: b', 'hostname', 'b'],
    ['commands are replaced', '    command: a b', '    command: [c]', 'command', ['c']],
    ['lists are appended', '    cap_add: [A]', '    cap_add: [B, A]', 'cap_add', ['A', 'B']],
    [
      'environment merges by name across notations',
      '    environment: {A: 1, B: 2}',
      '    environment: [B=3, C]',
      'environment',
      { A: '1', B: '3', C: null },
    ],
    ['a null keeps the base', '    environment: {A: 1}', '    environment:', 'environment', { A: '1' }],
    [
      'volumes merge by target',
      '    volumes: ["/a:/x", "/b:/y"]',
      '    volumes: ["/c:/x:ro"]',
      'volumes',
      [
        { type: 'bind', source: '/c', target: '/x', read_only: true, bind: { create_host_path: true } },
        { type: 'bind', source: '/b', target: '/y', bind: { create_host_path: true } },
      ],
    ],
    [
      'a condition survives an override that does not name it',
      '    depends_on: {db: {condition: service_healthy}}',
      '    depends_on: {db: {required: false}}',
      'depends_on',
      { db: { condition: 'service_healthy', required: false } },
    ],
    ['dns takes text and list', '    dns: 1.1.1.1', '    dns: [8.8.8.8]', 'dns', ['1.1.1.1', '8.8.8.8']],
    [
      'another logging driver replaces the block',
      '    logging: {driver: json-file, options: {max-size: 1m}}',
      '    logging: {driver: syslog}',
      'logging',
      { driver: 'syslog' },
    ],
    [
      'the same logging driver merges',
      '    logging: {driver: json-file, options: {max-size: 1m}}',
      '    logging: {options: {max-file: "3"}}',
      'logging',
      { driver: 'json-file', options: { 'max-size': '1m', 'max-file': '3' } },
    ],
    [
      'build text and mapping merge',
      '    build: ./app',
      '    build: {target: dev}',
      'build',
      { context: 'app', target: 'dev', dockerfile: 'Dockerfile' },
    ],
    [
      'ulimits are replaced one by one',
      '    ulimits: {nproc: 1, nofile: {soft: 1, hard: 2}}',
      '    ulimits: {nofile: 5}',
      'ulimits',
      { nproc: 1, nofile: 5 },
    ],
    [
      'hosts accumulate',
      '    extra_hosts: ["a:10.0.0.1"]',
      '    extra_hosts: {a: 10.0.0.2}',
      'extra_hosts',
      ['a=10.0.0.1', 'a=10.0.0.2'],
    ],
    [
      '!override replaces',
      '    ports: ["80:80"]',
      '    ports: !override ["81:81"]',
      'ports',
      [{ target: 81, published: '81', protocol: 'tcp', mode: 'ingress' }],
    ],
  ])('%s', (_, base, override, key, value) => {
    expect(at(merged(base, override), 'services', 'web', key)).toEqual(value);
  });

  test('!reset removes', () => {
    const project = merged(
      '    ports: ["80:80"]\n    environment: {A: 1, B: 2}',
      '    ports: !reset []\n    environment: {A: !reset null}',
    );
    expect(() => at(project, 'services', 'web', 'ports')).toThrow();
    expect(at(project, 'services', 'web', 'environment')).toEqual({ B: '2' });
  });

  test('the winner stands in its own file and remembers what it replaced', () => {
    const image = nodeAt(merged('', '    image: b'), 'services', 'web', 'image');
    expect(image.file.path).toBe('compose.override.yaml');
    expect(image.via).toMatchObject([{ kind: 'override', file: { path: 'compose.yaml' } }]);
  });

  test('values of different kinds are reported and the base is kept', () => {
    const project = merged('    deploy: {replicas: 1}', '    deploy: [a]');
    expect(codes(project)).toContain('compose-merge-conflict');
    expect(at(project, 'services', 'web', 'deploy')).toEqual({ replicas: 1 });
  });

  test('documents of one file merge like files', () => {
    const project = load('services: {web: {image: a}}\n---\nservices: {web: {hostname: h}}');
    expect(at(project, 'services', 'web', 'image')).toBe('a');
    expect(at(project, 'services', 'web', 'hostname')).toBe('h');
  });

  test('a file laid over itself is itself', () => {
    const text = [
      'services:',
      '  web:',
      '    image: nginx:1.27',
      '    build: {context: ./web, args: [A=1]}',
      '    ports: ["8080:80", {target: 443, published: 8443}]',
      '    volumes: ["data:/data", "./src:/src:ro"]',
      '    environment: [A=1, B=2]',
      '    depends_on: [db]',
      '    command: ["a", "b"]',
      '    cap_drop: [ALL]',
      '  db: {image: "postgres:16", networks: [back]}',
      'networks: {back: {internal: true}}',
      'volumes: {data: {}}',
    ].join('\n');
    const files = { 'compose.yaml': text, 'again.yaml': text };
    const once = loadFiles(files, 'compose.yaml');
    const twice = loadFiles(files, 'compose.yaml', 'again.yaml');
    expect(at(twice)).toEqual(at(once));
    expect(codes(twice)).toEqual(codes(once));
  });

  test('an item that is listed twice counts once, the last one', () => {
    const project = load(
      'services: {web: {image: a, volumes: ["/a:/x", "/b:/x"], environment: [A=1, A=2], ports: ["80:80", "80:80"]}}',
    );
    expect(at(project, 'services', 'web', 'volumes')).toMatchObject([{ source: '/b', target: '/x' }]);
    expect(at(project, 'services', 'web', 'environment')).toEqual({ A: '2' });
    expect(at(project, 'services', 'web', 'ports')).toHaveLength(1);
  });
});
