import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Lexer } from 'yaml';
import { fixRepository } from '../../../src/app/fix/fix.js';
import { resolveEvery } from '../../../src/app/resolve-every.js';
import { differences } from '../../../src/lib/differences.js';
import type { Plain } from '../../../src/lib/json.js';
import type { Change } from '../../../src/rulebook/edit.js';
import { loadRulebook, loadTexts } from '../../../src/rulebook/load.js';
import { memory } from '../../../src/source/memory.js';

type Files = Readonly<Record<string, string>>;

const fixable = loadRulebook().rules.flatMap(({ id, edit }) =>
  edit === undefined ? [] : [{ id, change: edit.change }],
);
const texts = await loadTexts();

/** What people have in their Compose files beside what a rule looks at. */
const SURROUNDINGS = [
  'x-logging: &logging\n  driver: json-file # rotated\n  options: { max-size: "10m" }',
  'x-paths: [\'C:\\srv\\data\', "D:\\\\backup"]',
  `x-note: "${'a long text '.repeat(40)}"`,
  'x-base: &base\n  TZ: UTC\nx-more:\n  <<: *base\n  LANG: C',
  'x-script: |\n  # no comment, a line of a script\n  echo "tab:\there"',
];

const decoration = fc.record({
  behind: fc.array(fc.constantFrom('', ' # kept', ' #\ttabs\tinside', '  # a: [b, "c"]'), {
    minLength: 1,
    maxLength: 5,
  }),
  between: fc.array(fc.constantFrom('', '', '# on its own', '#- "8080:80"'), { minLength: 1, maxLength: 4 }),
  around: fc.subarray(SURROUNDINGS, { maxLength: 2 }),
  mark: fc.constantFrom('', '\uFEFF'),
  lineBreak: fc.constantFrom('\n', '\r\n'),
  lastBreak: fc.boolean(),
});

type Decoration = typeof decoration extends fc.Arbitrary<infer T> ? T : never;

/** The same project with comments, anchors and other line breaks. A line that goes on in the next one gets no comment. */
function decorated(text: string, { behind, between, around, mark, lineBreak, lastBreak }: Decoration): string {
  const lines = text
    .trimEnd()
    .split('\n')
    .flatMap((line, index) => {
      if (line.trim() === '' || line.trim().startsWith('#')) return [line];
      const comment = line.includes('#') ? '' : (behind[index % behind.length] ?? '');
      const own = between[index % between.length] ?? '';
      return [...(own === '' ? [] : [`${/^ */.exec(line)?.[0] ?? ''}${own}`]), `${line}${comment}`];
    });
  const whole = [...around, ...lines].join('\n').replaceAll('\n', lineBreak);
  return `${mark}${whole}${lastBreak ? lineBreak : ''}`;
}

/** Texts in which a comment may stand behind any line. */
function isPlain(files: Files): boolean {
  return Object.entries(files).every(([path, text]) => !isCompose(path) || text.split('\n').every(isWhole));
}

function isCompose(path: string): boolean {
  return /compose[^/]*\.ya?ml$/.test(path);
}

/** True for a line that nothing of the next one belongs to. */
function isWhole(line: string): boolean {
  return !/(?:[|>][-+]?|[[{,])\s*$/.test(line) && line.split('"').length % 2 === 1 && !line.includes('\r');
}

async function fix(files: Files, id: string) {
  const config = { path: '.groundplan.yml', text: `preset: strict\nrules:\n  ${id}: warning\n` };
  const result = await fixRepository(memory(files), { target: '.', config, unsafe: true, rules: [id] });
  const after = Object.fromEntries(result.files.map((file) => [file.path, file.after]));
  return { ...result, after: { ...files, ...after } };
}

function commentsOf(text: string): string[] {
  return [...new Lexer().lex(text)].filter((token) => token.startsWith('#')).map((token) => token.trimEnd());
}

async function resolved(files: Files): Promise<Record<string, Plain>> {
  const outputs: Record<string, Plain> = {};
  const request = { variables: new Map<string, string>(), profiles: ['*'], dialect: '5' as const };
  const asked = { format: 'json', allResources: true, provenance: false } as const;
  for await (const { id, output } of resolveEvery(memory(files), request, asked)) {
    if (output !== undefined) outputs[id] = output;
  }
  return outputs;
}

/** The same with the items of all lists of its services in one order: of a fix that only moves them, nothing else may remain. */
function inOneOrder(outputs: Record<string, Plain>, change: Change): Record<string, Plain> {
  if (change.action !== 'sort' || change.what !== 'entries') return outputs;
  const text = JSON.stringify(outputs, (key, value) =>
    Array.isArray(value) && ['ports', 'secrets', 'configs'].includes(key)
      ? value.map((item) => JSON.stringify(item)).sort()
      : value,
  );
  return JSON.parse(text);
}

/** The key of a service or network that a mechanism may touch; none for one that only changes how things are written. */
function touched(change: Change): string | undefined {
  switch (change.action) {
    case 'set-key':
    case 'add-item':
      return change.path[0];
    case 'store-network':
      return 'networks';
    case 'bind-port':
      return 'ports';
    case 'await-dependency':
      return 'depends_on';
    default:
      return undefined;
  }
}

describe.each(fixable)('the fix of $id', ({ id, change }) => {
  const { fails = [], passes = [] } = texts.rules[id]?.examples ?? {};
  const plain = fails.map(({ files }) => files).filter(isPlain);

  test('is made once, in any surroundings, and leaves all else as it is', async () => {
    let made = 0;
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...plain), decoration, async (example, how) => {
        const before = Object.fromEntries(
          Object.entries(example).map(([path, text]) => [path, isCompose(path) ? decorated(text, how) : text]),
        );
        const { after, files, applied } = await fix(before, id);
        made += applied.length;
        expect(files.length === 0).toBe(applied.length === 0);
        for (const one of files) {
          expect(commentsOf(one.after).sort()).toEqual(commentsOf(one.before).sort());
          if (how.lineBreak === '\r\n') expect(one.after).not.toMatch(/(?<!\r)\n/);
          else expect(one.after).not.toContain('\r');
          expect(one.after.startsWith('\uFEFF')).toBe(one.before.startsWith('\uFEFF'));
        }
        const outputs = inOneOrder(await resolved(after), change);
        const stray = Object.entries(inOneOrder(await resolved(before), change)).flatMap(([project, output]) =>
          differences(output, outputs[project] as Plain).filter(
            (path) => path[2] !== touched(change) && !(change.action === 'store-network' && path[0] === 'networks'),
          ),
        );
        expect(stray).toEqual([]);
        expect((await fix(after, id)).files).toEqual([]);
      }),
      { numRuns: 2 },
    );
    // An example of the rule as it stands is one that can be mended, or the property would say nothing.
    for (const example of plain) made += (await fix(example, id)).applied.length;
    expect(made).toBeGreaterThan(0);
  }, 120_000);

  test('has nothing to do where the rule is silent', async () => {
    for (const { files } of passes) expect((await fix(files, id)).files).toEqual([]);
  });
});
