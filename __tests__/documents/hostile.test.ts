import { beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseDockerfile } from '../../src/documents/dockerfile.js';
import { parseHcl } from '../../src/documents/hcl.js';
import { parseMakefile } from '../../src/documents/makefile.js';
import type { Node } from '../../src/documents/node.js';
import { parseFile, prepareParsers, prepareRecovery } from '../../src/documents/parse.js';
import { codesOf } from './support/values.js';

const NAMES = ['a.yaml', 'a.json', 'a.toml', 'a.jsonc'];
const LINE_PARSERS = [parseDockerfile, parseHcl, parseMakefile];

beforeAll(async () => {
  await prepareRecovery();
  await prepareParsers(NAMES);
});

/** Depth of a tree, counted without recursion. */
function depthOf(root: Node): number {
  let depth = 0;
  for (let level: Node[] = [root]; level.length > 0; depth++) {
    level = level.flatMap((node) => {
      if (node.kind === 'scalar') return [];
      return node.kind === 'sequence' ? [...node.items] : [...node.entries.values()].map((entry) => entry.value);
    });
  }
  return depth;
}

describe('any text', () => {
  const syntax = '{}[]()<>:;,.-_=!?&*|@#%$"\'`\\/~^ \t\n\r\u0000\ufeffabcE019';
  const soup = fc.string({ unit: fc.constantFrom(...syntax), maxLength: 60 });
  const text = fc.oneof(soup, fc.string({ unit: 'binary', maxLength: 40 }), fc.string({ maxLength: 60 }));

  test('is parsed without an exception, with every place inside of it', () => {
    fc.assert(
      fc.property(fc.constantFrom(...NAMES), text, (name, source) => {
        const parsed = parseFile(name, source);
        for (const { at } of parsed.problems) {
          expect(at.start).toBeGreaterThanOrEqual(0);
          expect(at.start).toBeLessThanOrEqual(source.length);
        }
        for (const { start, end } of [...parsed.documents, ...parsed.comments]) {
          expect(start).toBeLessThanOrEqual(end);
          expect(end).toBeLessThanOrEqual(source.length);
        }
      }),
      { numRuns: 2500 },
    );
  });

  test('is read as a Dockerfile, as HCL and as a Makefile without an exception', () => {
    const words = fc.constantFrom(
      'FROM ',
      'RUN ',
      '<<EOF',
      'a ',
      '"b" ',
      '{',
      '}',
      '= ',
      `\${`,
      '\n',
      '\t',
      '\\',
      ':',
      '#',
      '$(',
      ')',
      '[',
    );
    const lines = fc.oneof(
      text,
      fc.array(words, { maxLength: 20 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(fc.constantFrom(...LINE_PARSERS), lines, (parse, source) => {
        expect(parse('a', source)).toBeDefined();
      }),
      { numRuns: 2000 },
    );
  });
});

describe('nesting', () => {
  test.each([
    ['a.yaml', '['.repeat(100_000)],
    ['a.yaml', '{a: '.repeat(100_000)],
    ['a.yaml', '- '.repeat(100_000)],
    ['a.yaml', '? '.repeat(100_000)],
    ['a.yaml', Array.from({ length: 1000 }, (_, i) => `${' '.repeat(i)}a:\n`).join('')],
    ['a.json', '['.repeat(100_000)],
    ['a.json', '{"a":'.repeat(100_000)],
    ['a.toml', `a = ${'['.repeat(100_000)}${']'.repeat(100_000)}`],
    ['a.toml', `a = ${'['.repeat(1000)}${']'.repeat(1000)}`],
    ['a.toml', `${'a.'.repeat(1000)}a = 1`],
    ['a.toml', `[${'a.'.repeat(1000)}a]`],
    ['a.toml', `a = ${'{ a.a.a.a = '.repeat(150)}1${' }'.repeat(150)}`],
  ])('in %s beyond the limit is one problem: %.20j', (name, source) => {
    const parsed = parseFile(name, source);
    expect(codesOf(parsed).filter((code) => !/-syntax$/.test(code))).toEqual(['nesting-too-deep']);
    for (const root of parsed.documents) expect(depthOf(root)).toBeLessThan(250);
  });

  test.each([
    ['a.yaml', `${'['.repeat(150)}${']'.repeat(150)}`],
    ['a.json', `${'['.repeat(150)}${']'.repeat(150)}`],
    ['a.toml', `a = ${'['.repeat(150)}${']'.repeat(150)}`],
  ])('in %s up to the limit is read', (name, source) => {
    const parsed = parseFile(name, source);
    expect(parsed.problems).toEqual([]);
    expect(parsed.documents.map(depthOf)[0]).toBeGreaterThanOrEqual(150);
  });

  test('of HCL blocks is bounded, and what follows is read', () => {
    const deep = `${'a {\n'.repeat(5000)}${'}\n'.repeat(5000)}b "c" {}\n`;
    expect(parseHcl('a.tf', deep).map((block) => [block.type, block.labels])).toEqual([
      ['a', []],
      ['b', ['c']],
    ]);
    expect(parseHcl('a.tf', `x = ${'['.repeat(100_000)}`)).toEqual([]);
    expect(parseHcl('a.tf', `a { x = "${'${"'.repeat(50_000)}`)).toHaveLength(1);
  });
});

describe('size', () => {
  /** Of the processor's time: how busy the machine is otherwise says nothing about the reader. */
  const seconds = (run: () => unknown): number => {
    const before = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1e6;
  };
  // A quadratic reader takes minutes for these; a linear one well under a second. The bound leaves room for a slow machine.
  const unit = 64 * 1024;

  test.each([
    'a: b\n',
    '- a\n',
    '[], ',
    '# c\n',
    'a\n',
    '"',
    ']',
    '&a ',
    ': ',
    '{{',
    'a: |\n',
    '\t',
    '%x\n',
    '? a\n',
    '---\n',
  ])('of YAML made of %j costs in proportion', (piece) => {
    expect(seconds(() => parseFile('a.yaml', piece.repeat(unit / piece.length)))).toBeLessThan(20);
  });

  test('of many keys costs in proportion', () => {
    const keys = Array.from({ length: 100_000 }, (_, i) => `key${i}: ${i}\n`).join('');
    expect(seconds(() => expect(parseFile('a.yaml', keys).problems).toEqual([]))).toBeLessThan(10);
    const tables = '[[package]]\nname = "x"\n'.repeat(5000);
    expect(seconds(() => expect(parseFile('a.toml', tables).problems).toEqual([]))).toBeLessThan(20);
  });

  test.each(['FROM a\n', 'RUN a \\\n', '# c\n', 'RUN <<A\n', 'EXPOSE 1 ', 'ENV A=$A$A\n', 'FROM a AS a\n'])(
    'of a Dockerfile made of %j costs in proportion',
    (piece) => {
      expect(seconds(() => parseDockerfile('a', `FROM a\n${piece.repeat(unit / piece.length)}`))).toBeLessThan(10);
    },
  );

  test.each(['a {\n', 'a = 1\n', `"\${`, '<<A\n', '/*', 'a "b" '])('of HCL made of %j costs in proportion', (piece) => {
    expect(seconds(() => parseHcl('a.tf', piece.repeat(unit / piece.length)))).toBeLessThan(10);
  });

  test.each(['a: b\n', '\ta\n', '\\\n', '$(', 'a = b\n', 'a b:', 'a += $(a)\n', '\t$(a)\n', 'define a\n'])(
    'of a Makefile made of %j costs in proportion',
    (piece) => {
      expect(seconds(() => parseMakefile('a', `a:\n${piece.repeat(unit / piece.length)}`))).toBeLessThan(10);
    },
  );

  test('of a text with a mistake decides whether more than the first is looked for', () => {
    const broken = `a: "x" y\nb: [1\n${'# c\n'.repeat(1000)}`;
    expect(parseFile('a.yaml', broken).problems.length).toBeGreaterThan(1);
    const large = parseFile('a.yaml', `${broken}${'# c\n'.repeat(200_000)}`);
    expect(large.problems.map(({ code, at }) => [code, at.start])).toEqual([['yaml-syntax', 7]]);
  });

  test('in keys and values is bounded', () => {
    const tooMany = { code: 'yaml-syntax', message: expect.stringContaining('more lines, keys and values') };
    for (const [piece, count] of [
      ['1,', 300_100],
      ['1:\n', 300_100],
      ['[['.repeat(90).concat(']]'.repeat(90), '\n'), 2_000],
      [`${'- '.repeat(190)}\n`, 2_000],
    ] as const) {
      expect(parseFile('a.yaml', `a: [${piece.repeat(count)}]`).problems).toMatchObject([tooMany]);
      expect(seconds(() => parseFile('a.yaml', piece.repeat(count)))).toBeLessThan(20);
    }
  });

  test('of problems is bounded', () => {
    expect(parseFile('a.yaml', 'a: 1\n'.repeat(1000)).problems).toHaveLength(50);
    expect(parseFile('a.yaml', 'a: b: c\n'.repeat(1000)).problems.length).toBeLessThanOrEqual(50);
  });
});
