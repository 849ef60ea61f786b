import { describe, expect, test } from '@jest/globals';
import { testPolicies } from '../../../src/app/policy/examples.js';
import { memoryPolicies } from '../../../src/policy/memory-policies.js';
import { memory } from '../../../src/source/memory.js';

const STORE = `services: { db: { image: "postgres:17", ports: ["5432:5432"] } }`;

/** A policy with examples that pass, but for what is added. */
function policy(more = '', expectation = 'verdict: fail', facts = ''): string {
  return `rules: { published-store-port: error }
${more}
examples:
  - name: Open
    files: { compose.yaml: ${JSON.stringify(STORE)} }
    ${facts}
    expect: { ${expectation} }
  - name: Empty
    files: {}
    expect: { verdict: pass }
`;
}

async function wrong(text: string): Promise<string> {
  const { policies, mistakes } = await testPolicies(memory({ 'base.yml': text }), ['base.yml']);
  expect(mistakes).toEqual([]);
  return policies.flatMap(({ examples }) => examples.flatMap((one) => one.wrong ?? [])).join(' ');
}

describe('the examples of a policy', () => {
  test.each([
    ['the verdict', 'verdict: fail'],
    ['what counts, wholly', 'findings: [published-store-port]'],
    ['what counts, among others', 'includes: [published-store-port], excludes: [flat-network]'],
  ])('hold where %s is as they say', async (_, expectation) => {
    expect(await wrong(policy('', expectation))).toBe('');
  });

  test.each([
    ['another verdict', 'verdict: pass', 'The verdict is fail, and `verdict` says pass: There is 1 error'],
    [
      'another verdict, with what makes it',
      'verdict: pass',
      '. published-store-port finds compose.yaml:1: `db` is a database',
    ],
    ['a rule that finds nothing', 'includes: [flat-network]', 'flat-network finds nothing that counts.'],
    ['one that finds something', 'excludes: [published-store-port]', 'published-store-port finds compose.yaml:1: `db`'],
    ['a list that lacks one', 'findings: []', 'published-store-port finds as well: compose.yaml:1: `db` is a database'],
    ['a list with one too many', 'findings: [published-store-port, flat-network]', 'Nothing counts of flat-network.'],
    ['a waiver that is not there', 'waived: [published-store-port]', 'Nothing is waived of published-store-port.'],
    ['an error that does not come', 'error: locked', 'There is no error, and `error` says `locked`.'],
  ])('are wrong with %s', async (_, expectation, sentence) => {
    expect(await wrong(policy('', expectation))).toContain(sentence);
  });

  test('are told what is known of their repository, and that there is no more of it', async () => {
    const entry = 'repositories: [{ match: { topics: [open] }, rules: { published-store-port: off } }]';
    expect(await wrong(policy(entry))).toBe('');
    expect(await wrong(policy(entry, 'excludes: [published-store-port]', 'repository: { topics: [open] }'))).toBe('');
  });

  test('go by their day: of a waiver and of a stage', async () => {
    const waiver = `waivers: [{ rules: [published-store-port], owner: '@acme/db', reason: Later., since: '2030-01-01', until: '2030-02-01' }]`;
    expect(await wrong(policy(waiver, 'waived: [published-store-port]', "today: '2030-02-01'"))).toBe('');
    expect(await wrong(policy(waiver, 'verdict: fail', "today: '2030-02-02'"))).toBe('');
    const staged = "enforcement: observe\nblock-from: '2030-02-02'";
    expect(await wrong(policy(staged, 'verdict: pass, findings: [published-store-port]', "today: '2030-02-01'"))).toBe(
      '',
    );
    expect(await wrong(policy(staged, 'verdict: fail', "today: '2030-02-02'"))).toBe('');
  });

  test('can be of a repository that its policy refuses, in the words of the policy’s own file', async () => {
    const text = `locks: [{ rules: [published-store-port] }]
examples:
  - name: Weakened
    files: { .groundplan.yml: "rules: { published-store-port: off }" }
    expect: { error: "base.yml:1:" }
  - name: Empty
    files: {}
    expect: { verdict: pass }
`;
    expect(await wrong(text)).toBe('');
    const told = await wrong(text.replace('base.yml:1:', 'base.yml:7:'));
    expect(told).toMatch(/^The error is not `base.yml:7:`, but: \.groundplan\.yml:1:\d+: .*base\.yml:1:/);
    expect(told).not.toContain('tried/policies');
    expect(await wrong(text.replace('error: "base.yml:1:"', 'verdict: fail'))).toMatch(
      /^The repository cannot be judged: /,
    );
  });
});

describe('policies', () => {
  test('lack none where one passes with what is found', async () => {
    const text = `enforcement: observe\nexamples:\n  - name: Seen\n    files: { compose.yaml: ${JSON.stringify(STORE)} }\n    expect: { verdict: pass, includes: [published-store-port] }\n`;
    const { policies } = await testPolicies(memory({ 'a.yml': text }), ['a.yml']);
    expect(policies).toMatchObject([{ lacks: [], examples: [{ name: 'Seen' }] }]);
  });

  test('name a folder of rules that is not there by its own name', async () => {
    const { mistakes } = await testPolicies(memory({ 'a.yml': 'rule-files: [rules/]\n' }), ['a.yml']);
    expect(mistakes).toEqual(['a.yml:1:14: There is no file or folder "rules/" in the repository.']);
  });

  test('lack examples of either kind', async () => {
    const tests = await testPolicies(memory({ 'a.yml': 'preset: strict\n', 'b.yml': policy('', 'verdict: fail') }), [
      'a.yml',
      'b.yml',
    ]);
    expect(tests.policies.map(({ path, lacks }) => [path, lacks.length])).toEqual([
      ['a.yml', 2],
      ['b.yml', 0],
    ]);
  });

  test('with mistakes are told at their place, each mistake once, and the others are tested', async () => {
    const { policies, mistakes } = await testPolicies(
      memory({
        'base.yml': 'presett: strict\n',
        'child.yml': `extends: ./base.yml\n${policy()}`,
        'broken.yml': 'preset: [\n',
        'good.yml': policy(),
      }),
      ['base.yml', 'broken.yml', 'child.yml', 'gone.yml', 'good.yml'],
    );
    expect(policies.map(({ path }) => path)).toEqual(['good.yml']);
    expect(mistakes[0]).toMatch(/^base\.yml:1:1: .*Did you mean "preset"\?/);
    expect(mistakes.some((line) => line.startsWith('broken.yml:'))).toBe(true);
    expect(mistakes.some((line) => line.startsWith('gone.yml: '))).toBe(true);
  });

  test('extend files of their own repository, and of others where there is a source of them', async () => {
    const files = memory({
      'base.yml': 'rules: { flat-network: off }\n',
      'near.yml': `extends: ./base.yml\n${policy()}`,
      'far.yml': `extends: other/policies/strict.yml@v2\n${policy()}`,
    });
    const alone = await testPolicies(files, ['near.yml', 'far.yml']);
    expect(alone.policies.map(({ path }) => path)).toEqual(['near.yml']);
    expect(alone.mistakes.join(' ')).toContain('other/policies');
    const source = memoryPolicies({ 'other/policies@v2': { 'strict.yml': 'preset: strict\n' } });
    const both = await testPolicies(files, ['near.yml', 'far.yml'], source);
    expect(both.mistakes).toEqual([]);
    expect(both.policies).toHaveLength(2);
  });
});
