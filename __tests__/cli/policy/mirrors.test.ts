import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { runHere } from '../here.js';

const work = mkdtempSync(join(tmpdir(), 'groundplan-mirrors-'));
const policies = join(work, 'acme', 'policies');
const shop = join(work, 'shop');
afterAll(() => rmSync(work, { recursive: true, force: true }));

function git(...args: string[]): void {
  const identity = ['-c', 'user.name=a', '-c', 'user.email=a@example.com'];
  execFileSync('git', ['-C', policies, ...identity, ...args], { stdio: 'pipe' });
}

const EXAMPLES = `examples:
  - name: An open store
    files: { compose.yaml: 'services: { db: { image: "postgres:17", ports: ["5432:5432"] } }' }
    expect: { includes: [published-store-port] }
  - name: Nothing
    files: {}
    expect: { verdict: pass }
`;

beforeAll(() => {
  mkdirSync(policies, { recursive: true });
  git('init', '-qb', 'main');
  const commit = (tag: string, text: string): void => {
    writeFileSync(join(policies, 'base.yml'), `${text}${EXAMPLES}`);
    git('add', '.');
    git('commit', '-qm', tag);
    git('tag', tag);
  };
  commit('v1', 'rules: { published-store-port: note }\n');
  commit('v2', 'rules: { published-store-port: error }\nlocks: [{ rules: [published-store-port] }]\n');
  mkdirSync(shop);
  writeFileSync(
    join(shop, 'compose.yaml'),
    'services:\n  web: { image: "nginx:1.27", ports: ["80:80"] }\n  db:\n    image: postgres:17\n    ports: ["5432:5432"]\n',
  );
});

/** Runs a command on the shop, with the clone in the place of GitHub. */
function run(own: string, ...args: string[]) {
  writeFileSync(join(shop, '.groundplan.yml'), own);
  return runHere(['policy', ...args, '--policies', work], { cwd: shop });
}

describe('policies from a folder of clones', () => {
  test('show and explain go by the one that is given, and print its commit', async () => {
    const shown = await run('', 'show', '--policy', 'acme/policies/base.yml@v2');
    expect(shown.code).toBe(0);
    expect(shown.out).toMatch(/acme\/policies\/base\.yml@v2 {2}commit [0-9a-f]{40}/);
    const explained = await run('', 'explain', 'published-store-port', '--policy', 'acme/policies/base.yml@v2');
    expect(explained.out).toContain('Nothing below counts: acme/policies/base.yml@v2:2 locks the rule.');
    const moved = await run('extends: acme/policies/base.yml@main\n', 'show');
    expect(moved.code).toBe(2);
    expect(moved.error).toContain('.groundplan.yml:1:10');
  });

  test('diff compares two versions, and leaves out the one that the repository extends itself', async () => {
    const own = 'extends: acme/policies/base.yml@v1\n';
    const { code, out } = await run(own, 'diff', 'acme/policies/base.yml@v1', 'acme/policies/base.yml@v2');
    expect(code).toBe(0);
    expect(out).toContain('The verdict changes: Passed -> Failed.');
    expect(out).toContain('  published-store-port: 1 finding, note -> error');
    expect(out).toContain('This locks the rule `published-store-port`.');
    // Both above what it extends: the nearer word would be that of v1.
    const back = await run(own, 'diff', 'acme/policies/base.yml@v2', 'acme/policies/base.yml@v1');
    expect(back.out).toContain('The verdict changes: Failed -> Passed.');
  });

  test('diff takes a file before it is tagged, and tells it by its path', async () => {
    const { code, out, error } = await run('', 'diff', 'none', '../acme/policies/base.yml');
    expect({ code, error }).toEqual({ code: 0, error: '' });
    expect(out).toContain('to    ../acme/policies/base.yml: Failed');
    expect(out).not.toContain('tried/policies');
  });

  test('diff tells where the repository goes against a lock, and ends with 2 where a policy itself is wrong', async () => {
    const against = 'rules: { published-store-port: off }\n';
    const { code, out } = await run(against, 'diff', 'own', 'acme/policies/base.yml@v2');
    expect(code).toBe(0);
    expect(out).toContain('to    acme/policies/base.yml@v2: cannot be judged');
    expect(out).toMatch(/\.groundplan\.yml:1:\d+: published-store-port/);
    expect(out).not.toContain('Findings that would');
    writeFileSync(join(work, 'broken.yml'), 'presett: strict\n');
    const broken = await run('', 'diff', 'own', '../broken.yml');
    expect(broken.code).toBe(2);
    expect(broken.error).toContain('broken.yml:1:1: Unknown key "presett". Did you mean "preset"?');
    expect((await run('', 'diff', 'own', 'acme/policies/base.yml@v9')).code).toBe(2);
    expect((await run('', 'diff', 'own', '../gone.yml')).error).toContain('there is no folder or file "../gone.yml"');
  });

  test('test runs the examples of what is at hand', async () => {
    const { code, out } = await run('', 'test', '../acme/policies');
    expect({ code, out }).toEqual({
      code: 0,
      out: 'ok     base.yml  2 examples\n\nPolicies: 1, examples: 2, policies that are wrong: 0.\n',
    });
    const json = await run('', 'test', '../acme/policies/base.yml', '--format', 'json');
    expect(JSON.parse(json.out)).toMatchObject({ schemaVersion: 1, mistakes: [], policies: [{ path: 'base.yml' }] });
    expect((await run('', 'test', '.')).error).toContain('"." holds no policy');
  });
});
