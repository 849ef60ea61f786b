import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { descend } from '../../src/documents/node.js';
import { parseAlone, parseFile, prepareParsers, prepareRecovery, RecoveryNeeded } from '../../src/documents/parse.js';
import { codesOf, placeOf, plainValue } from './support/values.js';

describe('before the parsers are prepared', () => {
  test('YAML is read, and anything else is a defect of the caller', () => {
    expect(plainValue(parseFile('a.yml', 'a: 1').documents[0])).toEqual({ a: 1 });
    expect(() => parseFile('a.json', '{}')).toThrow('prepareParsers was not told of files like a.json');
  });
});

describe('YAML with mistakes', () => {
  const broken = 'a: [1\nb: 2\n';

  test('needs a library that is loaded only for it', async () => {
    expect(() => parseFile('a.yml', broken)).toThrow(RecoveryNeeded);
    await prepareRecovery();
    expect(codesOf(parseFile('a.yml', broken))).toContain('yaml-syntax');
  });

  test('is read when it is read alone', async () => {
    expect(codesOf(await parseAlone('a.yml', broken))).toContain('yaml-syntax');
  });
});

describe('a file is parsed by its name', () => {
  test.each([
    ['compose.yaml', 'a: 1', { a: 1 }],
    ['values', 'a: 1', { a: 1 }],
    ['package.json', '{"a": 1}', { a: 1 }],
    ['tsconfig.JSON', '{"a": 1}', { a: 1 }],
    ['Cargo.toml', 'a = 1', { a: 1 }],
    ['app/Pipfile', 'a = 1', { a: 1 }],
  ])('%s', async (path, text, value) => {
    await prepareParsers([path]);
    const parsed = parseFile(path, text);
    expect(parsed.problems).toEqual([]);
    expect(parsed.documents.map(plainValue)).toEqual([value]);
    expect(parsed.file.path).toBe(path);
  });
});

describe('JSON', () => {
  const json = (text: string, path = 'a.json') => parseFile(path, text);

  test('has the places and the texts of its values', () => {
    const text = '{\r\n  "port": 8080.0,\r\n  "tags": ["a\\n", null]\r\n}';
    const [root] = json(text).documents;
    const port = descend(root, 'port');
    expect(port).toMatchObject({ value: 8080, text: '8080.0', plain: true });
    expect(text.slice(port?.start, port?.end)).toBe('8080.0');
    expect(plainValue(root)).toEqual({ port: 8080, tags: ['a\n', null] });
    const entry = root?.kind === 'mapping' ? root.entries.get('tags') : undefined;
    expect(text.slice(entry?.keyStart, entry?.keyEnd)).toBe('"tags"');
  });

  test('of any value is that value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(0, 2), (value, indent) => {
        const written = JSON.stringify(value, null, indent);
        const parsed = json(written);
        expect(parsed.problems).toEqual([]);
        expect(JSON.stringify(plainValue(parsed.documents[0]))).toBe(JSON.stringify(JSON.parse(written)));
      }),
    );
  });

  test('with comments or a trailing comma is a warning, except where that is the custom', () => {
    const text = '{"a": [1,], // why\n}';
    expect(json(text).problems).toMatchObject([
      { severity: 'warning' },
      { severity: 'warning' },
      { severity: 'warning' },
    ]);
    expect(plainValue(json(text).documents[0])).toEqual({ a: [1] });
    for (const path of ['a.jsonc', 'tsconfig.base.json', '.vscode/settings.json'])
      expect(json(text, path).problems).toEqual([]);
    expect(json(text).comments).toEqual([{ text: 'why', start: 12, end: 18 }]);
    expect(json('{} /* open').comments).toEqual([{ text: 'open', start: 3, end: 10 }]);
  });

  test('that is broken gives what could be read, and where it breaks', () => {
    const text = '{"a": 1,\n "b" 2}';
    const parsed = json(text);
    expect(codesOf(parsed)).toContain('json-syntax');
    expect(placeOf(text, parsed.problems[0]?.at.start ?? 0)).toEqual([2, 6]);
    expect(descend(parsed.documents[0], 'a')).toMatchObject({ value: 1 });
  });

  test('with a key twice keeps the last', () => {
    const parsed = json('{"a": 1, "a": 2}');
    expect(codesOf(parsed)).toEqual(['duplicate-key']);
    expect(plainValue(parsed.documents[0])).toEqual({ a: 2 });
  });

  test('keeps __proto__ as a key', () => {
    const [root] = json('{"__proto__": {"x": 1}}').documents;
    expect(root?.kind === 'mapping' && [...root.entries.keys()]).toEqual(['__proto__']);
  });
});

describe('TOML', () => {
  const toml = (text: string) => parseFile('a.toml', text);

  test('has tables, arrays of tables, dotted keys and inline tables', () => {
    const text = [
      'name = "shop" # note',
      'when = 1979-05-27T07:32:00Z',
      'port = 0x1F90',
      'a.b = [1, 2.5,',
      '  true]',
      '[package.metadata]',
      "x = '''",
      "raw\\n'''",
      '[[bin]]',
      'name = "one"',
      '[[bin]]',
      'name = "two"',
      '[bin.deep]',
      'y = { z = 1, "q r" = 2 }',
    ].join('\n');
    const parsed = toml(text);
    expect(parsed.problems).toEqual([]);
    expect(plainValue(parsed.documents[0])).toEqual({
      name: 'shop',
      when: '1979-05-27T07:32:00Z',
      port: 8080,
      a: { b: [1, 2.5, true] },
      package: { metadata: { x: 'raw\\n' } },
      bin: [{ name: 'one' }, { name: 'two', deep: { y: { z: 1, 'q r': 2 } } }],
    });
    const port = descend(parsed.documents[0], 'port');
    expect(text.slice(port?.start, port?.end)).toBe('0x1F90');
    expect(parsed.comments).toEqual([{ text: 'note', start: 14, end: 20 }]);
  });

  test('that is broken is one problem at its place', () => {
    const text = 'a = 1\nb = = 2\n';
    const parsed = toml(text);
    expect(codesOf(parsed)).toEqual(['toml-syntax']);
    expect(placeOf(text, parsed.problems[0]?.at.start ?? 0)[0]).toBe(2);
  });
});
