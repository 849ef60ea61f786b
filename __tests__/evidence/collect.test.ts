import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { positionOf } from '../../src/documents/location.js';
import { collect, knowledge } from './collected.js';

describe('collecting', () => {
  test('reads only what a detector wants, and parses each file once', () => {
    const compose = 'services:\n  a:\n    image: arm32v7/x\n    deploy: { mode: global }\n';
    const { read, parsed } = collect({
      'compose.yaml': compose,
      'logo.png': 'x',
      'src/main.go': 'package main',
      'docs/a.md': '# x',
    });
    expect(read).toEqual(['compose.yaml']);
    expect(parsed).toEqual(['compose.yaml']);
  });

  test('the order does not depend on the order of the detectors', () => {
    const { evidence } = collect({
      'b.yaml': 'apiVersion: v1\nkind: Service\nmetadata: { name: b }\n',
      'a/Dockerfile': 'FROM node\nEXPOSE 80\n',
    });
    const keys = evidence.map(({ at, kind }) => [at.file.path, at.start, kind] as const);
    expect(keys).toEqual(
      [...keys].sort((x, y) => (x[0] < y[0] ? -1 : x[0] > y[0] ? 1 : x[1] - y[1] || (x[2] < y[2] ? -1 : 1))),
    );
  });

  test('a long file is sampled, with one of each value, and counted', () => {
    const documents = Array.from(
      { length: 300 },
      (_, i) => `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: c${i} }\n`,
    );
    const text = [...documents, 'apiVersion: v1\nkind: Secret\nmetadata: { name: last }\n'].join('---\n');
    const resources = collect({ 'all.yaml': text }).evidence.filter(({ kind }) => kind === 'kubernetes.resource');
    expect(resources).toHaveLength(40);
    expect(resources[0]?.details).toMatchObject({ count: '300', total: '301' });
    expect(resources.at(-1)).toMatchObject({ value: 'Secret', name: 'last' });
  });

  test('a file without text says what its name says, and nothing more', () => {
    const empty = { 'Dockerfile.template': '', Procfile: '', 'compose.yaml': '', 'sst.config.ts': '' };
    const said = collect(empty).evidence.map(({ kind, value, at }) => `${kind} ${value} @${at.file.path}`);
    expect(said).toContain('edge.manifest balena @Dockerfile.template');
    expect(said).toContain('platform.app heroku @Procfile');
    expect(said).toContain('serverless.framework sst @sst.config.ts');
    expect(said.filter((line) => line.endsWith('compose.yaml'))).toEqual([]);
  });

  test('names from the repository cannot break a message or grow without bound', () => {
    const name = `${'x'.repeat(5000)}`;
    const [workload] = collect({
      'a.yaml': `apiVersion: v1\nkind: Pod\nmetadata:\n  name: "a\\n\`b ${name}"\n`,
    }).evidence;
    expect(workload?.message).not.toContain('\n');
    expect(workload?.message.length).toBeLessThan(200);
    expect(workload?.name?.length).toBe(300);
  });

  test('keys that objects have by nature are ordinary names', () => {
    const compose =
      'services:\n  __proto__:\n    image: x\n    deploy: { mode: global }\n  constructor: { image: arm32v7/y }\n';
    expect(collect({ 'compose.yml': compose }).evidence.map(({ name }) => name)).toEqual(['__proto__', 'constructor']);
  });
});

describe('hostile content', () => {
  const names = [
    'a.yaml',
    'compose.yml',
    'Chart.yaml',
    'values.yaml',
    'kustomization.yaml',
    'helmfile.yaml',
    'serverless.yml',
    'serverless.ts',
    'template.yaml',
    'cdk.json',
    'lib/x-stack.ts',
    'host.json',
    'function.json',
    'firebase.json',
    'wrangler.toml',
    'vercel.json',
    'netlify.toml',
    'deployment.template.json',
    'module.json',
    'recipe.json',
    'mosquitto.conf',
    'main.tf',
    'Pulumi.yaml',
    'main.bicep',
    'azuredeploy.json',
    'site.yml',
    'roles/a/tasks/main.yml',
    'render.yaml',
    'app.json',
    'app.yaml',
    'package.json',
    'pyproject.toml',
    'Cargo.toml',
    'pom.xml',
    'go.mod',
    'x.csproj',
    'Gemfile',
    'composer.json',
    'requirements.txt',
    'build.gradle',
    'Dockerfile',
    'Makefile',
    'run.sh',
    'README.md',
    '.github/workflows/a.yml',
    'application.yml',
    'asyncapi.yml',
    'connect.json',
    'dapr.yaml',
    'x.hcl',
    'task-definition.json',
    'templates/a.yaml',
    'a.yaml.j2',
    'Procfile',
    'azure.yaml',
    'func.yaml',
    'manifest.yml',
    'config/deploy.yml',
    'inventory.ini',
    'inventory.yml',
    'shop.service',
    'supervisord.conf',
    'ecosystem.config.js',
    'sst.config.ts',
    'Dockerfile.template',
    'index.ts',
    '__main__.py',
    '.env',
    'application.properties',
    'mix.exs',
    'setup.py',
    'build.sbt',
    'pubspec.yaml',
  ];
  const words = [
    'apiVersion',
    'kind: List',
    'kind',
    'items',
    'spec',
    'containers',
    'services',
    'functions',
    'provider',
    'Resources',
    'AWS::Lambda::Function',
    'deploy',
    'image',
    'resource "a" "b" {',
    '}',
    '{{',
    '{%',
    '- ',
    ': ',
    '\n',
    '  ',
    '[',
    ']',
    '"',
    "'",
    '&a',
    '*a',
    '<<',
    '\\',
    '`',
    '$(',
    '${',
    'docker compose -f',
    'network create',
    '|',
    '$edgeAgent',
    'ExecStart=',
    'servers',
    'hosts:',
    '[web]',
    'new sst.aws.Function(',
    '@pulumi/aws aws.ec2.Instance(',
    'setup(install_requires=[',
    'KAFKA_TOPIC=',
    'connector.class',
    'asyncapi',
    '\u0000',
    '\u{1F600}',
    '!Ref',
    '---',
    '#',
  ];
  const text = fc
    .array(fc.oneof(fc.constantFrom(...words), fc.string()), { maxLength: 40 })
    .map((parts) => parts.join(''));

  test('any text in any wanted file is survived, and every place exists', () => {
    fc.assert(
      fc.property(fc.constantFrom(...names), text, (name, content) => {
        for (const { at } of collect({ [name]: content }).evidence) {
          const { line } = positionOf(at);
          expect(line).toBeGreaterThan(0);
          expect(line).toBeLessThanOrEqual(content.split(/\r\n|\n|\r/).length);
        }
      }),
      { numRuns: 500 },
    );
  });

  test.each([
    ['blank lines before keys', ' \n'.repeat(40_000)],
    ['one long line', `apiVersion kind ${'a: '.repeat(20_000)}`],
    ['open variables', '$('.repeat(20_000)],
    ['continued lines', 'docker \\\n'.repeat(20_000)],
    ['braces', 'resource "a" "b" {\n'.repeat(10_000)],
    ['quotes', '"\'`'.repeat(20_000)],
  ])('%s come to an end', (_, content) => {
    const files = Object.fromEntries(
      names.filter((name) => !/\.(?:json|toml)$/.test(name)).map((name) => [name, content]),
    );
    expect(() => collect(files)).not.toThrow();
  });
});

describe('cost', () => {
  test('forty thousand paths that do not matter are passed over', () => {
    const files = new Map<string, string>();
    for (let i = 0; i < 40_000; i++) files.set(`src/main/java/com/acme/shop/part${i % 300}/Thing${i}.java`, 'class');
    collect(new Map([...files].slice(0, 2_000)));
    const { read } = collect(files);
    expect(read).toEqual([]);
  });

  test('two thousand manifests are read', () => {
    const manifest = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: app
spec:
  template:
    spec:
      containers:
        - name: app
          image: acme/app:1
          env:
${'            - { name: KEY, value: text }\n'.repeat(20)}`;
    const files = new Map<string, string>();
    for (let i = 0; i < 2_000; i++) files.set(`k8s/app${i}.yaml`, manifest);
    expect(collect(files).evidence.filter(({ kind }) => kind === 'kubernetes.workload')).toHaveLength(2_000);
  });
});

describe('the knowledge', () => {
  test('every API group, chart, image and dependency is named once', () => {
    const twice = (words: readonly string[]): readonly string[] =>
      words.filter((word, index) => words.indexOf(word) !== index);
    const { charts, images, companions, dependencies, files } = knowledge;
    expect(twice(charts.flatMap((mark) => mark.charts.map((chart) => `${chart} ${mark.repository ?? ''}`)))).toEqual(
      [],
    );
    expect(twice(images.flatMap((mark) => mark.images))).toEqual([]);
    expect(twice(companions.flatMap((mark) => mark.images))).toEqual([]);
    expect(twice(files.flatMap((mark) => mark.names))).toEqual([]);
    expect(twice(dependencies.flatMap((mark) => mark.names.map((name) => `${mark.ecosystem} ${name}`)))).toEqual([]);
  });
});
