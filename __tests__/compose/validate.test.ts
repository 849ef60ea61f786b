import { describe, expect, test } from '@jest/globals';
import { type Dialect, loadContext } from '../../src/compose/context.js';
import { loadGroup } from '../../src/compose/load.js';
import { sizeInBytes } from '../../src/compose/size.js';
import { at, codes, load, loadFiles, parserOf, repositoryOf } from './project.js';

function web(lines: string, rest = ''): string {
  return `services: {web: {image: x, ${lines}}, db: {image: y}}\n${rest}`;
}

describe('validation', () => {
  test.each([
    ['services: {web: {hostname: h}}', 'compose-no-image'],
    [web('networks: [bakc]', 'networks: {back: {}}'), 'compose-undefined-network'],
    [web('volumes: ["data:/data"]'), 'compose-undefined-volume'],
    [web('volumes: ["sub/dir:/data"]'), 'compose-undefined-volume'],
    [web('secrets: [key]'), 'compose-undefined-secret'],
    [web('configs: [conf]'), 'compose-undefined-config'],
    [web('depends_on: [cache]'), 'compose-undefined-service'],
    [web('network_mode: "service:cache"'), 'compose-undefined-service'],
    [web('network_mode: host, networks: [default]'), 'compose-exclusive-keys'],
    [web('depends_on: [web]'), 'compose-dependency-cycle'],
    [web('tmpfs: /x, volumes: ["/a:/x"]'), 'compose-mount-conflict'],
    [web('healthcheck: {test: [curl, localhost]}'), 'compose-invalid-healthcheck'],
    [web('healthcheck: {interval: "90"}'), 'compose-invalid-duration'],
    [web('mem_limit: lots'), 'compose-invalid-size'],
    [web('expose: [1.5]'), 'compose-invalid-value'],
    [web('scale: -1'), 'compose-invalid-value'],
    [web('expose: [80.0]'), 'compose-invalid-value'],
    [web('gpus: some'), 'compose-invalid-value'],
    [web('attach: sometimes'), 'compose-wrong-type'],
    [web('build: {context: ., no_cache: "1"}'), 'compose-wrong-type'],
    [web('blkio_config: {weight: "300"}'), 'compose-wrong-type'],
    [web('deploy: {resources: {limits: {pids: many}}}'), 'compose-wrong-type'],
    [web('deploy: {resources: {limits: {cpus: 2 cores}}}'), 'compose-wrong-type'],
    [web('build: {context: ., ulimits: {nofile: "1024"}}'), 'compose-wrong-type'],
    [web('secrets: [{source: s, mode: "0499"}]', 'secrets: {s: {file: s}}'), 'compose-wrong-type'],
    [web('secrets: [{source: s, mode: 1.5}]', 'secrets: {s: {file: s}}'), 'compose-invalid-value'],
    [web('volumes: [{type: tmpfs, target: /x, tmpfs: {mode: "0755"}}]'), 'compose-wrong-type'],
    [web('configs: [{target: /x}]'), 'compose-undefined-config'],
    [web('build: {context: ., secrets: [{target: x}]}'), 'compose-undefined-secret'],
    [web('ports: ["80:0"]'), 'compose-invalid-port'],
    [web('ports: [{target: -1}]'), 'compose-invalid-value'],
    [web('healthcheck: {retries: -1}'), 'compose-invalid-value'],
    [web('deploy: {restart_policy: {max_attempts: -1}}'), 'compose-invalid-value'],
    [web('configs: [""]'), 'compose-undefined-config'],
    [web('group_add: ["1", 1]'), 'compose-repeated-item'],
    [web('cpu_percent: 101'), 'compose-invalid-value'],
    [web('pull_policy: sometimes'), 'compose-invalid-value'],
    [web('labels: {"": x}'), 'compose-invalid-name'],
    [web('blkio_config: {x-own: 1}'), 'compose-unknown-key'],
    [web('deploy: {resources: {reservations: {devices: [{driver: nvidia}]}}}'), 'compose-missing-key'],
    [web('scale: 2, deploy: {replicas: 3}'), 'compose-distinct-values'],
    [web('cpus: 1, deploy: {resources: {limits: {memory: 1g}}}'), 'compose-distinct-values'],
    [web('container_name: one, scale: 2'), 'compose-container-name-scale'],
    [web('restart: no, hostname: [a]'), 'compose-wrong-type'],
    [web('security_opt: ["a:b", "a:b"]'), 'compose-repeated-item'],
    [web('depends_on: {db: {condition: healthy}}'), 'compose-invalid-value'],
    [web('depends_on: {db: {required: true}}'), 'compose-missing-key'],
    [web('volumes: [{type: bind, target: /x}]'), 'compose-invalid-volume'],
    [web('ports: [{published: 80}]'), 'compose-invalid-port'],
    [web('tty: true', 'version: "3.8"'), 'compose-obsolete-version'],
    [web('tty: true', 'volumes: {v: {external: true, driver: local}}'), 'compose-exclusive-keys'],
    [web('tty: true', 'secrets: {s: {}}'), 'compose-missing-key'],
    [web('tty: true', 'networks: {1: {}}'), 'compose-non-string-key'],
    [web('tty: true', '8080: x'), 'compose-non-string-key'],
  ])('%s', (text, code) => {
    expect(codes(load(text))).toEqual([code]);
  });

  test.each([
    'attach: "no", build: {context: ., no_cache: "TRUE", ulimits: {nofile: 1024}}',
    'deploy: {resources: {limits: {pids: "7", cpus: "0.5"}}}',
    'blkio_config: {weight: 300}, group_add: [1, "1"]',
    'volumes: [{type: volume, source: "", target: /x}]',
  ])('takes %s', (lines) => {
    expect(codes(load(web(lines)))).toEqual([]);
  });

  test('a name of which nothing is left is none', () => {
    expect(codes(load(`name: "…"\n${web('hostname: h')}`))).toEqual(['compose-no-project-name']);
  });

  test('services may not be empty in a later document', () => {
    const project = load(`${web('hostname: h')}---\nservices:\n`);
    expect(project.problems).toMatchObject([{ code: 'compose-wrong-type', at: { pointer: 'services' } }]);
  });

  test('unknown keys come with the key that was meant, at the key', () => {
    const text = web('imagee: z, x-own: 1', 'netwroks: {}');
    const { problems } = load(text);
    expect(problems.map(({ message, at }) => [message, text.slice(at.start, at.end)])).toEqual([
      ['services.web has no key "imagee". Did you mean "image"?', 'imagee'],
      ['Compose has no key "netwroks". Did you mean "networks"?', 'netwroks'],
    ]);
  });

  test('every problem of a file is reported at once', () => {
    expect(codes(load(web('ports: ["x:y"], networks: [nope], mem_limit: 1x')))).toEqual([
      'compose-invalid-port',
      'compose-invalid-size',
      'compose-undefined-network',
    ]);
  });

  test('each is at its own place, and what can be used goes on', () => {
    const text = web('ports: 80, networks: {back: [a]}, hostname: 5, dns: [1.1.1.1, 1]', 'networks: {back: }');
    const project = load(text);
    expect(project.problems.map(({ message, at }) => [message, text.slice(at.start, at.end)])).toEqual([
      ['services.web.ports is a number; it has to be a list.', '80'],
      ['services.web.networks.back is a list; it has to be a mapping.', '[a]'],
      ['services.web.hostname is a number; it has to be a text.', '5'],
      ['services.web.dns[1] is a number; it has to be a text.', '1'],
    ]);
    expect(at(project, 'services', 'web', 'hostname')).toBe(5);
  });

  test('a file that is laid over another one is judged as part of the whole', () => {
    const files = { 'a.yaml': web('tty: true'), 'b.yaml': 'services: {web: {ports: ["80:80"]}, db: {imag: z}}' };
    const { problems } = loadFiles(files, 'a.yaml', 'b.yaml');
    expect(problems).toMatchObject([{ code: 'compose-unknown-key', at: { pointer: 'services.db.imag' } }]);
    expect(problems[0]?.at.file.path).toBe('b.yaml');
  });

  test('what came with Compose 5 is unknown to older releases', () => {
    const text = web(
      'pre_start: [{command: "true"}], depends_on: {db: {condition: service_started, required: "false"}}',
    );
    const repository = repositoryOf({ 'compose.yaml': text });
    const found = (dialect: Dialect) => {
      const context = loadContext(repository, parserOf(repository), { dialect });
      const group = { id: '.', directory: '', files: [{ path: 'compose.yaml', role: 'base' as const }] };
      return loadGroup(group, () => undefined, context).problems.map(({ code, at }) => [code, at.pointer]);
    };
    expect(found('5')).toEqual([]);
    expect(found('2.40')).toEqual([
      ['compose-unknown-key', 'services.web.pre_start'],
      ['compose-wrong-type', 'services.web.depends_on.db.required'],
    ]);
  });

  test('what rests on an unset variable is not judged', () => {
    expect(
      codes(load(web('mem_limit: "${M}", networks: ["${N}"], tty: "${T}", volumes: ["${V}:/v"], scale: "${S}"'))),
    ).toEqual([]);
  });

  test('a circle of services is named once, whatever its length', () => {
    const ring = Array.from({ length: 2_000 }, (_, i) => `  s${i}: {image: x, depends_on: [s${(i + 1) % 2_000}]}`).join(
      '\n',
    );
    const { problems } = load(`services:\n${ring}`);
    expect(problems).toMatchObject([{ code: 'compose-dependency-cycle' }]);
  });

  test.each([
    ['512m', 536_870_912],
    ['1.5GiB', 1_610_612_736],
    ['64 kb', 65_536],
    ['-1', -1],
    ['12', 12],
    ['1_000', 1_000],
    ['0x1.8p1', 3],
    ['1__0', undefined],
    ['x', undefined],
    ['1x', undefined],
  ])('the size %s', (text, bytes) => {
    expect(sizeInBytes(text)).toBe(bytes === undefined ? undefined : BigInt(bytes));
  });
});
