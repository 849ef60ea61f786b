import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { analyse } from '../../src/app/analyse.js';
import { parseHcl, treeOfBlock } from '../../src/documents/hcl.js';
import { child, descend, itemsOf, type Node } from '../../src/documents/node.js';
import { effectiveRules } from '../../src/lint/effective.js';
import { fits, isUnknown } from '../../src/lint/resources/value.js';
import { lint } from '../../src/lint/run.js';
import { memory } from '../../src/source/memory.js';
import { book, contextOf } from './pipeline.js';

const all = effectiveRules(book, { preset: 'strict', rules: new Map() });

function kindsIn(files: Readonly<Record<string, string>>): readonly string[] {
  return (contextOf(files).resources ?? []).map(({ dialect, kind, name }) => `${dialect} ${kind} ${name ?? '-'}`);
}

const DEPLOYMENT = `apiVersion: apps/v1
kind: Deployment
metadata: { name: api }
spec:
  template:
    spec:
      containers:
        - name: api
          image: registry.example.org/api:1
`;

describe('what files declare', () => {
  test('is found in manifests with several documents, lists, templates and Kustomize files', () => {
    expect(
      kindsIn({
        'k8s/all.yaml': `${DEPLOYMENT}---\napiVersion: v1\nkind: List\nitems:\n  - { apiVersion: v1, kind: Service, metadata: { name: api } }\n`,
        'k8s/kustomization.yaml': 'resources: [all.yaml]\n',
        'chart/Chart.yaml': 'apiVersion: v2\nname: shop\nversion: 0.1.0\n',
        'chart/templates/web.yaml':
          'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: {{ .Release.Name }}\nspec: {{ .Values.spec }}\n',
      }),
    ).toEqual([
      'kubernetes Deployment -',
      'kubernetes Deployment api',
      'kubernetes Service api',
      'kubernetes Kustomization k8s',
    ]);
  });

  test('is found in infrastructure code and in the files of functions', () => {
    expect(
      kindsIn({
        'infra/main.tf':
          'provider "aws" {}\nresource "aws_sqs_queue" "jobs" {}\ndata "aws_vpc" "main" {}\nterraform {\n  backend "s3" {}\n}\n',
        'infra/variables.tf': 'variable "name" {}\n',
        'serverless.yml':
          'service: shop\nprovider: { name: aws }\nfunctions:\n  hello: { handler: hello.run }\nresources:\n  Resources:\n    Jobs: { Type: "AWS::SQS::Queue" }\n',
      }),
    ).toEqual([
      'terraform provider aws',
      'terraform aws_sqs_queue jobs',
      'terraform data.aws_vpc main',
      'terraform terraform -',
      'terraform variable name',
      'cloudformation AWS::SQS::Queue Jobs',
      'serverless-framework provider provider',
      'serverless-framework function hello',
    ]);
  });

  test('is not read when no rule for the pattern judges it', async () => {
    const read: string[] = [];
    const files = memory({ 'compose.yaml': 'services: { web: { image: "nginx:1.29" } }', 'k8s/api.yaml': DEPLOYMENT });
    const watched = {
      ...files,
      read: (path: string) => {
        read.push(path);
        return files.read(path);
      },
    };
    const runs = async (pattern: string) => {
      read.length = 0;
      await analyse(watched, { target: '.', preset: 'strict', config: { path: 'c.yml', text: `pattern: ${pattern}` } });
      return read.filter((path) => path === 'k8s/api.yaml').length;
    };
    expect(await runs('container-orchestration')).toBeGreaterThan(await runs('monolith'));
  });
});

test('a comment in a manifest holds a finding back', async () => {
  const text = DEPLOYMENT.replace(
    '        - name: api\n',
    '        # groundplan: ignore containers-without-memory-limit -- it is measured first\n        - name: api\n',
  );
  const run = async (manifest: string) => {
    const { report } = await analyse(memory({ 'k8s/api.yaml': manifest }), {
      target: '.',
      config: { path: 'c.yml', text: 'pattern: container-orchestration' },
    });
    return [...report.findings]
      .filter(({ ruleId }) => ruleId === 'containers-without-memory-limit')
      .map(({ disposition }) => disposition);
  };
  expect(await run(DEPLOYMENT)).toEqual(['active']);
  expect(await run(text)).toEqual(['suppressed']);
});

describe('a block of HCL as a tree', () => {
  const treeOf = (text: string): Node => {
    const [block] = parseHcl('main.tf', text);
    if (block === undefined) throw new Error('There is no block.');
    return treeOfBlock(block);
  };

  test('has lists, objects, inner blocks and encoded policies', () => {
    const tree = treeOf(`resource "a" "b" {
  cidrs  = ["10.0.0.0/8", var.more]
  tags   = { Name = "x", "team" : "y" }
  policy = jsonencode({ Statement = [{ Action = "*" }] })
  rule {
    port = 22
  }
  rule {
    port = 80
  }
}`);
    const text = (node: Node | undefined) => (node?.kind === 'scalar' ? node.text : undefined);
    expect(itemsOf(child(tree, 'cidrs')).map(text)).toEqual(['10.0.0.0/8', 'var.more']);
    expect(itemsOf(child(tree, 'cidrs')).map(isUnknown)).toEqual([false, true]);
    expect([text(descend(tree, 'tags', 'Name')), text(descend(tree, 'tags', 'team'))]).toEqual(['x', 'y']);
    const [statement] = itemsOf(descend(tree, 'policy', 'Statement'));
    expect(text(child(statement, 'Action'))).toBe('*');
    expect(itemsOf(child(tree, 'rule')).map((rule) => text(child(rule, 'port')))).toEqual(['22', '80']);
  });

  test('leaves what has to be evaluated open', () => {
    const tree = treeOf(`resource "a" "b" {
  many = [for x in var.list : x]
  name = "\${var.prefix}-db"
  dynamic "rule" {
    for_each = var.rules
    content {}
  }
}`);
    const [rule] = itemsOf(child(tree, 'rule'));
    for (const node of [child(tree, 'many'), child(tree, 'name'), rule]) {
      expect(node !== undefined && isUnknown(node)).toBe(true);
    }
  });

  test('ends for any text', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom('a', ' = ', '[', ']', '{', '}', '"', ',', '\n', 'jsonencode(', ')', '${', ':', '1', '#'),
          { maxLength: 60 },
        ),
        (parts) => {
          for (const block of parseHcl('main.tf', `resource "a" "b" {\n${parts.join('')}\n}`)) treeOfBlock(block);
        },
      ),
    );
  });
});

describe('a pattern with stars', () => {
  test.each([
    ['git::*', 'git::https://x', true],
    ['*ref=*', 'git::https://x?ref=v1', true],
    ['*/*/aws', 'terraform-aws-modules/vpc/aws', true],
    ['*/*/aws', 'aws', false],
    ['a*a', 'a', false],
    // Alone it stands for itself: `Action: "*"`.
    ['*', '*', true],
    ['*', 's3:GetObject', false],
    ['plain', 'plain', true],
    ['plain', 'plainer', false],
  ])('%s and %s', (pattern, text, expected) => {
    expect(fits(pattern, text)).toBe(expected);
  });
});

/** Words that manifests are made of, in any order: also where they make no sense. */
const key = fc.constantFrom(
  'apiVersion',
  'kind',
  'metadata',
  'name',
  'namespace',
  'labels',
  'annotations',
  'spec',
  'template',
  'selector',
  'matchLabels',
  'containers',
  'image',
  'env',
  'value',
  'valueFrom',
  'volumes',
  'hostPath',
  'path',
  'ports',
  'port',
  'replicas',
  'rules',
  'http',
  'route',
  'destination',
  'subset',
  'subsets',
  'resources',
  'limits',
  'patches',
  'target',
  'items',
  'data',
  'Type',
  'Properties',
  'Resources',
  'Events',
  'functions',
  'provider',
  'events',
  'sqs',
  'RedrivePolicy',
  'Policies',
  'Statement',
  'Action',
);
const word = fc.constantFrom(
  'v1',
  'apps/v1',
  'Deployment',
  'Service',
  'Secret',
  'List',
  'Ingress',
  'VirtualService',
  'PeerAuthentication',
  'Kustomization',
  'api',
  'AWS::SQS::Queue',
  'AWS::Serverless::Function',
  'aws',
  '*',
  '{{ x }}',
  '${X}',
  'STRICT',
  'postgres:16',
  '',
  'c2VjcmV0',
);
const tree = fc.letrec<{ node: unknown }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'medium', withCrossShrink: true },
    word,
    fc.integer({ min: -2, max: 70_000 }),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('node'), { maxLength: 3 }),
    fc.dictionary(key, tie('node'), { maxKeys: 5 }),
  ),
})).node;

const manifest = fc
  .record({
    apiVersion: fc.constantFrom('v1', 'apps/v1', 'networking.istio.io/v1', 'networking.k8s.io/v1'),
    kind: fc.constantFrom(
      'Deployment',
      'Service',
      'Secret',
      'Ingress',
      'VirtualService',
      'DestinationRule',
      'HorizontalPodAutoscaler',
      'Namespace',
    ),
    metadata: tree,
    spec: fc.oneof(tree, fc.record({ template: fc.record({ metadata: tree, spec: tree }), selector: tree })),
    data: tree,
  })
  .map((value) => JSON.stringify(value));

test('no rule fails on what manifests, templates and functions may hold', () => {
  fc.assert(
    fc.property(
      fc.array(manifest, { minLength: 1, maxLength: 3 }),
      tree,
      tree,
      fc.constantFrom('container-orchestration', 'service-mesh', 'serverless', 'hybrid-cloud', 'edge-computing'),
      (manifests, functions, resources, pattern) => {
        const files = {
          'k8s/all.yaml': manifests.join('\n---\n'),
          'k8s/kustomization.yaml': JSON.stringify({ resources: ['all.yaml'], patches: resources, images: functions }),
          'serverless.yml': JSON.stringify({
            service: 'x',
            provider: { name: 'aws', iam: functions },
            functions: { a: functions },
          }),
          'template.yaml': JSON.stringify({
            AWSTemplateFormatVersion: '2010-09-09',
            Resources: { A: { Type: 'AWS::SQS::Queue', Properties: resources }, B: functions },
          }),
          'edge/deployment.json': JSON.stringify({
            modulesContent: {
              $edgeAgent: { 'properties.desired': { modules: { a: functions } } },
              $edgeHub: resources,
            },
          }),
        };
        expect(lint(contextOf(files, pattern), all).defects).toEqual([]);
      },
    ),
    { numRuns: 60 },
  );
});

describe('one finding for several resources', () => {
  const findingsOf = async (files: Readonly<Record<string, string>>, pattern: string) => {
    const config = { path: '.groundplan.yml', text: `pattern: ${pattern}` };
    const { report } = await analyse(memory(files), { target: '.', preset: 'strict', config });
    return [...report.findings];
  };

  test('names no place that not all of them are in', async () => {
    const named = DEPLOYMENT.replace('name: api }', 'name: web, namespace: shop }');
    const messageOf = async (text: string) =>
      (await findingsOf({ 'k8s/all.yaml': text }, 'container-orchestration')).find(
        ({ ruleId }) => ruleId === 'namespace-without-network-policy',
      )?.message;
    expect(await messageOf(named)).toMatch(/^No network policy holds in `shop`: /);
    expect(await messageOf(`${named}---\n${DEPLOYMENT}`)).toMatch(/^No network policy holds: .*`Deployment\/api`/);
  });

  test('does not show the one place that all of them have their value from', async () => {
    const text = [
      'service: shop',
      'provider:',
      '  name: aws',
      '  environment:',
      '    DB_PASSWORD: Sup3rS3cret99',
      'functions:',
      '  orders: { handler: orders.run }',
      '  bills: { handler: bills.run }',
      '',
    ].join('\n');
    const found = await findingsOf({ 'serverless.yml': text }, 'serverless');
    const credential = found.find(({ ruleId }) => ruleId === 'credential-in-infrastructure-file');
    expect(credential).toMatchObject({ location: { line: 5 }, related: [] });
  });
});
