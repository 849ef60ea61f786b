import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { stringify } from 'yaml';
import { lineStartsOf } from '../../src/documents/location.js';
import { child, type ParsedFile } from '../../src/documents/node.js';
import { readWithLibrary } from '../../src/documents/yaml/library.js';
import { readQuickly } from '../../src/documents/yaml/quick.js';
import { typePlain } from '../../src/documents/yaml/scalar.js';
import { YamlTree } from '../../src/documents/yaml/tree.js';
import { parseYaml } from './support/parse-yaml.js';
import { plainValue, scalarsOf, shapeOf } from './support/values.js';

const isQuick = (text: string): boolean => readQuickly(text, new YamlTree({ path: 'a', lineStarts: [] })).ok;

/** What each of the two readers makes of a text; undefined when the quick one leaves it to the other, or one finds a mistake. */
function bothReadings(text: string): { quick: unknown; library: unknown } | undefined {
  const file = { path: 'a', lineStarts: lineStartsOf(text) };
  const quickTree = new YamlTree(file);
  const libraryTree = new YamlTree(file);
  const quick = readQuickly(text, quickTree);
  if (!quick.ok) return undefined;
  const library = readWithLibrary(text, libraryTree);
  // What only the reference loader refuses, and where a colon is part of a text to it, only the quick one knows.
  if ([...quickTree.problems, ...libraryTree.problems].some(({ code }) => code === 'yaml-syntax')) return undefined;
  if (/:[,\]}]/.test(text)) return undefined;
  const seen = (read: Pick<ParsedFile, 'documents' | 'comments'>, tree: YamlTree): unknown => ({
    documents: read.documents.map(shapeOf),
    comments: read.comments,
    problems: tree.problems.map(({ code, message, at }) => [code, message, at.start, at.end]),
  });
  return { quick: seen(quick, quickTree), library: seen(library, libraryTree) };
}

describe('the two readers of YAML', () => {
  const fragments = [
    ...[
      'a',
      'key',
      'x y',
      'é',
      'a#b',
      'http://x',
      '010',
      'null',
      '"x"',
      "'y'",
      '"a\\n"',
      "'it''s'",
      '[',
      ']',
      '{',
      '}',
      ',',
    ],
    ...[
      ', ',
      ': ',
      ':',
      '-',
      '- ',
      '\n',
      '\n',
      '\n  ',
      '\n    ',
      '\n ',
      '  ',
      '|',
      '|-',
      '>',
      '>-',
      '>+',
      '&x ',
      '*x ',
      '!t ',
    ],
    ...[
      '!!str ',
      '<<: ',
      '---\n',
      '\r\n',
      '\t',
      '?',
      '%',
      '@',
      '"',
      "'",
      '\\',
      '\n\n',
      '\n- ',
      '\n  - ',
      'a: b\n',
      '- a\n',
      '!',
    ],
  ];

  test('agree on every well-formed text that both read, places and all', () => {
    let compared = 0;
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...fragments), { maxLength: 14 }), (parts) => {
        const both = bothReadings(parts.join(''));
        if (both === undefined) return;
        compared++;
        expect(both.quick).toEqual(both.library);
      }),
      { numRuns: 6000, seed: 20260 },
    );
    expect(compared).toBeGreaterThan(1000);
  });

  test('agree on a compose file with everything in it, changed at any place', () => {
    const text = [
      '# shop\nx-base: &base\n  restart: unless-stopped\n  logging: {driver: json-file, options: {max-size: "10m"}}',
      'services:\n  web:\n    <<: *base\n    image: "nginx:1.27"   # pinned\n    ports:\n    - "80:80"\n    - target: 443\n      published: 8443',
      '    command: >-\n      sh -c\n      "run"\n\n    environment:\n      A: |\n        one\n          two\n      B:\n      C: ~\n    depends_on: [db,\n      cache]',
      '  db:\n    <<: [*base]\n    image: !override postgres\n    healthcheck:\n      test: ["CMD", \'pg_isready\']\n      interval: 10s\n---\nvolumes: {}\n',
    ].join('\n');
    expect(bothReadings(text)).toMatchObject({ quick: { problems: [] } });
    const edit = fc.record({ at: fc.nat(text.length), remove: fc.nat(4), insert: fc.constantFrom('', ...fragments) });
    let compared = 0;
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 2 }), (edits) => {
        const changed = edits.reduce(
          (so, { at, remove, insert }) => so.slice(0, at) + insert + so.slice(at + remove),
          text,
        );
        const both = bothReadings(changed);
        if (both === undefined) return;
        compared++;
        expect(both.quick).toEqual(both.library);
      }),
      { numRuns: 1500, seed: 7 },
    );
    expect(compared).toBeGreaterThan(300);
  });

  test('leave to the library what it has words for', () => {
    for (const text of ['a: b: c\n', 'a: [1\n', '? [a]\n: b\n', '{{ template }}\n']) {
      expect(isQuick(text)).toBe(false);
    }
    for (const text of ['a: 1\n', '- a\n- b: [c, {d: e}]\n', 'a: &x |\n  t\nb: *x\n', 'a: x\n  y\n', '---\n---\n']) {
      expect(isQuick(text)).toBe(true);
    }
  });
});

describe('any value', () => {
  const text = fc.oneof(
    fc.string({ maxLength: 20 }),
    fc.string({ unit: 'grapheme', maxLength: 8 }),
    fc.constantFrom('yes', '010', ' a', 'a: b', '# c', '- d'),
  );
  const key = fc.string({ maxLength: 8 }).filter((name) => name !== '__proto__');
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom(null, true, false),
      fc.integer(),
      fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => (Object.is(number, -0) ? 0 : number)),
      text,
      fc.array(tie('value'), { maxLength: 4 }),
      fc.dictionary(key, tie('value'), { maxKeys: 4, noNullPrototype: true }),
    ),
  }));
  const style = fc.record({
    defaultStringType: fc.constantFrom('PLAIN' as const, 'QUOTE_DOUBLE' as const, 'QUOTE_SINGLE' as const),
    collectionStyle: fc.constantFrom('any' as const, 'flow' as const),
    indent: fc.constantFrom(2, 4),
    indentSeq: fc.boolean(),
    lineWidth: fc.constantFrom(0, 40),
  });

  // Texts in YAML 1.2 that are something else to the reference loader, and that the library writes without quotes.
  const isAmbiguous = (candidate: unknown): boolean => {
    if (typeof candidate === 'string' && /^[:?]|^<<$|[\u0085\u2028\u2029]/.test(candidate)) return true;
    if (typeof candidate === 'string') return /[_0]/.test(candidate) && typeof typePlain(candidate).value !== 'string';
    if (Array.isArray(candidate)) return candidate.some(isAmbiguous);
    return typeof candidate === 'object' && candidate !== null && Object.entries(candidate).flat().some(isAmbiguous);
  };

  test('written as YAML is read as that value', () => {
    fc.assert(
      fc.property(value, style, fc.constantFrom('\n', '\r\n'), (written, options, lineEnd) => {
        fc.pre(!isAmbiguous(written));
        const source = stringify(written, options);
        fc.pre(lineEnd === '\n' || !source.includes('\r'));
        const parsed = parseYaml('a', source.replaceAll('\n', lineEnd));
        // Control characters are the one thing that the library writes and YAML forbids.
        fc.pre(!parsed.problems.some((problem) => problem.code === 'yaml-control-character'));
        expect(parsed.problems).toEqual([]);
        expect(parsed.documents.map(plainValue)).toEqual([written]);
      }),
      { numRuns: 1500 },
    );
  });

  test('written as YAML has each scalar at its place', () => {
    fc.assert(
      fc.property(value, style, (written, options) => {
        const source = stringify(written, options);
        for (const node of parseYaml('a', source).documents.flatMap(scalarsOf)) {
          const slice = source.slice(node.start, node.end);
          if (node.plain) expect(slice.replace(/\s+/g, ' ')).toBe(node.text.replace(/\s+/g, ' '));
          else if (/^[|>]/.test(slice)) expect(slice).toMatch(/\S$/);
          else if (slice.startsWith("'"))
            expect(slice.slice(1, -1).replaceAll("''", "'").replace(/\s+/g, '')).toBe(node.text.replace(/\s+/g, ''));
          else {
            expect(slice).toMatch(/^".*"$/s);
            if (!slice.includes('\n')) expect(JSON.parse(slice)).toBe(node.text);
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  test('stands where its place, read again, gives it, behind aliases and merge keys too', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string({ minLength: 1, maxLength: 8 }), value, { maxKeys: 4 }),
        style,
        (written, options) => {
          const indented = stringify({ body: written }, options).replace(/^body:/, 'body: &body');
          const source = `${indented}again: *body\nmerged:\n  <<: *body\n  own: [*body]\n`;
          const [root] = parseYaml('a', source).documents;
          fc.pre(root !== undefined && parseYaml('a', source).problems.length === 0);
          const [body, again, merged] = ['body', 'again', 'merged'].map((key) =>
            root === undefined ? undefined : child(root, key),
          );
          expect(again?.via).toMatchObject([{ kind: 'alias', start: source.indexOf('*body') }]);
          expect([again?.start, again?.end]).toEqual([body?.start, body?.end]);
          if (!('own' in written)) expect(plainValue(merged)).toMatchObject(written);
          for (const node of (root === undefined ? [] : scalarsOf(root)).filter(({ start, end }) => end > start)) {
            const [reread] = parseYaml('a', source.slice(node.start, node.end)).documents;
            const trimmed = (one: unknown): unknown => (typeof one === 'string' ? one.trimEnd() : one);
            if (reread?.kind === 'scalar') expect(trimmed(reread.value)).toEqual(trimmed(node.value));
            // A plain text of a flow collection may need what stands around it.
            else expect(node.plain).toBe(true);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});
