import { describe, expect, test } from '@jest/globals';
import { analyse } from '../../src/app/analyse.js';
import { diffPolicies } from '../../src/app/policy/diff.js';
import { memoryPolicies } from '../../src/policy/memory-policies.js';
import { PolicyFailure } from '../../src/policy/policy-source.js';
import { memory } from '../../src/source/memory.js';
import { configOf, failure, load } from './support/policies.js';

const rule = (level: string): string =>
  `id: acme/named\ntitle: Services are named\ncategory: security\nlevel: ${level}\nwhy: It helps.\nfix: Name it.\nmessage: No.\nsubject: service\nexpression: service.name != ''\nexamples: { fails: [], passes: [] }\n`;
const base = (stage: string): string =>
  `rule-files: [rules/]\n${stage}rules: { published-store-port: error }\nlocks:\n  - { rules: [published-store-port], settings: [enforcement, fail-on] }\n`;

const POLICIES = {
  'acme/policies@v1': {
    'base.yml': base('enforcement: observe\n'),
    'team.yml': 'extends: ./base.yml\nonly-new: false\n',
    'rules/named.yml': rule('note'),
  },
  'acme/policies@v2': { 'base.yml': base('enforcement: block\n'), 'rules/moved.yml': rule('error') },
  'acme/teams@v1': {
    'mild.yml':
      "fail-on: never\nenforcement: observe\nrules: { published-store-port: off, acme/named: warning }\noverrides: [{ paths: ['**'], rules: { published-store-port: off } }]\nignore: [{ rules: [published-store-port, flat-network], reason: Old. }]\nexclude: [a/]\n",
    'wrong.yml': 'rules: { nosuch: off }\n',
  },
};
const GIVEN = 'acme/policies/base.yml@v2';
const OPEN = "services:\n  db: { image: 'postgres:17', ports: ['5432:5432'] }\n";

describe('a policy that is given, which the repository extends in another version', () => {
  test.each([
    ['itself', 'extends: acme/policies/base.yml@v1\n', 1],
    ['itself, written otherwise', 'extends: ACME/Policies/base.yml@v1\n', 1],
    ['a version that is gone', 'extends: acme/policies/base.yml@v0\n', 1],
    ['by another policy', 'extends: acme/policies/team.yml@v1\n', 1],
    ['with a rule that has moved', 'extends: acme/policies/rulesets.yml@v1\n', 1],
  ])('stands once, as it is given: %s', async (_, own, count) => {
    const policies = {
      ...POLICIES,
      'acme/policies@v1': { ...POLICIES['acme/policies@v1'], 'rulesets.yml': 'rule-files: [rules/]\n' },
    };
    const { config, rules } = await load({ own, shared: GIVEN, policies });
    expect(config.enforcement).toEqual({ stage: 'block' });
    expect(rules.map(({ source }) => [source.id, source.level])).toEqual([['acme/named', 'error']]);
    const { notices = [] } = config.provenance;
    expect(notices).toHaveLength(count);
    expect(notices[0]).toMatch(/ left out: .*acme\/policies\/(base\.yml|rules\/moved\.yml)@v2/);
    expect(notices[0]).toContain('.groundplan.yml:1:10');
  });

  test('is the same one under another name of its commit', async () => {
    const { config } = await load({ own: `extends: ${GIVEN}\n`, shared: GIVEN, policies: POLICIES });
    expect(config.provenance.notices).toBeUndefined();
  });

  test('another policy that says something against its locks does not get it, and the repository is told', async () => {
    const own = 'extends: acme/teams/mild.yml@v1\n';
    const config = await configOf({ own, shared: GIVEN, policies: POLICIES });
    expect([config.failOn, config.enforcement.stage]).toEqual(['error', 'block']);
    expect(config.rules.get('published-store-port')).toEqual({ level: 'error' });
    expect(config.rules.get('acme/named')).toEqual({ level: 'warning' });
    expect(config.overrides.flatMap(({ rules }) => [...rules])).toEqual([]);
    expect(config.suppressions.map(({ ruleId }) => ruleId)).toEqual(['flat-network']);
    expect(config.exclude).toEqual(['a/']);
    expect(config.provenance.notices).toHaveLength(5);
    for (const line of config.provenance.notices ?? []) {
      expect(line).toMatch(/^acme\/teams\/mild\.yml@v1:\d+:\d+: .*locked at acme\/policies\/base\.yml@v2:5:5/);
    }
  });

  test('what the repository says itself against its locks stays an error', async () => {
    const own = 'extends: acme/policies/base.yml@v1\nrules: { published-store-port: off }\n';
    const { kind, lines } = await failure({ own, shared: GIVEN, policies: POLICIES });
    expect(kind).toBe('mistake');
    expect(lines).toEqual([expect.stringMatching(/^\.groundplan\.yml:2:32: published-store-port: /)]);
  });
});

describe('a change of what the base extends', () => {
  const policy = { shared: GIVEN, source: memoryPolicies(POLICIES) };
  const judge = (was: string, now: string) =>
    analyse(memory({ '.groundplan.yml': now, 'compose.yaml': OPEN }), {
      target: '.',
      policy,
      base: { ref: 'main', repository: memory({ '.groundplan.yml': was }) },
    });

  test('that takes out a policy with mistakes is judged by the others', async () => {
    const was = 'extends: [acme/policies/team.yml@v1, acme/teams/wrong.yml@v1]\n';
    const { report, config } = await judge(was, '');
    expect(report.verdict.outcome).toBe('fail');
    expect(report.notices.join('\n')).toMatch(/mistakes, which this change mends.*1 of the 2 policies/);
    expect(config.onlyNew).toBe(false);
    await expect(judge(was, was)).rejects.toBeInstanceOf(PolicyFailure);
  });

  test('that takes out a policy that cannot be had is not judged', async () => {
    await expect(judge('extends: acme/nosuch/base.yml@v1\n', '')).rejects.toBeInstanceOf(PolicyFailure);
  });
});

test('what another policy would change is what it says where it is given', async () => {
  const files = memory({ '.groundplan.yml': 'extends: acme/policies/team.yml@v1\n', 'compose.yaml': OPEN });
  const side = (version: string) => ({
    name: version,
    options: { policy: { shared: `acme/policies/base.yml@${version}`, source: memoryPolicies(POLICIES) } },
  });
  const { to } = await diffPolicies(side('v1'), side('v2'), { repository: files, target: '.' });
  const { report } = await analyse(files, { target: '.', ...side('v2').options });
  expect(to.judged?.verdict).toEqual(report.verdict);
  expect(report.verdict.outcome).toBe('fail');
});
