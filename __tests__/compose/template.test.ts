import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { substitute } from '../../src/compose/variables/template.js';

const VALUES = new Map([
  ['SET', 'value'],
  ['EMPTY', ''],
  ['DOLLAR', '$SET'],
]);

function run(template: string) {
  return substitute(template, (name) => {
    const value = VALUES.get(name);
    return value === undefined ? undefined : { value };
  });
}

describe('substitute', () => {
  test.each([
    ['$SET-x', 'value-x'],
    ['${SET}x', 'valuex'],
    ['$$SET', '$SET'],
    ['$$$SET', '$value'],
    ['a$', 'a$'],
    ['$1 $(x) $-', '$1 $(x) $-'],
    ['${UNSET:-fallback}', 'fallback'],
    ['${EMPTY:-fallback}', 'fallback'],
    ['${EMPTY-fallback}', ''],
    ['${SET:-fallback}', 'value'],
    ['${UNSET:-a:b}', 'a:b'],
    ['${UNSET-b:-c}', 'b:-c'],
    ['${SET:+present}', 'present'],
    ['${EMPTY:+present}', ''],
    ['${EMPTY+present}', 'present'],
    ['${UNSET+present}', ''],
    ['${SET:?must be set}', 'value'],
    ['${UNSET:-${EMPTY:-${SET}}} and ${SET}', 'value and value'],
    ['${UNSET:-{"a": 1}}', '{"a": 1}'],
    ['${UNSET:-{}}', '{}'],
    ['${DOLLAR}', '$SET'],
    ['${UNSET:-$$}', '$'],
  ])('turns %s into %s', (template, text) => {
    const result = run(template);
    expect(result.text).toBe(text);
    expect(result.failures).toEqual([]);
  });

  test.each([
    '${',
    '${}',
    '${ SET}',
    '${SET }',
    '${1A}',
    '${SET!}',
    '${SET:=x}',
    '${SET:}',
    '${SET:-x',
    '${SET:-a\nb}',
  ])('reports %j as malformed', (template) => {
    expect(run(template).failures).toMatchObject([{ kind: 'invalid' }]);
  });

  test('names a required variable with its message, substituted', () => {
    expect(run('${UNSET:?set it to ${SET}}').failures).toMatchObject([
      { kind: 'required', name: 'UNSET', message: 'set it to value' },
    ]);
  });

  test('notes where an unset variable leaves a hole, and none where a default stands', () => {
    const result = run('${HOST_IP}:8080:${PORT:-80}');
    expect(result.text).toBe(':8080:80');
    expect(result.holes).toEqual([{ at: 0, name: 'HOST_IP' }]);
    expect(result.uses.map(({ name, outcome }) => [name, outcome])).toEqual([
      ['HOST_IP', 'unset'],
      ['PORT', 'default'],
    ]);
  });

  test('does not evaluate a default that is not used', () => {
    expect(run('${SET:-${UNSET:?never}}').failures).toEqual([]);
  });

  test('evaluates what is not used where Compose before 5.0 does, for its mistakes alone', () => {
    const result = substitute('${SET:-${UNSET:?now}}', (name) => (name === 'SET' ? { value: 'value' } : undefined), {
      eager: true,
    });
    expect(result).toMatchObject({ text: 'value', failures: [{ kind: 'required', message: 'now' }], holes: [] });
    expect(result.uses.map(({ name }) => name)).toEqual(['SET']);
  });

  test('finds every mistake of a text, and still replaces what is right', () => {
    const text = '${SET!} $SET ${1A} ${UNSET:?a} ${UNSET:-${}}';
    const result = run(text);
    expect(result.failures.map(({ kind, start, end }) => [kind, text.slice(start, end)])).toEqual([
      ['invalid', '${SET!}'],
      ['invalid', '${1A}'],
      ['required', '${UNSET:?a}'],
      ['invalid', '${}'],
    ]);
    expect(result.text).toBe('${SET!} value ${1A}  ${}');
  });

  test.each([
    ['${1A}', 'starts with a digit'],
    ['${}', 'names no variable'],
    ['${ SET}', 'blank before the name'],
    ['${SET }', 'blank after the name'],
    ['${SET:=x}', 'assigns a default'],
    ['${SET^^}', 'only a shell understands'],
    ['${SET.x}', '"." in its name'],
    ['${SET', 'no closing "}"'],
    ['${UNSET:-{}} ${SET}', 'do not balance'],
  ])('says what is wrong with %s', (text, what) => {
    expect(run(text).failures[0]?.mistake?.what).toContain(what);
  });

  test('says which text was taken instead of a value', () => {
    const text = '${UNSET:-a$SET}${SET:+b}';
    const taken = run(text).uses.flatMap((use) => (use.taken === undefined ? [] : [text.slice(...use.taken)]));
    expect(taken).toEqual(['a$SET', 'b']);
  });

  test('nesting has a bound, and says where', () => {
    const result = run(`${'${A:-'.repeat(150)}x${'}'.repeat(150)}`);
    expect(result.failures).toMatchObject([{ kind: 'too-deep', start: 500 }]);
  });

  test('stops at its room', () => {
    const room = { left: 10 };
    const result = substitute('$A$A$A', () => ({ value: 'x'.repeat(8) }), { room });
    expect(result.text).toBe('x'.repeat(8));
    expect(result.failures).toMatchObject([{ kind: 'too-long' }]);
  });

  test('never throws, and a text without a dollar sign is itself', () => {
    const hostile = fc.array(fc.constantFrom('$', '${', '}', '{', ':-', ':?', '+', 'A', 'SET', '\n', ' ', 'é'), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(hostile, (parts) => {
        const text = parts.join('');
        const result = run(text);
        expect(typeof result.text).toBe('string');
        if (!text.includes('$')) expect(result.text).toBe(text);
      }),
    );
  });

  test.each([
    ['nested defaults', '${A:-'.repeat(100_000) + '}'.repeat(100_000)],
    ['open braces', '${A:-{'.repeat(100_000)],
    ['one closing brace', `${'${A:-'.repeat(100_000)}}`],
    ['dollars', '$'.repeat(300_001)],
    ['many variables', '${A:-b}'.repeat(60_000)],
  ])('reads a hostile text of %s to its end', (_, text) => {
    expect(run(text).text.length).toBeLessThanOrEqual(text.length);
  });
});
