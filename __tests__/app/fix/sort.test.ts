import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fixRepository } from '../../../src/app/fix/fix.js';
import { parseAlone } from '../../../src/documents/parse.js';
import { memory } from '../../../src/source/memory.js';

const RULES = ['unordered-top-level-keys', 'unordered-service-keys', 'unsorted-services', 'unsorted-lists'];

async function sorted(text: string, rules: readonly string[] = RULES) {
  const options = { target: '.', preset: 'style', unsafe: false, rules };
  const result = await fixRepository(memory({ 'compose.yaml': text }), options);
  return { ...result, text: result.files[0]?.after ?? text };
}

function lines(...of: string[]): string {
  return `${of.join('\n')}\n`;
}

describe('what stands in an unusual order is moved', () => {
  test('top-level keys, with their comments; extensions and empty lines stay in their places', async () => {
    const { text, withdrawn } = await sorted(
      lines(
        '# Shop',
        '',
        '# what is kept',
        'volumes: # all',
        '  data:',
        '    # grows',
        '',
        'x-log: &log {driver: local}',
        'services:',
        '  web:',
        '    image: x:1',
        '    logging: *log',
        '# right behind the services',
        '',
        '# its name',
        '',
        'name: shop',
        '# the end',
      ),
    );
    expect(withdrawn).toEqual([]);
    expect(text).toBe(
      lines(
        '# Shop',
        '',
        '# its name',
        '',
        'name: shop',
        '# the end',
        '',
        'x-log: &log {driver: local}',
        'services:',
        '  web:',
        '    image: x:1',
        '    logging: *log',
        '# right behind the services',
        '',
        '# what is kept',
        'volumes: # all',
        '  data:',
        '    # grows',
      ),
    );
  });

  test('services, with CR LF and without a last line break', async () => {
    const { text, withdrawn } = await sorted(
      [
        'services:',
        '  # web',
        '  web:',
        '    image: x:1 # a',
        '  b:',
        '    image: x:1',
        '    command: |',
        '      # no comment',
        '      run',
        '    # tty: true',
        '',
        '  # the first',
        '  a:',
        '    image: x:1',
      ].join('\r\n'),
    );
    expect(withdrawn).toEqual([]);
    expect(text).toBe(
      [
        'services:',
        '  # the first',
        '  a:',
        '    image: x:1',
        '  b:',
        '    image: x:1',
        '    command: |',
        '      # no comment',
        '      run',
        '    # tty: true',
        '',
        '  # web',
        '  web:',
        '    image: x:1 # a',
      ].join('\r\n'),
    );
  });

  test('keys of services; a merge key and keys of no group stay, and so does the order within a group', async () => {
    const { text } = await sorted(
      lines(
        'x-base: &base',
        '  restart: always',
        'services:',
        '  web:',
        '    <<: *base # shared',
        '    ports: ["80:80"]',
        '    x-owner: me',
        '    # where it comes from',
        '    image: x:1',
        '    build: .',
        '  worker:',
        '    restart: always',
        '    image: x:2',
      ),
    );
    expect(text).toBe(
      lines(
        'x-base: &base',
        '  restart: always',
        'services:',
        '  web:',
        '    <<: *base # shared',
        '    # where it comes from',
        '    image: x:1',
        '    x-owner: me',
        '    build: .',
        '    ports: ["80:80"]',
        '  worker:',
        '    image: x:2',
        '    restart: always',
      ),
    );
  });

  test('lists and mappings in which the order means nothing, in either notation; commands never', async () => {
    const { text, withdrawn } = await sorted(
      lines(
        'services:',
        '  web:',
        '    image: x:1',
        '    depends_on: [ db,  "api" ]',
        '    environment:',
        '    - B=1 # b',
        '    # a',
        '    - A=2',
        '    # above the ports',
        '    ports:',
        '      - "443:443"',
        '      - "80:80" # plain',
        '    command: [z, a]',
        '    labels: {b: 1, a: "2, 3"}',
        '  api:',
        '    image: x:1',
        '  db:',
        '    image: x:1',
      ),
      ['unsorted-lists'],
    );
    expect(withdrawn).toEqual([]);
    expect(text).toBe(
      lines(
        'services:',
        '  web:',
        '    image: x:1',
        '    depends_on: [ "api",  db ]',
        '    environment:',
        '    # a',
        '    - A=2',
        '    - B=1 # b',
        '    # above the ports',
        '    ports:',
        '      - "80:80" # plain',
        '      - "443:443"',
        '    command: [z, a]',
        '    labels: {a: "2, 3", b: 1}',
        '  api:',
        '    image: x:1',
        '  db:',
        '    image: x:1',
      ),
    );
  });
});

describe('what must stay where it is', () => {
  test.each([
    [
      'an anchor before its alias',
      lines(
        'services:',
        '  web:',
        '    image: x:1',
        '    labels: &l {a: b}',
        '  api:',
        '    image: x:1',
        '    labels: *l',
      ),
      'its anchor `&l` must stand before what refers to it',
    ],
    [
      'a comment at the top, of the file or of its first key',
      lines('# Shop', 'volumes:', '  data:', 'services:', '  web:', '    image: x:1'),
      'the comment at the top may be meant for the file or for its first key: an empty line would tell',
    ],
    [
      'a comment within brackets',
      lines('services:', '  web:', '    image: x:1', '    ports: ["443:443", # tls', '      "80:80"]'),
      'a comment stands inside',
    ],
    [
      'an anchor within brackets',
      lines('services:', '  web:', '    image: x:1', '    ports: [&a "443:443", "80:80"]'),
      'an anchor, a tag or a merge key stands inside',
    ],
    [
      'volumes',
      lines('services:', '  web:', '    image: x:1', '    volumes:', '      - ./b:/app', '      - ./a:/app/a'),
      'the order of volumes may tell which one is mounted over another',
    ],
    [
      'a text that keeps its empty lines',
      lines('services:', '  web:', '    image: x:1', '    command: |+', '      a', '', '  api:', '    image: x:1'),
      'empty lines may be part of a text',
    ],
  ])('%s', async (_, text, reason) => {
    const { files, refused } = await sorted(text);
    expect(files).toEqual([]);
    expect(refused.map((one) => one.reason)).toEqual([reason]);
  });

  test('a list of variables of which the later one counts', async () => {
    const { files, withdrawn } = await sorted(
      lines('services:', '  web:', '    image: x:1', '    environment: [A=2, A=1]'),
    );
    expect(files).toEqual([]);
    expect(withdrawn.map(({ reason }) => reason)).toEqual(['it would also change `services.web.environment.A`']);
  });

  test('a text at the end of a file without a line break', async () => {
    const { files, withdrawn } = await sorted(
      'services:\n  b:\n    image: x:1\n  a:\n    image: x:1\n    environment:\n      A: |\n        run',
    );
    expect(files).toEqual([]);
    expect(withdrawn).toHaveLength(1);
  });
});

test('the same lines in another order, comments beside what they were beside, for good', async () => {
  const name = fc.constantFrom('web', '"api"', "'db'", 'zoo', 'a1', 'a10');
  const service = fc
    .record({
      name,
      gap: fc.constantFrom('', '\n', '\n\n'),
      keys: fc
        .shuffledSubarray([
          'image: x:1',
          'ports:\n      - "443:443"\n      # plain\n      - "80:80"',
          'environment:\n      B: 1\n      A: 2',
          'command: |\n      # no comment\n      run',
          'restart: always # ever',
          'x-note: 1',
        ])
        .map((keys) => (keys.includes('image: x:1') ? keys : [...keys, 'image: x:1'])),
    })
    .map((of) => {
      const keys = of.keys.map((key) => `    # ${of.name} ${key.slice(0, 4)}\n    ${key}\n`);
      return {
        name: of.name,
        text: `${of.gap}  # above ${of.name}\n  ${of.name}:\n${keys.join('')}    # in ${of.name}\n`,
      };
    });
  const file = fc
    .record({
      services: fc.uniqueArray(service, { selector: (of) => of.name, minLength: 1, maxLength: 4 }),
      others: fc.subarray(['# one\nvolumes:\n  d: {}\n', 'name: shop # called\n', '\n# x\nx-a: &a 1\n']),
      at: fc.nat(3),
      lineBreak: fc.constantFrom('\n', '\r\n'),
    })
    .map(({ services, others, at, lineBreak }) => {
      const all = `# all\nservices:\n${services.map(({ text }) => text).join('')}`;
      return `# Shop\n\n${[...others.slice(0, at), all, ...others.slice(at)].join('')}`.replaceAll('\n', lineBreak);
    });
  let moved = 0;
  await fc.assert(
    fc.asyncProperty(file, async (before) => {
      const { text, applied, withdrawn, refused, files } = await sorted(before);
      moved += files.length;
      expect({ withdrawn, refused }).toEqual({ withdrawn: [], refused: [] });
      expect(files.length === 0).toBe(applied.length === 0);
      expect(text.split('\n').sort()).toEqual(before.split('\n').sort());
      const comments = async (of: string) => (await parseAlone('compose.yaml', of)).comments.map((one) => one.text);
      expect((await comments(text)).sort()).toEqual((await comments(before)).sort());
      // A comment above a key still stands right above it.
      for (const pair of before.matchAll(
        /# (?:above|all|one|x\b|plain|.* (?:imag|port|envi|comm|rest|x-no)).*\n.*\n/g,
      )) {
        expect(text).toContain(pair[0]);
      }
      expect((await sorted(text)).files).toEqual([]);
    }),
    { numRuns: 25 },
  );
  expect(moved).toBeGreaterThan(5);
}, 60_000);
