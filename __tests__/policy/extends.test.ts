import { describe, expect, test } from '@jest/globals';
import { extendsTarget } from '../../src/policy/policy-ref.js';
import { configOf, failure, load } from './support/policies.js';

const BASE = { 'base.yml': 'preset: strict\nexclude: [vendor/]\n' };
const EXTENDS = 'extends: acme/policies/base.yml@v1\n';

describe('what extends names', () => {
  test.each([
    ['acme/policies/base.yml@v1', { owner: 'acme', repo: 'policies', path: 'base.yml', ref: 'v1' }],
    [
      'acme/.github/a/b@c/base.yaml@release/1.0',
      { owner: 'acme', repo: '.github', path: 'a/b@c/base.yaml', ref: 'release/1.0' },
    ],
  ])('%s', (text, ref) => {
    expect(extendsTarget(text)).toEqual({ ok: true, target: { kind: 'shared', ref } });
  });

  test.each([
    'acme/policies/base.yml',
    'acme/policies@v1',
    'acme/policies/base.yml@',
    'acme/policies/../base.yml@v1',
    'acme/../policies/base.yml@v1',
    'acme/policies/./base.yml@v1',
    'acme/policies//base.yml@v1',
    'acme/policies/base.yml@../main',
    'acme/policies/base.yml@a..b',
    'acme/policies/base.yml@v1~1',
    'acme/policies/base.yml@v1^{commit}',
    'acme/policies/base.yml@-v1',
    'acme/policies/base.yml@refs/heads/main',
    'acme/policies/base.yml@v1.lock',
    'acme/policies/base.yml@v1\n',
    'acme/policies/ba\u0000se.yml@v1',
    'acme/policies/base\\..\\x.yml@v1',
    'acme/policies/base.json@v1',
    'acmе/policies/base.yml@v1',
    '-acme/policies/base.yml@v1',
    'https://evil.example/acme/policies/base.yml@v1',
    'git@github.com:acme/policies/base.yml@v1',
    '/etc/passwd.yml@v1',
    './../base.yml',
    './a/../../base.yml',
    './.git/../../base.yml',
    '.\\base.yml',
    './base.txt',
    '~/base.yml@v1',
    '',
    `acme/policies/${'a'.repeat(600)}.yml@v1`,
  ])('%j is refused', (text) => {
    expect(extendsTarget(text)).toEqual({ ok: false, message: expect.stringContaining('owner/repo/path@ref') });
  });

  test('its mistakes are those of the file that says so, with the place', async () => {
    expect(await failure({ own: 'preset: strict\nextends:\n  - acme/policies/base.yml\n', policies: {} })).toEqual({
      kind: 'mistake',
      lines: [expect.stringMatching(/^\.groundplan\.yml:3:5: "acme\/policies\/base\.yml" names no tag or commit\./)],
    });
  });
});

describe('policies that are extended', () => {
  const policies = { 'acme/policies@v1': BASE };

  test('hold, and what the repository says has the later word', async () => {
    expect(await configOf({ own: EXTENDS, policies })).toMatchObject({ preset: 'strict', exclude: ['vendor/'] });
    const config = await configOf({ own: `${EXTENDS}preset: observe\nexclude: [docs/]\n`, policies });
    expect(config).toMatchObject({ preset: 'observe', exclude: ['vendor/', 'docs/'] });
    expect(config.provenance.layers.map(({ name, extendedBy }) => [name, extendedBy?.name])).toEqual([
      ['acme/policies/base.yml@v1', '.groundplan.yml'],
      ['.groundplan.yml', undefined],
    ]);
    expect(config.provenance.layers[0]?.origin).toEqual({
      kind: 'shared',
      owner: 'acme',
      repo: 'policies',
      path: 'base.yml',
      ref: 'v1',
      commit: expect.stringMatching(/^[0-9a-f]{40}$/),
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  test('several levels deep, in the same repository and in others, each once', async () => {
    const own = 'extends:\n  - acme/policies/team.yml@v1\n  - acme/policies/base.yml@v1\n  - ./more.yml\n';
    const config = await configOf({
      own: { '.groundplan.yml': own, 'more.yml': 'exclude: [more/]\n' },
      policies: {
        'acme/policies@v1': {
          'team.yml': 'extends: [./base.yml, other/rules/all.yml@2024.1]\nexclude: [team/]\n',
          'base.yml': 'exclude: [base/]\n',
        },
        'other/rules@2024.1': { 'all.yml': 'exclude: [all/]\n' },
      },
    });
    expect(config.provenance.layers.map(({ name }) => name)).toEqual([
      'acme/policies/base.yml@v1',
      'other/rules/all.yml@2024.1',
      'acme/policies/team.yml@v1',
      'more.yml',
      '.groundplan.yml',
    ]);
    expect(config.exclude).toEqual(['base/', 'all/', 'team/', 'more/']);
  });

  test('the one that was given stands above all that the repository says', async () => {
    const config = await configOf({
      own: `${EXTENDS}exclude: [own/]\n`,
      shared: 'acme/central/gate.yml@v9',
      policies: { ...policies, 'acme/central@v9': { 'gate.yml': 'exclude: [central/]\n' } },
    });
    expect(config.exclude).toEqual(['central/', 'vendor/', 'own/']);
    expect(await configOf({ shared: 'acme/policies/base.yml@v1', policies })).toMatchObject({ preset: 'strict' });
  });

  test('have mistakes at their own lines, and say who extends them', async () => {
    const own = `preset: strict\n${EXTENDS}`;
    const team = { 'base.yml': 'extends: ./root.yml\n', 'root.yml': 'rules:\n  flat-netwrk: off\nbaseline: b.json\n' };
    expect(await failure({ own, policies: { 'acme/policies@v1': team } })).toEqual({
      kind: 'failure',
      lines: [
        'acme/policies/root.yml@v1:2:3: There is no rule "flat-netwrk". Did you mean "flat-network"? (extended by .groundplan.yml:2:10 -> acme/policies/base.yml@v1:1:10)',
        expect.stringMatching(/^acme\/policies\/root\.yml@v1:3:1: A baseline lists what one repository has/),
      ],
    });
    const broken = { 'base.yml': 'rules: [\n' };
    expect(await failure({ own, policies: { 'acme/policies@v1': broken } })).toEqual({
      kind: 'failure',
      lines: [expect.stringMatching(/^acme\/policies\/base\.yml@v1:\d+:\d+: /)],
    });
    const unknown = { 'base.yml': 'fail_on: error\n' };
    expect((await failure({ own, policies: { 'acme/policies@v1': unknown } })).lines).toEqual([
      expect.stringMatching(/^acme\/policies\/base\.yml@v1:1:1: .*fail_on.*\(extended by \.groundplan\.yml:2:10\)$/),
    ]);
  });

  test('that cannot be had close the gate', async () => {
    expect(await failure({ own: EXTENDS })).toEqual({
      kind: 'failure',
      lines: [expect.stringMatching(/^\.groundplan\.yml:1:10: .*acme\/policies at v1/)],
    });
    expect(await failure({ own: EXTENDS, policies: {} })).toEqual({
      kind: 'failure',
      lines: ['.groundplan.yml:1:10: There is no tag or commit v1 in acme/policies.'],
    });
    expect(await failure({ own: EXTENDS, policies: { 'acme/policies@v1': {} } })).toEqual({
      kind: 'failure',
      lines: ['.groundplan.yml:1:10: There is no file base.yml in acme/policies@v1.'],
    });
    expect(await failure({ shared: 'acme/policies/base.yml@v2', policies })).toEqual({
      kind: 'failure',
      lines: ['acme/policies/base.yml@v2: There is no tag or commit v2 in acme/policies.'],
    });
  });

  test('are what they are said to be: the commit and the content', async () => {
    const { config } = await load({ own: EXTENDS, policies });
    const origin = config.provenance.layers[0]?.origin;
    if (origin?.kind !== 'shared') throw new Error('It is not shared.');
    const pinned = (commit: string, sha256: string) =>
      `extends:\n  - policy: acme/policies/base.yml@v1\n    commit: ${commit}\n    sha256: ${sha256}\n`;
    expect(await configOf({ own: pinned(origin.commit, origin.sha256), policies })).toMatchObject({ preset: 'strict' });
    const other = 'f'.repeat(40);
    expect(await failure({ own: pinned(other, origin.sha256), policies })).toEqual({
      kind: 'failure',
      lines: [
        `.groundplan.yml:2:13: The tag moved: v1 of acme/policies is ${origin.commit}, and "commit" says ${other}. Find out why, then write the commit that is meant.`,
      ],
    });
    expect(await failure({ own: pinned(origin.commit, 'f'.repeat(64)), policies })).toEqual({
      kind: 'failure',
      lines: [
        expect.stringMatching(/^\.groundplan\.yml:2:13: The content is another one: its SHA-256 is [0-9a-f]{64}/),
      ],
    });
    const twice = `extends:\n  - acme/policies/base.yml@v1\n  - policy: acme/policies/base.yml@v1\n    sha256: ${'e'.repeat(64)}\n`;
    expect((await failure({ own: twice, policies })).kind).toBe('failure');
  });

  test('do not go in circles', async () => {
    const circle = { 'base.yml': 'extends: ./b.yml\n', 'b.yml': 'extends: acme/policies/base.yml@v1\n' };
    expect(await failure({ own: EXTENDS, policies: { 'acme/policies@v1': circle } })).toEqual({
      kind: 'failure',
      lines: [
        'acme/policies/b.yml@v1:1:10: This goes in a circle: acme/policies/base.yml@v1 extends itself. (extended by .groundplan.yml:1:10 -> acme/policies/base.yml@v1:1:10)',
      ],
    });
    expect((await failure({ own: { '.groundplan.yml': 'extends: ./.groundplan.yml\n' } })).lines).toEqual([
      '.groundplan.yml:1:10: This goes in a circle: .groundplan.yml extends itself.',
    ]);
  });

  test('are not too deep, too many or too large', async () => {
    const deep = Object.fromEntries(
      Array.from({ length: 12 }, (_, index) => [`${index}.yml`, index === 11 ? '' : `extends: ./${index + 1}.yml\n`]),
    );
    expect((await failure({ own: 'extends: acme/p/0.yml@v1', policies: { 'acme/p@v1': deep } })).lines).toEqual([
      expect.stringMatching(
        /^acme\/p\/9\.yml@v1:1:10: Policies extend each other more than 10 deep.*0\.yml@v1:1:10 -> /,
      ),
    ]);
    const names = Array.from({ length: 60 }, (_, index) => `${index}.yml`);
    const many = `extends: [${names.map((name) => `acme/p/${name}@v1`).join(', ')}]\n`;
    const wide = Object.fromEntries(names.map((name) => [name, '']));
    const { kind, lines } = await failure({ own: many, policies: { 'acme/p@v1': wide } });
    expect(kind).toBe('failure');
    expect(lines[0]).toContain('A policy is made of 50 files at most');
    const large = { 'base.yml': `# ${'x'.repeat(1024 * 1024)}\n` };
    expect((await failure({ own: EXTENDS, policies: { 'acme/policies@v1': large } })).lines[0]).toContain('a megabyte');
  });

  test('no branch or version is asked for twice', async () => {
    let opened = 0;
    const own = `extends: [${Array.from({ length: 40 }, (_, index) => `acme/p/${index}.yml@v1`).join(', ')}]`;
    const { loadPolicy } = await import('../../src/policy/load.js');
    const { memory } = await import('../../src/source/memory.js');
    const { BOOK } = await import('./support/policies.js');
    await loadPolicy(
      memory({ '.groundplan.yml': own }),
      BOOK,
      {},
      {
        source: {
          open: async () => {
            opened++;
            return { commit: 'a'.repeat(40), read: async () => ({ ok: true, text: '' }), list: async () => [] };
          },
        },
      },
    );
    expect(opened).toBe(1);
  });
});
