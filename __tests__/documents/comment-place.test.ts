import { describe, expect, test } from '@jest/globals';
import { commentPlaces } from '../../src/documents/comment-place.js';
import { parseAlone } from '../../src/documents/parse.js';

/** What each comment of a text speaks of, by its words: keys, `file`, or `nothing`. */
async function placesIn(text: string, path = 'compose.yaml'): Promise<Record<string, string>> {
  const parsed = await parseAlone(path, text);
  const placeOf = commentPlaces(parsed, text);
  return Object.fromEntries(
    parsed.comments.map((comment) => {
      const place = placeOf(comment);
      return [comment.text, place === undefined ? 'nothing' : place.kind === 'file' ? 'file' : place.pointer];
    }),
  );
}

describe('a comment in YAML', () => {
  test('speaks of the file before everything else, of the node below it, or of the one it stands beside', async () => {
    const text = [
      '# top',
      'name: shop # name',
      '',
      '# services',
      'services: # all',
      '  # db',
      '  db: # beside',
      '    ports: # ports',
      '      # first',
      '      - "1:1" # same',
      '',
      '      # second, over a blank line',
      '      - target: 2 # item',
      '        # key of the item',
      '        published: 3',
    ].join('\n');
    expect(await placesIn(text)).toEqual({
      top: 'file',
      name: 'name',
      services: 'services',
      all: 'services',
      db: 'services.db',
      beside: 'services.db',
      ports: 'services.db.ports',
      first: 'services.db.ports[0]',
      same: 'services.db.ports[0]',
      'second, over a blank line': 'services.db.ports[1]',
      item: 'services.db.ports[1]',
      'key of the item': 'services.db.ports[1].published',
    });
  });

  test('speaks of nothing at the end of a block, deeper than what comes next, and at the end of the file', async () => {
    const text = 'services:\n  db:\n    image: a\n    # inner\n  # web\n  web:\n    image: b\n    # last\n';
    expect(await placesIn(text)).toEqual({ inner: 'nothing', web: 'services.web', last: 'nothing' });
  });

  test('speaks of items of a list that is not indented', async () => {
    expect(await placesIn('ports:\n# one\n- "1:1"\n# two\n- "2:2"\n')).toEqual({ one: 'ports[0]', two: 'ports[1]' });
  });

  test('speaks of what ends on its line where nothing starts there', async () => {
    const text = 'a: [\n  1, # item\n  2\n] # list\nb: {\n  c: 1 } # mapping\nd: "x\n  y" # text\n';
    expect(await placesIn(text)).toEqual({ item: 'a[0]', list: 'a', mapping: 'b.c', text: 'd' });
  });

  test('speaks of the alias beside it, not of what the anchor holds, and knows the header of a text block', async () => {
    const text = 'x: &x\n  # inner\n  a: 1\ny: *x # alias\nz:\n  <<: *x\n  # own\n  b: |  # block\n    # no comment\n';
    expect(await placesIn(text)).toEqual({ inner: 'x.a', alias: 'y', own: 'z.b', block: 'z.b' });
  });

  test('speaks of the first key of a later document below it', async () => {
    expect(await placesIn('a: 1\n---\n# second\nb: 2\n')).toEqual({ second: 'b' });
  });

  test('is placed with line ends of every kind', async () => {
    expect(await placesIn('# top\r\na:\r\n  # below\r\n  b: 1 # beside\r\n')).toEqual({
      top: 'file',
      below: 'a.b',
      beside: 'a.b',
    });
  });
});

test('comments in TOML and JSON with comments are placed alike', async () => {
  expect(await placesIn('# top\na = 1 # beside\n# table\n[t]\n# below\nb = 2\n', 'Cargo.toml')).toMatchObject({
    top: 'file',
    beside: 'a',
    table: 't',
    below: 't.b',
  });
  expect(await placesIn('// top\n{\n  // below\n  "a": 1, // beside\n  "b": 2\n}\n', 'a.jsonc')).toEqual({
    top: 'file',
    below: 'a',
    beside: 'a',
  });
});
