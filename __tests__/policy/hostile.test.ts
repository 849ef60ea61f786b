import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { UserMistake } from '../../src/lib/mistake.js';
import { loadPolicy } from '../../src/policy/load.js';
import { extendsTarget } from '../../src/policy/policy-ref.js';
import { PolicyFailure, type PolicySource } from '../../src/policy/policy-source.js';
import { memory } from '../../src/source/memory.js';
import { BOOK, configOf, failure } from './support/policies.js';

const POLICIES = {
  'acme/policies@v1': {
    'base.yml':
      'rules: { flat-network: error }\nfail-on: error\nlocks: [{ rules: [flat-network], settings: [fail-on, exclude] }]\n',
  },
};
const EXTENDS = 'extends: acme/policies/base.yml@v1\n';

describe('a repository that would slip from under its policy', () => {
  test.each([
    ['a letter of another script', 'rules: { "flаt-network": off }\n', 'it holds the character U+0430'],
    ['a letter with an accent', 'rules: { "fl\u00e4t-network": off }\n', 'U+00E4'],
    ['a mark that nobody sees', 'rules: { "flat\\u200b-network": off }\n', 'U+200B'],
    ['letters of full width', 'rules: { "ｆlat-network": off }\n', 'U+FF46'],
    ['another case', 'rules: { Flat-Network: off }\n', 'Did you mean "flat-network"?'],
    ['a blank', 'rules: { "flat-network ": off }\n', 'Did you mean "flat-network"?'],
    ['a key twice', 'rules: { flat-network: error }\nrules: { flat-network: off }\n', 'already defined'],
    ['an id twice', 'rules: { flat-network: error, flat-network: off }\n', 'already defined'],
    ['a merge key', 'rules: { <<: { flat-network: off } }\n', 'its level is error at least'],
    ['a merge key and the key', 'rules: { <<: { flat-network: error }, flat-network: off }\n', 'its level is error'],
    ['an anchor', 'exclude: &x [a/]\ninclude: *x\n', 'Nothing can be left out here'],
    ['a tag', 'rules: { flat-network: !!str off }\n', 'its level is error at least'],
    ['a level of YAML 1.1', 'rules: { flat-network: no }\n', '"no" is not one of'],
    ['two documents', 'fail-on: error\n---\nfail-on: never\n', 'one document'],
    ['a second key of another case', 'Fail-On: never\n', 'Fail-On'],
    ['a key of another script', '"fаil-on": never\n', 'il-on'],
    ['a prototype', '__proto__: { fail-on: never }\n', '__proto__'],
    ['a prototype of rules', 'rules: { __proto__: off }\n', '__proto__'],
    ['a policy of its own', 'extends: [acme/policies/base.yml@v1, ./mine.yml]\n', 'mine.yml:1:10: Fewer'],
    ['a list of failures', 'fail-on: [drift]\n', 'Fewer findings would fail'],
  ])('by %s', async (_, text, message) => {
    const own = text.startsWith('extends') ? text : EXTENDS + text;
    const files = { '.groundplan.yml': own, 'mine.yml': 'fail-on: never\n' };
    const { kind, lines } = await failure({ own: files, policies: POLICIES });
    expect(kind).toBe('mistake');
    expect(lines.join('\n')).toContain(message);
  });

  test('by extending nothing is held by the one that was given', async () => {
    const { lines } = await failure({
      own: 'fail-on: never\n',
      shared: 'acme/policies/base.yml@v1',
      policies: POLICIES,
    });
    expect(lines).toEqual([expect.stringContaining('locked at acme/policies/base.yml@v1:3:9')]);
  });

  test('by extending the same policy again, or in another case, says nothing twice', async () => {
    const own = 'extends: [acme/policies/base.yml@v1, ACME/Policies/base.yml@v1]\n';
    const policies = { ...POLICIES, 'ACME/Policies@v1': POLICIES['acme/policies@v1'] };
    const { provenance } = await configOf({ own, policies, shared: 'acme/policies/base.yml@v1' });
    expect(provenance.layers.map(({ name }) => name)).toEqual(['acme/policies/base.yml@v1', '.groundplan.yml']);
  });

  test('by a rule of the policy’s id is told both places', async () => {
    const rule = (id: string) =>
      `id: ${id}\ntitle: T\ncategory: operations\nlevel: note\nwhy: W.\nfix: F.\nexpression: "true"\nmessage: M.\nexamples: { fails: [], passes: [] }\n`;
    const policies = { 'acme/policies@v1': { 'base.yml': 'rule-files: [r.yml]\n', 'r.yml': rule('acme/a') } };
    const own = { '.groundplan.yml': `${EXTENDS}rule-files: [mine.yml]\n`, 'mine.yml': rule('acme/a') };
    expect((await failure({ own, policies })).lines.join()).toContain(
      'mine.yml:1:5: There is a rule "acme/a" already, in acme/policies/r.yml@v1:1:5',
    );
    const twin = { ...own, 'mine.yml': rule('аcme/a') };
    expect((await failure({ own: twin, policies })).kind).toBe('mistake');
  });
});

describe('a policy whose repository is hostile', () => {
  const bomb = `a: &a [x, x, x, x, x, x, x, x, x]\n${Array.from({ length: 9 }, (_, index) => `${'abcdefghij'[index + 1]}: &${'abcdefghij'[index + 1]} [${Array(9).fill(`*${'abcdefghij'[index]}`).join(', ')}]\n`).join('')}`;

  test.each([
    ['endless aliases', bomb],
    ['no YAML', '\t{[`'],
    ['binary', '\u0000\u0001'],
    ['a list', '- a\n'],
    ['a text', 'hello\n'],
    ['deep', `${'['.repeat(5000)}\n`],
  ])('%s', async (_, text) => {
    const { kind, lines } = await failure({ own: EXTENDS, policies: { 'acme/policies@v1': { 'base.yml': text } } });
    expect(kind).toBe('failure');
    expect(lines.length).toBeLessThanOrEqual(201);
  });

  test('a source that lies about a commit is not believed', async () => {
    const commit = 'a'.repeat(40);
    const source: PolicySource = {
      open: async () => ({ commit: 'b'.repeat(40), read: async () => ({ ok: true, text: '' }), list: async () => [] }),
    };
    const own = memory({ '.groundplan.yml': `extends: acme/policies/base.yml@${commit}\n` });
    await expect(loadPolicy(own, BOOK, {}, { source })).rejects.toThrow(PolicyFailure);
  });

  test('a thousand policies are not asked for', async () => {
    let opened = 0;
    const source: PolicySource = {
      open: async () => {
        opened++;
        return { commit: 'b'.repeat(40), read: async () => ({ ok: false, message: 'None.' }), list: async () => [] };
      },
    };
    const names = Array.from({ length: 1000 }, (_, index) => `acme/p${index}/base.yml@v1`);
    const own = memory({ '.groundplan.yml': `extends: [${names.join(', ')}]\n` });
    await expect(loadPolicy(own, BOOK, {}, { source })).rejects.toThrow(PolicyFailure);
    expect(opened).toBeLessThanOrEqual(50);
  });
});

test('whatever a text names, its path stays in its repository and its ref is a name', () => {
  const parts = fc.constantFrom(
    'acme',
    '/',
    '..',
    '.',
    '@',
    'v1',
    '.yml',
    '\\',
    ':',
    ' ',
    '\n',
    '~',
    '-',
    'é',
    '{',
    '%2e',
  );
  fc.assert(
    fc.property(fc.array(parts, { maxLength: 14 }), (words) => {
      const read = extendsTarget(words.join(''));
      if (!read.ok) return;
      const path = read.target.kind === 'same' ? read.target.path : read.target.ref.path;
      expect(path.split('/')).not.toContain('..');
      expect(path).not.toMatch(/^\/|\\|\n|^$/);
      if (read.target.kind === 'shared') expect(read.target.ref.ref).toMatch(/^[A-Za-z0-9_+][^\s~^:?*[\\]*$/);
    }),
    { numRuns: 500 },
  );
});

test('whatever an own file and a policy hold, it is loaded or refused', async () => {
  const words = ['extends', 'rules', 'flat-network', 'off', 'locks', 'match', 'names', 'repositories', './a.yml', 'x'];
  const value = fc.letrec((tie) => ({
    node: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom(...words, 1, true, null),
      fc.array(tie('node'), { maxLength: 3 }),
      fc.dictionary(fc.constantFrom(...words), tie('node'), { maxKeys: 3 }),
    ),
  })).node;
  await fc.assert(
    fc.asyncProperty(value, value, async (own, base) => {
      const policies = { 'acme/policies@v1': { 'base.yml': JSON.stringify(base) } };
      try {
        await configOf({
          own: JSON.stringify(own),
          policies,
          shared: 'acme/policies/base.yml@v1',
          facts: { name: 'a/b' },
        });
      } catch (error) {
        expect(error instanceof UserMistake || error instanceof PolicyFailure ? '' : error).toBe('');
      }
    }),
    { numRuns: 150 },
  );
});
