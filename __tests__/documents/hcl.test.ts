import { beforeAll, describe, expect, test } from '@jest/globals';
import { type HclBlock, literalsOf, parseHcl, parseHclJson } from '../../src/documents/hcl.js';
import { parseFile, prepareParsers } from '../../src/documents/parse.js';

beforeAll(() => prepareParsers(['main.tf.json']));

const outline = (blocks: readonly HclBlock[]): unknown =>
  blocks.map((block) => [
    [block.type, ...block.labels].join(' '),
    Object.fromEntries([...block.attributes].map(([name, { text }]) => [name, text])),
    outline(block.blocks),
  ]);

describe('HCL', () => {
  const text = `terraform {
  required_providers { aws = { source = "hashicorp/aws", version = "~> 5" } }
  backend "s3" {}
}
/* several
   lines */ resource "aws_instance" "web" { # here
  ami   = "ami-\${var.ids["\${local.a}"]}-}" // there
  count = 3
  tags  = merge({
    a = "}" # not the end }
  }, local.tags)
  user_data = <<-EOT
    resource "fake" "x" {
    EOT
  ingress { from_port = 80 }
  ingress { from_port = 443 }
}
output "x" { value = "a \\"q\\" $5 $\${y}" }
`;
  const blocks = parseHcl('main.tf', text);

  test('has blocks with labels, attributes as written and nested blocks', () => {
    expect(outline(blocks)).toEqual([
      [
        'terraform',
        {},
        [
          ['required_providers', { aws: '{ source = "hashicorp/aws", version = "~> 5" }' }, []],
          ['backend s3', {}, []],
        ],
      ],
      [
        'resource aws_instance web',
        {
          ami: `"ami-\${var.ids["\${local.a}"]}-}"`,
          count: '3',
          tags: 'merge({\n    a = "}" # not the end }\n  }, local.tags)',
          user_data: '<<-EOT\n    resource "fake" "x" {\n    EOT',
        },
        [
          ['ingress', { from_port: '80' }, []],
          ['ingress', { from_port: '443' }, []],
        ],
      ],
      ['output x', { value: `"a \\"q\\" $5 $\${y}"` }, []],
    ]);
  });

  test('gives literals their values, and nothing else', () => {
    const [block] = parseHcl(
      'a.tf',
      `locals {\na = "x\\n"\nb = -1.5\nc = true\nd = var.x\ne = "\${x}"\nf = ["x"]\n}\n`,
    );
    expect([...(block?.attributes ?? [])].map(([name, { value }]) => [name, value])).toEqual([
      ['a', 'x\n'],
      ['b', -1.5],
      ['c', true],
      ['d', undefined],
      ['e', undefined],
      ['f', undefined],
    ]);
  });

  test('has the literals of an object, on one line or on several', () => {
    const [block] = parseHcl(
      'a.tf',
      'x {\n  a = { b = "c", "d" : 1, e = f(1, 2), g = true }\n  h = {\n    i = "j" # note\n    k = { l = "m" }\n    n = "o"\n  }\n  p = ["q"]\n}\n',
    );
    const literals = [...(block?.attributes.values() ?? [])].map((attribute) => [...literalsOf(attribute)]);
    expect(literals).toEqual([
      [
        ['b', 'c'],
        ['d', 1],
        ['g', true],
      ],
      [
        ['i', 'j'],
        ['n', 'o'],
      ],
      [],
    ]);
  });

  test('knows its places', () => {
    const resource = blocks[1];
    expect(resource?.at.pointer).toBe('resource.aws_instance.web');
    expect(text.slice(resource?.at.start, resource?.at.end)).toBe('resource "aws_instance" "web"');
    const count = resource?.attributes.get('count');
    expect(text.slice(count?.keyAt.start, count?.keyAt.end)).toBe('count');
    expect(count?.keyAt.pointer).toBe('resource.aws_instance.web.count');
  });

  test('that is broken gives the blocks around the breach', () => {
    const broken = 'a {\n  b = \n  ???\n  c = 1\n}\n} stray\nd "unclosed {\ne {}\nf {\n  g = [1,\n';
    expect(outline(parseHcl('a.tf', broken))).toEqual([
      ['a', { b: '', c: '1' }, []],
      ['e', {}, []],
      ['f', { g: '[1,' }, []],
    ]);
  });

  test('in CR LF reads the same', () => {
    expect(outline(parseHcl('a.tf', text.replaceAll('\n', '\r\n')))).toHaveLength(3);
    expect(outline(parseHcl('a.tf', 'a {\r\n  b = 1\r\n  c = <<X\r\nt\r\nX\r\n}\r\n'))).toEqual([
      ['a', { b: '1', c: '<<X\r\nt\r\nX' }, []],
    ]);
  });
});

describe('Terraform in JSON', () => {
  test('has the same blocks', () => {
    const text = JSON.stringify({
      '//': 'note',
      resource: { aws_s3_bucket: { logs: [{ acl: 'private', lifecycle: { prevent_destroy: true } }] } },
      provider: { aws: [{ region: 'eu-west-1' }, { region: `\${var.r}`, alias: 'other' }] },
      terraform: { backend: { s3: {} } },
    });
    const blocks = parseHclJson(parseFile('main.tf.json', text), text);
    expect(blocks.map((block) => [block.type, ...block.labels].join(' '))).toEqual([
      'resource aws_s3_bucket logs',
      'provider aws',
      'provider aws',
      'terraform',
    ]);
    const places = blocks.map(({ at }) => text.slice(at.start, at.end));
    expect(places).toEqual([
      '{"acl":"private","lifecycle":{"prevent_destroy":true}}',
      '{"region":"eu-west-1"}',
      `{"region":"\${var.r}","alias":"other"}`,
      '"terraform"',
    ]);
    expect(blocks[0]?.attributes.get('acl')).toMatchObject({ text: '"private"', value: 'private' });
    expect(blocks[0]?.blocks.map((block) => block.type)).toEqual(['lifecycle']);
    expect(blocks[2]?.attributes.get('region')?.value).toBeUndefined();
    expect(blocks[3]?.blocks.map((block) => [block.type, block.labels])).toEqual([['backend', ['s3']]]);
  });

  test('that is no object has none', () => {
    expect(parseHclJson(parseFile('main.tf.json', '[1'), '[1')).toEqual([]);
  });
});
