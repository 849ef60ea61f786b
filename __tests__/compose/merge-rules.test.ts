import { describe, expect, test } from '@jest/globals';
import { at, codes, loadFiles, type Plain } from './project.js';

/** One service in two files. */
function merged(base: string, over: string, rest = '') {
  const file = (body: string) => `services:\n  web:\n    ${body.replaceAll('\n', '\n    ')}\n`;
  const files = { 'a.yaml': `${file(`image: x\n${base}`)}${rest}`, 'b.yaml': file(over) };
  return loadFiles(files, 'a.yaml', 'b.yaml');
}

describe('a second file', () => {
  test.each<[string, string, string, string, Plain]>([
    [
      'a text gives way to a list',
      'build: {context: ., no_cache_filter: a}',
      'build: {no_cache_filter: [b]}',
      'build',
      {
        context: '.',
        dockerfile: 'Dockerfile',
        no_cache_filter: ['b'],
      },
    ],
    ['nothing clears a command', 'command: a b', 'command:', 'command', null],
    [
      'a list of names sets the condition back',
      'depends_on: {web: {condition: service_healthy}}',
      'depends_on: [web]',
      'depends_on',
      {
        web: { condition: 'service_started', required: true },
      },
    ],
    [
      'a name in a list keeps what a network has',
      'networks: {n: {aliases: [a]}}',
      'networks: [n]',
      'networks',
      { n: { aliases: ['a'] } },
    ],
    [
      'an alias counts once',
      'networks: {n: {aliases: [a, b]}}',
      'networks: {n: {aliases: [b, c]}}',
      'networks',
      {
        n: { aliases: ['a', 'b', 'c'] },
      },
    ],
    [
      'a host that is the same twice counts once',
      'extra_hosts: ["h=10.0.0.1"]',
      'extra_hosts: {h: 10.0.0.1, k: 10.0.0.2}',
      'extra_hosts',
      ['h=10.0.0.1', 'k=10.0.0.2'],
    ],
    [
      'a host may have several addresses',
      'extra_hosts: {h: [10.0.0.1, "::1"]}',
      'extra_hosts: ["h=10.0.0.2"]',
      'extra_hosts',
      ['h=10.0.0.1', 'h=::1', 'h=10.0.0.2'],
    ],
    [
      'limits of a build merge, unlike those of a service',
      'build: {context: ., ulimits: {nofile: {soft: 1, hard: 2}}}',
      'build: {ulimits: {nofile: {soft: 3}}}',
      'build',
      {
        context: '.',
        dockerfile: 'Dockerfile',
        ulimits: { nofile: { soft: 3, hard: 2 } },
      },
    ],
    [
      'a published number is not the text',
      'ports: [{target: 80, published: 8080}]',
      'ports: ["8080:80"]',
      'ports',
      [
        { target: 80, published: 8080, protocol: 'tcp', mode: 'ingress' },
        { target: 80, published: '8080', protocol: 'tcp', mode: 'ingress' },
      ],
    ],
    [
      'an address that says every interface is the default',
      'ports: ["80:80"]',
      'ports: ["0.0.0.0:80:80"]',
      'ports',
      [{ target: 80, published: '80', host_ip: '0.0.0.0', protocol: 'tcp', mode: 'ingress' }],
    ],
    [
      '!reset reaches a name of a mapping',
      'environment: {A: 1, B: 2}',
      'environment: {A: !reset null}',
      'environment',
      { B: '2' },
    ],
    [
      '!reset does not reach into a list',
      'environment: [A=1, B=2]',
      'environment: {A: !reset null}',
      'environment',
      { A: '1', B: '2' },
    ],
    [
      '!reset of an item is about its own list',
      'ports: ["80"]',
      'ports: ["81", !reset "80"]',
      'ports',
      [
        { target: 80, protocol: 'tcp', mode: 'ingress' },
        { target: 81, protocol: 'tcp', mode: 'ingress' },
      ],
    ],
    [
      '!override replaces a block',
      'build: {context: a, target: t}',
      'build: !override {context: b}',
      'build',
      {
        context: 'b',
        dockerfile: 'Dockerfile',
      },
    ],
  ])('%s', (_, base, over, key, value) => {
    const project = merged(base, over, 'networks: {n: }\n');
    const service = at(project, 'services', 'web') as Record<string, Plain>;
    expect(service[key] ?? null).toEqual(value);
  });

  test.each([
    ['ports: ["80"]', 'ports: {a: 1}', 'compose-merge-conflict'],
    ['cap_add: [A]', 'cap_add: B', 'compose-merge-conflict'],
    ['gpus: all', 'gpus: all', 'compose-merge-conflict'],
    ['build: {context: ., ssh: [default]}', 'build: {ssh: [k=./key]}', 'compose-merge-conflict'],
    ['logging: {driver: syslog}', 'logging:', 'compose-merge-conflict'],
    ['environment: [A=1]', 'environment: 5', 'compose-merge-ignored'],
    ['networks: [n]', 'networks: n', 'compose-merge-ignored'],
    ['security_opt: [a]', 'security_opt: [a]', 'compose-repeated-item'],
    ['ulimits: {nofile: {soft: 1, hard: 2}}', 'ulimits: {nofile: {soft: 3}}', 'compose-missing-key'],
  ])('%s under %s is %s', (base, over, code) => {
    expect(codes(merged(base, over, 'networks: {n: }\n'))).toEqual([code]);
  });
});

describe('address ranges', () => {
  const network = (config: string) => `networks: {default: {ipam: {config: ${config}}}}\n`;

  test.each<[string, string, string, Plain]>([
    [
      'the same subnet merges',
      '[{subnet: 10.0.0.0/8}]',
      '[{subnet: 10.0.0.0/8, gateway: 10.0.0.1}]',
      [{ subnet: '10.0.0.0/8', gateway: '10.0.0.1' }],
    ],
    [
      'another one takes the place of a base without a partner',
      '[{subnet: 10.0.0.0/8}]',
      '[{subnet: 11.0.0.0/8}]',
      [{ subnet: '11.0.0.0/8' }],
    ],
    ['nothing over it loses it', '[{subnet: 10.0.0.0/8}]', '[]', []],
    [
      'a later one runs into one that was there before it, as it does in Compose',
      '[{subnet: 10.0.0.0/8, gateway: 10.0.0.1}, {subnet: 11.0.0.0/8}]',
      '[{subnet: 11.0.0.0/8, gateway: 11.0.0.1}, {subnet: 12.0.0.0/8}]',
      [{ subnet: '12.0.0.0/8', gateway: '11.0.0.1' }, { subnet: '12.0.0.0/8' }],
    ],
  ])('%s', (_, base, over, value) => {
    const project = loadFiles(
      { 'a.yaml': `services: {web: {image: x}}\n${network(base)}`, 'b.yaml': network(over) },
      'a.yaml',
      'b.yaml',
    );
    expect(at(project, 'networks', 'default', 'ipam', 'config')).toEqual(value);
  });
});

describe('labels at the top level', () => {
  const load = (section: string, base: string, over: string) =>
    loadFiles(
      { 'a.yaml': `services: {web: {image: x}}\n${section}: {r: ${base}}`, 'b.yaml': `${section}: {r: ${over}}` },
      'a.yaml',
      'b.yaml',
    );

  test('those of a volume are joined, the last one wins', () => {
    expect(at(load('volumes', '{labels: {a: 1}}', '{labels: [a=2, b=3]}'), 'volumes', 'r', 'labels')).toEqual({
      a: '2',
      b: '3',
    });
  });

  test.each([
    ['volumes', '{labels: {a: 1}}', '{labels: {a: 1}}', 'compose-repeated-item'],
    ['secrets', '{file: ./s, labels: [a=1]}', '{labels: {b: 2}}', 'compose-merge-conflict'],
  ])('%s: %s under %s is %s', (section, base, over, code) => {
    expect(codes(load(section, base, over))).toEqual([code]);
  });
});
