import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fixRepository } from '../../../src/app/fix/fix.js';
import { parseAlone } from '../../../src/documents/parse.js';
import { memory } from '../../../src/source/memory.js';

/** Not the rules of order, which move what stands here. */
const LAYOUT = [
  'file-without-final-line-break',
  'quoted-keys',
  'quoted-volumes',
  'services-without-empty-line-between',
  'unquoted-ports',
];

async function styled(text: string) {
  const options = { target: '.', preset: 'style', unsafe: false, rules: LAYOUT };
  const result = await fixRepository(memory({ 'compose.yaml': text }), options);
  return { text: result.files[0]?.after ?? text, withdrawn: result.withdrawn };
}

describe('the style of a file is mended', () => {
  test.each([
    ['\n', 'LF'],
    ['\r\n', 'CR LF'],
  ])('an empty line comes before a service and its comments, and a break at the end: %j (%s)', async (lineBreak) => {
    const lines = [
      'services:',
      '  web:',
      '    image: nginx:1.27',
      '  # rows',
      '  # and columns',
      '  db:',
      '    image: x:1',
    ];
    const { text, withdrawn } = await styled(lines.join(lineBreak));
    expect(withdrawn).toEqual([]);
    expect(text).toBe([...lines.slice(0, 3), '', ...lines.slice(3), ''].join(lineBreak));
  });

  test('quotes go where they mean nothing, and stay where they do', async () => {
    const before = [
      'services:',
      '  "web": # ours',
      '    image: nginx:1.27',
      "    volumes: [\"./a:/a\", '${A:-./b}:/b', './c:/c']",
      '    environment: {"A": 1, "on": 2}',
      '    labels: {"x":1}',
      '',
    ].join('\n');
    const after = before.replace('"web"', 'web').replace('"./a:/a"', './a:/a').replace("'./c:/c'", './c:/c');
    expect((await styled(before)).text).toBe(after.replace('"A"', 'A'));
  });

  test('more services than a finding shows places are all set apart at once', async () => {
    const names = Array.from({ length: 40 }, (_, i) => `s${String(i).padStart(2, '0')}`);
    const { text } = await styled(`services:\n${names.map((name) => `  ${name}:\n    image: x:1\n`).join('')}`);
    expect(text).toBe(`services:\n${names.map((name) => `  ${name}:\n    image: x:1\n`).join('\n')}`);
  });
});

test('what is mended means the same, keeps its comments, and is mended for good', async () => {
  const name = fc.constantFrom('web', '"api"', "'db'", '"on"', '"1"');
  const service = fc.record({
    name,
    comment: fc.constantFrom('', '  # above\n', '  # a\n\n  # b\n'),
    volume: fc.constantFrom('', 'volumes: ["./a:/a"]', "volumes: ['./b:/b', '${A:-./x}:/x']"),
    gap: fc.constantFrom('', '\n', '  \n'),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(service, { selector: (of) => of.name, maxLength: 4, minLength: 1 }),
      fc.constantFrom('\n', '\r\n'),
      fc.boolean(),
      async (services, lineBreak, last) => {
        const blocks = services.map(
          (of) => `${of.gap}${of.comment}  ${of.name}:\n    image: x:1${of.volume && `\n    ${of.volume}`}\n`,
        );
        const whole = `services:\n${blocks.join('')}`.replaceAll('\n', lineBreak);
        const before = last ? whole : whole.slice(0, -lineBreak.length);
        const { text } = await styled(before);
        const [old, mended] = [await parseAlone('compose.yaml', before), await parseAlone('compose.yaml', text)];
        expect(mended.comments.map((comment) => comment.text)).toEqual(old.comments.map((comment) => comment.text));
        expect(text.endsWith(lineBreak)).toBe(true);
        expect(text.replaceAll(lineBreak, '')).not.toMatch(/[\r\n]/);
        expect(text.replace(/["'\s]/g, '')).toBe(before.replace(/["'\s]/g, ''));
        expect((await styled(text)).text).toBe(text);
      },
    ),
    { numRuns: 25 },
  );
});
