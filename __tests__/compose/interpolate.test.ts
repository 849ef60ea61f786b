import { describe, expect, test } from '@jest/globals';
import { loadContext, type ReadingOptions } from '../../src/compose/context.js';
import { interpolate } from '../../src/compose/variables/interpolate.js';
import type { Binding } from '../../src/compose/variables/template.js';
import { descend, type Node } from '../../src/documents/node.js';
import { parserOf, repositoryOf } from './project.js';

function read(text: string, options: ReadingOptions = { unset: 'blank' }, bindings: Record<string, Binding> = {}) {
  const repository = repositoryOf({ 'compose.yaml': text });
  const parse = parserOf(repository);
  const context = loadContext(repository, parse, options);
  const [document] = parse('compose.yaml').documents;
  if (document === undefined) throw new Error('no document');
  const root = interpolate(document, (name) => bindings[name], context).document;
  const problems = context.problems.all.map(({ code, severity, message, at }) => ({
    code,
    severity,
    message,
    text: text.slice(at.start, at.end),
  }));
  return { root, problems, variables: context.variables, text };
}

function valueAt(root: Node, ...keys: string[]): unknown {
  const node = descend(root, ...keys);
  return node?.kind === 'scalar' ? node.value : undefined;
}

function service(attributes: string): string {
  return `services:\n  a:\n    ${attributes}\n`;
}

describe('variables without a value', () => {
  const text = 'services:\n  a:\n    image: x$TAG\n    user: ${TAG}\n    tty: ${TTY}\n    hostname: ${NAME:?who}\n';

  test('are blank where a project is resolved: warned of once, required ones and casts are errors', () => {
    const { root, problems, variables } = read(text);
    expect(valueAt(root, 'services', 'a', 'image')).toBe('x');
    expect(descend(root, 'services', 'a', 'image')).not.toHaveProperty('holes');
    expect(problems.map(({ code, severity, text: at }) => [code, severity, at])).toEqual([
      ['compose-unset-variable', 'warning', '$TAG'],
      ['compose-unset-variable', 'warning', '${TTY}'],
      ['compose-wrong-type', 'error', '${TTY}'],
      ['compose-required-variable', 'error', '${NAME:?who}'],
    ]);
    expect(variables.map(({ name, outcome }) => [name, outcome])).toEqual([
      ['TAG', 'unset'],
      ['TAG', 'unset'],
      ['TTY', 'unset'],
      ['NAME', 'required-unset'],
    ]);
  });

  test('are unknown where a repository is checked', () => {
    const { root, problems } = read(text, {});
    expect(descend(root, 'services', 'a', 'image')).toMatchObject({ unresolved: ['TAG'] });
    expect(problems.map(({ code, severity }) => [code, severity])).toEqual([['compose-required-variable', 'warning']]);
  });

  test('do not matter in what !reset removes, nor in defaults that Compose 5 does not use', () => {
    const unused = 'services:\n  a:\n    image: !reset ${A:?a}\n    user: ${SET:-${B:?b}}\n';
    const bindings = { SET: { value: 'root' } };
    expect(read(unused, { unset: 'blank' }, bindings).problems).toEqual([]);
    expect(read(unused, { unset: 'blank', dialect: '2.40' }, bindings).problems).toMatchObject([{ text: '${B:?b}' }]);
  });
});

describe('places inside a value', () => {
  test.each([
    ['image: a ${1} b ${2}', ['${1}', '${2}']],
    ['image: "\\u00e9 ${1} \\" ${2}"', ['${1}', '${2}']],
    ["image: 'it''s ${1} ${2}'", ['${1}', '${2}']],
    ['command: | # costs $5\n      é\n\n        ${1}\n      ${2}', ['${1}', '${2}']],
    ['command: >-\n      folded\n      ${1}\n      ${2}', ['${1}', '${2}']],
    ['image: "\\x24{1} ${2}"', ['"\\x24{1} ${2}"']],
  ])('are exact in %j', (attribute, places) => {
    expect(read(service(attribute)).problems.map(({ text }) => text)).toEqual(places);
  });
});

describe('where a value comes from', () => {
  test('the default that was taken, the file, the option or the environment', () => {
    const file = { path: '.env', lineStarts: [0] };
    const bindings: Record<string, Binding> = {
      FILE: { value: '1', at: { file, start: 4, end: 10 } },
      OPTION: { value: '2', from: 'option' },
      PROCESS: { value: '3', from: 'process' },
      COMPOSE: { value: '4' },
    };
    const source = service('image: ${NONE:-a}$FILE${OPTION}$PROCESS$COMPOSE');
    const { root, text, variables } = read(source, { unset: 'blank' }, bindings);
    const image = descend(root, 'services', 'a', 'image');
    expect(image).toMatchObject({ value: 'a1234' });
    expect(image?.via?.map(({ kind, variable, start, end }) => [kind, variable, text.slice(start, end)])).toEqual([
      ['default', 'NONE', 'a'],
      ['env-file', 'FILE', text.slice(4, 10)],
      ['option', 'OPTION', '${OPTION}'],
      ['process', 'PROCESS', '$PROCESS'],
    ]);
    expect(variables.map(({ name, outcome }) => [name, outcome])).toEqual([
      ['NONE', 'default'],
      ['FILE', 'dotenv'],
      ['OPTION', 'given'],
      ['PROCESS', 'given'],
    ]);
  });
});

describe('casts', () => {
  test.each([
    ['cpu_shares', '+007', 7],
    ['cpu_shares', '-9', -9],
    ['cpu_shares', '1_000', undefined],
    ['cpu_shares', '0x10', undefined],
    ['cpu_shares', ' 3', undefined],
    ['cpu_shares', '1e3', undefined],
    ['cpu_shares', '9223372036854775808', undefined],
    ['cpus', '.5', 0.5],
    ['cpus', '1_0.5', 10.5],
    ['cpus', '0x1.8p1', 3],
    ['cpus', '0x1', undefined],
    ['cpus', '1__0', undefined],
    ['cpus', 'inf', undefined],
    ['cpus', '1e39', undefined],
    ['cpus', '', undefined],
    ['tty', 'TRUE', true],
    ['tty', 'oFf', false],
    ['tty', '1', undefined],
  ])('%s: "%s" is %s', (key, text, value) => {
    const { root, problems } = read(service(`${key}: "${text}"`));
    const wrong = problems.filter(({ severity }) => severity === 'error').map(({ code }) => code);
    expect(wrong).toEqual(value === undefined ? ['compose-wrong-type'] : []);
    expect(valueAt(root, 'services', 'a', key)).toBe(value === undefined ? text : value);
  });
});
