import { describe, expect, test } from '@jest/globals';
import { analyse } from '../../src/app/analyse.js';
import { memoryPolicies } from '../../src/policy/memory-policies.js';
import { formatNamed } from '../../src/report/formats.js';
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

describe('a context that points to another pattern', () => {
  const look = async (own: string, files: Record<string, string> = MONOLITH) => {
    const { report } = await analyse(memory({ '.groundplan.yml': own, ...files }), { target: '.' });
    return report;
  };

  test('is told in one line of each format, and changes neither findings nor verdict', async () => {
    const context = 'context: { team-size: 6, stage: production, event-processing: true }\n';
    const [plain, report] = [await look('fail-on: error\n'), await look(context)];
    const line =
      'Your context (6 people, production, event processing) points to Event-Driven Architecture; this repository reads as Monolith. `groundplan recommend` shows why.';
    expect(report.fit).toEqual({
      pattern: 'event-driven',
      name: 'Event-Driven Architecture',
      instead: 'monolith',
      declared: false,
      said: '6 people, production, event processing',
      message: line,
    });
    expect(plain.fit).toBeUndefined();
    expect([...report.findings]).toEqual([...plain.findings]);
    expect(report.verdict).toEqual(plain.verdict);
    for (const name of ['text', 'markdown', 'html', 'json'] as const) {
      const written: string[] = [];
      const render = await formatNamed(name).load();
      await render(report, { colour: false, width: 1000, pathPrefix: '' }, (text) => written.push(text));
      const words = written
        .join('')
        .replaceAll('\\', '')
        .replace(/<[^>]+>|`/g, '');
      expect(words.split(line.replaceAll('`', ''))).toHaveLength(2);
    }
  });

  test('is not told where it is open, where it is the same, and where there is nothing to hold it against', async () => {
    for (const own of [
      'context: { team-size: 6, stage: production }\n',
      'context: { team-size: 1, stage: mvp }\n',
      'pattern: multi-tier\ncontext: { regulated: true }\n',
    ]) {
      expect((await look(own)).fit).toBeUndefined();
    }
    expect((await look('context: { regulated: true }\n', { 'README.md': 'Links.' })).fit).toBeUndefined();
    const declared = (await look('pattern: monolith\ncontext: { regulated: true }\n')).fit;
    expect(declared).toMatchObject({ pattern: 'multi-tier', declared: true });
    expect(declared?.message).toContain('this repository is declared as Monolith.');
  });
});
