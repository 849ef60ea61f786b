import { describe, expect, test } from '@jest/globals';
import { analyse } from '../../src/app/analyse.js';
import { memoryPolicies } from '../../src/policy/memory-policies.js';
import { memory } from '../../src/source/memory.js';

const MONOLITH = {
  'compose.yaml':
    'services:\n  web: { build: ., ports: ["8080:8080"], depends_on: [db] }\n  db: { image: "postgres:16", volumes: [d:/d] }\nvolumes: { d: }\n',
};

async function reportOf(files: Record<string, string>, policy: string, own = '') {
  const { report } = await analyse(memory({ '.groundplan.yml': own, ...files }), {
    target: '.',
    policy: {
      shared: 'acme/policies/base.yml@v1',
      source: memoryPolicies({ 'acme/policies@v1': { 'base.yml': policy } }),
    },
  });
  const found = [...report.findings].filter(({ ruleId }) => ruleId === 'unexpected-pattern');
  return { report, found, limits: report.limits.filter(({ message }) => message.startsWith('Whether this is as')) };
}

describe('an architecture that is not expected', () => {
  test('is a finding at the strongest reason, with the line of the policy', async () => {
    const { report, found } = await reportOf(
      MONOLITH,
      'preset: security\nexpected-patterns: [microservices, multi-tier]\n',
    );
    expect(found).toMatchObject([
      {
        level: 'error',
        message: expect.stringMatching(/^This reads as Monolith, and Microservices Architecture or .* is expected\. ./),
        location: { path: 'compose.yaml', line: 2 },
        related: [{ location: { path: 'acme/policies/base.yml@v1', line: 2, column: 20 } }],
      },
    ]);
    expect(report.verdict.outcome).toBe('fail');
  });

  test('is none where it is one of those that are', async () => {
    const { found, limits } = await reportOf(MONOLITH, 'expected-patterns: [microservices, monolith]\n');
    expect([found, limits]).toEqual([[], []]);
  });

  test.each([
    ['no pattern could be read', { 'README.md': 'Hello.\n' }],
    ['it reads as', { Dockerfile: 'FROM node:22\n', 'package.json': '{"dependencies":{"express":"5"}}' }],
  ])('is not claimed where %s: the report says so', async (because, files) => {
    const { found, limits } = await reportOf(files, 'expected-patterns: [microservices]\n');
    expect(found).toEqual([]);
    expect(limits).toEqual([
      {
        path: 'acme/policies/base.yml@v1',
        reason: 'not-judged',
        message: expect.stringMatching(
          `^Whether this is as expected, Microservices Architecture \\(acme/policies/base\\.yml@v1:1:20\\), is not known: ${because}`,
        ),
      },
    ]);
  });

  test('is held by the lock of what is expected', async () => {
    const policy = 'expected-patterns: [microservices]\nlocks: [{ settings: [expected-patterns] }]\n';
    for (const own of [
      'rules: { unexpected-pattern: off }\n',
      'ignore: [{ rules: [unexpected-pattern], reason: It is fine. }]\n',
      'overrides: [{ paths: ["*"], rules: { unexpected-pattern: note } }]\n',
      'expected-patterns: [monolith]\n',
      'pattern: monolith\n',
    ]) {
      await expect(reportOf(MONOLITH, policy, own)).rejects.toThrow(/base\.yml@v1:/);
    }
    expect((await reportOf(MONOLITH, policy, 'preset: style\n')).found).toMatchObject([{ level: 'error' }]);
  });
});
