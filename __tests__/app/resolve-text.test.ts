import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Resolved, resolveCompose } from '../../src/app/resolve.js';
import { pieceOf, textOf } from '../../src/app/resolve-text.js';
import { prepareRecovery } from '../../src/documents/parse.js';
import { memory } from '../../src/source/memory.js';

function resolve(files: Readonly<Record<string, string>>, provenance = false): Promise<Resolved> {
  const request = { directory: '', files: [], envFiles: [], profiles: [], variables: new Map(), dialect: '5' as const };
  return resolveCompose(memory(files, { name: 'shop' }), request, { format: 'yaml', allResources: true, provenance });
}

/** A project that holds a text as a value, an item and a key. A `$` of a key is doubled by Compose and not read as one again. */
function holding(text: string): string {
  const written = JSON.stringify(text).replaceAll('$', '$$$$').replaceAll('\x7f', '\\x7f');
  const key = written.replaceAll('$', '');
  const web = `{image: shop, command: [${written}], labels: {k: ${written}}, environment: {A: ${written}}}`;
  return `services:\n  web: ${web}\nx-own: {? ${key} : 1}\n`;
}

/** What a terminal or the runner of GitHub Actions takes for an order. */
const ORDERS = /^\s*::|##\[|(?!\n|\t)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/mu;

describe('text of a hostile repository', () => {
  test.each([
    ['a workflow command', 'a\n  ::error::boom'],
    ['one at the start', '::stop-commands::x'],
    ['an old workflow command', 'echo ##[error]x'],
    ['an escape', '\u001b]0;title\u0007\u001b[2J'],
    ['a control of eight bits', '\u009b2J'],
    ['a text that is drawn backwards', 'a\u202eb\u2028c\u{e0001}'],
    ['a long text of several lines', `${'word '.repeat(30)}\n::error::x\n${'word '.repeat(30)}`],
  ])('%s is spelled out in both formats', async (_, text) => {
    const resolved = await resolve({ 'compose.yaml': holding(text) });
    for (const format of ['yaml', 'json'] as const) expect(await textOf(resolved, format)).not.toMatch(ORDERS);
    const json = JSON.parse(await textOf(resolved, 'json'));
    expect(json.services.web).toMatchObject({ command: [text], labels: { k: text } });
  });

  test('names of files are spelled out in comments and in titles', async () => {
    const path = 'a\u001b[31m\n::error::b##[x/compose.yaml';
    const files = {
      'compose.yaml': `include: [${JSON.stringify(path)}]\n`,
      [path]: 'services:\n  web:\n    image: x\n',
    };
    const resolved = await resolve(files, true);
    for (const format of ['yaml', 'json'] as const) {
      expect(await textOf(resolved, format)).not.toMatch(ORDERS);
      expect(await pieceOf({ ...resolved, id: path, files: [path] }, format)).not.toMatch(ORDERS);
    }
    expect(await textOf(resolved, 'yaml')).toContain('a\\u{1b}[31m\\n::error::b#\\u{23}[x/compose.yaml:3');
  });
});

test.each([' \n', '\t\n', '  \n\n'])('a text of blanks alone is printed as it is: %j', async (text) => {
  const first = await resolve({ 'compose.yaml': holding(text) });
  expect(await resolve({ 'compose.yaml': await textOf(first, 'yaml') })).toEqual(first);
});

test('what is printed is read again as the same project, whatever its texts are', async () => {
  await prepareRecovery();
  const text = fc
    .array(
      fc.oneof(
        fc.string({ unit: 'grapheme' }),
        fc.constantFrom('\n', ' ', '::', '##[', '#', '"', "'", '\\', '${', '- '),
      ),
    )
    .map((parts) => parts.join(''))
    // An empty key or one with a NUL is none, and texts are trimmed nowhere.
    .filter((value) => value !== '' && !/[\p{Cs}\0]/u.test(value));
  await fc.assert(
    fc.asyncProperty(text, async (value) => {
      const first = await resolve({ 'compose.yaml': holding(value) });
      expect(first.remarks).toEqual([]);
      const printed = await textOf(first, 'yaml');
      expect(printed).not.toMatch(ORDERS);
      const second = await resolve({ 'compose.yaml': printed });
      expect(second).toEqual(first);
    }),
    { numRuns: 200 },
  );
});
