import { describe, expect, test } from '@jest/globals';
import { positionOf } from '../../src/documents/location.js';
import { descend, type Node } from '../../src/documents/node.js';
import { parseYaml } from './support/parse-yaml.js';
import { codesOf, placeOf, plainValue, scalarsOf } from './support/values.js';

const values = (text: string): unknown[] => parseYaml('compose.yaml', text).documents.map(plainValue);
const problems = (text: string): unknown[] =>
  parseYaml('compose.yaml', text).problems.map(({ code, message, at }) => [code, message, ...placeOf(text, at.start)]);
const written = (text: string, node: Node | undefined): string =>
  node === undefined ? '' : text.slice(node.start, node.end);

describe('documents', () => {
  test('are all read, empty ones as null', () => {
    expect(values('a: 1\n---\n- b\n---\n---\n# end\n')).toEqual([{ a: 1 }, ['b'], null, null]);
    expect(values('--- # first\na: 1\n...\n---\nb: 2\n')).toEqual([{ a: 1 }, { b: 2 }]);
    expect(values('')).toEqual([]);
    expect(values('# only a comment\n')).toEqual([]);
  });

  test('may end with dots, after which an empty value is where it is', () => {
    const text = 'a: 1\n...\n- \n';
    const parsed = parseYaml('a', text);
    expect(parsed.documents.map(plainValue)).toEqual([{ a: 1 }, [null]]);
    const [, second] = parsed.documents;
    expect(written(text, second)).toBe('-');
  });

  test('keep what was written beside the typed value', () => {
    const [root] = parseYaml('a', 'version: 3.10\nmode: 0755\nyes: no\nquoted: "3.10"\n').documents;
    expect(descend(root, 'version')).toMatchObject({ value: 3.1, text: '3.10', plain: true });
    expect(descend(root, 'mode')).toMatchObject({ value: 493, text: '0755' });
    expect(descend(root, 'yes')).toMatchObject({ value: 'no', text: 'no' });
    expect(descend(root, 'quoted')).toMatchObject({ value: '3.10', text: '3.10', plain: false });
  });

  test('keep keys such as __proto__ and constructor as keys', () => {
    const [root] = parseYaml('a', '__proto__: 1\nconstructor: 2\n').documents;
    expect(root?.kind === 'mapping' && [...root.entries.keys()]).toEqual(['__proto__', 'constructor']);
  });

  test('mark keys that are not text', () => {
    const [root] = parseYaml('a', '1: a\ntrue: b\n~: c\n"2": d\ntext: e\n').documents;
    const marks =
      root?.kind === 'mapping' ? [...root.entries.values()].map((entry) => [entry.key, entry.nonString]) : [];
    expect(marks).toEqual([
      ['1', true],
      ['true', true],
      ['~', true],
      ['2', undefined],
      ['text', undefined],
    ]);
  });
});

describe('places', () => {
  const text =
    'services:\n  db:\n    image: "postgres:16"\n    ports: [ "1:1", 2 ]\n    command: |\n      a\n      b\n\n    empty:\n';

  test('of nodes and keys are offsets of their text', () => {
    const [root] = parseYaml('a', text).documents;
    const db = descend(root, 'services', 'db');
    expect(written(text, descend(db, 'image'))).toBe('"postgres:16"');
    expect(written(text, descend(db, 'ports'))).toBe('[ "1:1", 2 ]');
    expect(written(text, descend(db, 'command'))).toBe('|\n      a\n      b');
    expect(written(text, db)).toBe(text.slice(text.indexOf('image'), text.indexOf('empty:') + 6));
    const entry = db?.kind === 'mapping' ? db.entries.get('ports') : undefined;
    expect(text.slice(entry?.keyStart, entry?.keyEnd)).toBe('ports');
  });

  test('of a list right behind a byte order mark start behind it', () => {
    expect(parseYaml('a', '\ufeff-').documents).toMatchObject([{ start: 1, end: 2, items: [{ start: 2, end: 2 }] }]);
  });

  test('are the same lines and columns with CR LF and with a byte order mark', () => {
    for (const variant of [text, text.replaceAll('\n', '\r\n'), `\ufeff${text}`]) {
      const parsed = parseYaml('a', variant);
      const node = descend(parsed.documents[0], 'services', 'db', 'command');
      expect(parsed.problems).toEqual([]);
      expect(node).toMatchObject({ value: 'a\nb\n' });
      if (node !== undefined) {
        expect(positionOf({ file: parsed.file, start: node.start, end: node.end, pointer: '' })).toMatchObject({
          line: 5,
          column: 14,
          endLine: 7,
          endColumn: 8,
        });
      }
    }
  });
});

describe('comments', () => {
  test('are collected with their places, but not from inside of texts', () => {
    const text = '# top\na: "x # no" # yes\nb: |\n  # text\nc: a#b\n  # last';
    expect(parseYaml('a', text).comments).toEqual([
      { text: 'top', start: 0, end: 5 },
      { text: 'yes', start: text.indexOf('# yes'), end: text.indexOf('# yes') + 5 },
      { text: 'last', start: text.indexOf('# last'), end: text.length },
    ]);
  });

  test('are collected from broken files as well', () => {
    expect(parseYaml('a', '# one\na: [1\nb: 2 # two\n').comments.map((comment) => comment.text)).toEqual([
      'one',
      'two',
    ]);
  });
});

describe('anchors and aliases', () => {
  test('share the node, and say where the alias stood', () => {
    const text = 'a: &x {k: [1]}\nb: *x\n';
    const [root] = parseYaml('a', text).documents;
    const a = descend(root, 'a');
    const b = descend(root, 'b');
    expect(plainValue(b)).toEqual({ k: [1] });
    expect(b?.via).toMatchObject([{ kind: 'alias', start: text.indexOf('*x'), end: text.indexOf('*x') + 2 }]);
    expect(b?.start).toBe(a?.start);
    expect(descend(b, 'k')).toBe(descend(a, 'k'));
  });

  test('an anchor counts from where it stands, and the latest one of a name', () => {
    expect(values('a: &x 1\nb: *x\nc: &x 2\nd: *x\n')).toEqual([{ a: 1, b: 1, c: 2, d: 2 }]);
    expect(problems('a: *x\nb: &x 1\n')).toEqual([
      ['undefined-alias', 'The alias "*x" has no anchor "&x" before it in this file.', 1, 4],
    ]);
  });

  test('reach into the documents after theirs, as in the reference loader', () => {
    expect(values('a: &x 1\n---\nb: *x\n')).toEqual([{ a: 1 }, { b: 1 }]);
    expect(codesOf(parseYaml('a', 'b: *x\n---\na: &x 1\n'))).toEqual(['undefined-alias']);
  });

  test('in a circle are a problem', () => {
    expect(problems('a: &x\n  b: *x\n')).toEqual([
      ['alias-cycle', 'The alias "*x" stands inside its own anchor.', 2, 6],
    ]);
    expect(codesOf(parseYaml('a', 'a: &x [*x, *x]\n'))).toEqual(['alias-cycle', 'alias-cycle']);
  });

  test('may be used many times, but not to blow up a file', () => {
    const often = `base: &b {x: 1, y: [1, 2]}\n${Array.from({ length: 200 }, (_, i) => `s${i}: *b`).join('\n')}\n`;
    expect(codesOf(parseYaml('a', often))).toEqual([]);
    const bomb = `a0: &a0 [x, x]\n${Array.from({ length: 60 }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}]`).join('\n')}\n`;
    const parsed = parseYaml('a', bomb);
    expect(new Set(codesOf(parsed))).toEqual(new Set(['alias-expansion']));
    const count = (node: Node): number =>
      node.kind === 'scalar'
        ? 1
        : (node.kind === 'sequence' ? [...node.items] : [...node.entries.values()].map((entry) => entry.value))
            .map(count)
            .reduce((a, b) => a + b, 1);
    expect(parsed.documents.map(count).reduce((a, b) => a + b, 0)).toBeLessThan(500_000);
  });
});

describe('merge keys', () => {
  const base = 'a: &a {x: 1, y: 1}\nb: &b {y: 2, z: 2}\n';

  test('bring what is not written; written keys win wherever they stand', () => {
    expect(values(`${base}c:\n  <<: *a\n  y: own\n`)).toMatchObject([{ c: { x: 1, y: 'own' } }]);
    expect(values(`${base}c:\n  y: own\n  <<: *a\n`)).toMatchObject([{ c: { x: 1, y: 'own' } }]);
  });

  test('of a list: the earlier entry wins', () => {
    expect(values(`${base}c:\n  <<: [*a, *b]\n`)).toMatchObject([{ c: { x: 1, y: 1, z: 2 } }]);
    expect(values(`${base}c:\n  <<: [*b, *a]\n`)).toMatchObject([{ c: { x: 1, y: 2, z: 2 } }]);
  });

  test('take inline mappings and aliases of lists', () => {
    expect(values('c:\n  <<: {x: 1}\n')).toEqual([{ c: { x: 1 } }]);
    expect(values(`${base}l: &l [*a, *b]\nc:\n  <<: *l\n`)).toMatchObject([{ c: { x: 1, y: 1, z: 2 } }]);
  });

  test('are shallow, and chains of them reach through', () => {
    expect(values('a: &a {n: {p: 1}}\nb: &b\n  <<: *a\n  n: {q: 2}\nc: {<<: *b}\n')).toEqual([
      { a: { n: { p: 1 } }, b: { n: { q: 2 } }, c: { n: { q: 2 } } },
    ]);
  });

  test('say where an entry came through', () => {
    const text = `${base}c:\n  <<: *a\n`;
    const x = descend(parseYaml('f', text).documents[0], 'c', 'x');
    expect(x?.start).toBe(text.indexOf('1'));
    expect(x?.via).toMatchObject([{ kind: 'merge-key', start: text.indexOf('*a'), end: text.indexOf('*a') + 2 }]);
  });

  test('of something else, or twice, are problems', () => {
    expect(codesOf(parseYaml('a', 'a: &a 1\nc:\n  <<: *a\n'))).toEqual(['merge-key']);
    expect(codesOf(parseYaml('a', 'c:\n  <<: [{x: 1}, 2]\n'))).toEqual(['merge-key']);
    expect(codesOf(parseYaml('a', `${base}c:\n  <<: *a\n  <<: *b\n`))).toEqual(['duplicate-key']);
    expect(codesOf(parseYaml('a', 'c:\n  <<: *nope\n'))).toEqual(['undefined-alias']);
  });

  test('in quotes are ordinary keys', () => {
    expect(values('c:\n  "<<": 1\n')).toEqual([{ c: { '<<': 1 } }]);
  });
});

describe('a duplicate key', () => {
  test('is a problem at the second that names the line of the first; the last value is kept', () => {
    const parsed = parseYaml('a', 'image: a\nports: []\nimage: b\n');
    expect(plainValue(parsed.documents[0])).toEqual({ image: 'b', ports: [] });
    expect(parsed.problems).toMatchObject([
      {
        code: 'duplicate-key',
        severity: 'error',
        message: 'The key "image" is already defined on line 1.',
        at: { start: 19, end: 24 },
        related: [{ at: { start: 0, end: 5 }, message: 'First defined here.' }],
      },
    ]);
  });

  test('is found in inline mappings and between quoted and plain keys', () => {
    expect(codesOf(parseYaml('a', 'x: {a: 1, "a": 2}\n'))).toEqual(['duplicate-key']);
  });
});

describe('tags', () => {
  test('of its own kind stay on the node', () => {
    const text = 'a: !reset null\nb: !override\n  - x\nc: !Ref Name\nd: !GetAtt a.b\ne: !Sub "x"\n';
    const [root] = parseYaml('a', text).documents;
    expect(['a', 'b', 'c', 'd', 'e'].map((key) => descend(root, key)?.tag)).toEqual([
      '!reset',
      '!override',
      '!Ref',
      '!GetAtt',
      '!Sub',
    ]);
    expect(plainValue(root)).toEqual({ a: 'null', b: ['x'], c: 'Name', d: 'a.b', e: 'x' });
  });

  test('of the core type the value and are gone', () => {
    const [root] = parseYaml(
      'a',
      'a: !!str 12\nb: !!int "12"\nc: !!binary aGk=\nd: !!null ~\ne: !!float 3\n',
    ).documents;
    expect(plainValue(root)).toEqual({ a: '12', b: 12, c: 'hi', d: null, e: 3 });
    expect(descend(root, 'a')?.tag).toBeUndefined();
    expect(descend(root, 'e')).toMatchObject({ type: 'float' });
  });

  test.each([
    '!!int 1.5',
    '!!int x',
    '!!int',
    '!!float 1e400',
    '!!bool yes',
    '!!null x',
    '!!timestamp 1',
    '!!binary a',
  ])('that the value belies are a problem: %s', (value) => {
    expect(codesOf(parseYaml('a', `a: ${value}\n`))).toEqual(['yaml-tag']);
  });

  test('may be written out, with a handle of their own, or with escapes', () => {
    expect(values('a: !<tag:yaml.org,2002:int> "1"\nb: !!in%74 "2"\n')).toEqual([{ a: 1, b: 2 }]);
    expect(values('%TAG !y! tag:yaml.org,2002:\n---\na: !y!int "1"\n')).toEqual([{ a: 1 }]);
    expect(codesOf(parseYaml('a', 'a: !y!int "1"\n'))).toEqual(['yaml-syntax']);
  });

  test('unknown to everyone make their value text, as in the reference loader', () => {
    expect(values('a: !foo 12\n')).toEqual([{ a: '12' }]);
  });
});

describe('texts in several lines', () => {
  test.each([
    ['a: |\n  x\n   y\n\n  z\n', 'x\n y\n\nz\n'],
    ['a: |-\n  x\n\n', 'x'],
    ['a: |+\n  x\n\n', 'x\n\n'],
    ['a: |2\n   x\n', ' x\n'],
    ['a: >\n  x\n  y\n\n  z\n   deeper\n  w\n', 'x y\nz\n deeper\nw\n'],
    ['a: >-\n  x\n  y\n', 'x y'],
    ['a: |\n', ''],
    ['a: x\n  y\n\n  z\n', 'x y\nz'],
    ['a: "x\n  y"\n', 'x y'],
    ["a: 'it''s\n\n  y'\n", "it's\ny"],
    ['a: "\\u00e9\\t\\x41\\\n  b"\n', 'é\tAb'],
    ['a: |\r\n  x\r\n  y\r\n', 'x\ny\n'],
    ["a: 'x\ny'\n", 'x y'],
    ['a: "x\n\n\ny"\n', 'x\n\ny'],
    ['a: "x \\\n   y"\n', 'x y'],
    ['a: |\n  x', 'x'],
    ['a: "it\\\'s"\n', "it's"],
    ['a: x\ry: z', 'x'],
    ['a: |+\n  x\n\n# c\n', 'x\n\n'],
    ['a: |1-\n  x\n', ' x'],
  ])('%j', (text, value) => {
    expect(values(text)).toMatchObject([{ a: value }]);
  });

  test.each([
    ['a: [\nx\n]\n', ['x']],
    ['a: {\nb: x\n}\n', { b: 'x' }],
    ['a: [x]#y\n', ['x']],
    ['a: [x,#y\n z]\n', ['x', 'z']],
    ['a:\t[\tx,\t"y\tz",\t\tw ]\n', ['x', 'y\tz', 'w']],
    ['a: [\n\t"x",\n\t{b:\nc}\n]\n', ['x', { b: 'c' }]],
    ['a: [b: x, c]\n', [{ b: 'x' }, 'c']],
    ['a: [:x, ::]\n', [':x', '::']],
    ['a: {b, "c":x, d:}\n', { b: null, c: 'x', 'd:': null }],
    ['a:\n- b\n-\n- - c\n  - d\n', ['b', null, ['c', 'd']]],
    ['a:\n  ? b\n  : c\n  ? d\n', { b: 'c', d: null }],
  ])('in brackets or by indentation: %j', (text, value) => {
    expect(parseYaml('a', text).problems).toEqual([]);
    expect(values(text)).toEqual([{ a: value }]);
  });
});

describe('what the reference loader reads and the library refuses', () => {
  const certificate = Array.from({ length: 60 }, (_, i) => `line${i}`);
  const text = `cert: "${certificate.join('\n')}"# of the proxy\nlist: [\nx,\n\ty ]\nend: 'it''s\nso'\n`;

  test('is read as if it were indented', () => {
    expect(parseYaml('a', text).problems).toEqual([]);
    expect(values(text)).toEqual([{ cert: certificate.join(' '), list: ['x', 'y'], end: "it's so" }]);
  });

  test('stands where it is written', () => {
    const parsed = parseYaml('a', text);
    const written = parsed.documents.flatMap(scalarsOf).map(({ start, end }) => text.slice(start, end));
    expect(written).toEqual([`"${certificate.join('\n')}"`, 'x', 'y', "'it''s\nso'"]);
    expect(parsed.comments.map(({ start, end }) => text.slice(start, end))).toEqual(['# of the proxy']);
  });

  test('is no mistake beside one', () => {
    expect(problems('a: "x"#y\nb: [1\n')).toMatchObject([['yaml-syntax', expect.anything(), 3, 1]]);
  });
});

describe('a text that only the reference loader refuses', () => {
  test.each([
    ['a: "\\/"\n', 1, 5],
    ['a: 1\n\t\nb: 2\n', 2, 1],
    ['a: "\\ud83d\\ude00"\n', 1, 5],
    ['%YAML 1.2\n---\na: 1\n', 1, 1],
    ['a: 1\n...\nb: 2\n', 3, 1],
    ['a: &é b\n', 1, 4],
    ['a: {b\n  : c}\n', 2, 3],
    ['a:\n  : b\n', 2, 3],
    ['a: [b]: 1\n', 1, 7],
    ['%OLD\n---\na: 1\n', 1, 1],
    ['%OLD\n', 1, 1],
    ['a: !!\n', 1, 4],
  ])('is told at the place: %j', (text, line, column) => {
    const [first, ...more] = problems(text);
    expect(first).toMatchObject(['yaml-syntax', expect.stringMatching(/\.$/), line, column]);
    expect(more).toEqual([]);
  });
});

describe('what is wrong', () => {
  test.each([
    ['a: b: c\n', 'There is a second ": " in this line, inside a value.', 1, 4],
    ['a:\n\tb: 1\n', 'This line is indented with a tab, which YAML does not allow.', 2, 1],
    ['a: [1, 2\nb: 3\n', 'A list that starts with "[" is not closed before this place.', 2, 1],
    ['a: "x\nb: 1\n', 'A text in double quotes is not closed.', 3, 1],
    ["a: 'x\n", 'A text in single quotes is not closed.', 2, 1],
    ['a: 1\n  b: 2\n', 'What starts here goes on to the next line, and there a ":" follows that makes it a key.', 1, 4],
    ['a:\n  b: 1\n c: 2\n', 'This key does not stand in the same column as the keys beside it.', 3, 1],
    ['a: 1\nb\nc: 2\n', 'This line is not a "key: value" pair like its neighbours.', 2, 1],
    ['a: @x\n', 'A value cannot start with this character.', 1, 4],
    ['a: "\\q"\n', 'This backslash sequence is unknown in a double-quoted text.', 1, 5],
    ['a: [1, 2}\n', 'A list that starts with "[" is not closed before this place.', 1, 9],
    ['a: 1}\nb: ]\n', 'This "]" closes nothing.', 2, 4],
    ['a: x\n- b\n', 'A list item ("- ") stands among the keys of a mapping.', 2, 1],
    ['a: [,]\n', 'There is a comma with nothing before it.', 1, 5],
    [
      'a: {b: 1 c: 2}\n',
      'Inside "[…]" or "{…}" a comma is missing, or an entry is written as an indented block.',
      1,
      8,
    ],
    ['a: "x" y\n', 'The value ended before this place, and what follows belongs to nothing.', 1, 8],
    ['[a]: b\n', 'A key must be text, not a mapping or a list.', 1, 1],
  ])('is said in plain words at its place: %j', (text, message, line, column) => {
    expect(problems(text)).toContainEqual([
      text.startsWith('[') ? 'complex-key' : 'yaml-syntax',
      message,
      line,
      column,
    ]);
  });

  test('is the line that a tab indents, and not what follows from it', () => {
    const text =
      'services:\n    web:\n        volumes:\n        - "a:/b"\n\t    configs:\n            - x\n        api:\n            image: y\n   db:\n';
    expect(problems(text)).toEqual([['yaml-syntax', expect.any(String), 5, expect.any(Number)]]);
  });

  test('comes with a remedy, all at once and by place', () => {
    const parsed = parseYaml('a', 'a: b: c\nd: 1\nd: 2\ne: *nope\n');
    expect(codesOf(parsed)).toEqual(['yaml-syntax', 'duplicate-key', 'undefined-alias']);
    for (const problem of parsed.problems) expect(problem.hint).toMatch(/\.$/);
  });

  test('leaves what could be read', () => {
    expect(values('services:\n  db:\n    image: x\n  web:\n    image: [1\n    ports: 2\n')).toMatchObject([
      { services: { db: { image: 'x' } } },
    ]);
  });

  test('with control characters is said once, and the rest is read', () => {
    expect(problems('a: x\u0007\u0001y\nb: 1\n')).toEqual([
      ['yaml-control-character', 'There is a control character (U+0007) here, which YAML does not allow.', 1, 5],
    ]);
    expect(values('a: x\u0007y\nb: 1\n')).toEqual([{ a: 'x y', b: 1 }]);
  });
});

describe('a template', () => {
  test.each([
    ['{{- if .Values.on }}\na: 1\n{{- end }}\n', '{{- if .Values.on }}'],
    ['a: 1\n{{ include "x" . }}\n', '{{ include "x" . }}'],
    ['a: {{ .Values.x }}\n', '{{ .Values.x }}'],
    ['a: [{{ x }}]\n', '{{ x }}'],
    ['{% if x %}\na: 1\n{% endif %}\n', '{% if x %}'],
    ['a: {{ x }}-y\nb: "{{ z }}"\n', '{{ x }}'],
    ['a: x {{ y: }}\n b\n', '{{ y: }}'],
  ])('is told from broken YAML: %j', (text, action) => {
    const parsed = parseYaml('a', text);
    expect(parsed.documents).toEqual([]);
    expect(parsed.problems).toMatchObject([{ code: 'yaml-template', severity: 'warning' }]);
    expect(text.slice(parsed.problems[0]?.at.start, parsed.problems[0]?.at.end)).toBe(action);
  });

  test('that is valid YAML as it stands is YAML', () => {
    expect(values('a: "{{ x }}"\nb: x{{ y }}\nc: |\n  {{- if z }}\n')).toEqual([
      { a: '{{ x }}', b: 'x{{ y }}', c: '{{- if z }}\n' },
    ]);
  });

  test('never hides broken YAML without a closed action', () => {
    expect(codesOf(parseYaml('a', 'a: {{ x\nb: 1\n'))).toContain('yaml-syntax');
  });
});
