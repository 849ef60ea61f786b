import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseDotenv } from '../../src/compose/variables/dotenv.js';
import { parseRawEnv } from '../../src/compose/variables/raw-env.js';

function read(text: string, outside: Readonly<Record<string, string>> = {}) {
  const outer = new Map(Object.entries(outside));
  const { variables, problems } = parseDotenv('.env', text, (name) => {
    const value = outer.get(name);
    return value === undefined ? undefined : { value };
  });
  return { values: Object.fromEntries([...variables].map(([name, { value }]) => [name, value])), problems };
}

describe('parseDotenv', () => {
  test.each([
    ['A=1\nB = two words \n', { A: '1', B: 'two words' }],
    ['# comment\n\nexport A=1', { A: '1' }],
    ['A: yaml style', { A: 'yaml style' }],
    ['A=1 # comment\nB=1#kept', { A: '1', B: '1#kept' }],
    ["A='literal $B \\' quote'", { A: "literal $B ' quote" }],
    ['A="two\nlines\\tand a tab"', { A: 'two\nlines\tand a tab' }],
    ['A="\\$HOME"', { A: '$HOME' }],
    ['A="a\\\\"', { A: 'a\\' }],
    ['A=1\nB=${A}2\nC=${NONE:-3}', { A: '1', B: '12', C: '3' }],
    ['A=1\nA=2', { A: '2' }],
    ['\uFEFFA=1\r\nB=2\r\n', { A: '1', B: '2' }],
    ['A=', { A: '' }],
    ['a.b-c[0]=1', { 'a.b-c[0]': '1' }],
  ])('reads %j', (text, values) => {
    expect(read(text)).toEqual({ values, problems: [] });
  });

  test('a name alone takes the value that it has outside', () => {
    expect(read('A\nB\n', { A: 'outer' }).values).toEqual({ A: 'outer' });
  });

  test('the outside wins inside values', () => {
    expect(read('A=1\nB=$A', { A: 'outer' }).values).toEqual({ A: '1', B: 'outer' });
  });

  test.each([
    ['A B=1', 'contains a space'],
    ['A!=1', 'cannot stand in a variable name'],
    ['A="open', 'has no closing "'],
    ['A=${B', 'has no closing "}"'],
  ])('reports %j', (text, message) => {
    expect(read(text).problems).toMatchObject([{ code: 'compose-dotenv', message: expect.stringContaining(message) }]);
  });

  test('finds every mistake, each at its own place, and reads what is right', () => {
    const text = 'A!=1\nB=${1}\nC="x\\t${C!} \\$y ${D^}"\nE F=1\nG=2\nH="open\nlines\nI=3\n';
    const { variables, problems } = parseDotenv('.env', text);
    expect(problems.map(({ at }) => text.slice(at.start, at.end))).toEqual([
      '!',
      '${1}',
      '${C!}',
      '${D^}',
      'E F',
      '"open',
    ]);
    expect([variables.get('G')?.value, variables.get('I')?.value]).toEqual(['2', '3']);
  });

  test('variables of files before come after those above, which come after those outside', () => {
    const earlier = new Map([
      ['A', 'before'],
      ['B', 'before'],
    ]);
    const { variables } = parseDotenv('.env', 'A=here\nC=$A$B', undefined, {
      earlier: (name) => ({ value: earlier.get(name) ?? '' }),
    });
    expect(variables.get('C')?.value).toBe('herebefore');
  });

  test('a last word without a line break is the value of a variable without a name', () => {
    const { values, problems } = read('A=1\nB');
    expect(values).toEqual({ A: '1', '': 'B' });
    expect(problems).toMatchObject([{ severity: 'warning', at: { start: 4, end: 5 } }]);
  });

  test('variables that nothing sets are told once', () => {
    const text = 'A=$X\nB="$X $Y"\n';
    const { unset } = parseDotenv('.env', text);
    expect([...unset].map(([name, at]) => [name, at.start, at.end])).toEqual([
      ['X', 2, 4],
      ['Y', 11, 13],
    ]);
  });

  test('knows where a value stands', () => {
    const { variables } = parseDotenv('.env', 'A=1\nB=2\n');
    expect(variables.get('B')?.at).toMatchObject({ start: 4, end: 7, file: { path: '.env' } });
  });

  test('values that multiply one another end at a bound', () => {
    const lines = ['A0=xxxxxxxxxxxxxxxx'];
    for (let i = 1; i <= 40; i++) lines.push(`A${i}=${`$A${i - 1}`.repeat(16)}`);
    const { problems } = read(lines.join('\n'));
    expect(problems).toHaveLength(1);
  });

  test('never throws', () => {
    const part = fc.constantFrom('A', '=', '"', "'", '\\', '$', '{', '}', '\n', ' ', '#', 'export ', ':', '\0', 'é');
    fc.assert(
      fc.property(fc.array(part, { maxLength: 40 }), (parts) => {
        expect(read(parts.join('')).values).toBeDefined();
      }),
    );
  });
});

describe('parseRawEnv', () => {
  test('takes values as they are and reports every line that it cannot read', () => {
    const text = '\uFEFFA= "x" $B # y\r\n  # note\nB C=1\n=2\nD\nE\n';
    const { variables, problems } = parseRawEnv('raw.env', text, (name) => (name === 'D' ? { value: 'd' } : undefined));
    expect([...variables].map(([name, { value }]) => [name, value])).toEqual([
      ['A', ' "x" $B # y'],
      ['D', 'd'],
    ]);
    expect(problems.map(({ message }) => message)).toEqual([
      'The variable name "B C" contains a blank.',
      'The line has no variable name before its "=".',
    ]);
  });

  test('refuses lines that the reference does not read', () => {
    const line = (length: number) => `A=${'x'.repeat(length - 2)}`;
    expect(parseRawEnv('raw.env', line(65_535), () => undefined).problems).toEqual([]);
    expect(parseRawEnv('raw.env', line(65_536), () => undefined).problems).toHaveLength(1);
  });
});
