import { afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { openClient } from '../../../src/github/client.js';
import { githubPolicies } from '../../../src/github/policy-source.js';
import { repositoryAt } from '../../../src/github/remote.js';
import { addRepository, type LocalGithub, localGithub, TOKEN } from '../server/server.js';
import type { State } from '../server/state.js';
import { publishFiles } from './history.js';
import { BROKEN, openPull, patience, SOUND, type Step, step, warmUp } from './step.js';

jest.setTimeout(30_000);
beforeAll(warmUp, 60_000);

const POLICY = 'acme/policies/base.yml@v1';
const FILES = {
  'base.yml': 'preset: recommended\nrule-files: [rules]\nenforcement: warn\nblock-from: 2099-01-01\n',
  'rules/one.yml':
    'id: acme/no-nginx\ntitle: No nginx\ncategory: layout\nlevel: error\nwhy: We run Caddy.\nfix: Use Caddy.\nsubject: service\nexpression: service.image.repository != "nginx"\nmessage: "{service.name} runs nginx."\nexamples: { fails: [], passes: [] }\n',
  'payments.yml': 'repositories:\n  - match: { topics: [pci], properties: { tier: "1" } }\n    enforcement: observe\n',
};

let github: LocalGithub;
let policies: State;
let commit: string;
beforeEach(async () => {
  github = await localGithub();
  openPull(github);
  policies = addRepository(github, 'acme/policies');
  commit = publishFiles({ state: policies }, FILES, 'v1');
});
afterEach(async () => {
  await github.close();
  expect(github.mistakes).toEqual([]);
});

/** Messages of errors that are about no line of a file. */
function errorsOf({ commands }: Step): readonly string[] {
  return commands
    .filter(({ name, properties }) => name === 'error' && properties.file === undefined)
    .map(({ message }) => message);
}

describe('a shared policy of a step', () => {
  test('is read at its tag with its rules, and outputs say what held', async () => {
    const { outputs, log, exitCode } = await step(github, SOUND, { policy: POLICY });
    expect(log).toContain(`policy acme/policies@v1 is commit ${commit}.`);
    expect(['policy', 'enforcement', 'held', 'waived', 'errors'].map((name) => outputs.get(name))).toEqual([
      `${POLICY} ${commit}`,
      'warn',
      'true',
      '0',
      '1',
    ]);
    expect(exitCode).toBe(0);
    // The tag, the list of files, the policy and the rule: once each, though base and head are held to it.
    const asked = github.calls.filter((call) => /^GET \/git\/(?:ref|trees|blobs)/.test(call));
    expect(asked).toHaveLength(5);
  });

  test('goes by what GitHub tells of the repository, and asks only then', async () => {
    github.state.about.topics = ['pci'];
    github.state.about.properties = { tier: '1' };
    const shared = 'acme/policies/payments.yml@v1';
    const { outputs } = await step(github, SOUND, { policy: shared });
    expect(outputs.get('enforcement')).toBe('observe');
    expect(github.calls.filter((call) => call === 'GET  200')).toHaveLength(1);
    github.calls.length = 0;
    await step(github, SOUND, { policy: POLICY });
    expect(github.calls).not.toContain('GET  200');
  });

  test('that cannot be loaded closes the gate: errors, a failed check run, a comment and the summary say why', async () => {
    const { exitCode, outputs, summary, ...done } = await step(github, SOUND, { policy: 'acme/policies/base.yml@v9' });
    expect([exitCode, outputs.get('verdict')]).toEqual([2, 'error']);
    const line = 'acme/policies@v9: acme/policies has no tag "v9". Mend the name, or make the tag.';
    expect(errorsOf({ exitCode, outputs, summary, ...done })).toEqual([expect.stringContaining(line)]);
    expect(github.state.checks).toMatchObject([
      { conclusion: 'failure', output: { title: 'The policy could not be loaded' } },
    ]);
    expect(github.state.comments[0]?.body).toContain('The policy could not be loaded');
    expect(summary).toContain('so the gate is closed');
  });

  test('that cannot be loaded is told, and no word is said for it, where the workflow goes on', async () => {
    const inputs = { policy: 'acme/policies/base.yml@v9', 'on-policy-error': 'warn' };
    const passed = await step(github, SOUND, inputs);
    expect([passed.exitCode, passed.outputs.get('policy')]).toEqual([0, '']);
    expect(passed.warnings).toEqual([expect.stringMatching(/^The policy could not be loaded: .*no tag "v9"/)]);
    expect(github.state.checks[0]?.output.summary).toContain('nothing is said of it');
    expect((await step(github, BROKEN, inputs)).exitCode).toBe(1);
  });

  test('of a private repository takes a token that may read it', async () => {
    policies.about.private = true;
    const closed = await step(github, SOUND, { policy: POLICY });
    expect(closed.exitCode).toBe(2);
    expect(errorsOf(closed)[0]).toMatch(
      /`contents: read` on acme\/policies, as a GitHub App or a fine-grained token has it, given in the input policy-token/,
    );
    expect(closed.log).not.toContain(TOKEN);
    github.tokens.push({ token: 'ghs_policies', login: 'gate[bot]', permissions: {}, sees: ['acme/policies'] });
    const opened = await step(github, SOUND, { policy: POLICY, 'policy-token': 'ghs_policies' });
    expect(opened.outputs.get('policy')).toBe(`${POLICY} ${commit}`);
  });

  test('names a tag or a commit', async () => {
    const { exitCode, ...done } = await step(github, SOUND, { policy: 'acme/policies/base.yml' });
    expect(exitCode).toBe(2);
    expect(errorsOf({ exitCode, ...done })).toEqual([expect.stringMatching(/names no tag or commit/)]);
    expect(github.state.checks).toMatchObject([
      { conclusion: 'failure', output: { title: 'The configuration has mistakes' } },
    ]);
  });
});

describe('policies from GitHub', () => {
  const source = (token = TOKEN) =>
    githubPolicies({
      open: () => openClient({ token, api: github.url, repository: '', proxied: false, patience: patience() }),
      tokenName: 'GROUNDPLAN_TOKEN',
      signedIn: token !== '',
    });
  const at = (ref: string) => ({ owner: 'acme', repo: 'policies', ref });

  test('are found by an annotated tag of a tag', async () => {
    policies.refs.set('tags/v1.0', { sha: 'a1'.repeat(20), type: 'tag' });
    policies.tagObjects.set('a1'.repeat(20), { sha: 'a2'.repeat(20), type: 'tag' });
    policies.tagObjects.set('a2'.repeat(20), { sha: commit, type: 'commit' });
    const opened = await source('').open(at('v1.0'));
    expect(opened.commit).toBe(commit);
    expect(await opened.list('rules')).toEqual(['rules/one.yml']);
    expect(await opened.read('base.yml')).toEqual({ ok: true, text: FILES['base.yml'] });
    expect(await opened.read('none.yml')).toMatchObject({ ok: false });
  });

  test.each([
    ['a branch', 'main', /"main" is a branch, which moves\. Name a tag or a commit of it\./],
    ['a name that nothing has', 'v2', /has no tag "v2"/],
    ['the short name of a commit', 'abcdef1', /A commit is named in full, with all 40 digits\./],
    ['a commit that is not there', 'e'.repeat(40), /could not be had from GitHub \(404\)/],
  ])('are none at %s', async (_name, ref, message) => {
    policies.refs.set('heads/main', { sha: commit, type: 'commit' });
    await expect(source().open(at(ref))).rejects.toThrow(message);
  });

  test('are those of a commit of the repository itself, not of its forks', async () => {
    policies.mergeBases.set(`main...${commit}`, commit);
    expect((await source().open(at(commit))).commit).toBe(commit);
    const foreign = publishFiles({ state: policies }, { 'base.yml': 'rules: {}\n' }, 'elsewhere');
    policies.mergeBases.set(`main...${foreign}`, commit);
    await expect(source().open(at(foreign))).rejects.toThrow(/It may be one of a fork, which anyone can make/);
  });

  test('are small files in UTF-8, and no links', async () => {
    const file = (content: Buffer, mode: string) => {
      const sha = `${policies.blobs.size}`.padStart(40, 'f');
      policies.blobs.set(sha, content);
      return { mode, type: 'blob' as const, sha, size: content.length };
    };
    policies.trees.set(commit, [
      { path: 'large.yml', ...file(Buffer.alloc(1024 * 1024 + 1, 32), '100644') },
      { path: 'latin.yml', ...file(Buffer.from([0xe9]), '100644') },
      { path: 'link.yml', ...file(Buffer.from('base.yml'), '120000') },
      { path: 'mark.yml', ...file(Buffer.from('\uFEFFrules: {}\n'), '100644') },
    ]);
    const opened = await source().open(at('v1'));
    expect(await opened.list('')).toEqual(['large.yml', 'latin.yml', 'mark.yml']);
    expect(await opened.read('large.yml')).toMatchObject({ ok: false, message: expect.stringContaining('megabyte') });
    expect(await opened.read('latin.yml')).toMatchObject({ ok: false, message: expect.stringContaining('UTF-8') });
    // Its hash is that of its bytes.
    expect(await opened.read('mark.yml')).toEqual({ ok: true, text: '\uFEFFrules: {}\n' });
  });
});

describe('the name of a repository', () => {
  test.each([
    ['https://github.com/acme/shop.git', 'acme/shop'],
    ['https://token@github.com/acme/shop', 'acme/shop'],
    ['git@github.com:acme/shop.git', 'acme/shop'],
    ['ssh://git@github.com:22/acme/shop.git', 'acme/shop'],
    ['https://gitlab.com/acme/shop.git', undefined],
    ['https://github.com.evil.example/acme/shop', undefined],
    ['/srv/git/shop.git', undefined],
    ['git@github.com:acme/../shop', undefined],
    ['', undefined],
  ])('by the remote %s', (address, name) => {
    expect(repositoryAt(address, 'https://github.com')).toBe(name);
  });
});
