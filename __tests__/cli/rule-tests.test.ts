import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, describe, expect, jest, test } from '@jest/globals';
import { readArguments } from '../../src/cli/arguments.js';
import { testRuleFiles } from '../../src/cli/rule-tests.js';

const work = mkdtempSync(join(tmpdir(), 'groundplan-rules-'));
const stderr = jest.spyOn(process.stderr, 'write');

afterEach(() => {
  stderr.mockReset();
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

let count = 0;

function folder(files: Readonly<Record<string, string>>): string {
  const root = join(work, `rules-${++count}`);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

async function run(path: string, format?: string) {
  stderr.mockImplementation(() => true);
  const written: string[] = [];
  const output = { write: (text: string) => void written.push(text), close: () => {} };
  const code = await testRuleFiles(path, format === undefined ? {} : { format: [format] }, output);
  return { code, out: written.join(''), error: stderr.mock.calls.map(([text]) => String(text)).join('') };
}

const RULE = `id: acme/untagged
title: Images have a tag
category: security
level: error
why: Because.
fix: Add a tag.
expression: service.image.tag != ""
message: "\`{service.name}\` has no tag."
examples:
  fails:
    - name: None
      files: { compose.yaml: "services: { web: { image: nginx } }" }
      at: [compose.yaml:1]
  passes:
    - name: One
      files: { compose.yaml: "services: { web: { image: nginx:1 } }" }
`;

describe('rules test', () => {
  test('0 when every example is as its rule says', async () => {
    const { code, out, error } = await run(folder({ 'images/tags.yml': RULE }));
    expect({ code, error }).toEqual({ code: 0, error: '' });
    expect(out).toBe(
      'ok     acme/untagged  images/tags.yml:1  2 examples\n\nRules: 1, examples: 2, rules that are wrong: 0.\n',
    );
  });

  test.each<[string, string, string]>([
    [
      'another line',
      RULE.replace('compose.yaml:1', 'compose.yaml:2'),
      'fails: None. It is reported at compose.yaml:1, and `at` says compose.yaml:2.',
    ],
    [
      'nothing is reported',
      RULE.replace('{ image: nginx }', '{ image: nginx:2 }'),
      'fails: None. It is reported nowhere.',
    ],
    [
      'a passing one is reported',
      RULE.replace('nginx:1', 'nginx'),
      'passes: One. It is reported at compose.yaml:1: `web` has no tag.',
    ],
    [
      'a value is unknown where it should fail',
      RULE.replace('{ image: nginx }', "{ image: 'nginx:${TAG}' }"),
      'could not be judged for `web`: `tag` is not known.',
    ],
    [
      'no example fails',
      RULE.replace(/ {2}fails:[\s\S]* {2}passes:/, '  fails: []\n  passes:'),
      'The rule has no example that fails.',
    ],
    ['no example passes', RULE.replace(/ {2}passes:[\s\S]*/, '  passes: []\n'), 'The rule has no example that passes.'],
  ])('1 when %s', async (_, text, wanted) => {
    const { code, out } = await run(folder({ 'tags.yml': text }));
    expect(code).toBe(1);
    expect(out.replace(/\n {9}/g, ' ')).toContain(wanted);
    expect(out).toContain('rules that are wrong: 1.');
  });

  test('2 with every mistake, and the other rules are tested all the same', async () => {
    const broken = RULE.replace('service.image.tag', 'service.image.tagg').replace('acme/untagged', 'acme/broken');
    const { code, out, error } = await run(folder({ 'a.yml': broken, 'b.yml': RULE }));
    expect(code).toBe(2);
    expect(out).toContain('ok     acme/untagged');
    expect(error).toContain('a.yml:7:27: Image has no field "tagg". Did you mean "tag"?');
  });

  test('takes one file, and writes JSON', async () => {
    const { code, out } = await run(join(folder({ 'a.yml': RULE, 'b.yml': 'id: [' }), 'a.yml'), 'json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      schemaVersion: 1,
      mistakes: [],
      rules: [{ id: 'acme/untagged', lacks: [] }],
    });
  });

  test('a link out of the folder is not read', async () => {
    const root = folder({ 'a.yml': RULE });
    writeFileSync(join(work, 'outside.yml'), 'id: [');
    symlinkSync(join(work, 'outside.yml'), join(root, 'b.yml'));
    expect((await run(root)).code).toBe(0);
  });

  test('a path without rules is a mistake', async () => {
    await expect(run(join(work, 'gone'))).rejects.toThrow('there is no folder or file');
    await expect(run(folder({ 'a.txt': 'x' }))).rejects.toThrow('holds no rule');
    await expect(run(folder({ 'a.yml': RULE }), 'xml')).rejects.toThrow('unknown format "xml"');
  });
});

test('the command line tells `rules list` and `rules test` apart', () => {
  const words = (...argv: string[]) => {
    const asked = readArguments(argv);
    return asked.kind === 'run' ? [asked.command.words.join(' '), asked.argument] : asked.kind;
  };
  expect(words('rules')).toEqual(['rules list', undefined]);
  expect(words('rules', 'list')).toEqual(['rules list', undefined]);
  expect(words('rules', 'test', 'policy')).toEqual(['rules test', 'policy']);
  expect(() => words('rules', 'test')).toThrow('rules test needs <folder>.');
  expect(() => words('rules', 'tets', 'x')).toThrow('Did you mean "test"? There are rules list, rules test.');
});
