import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { publishFiles } from '../github/scenarios/history.js';
import { addRepository, type LocalGithub, localGithub, TOKEN } from '../github/server/server.js';
import { TestFolder } from '../source/support/folder.js';
import { runHere } from './here.js';

jest.setTimeout(30_000);

const OPEN =
  'name: shop\nservices:\n  api:\n    build: ./api\n    ports: ["80:80"]\n  db:\n    image: postgres:16\n    ports: ["5432:5432"]\n';
const POLICY = 'acme/policies/base.yml@v1';

let folder: TestFolder;
let github: LocalGithub;
let commit: string;
beforeAll(() => {
  folder = new TestFolder();
  folder.write('compose.yaml', OPEN).write('api/Dockerfile', 'FROM node:24\n');
  folder.git('init', '-q');
  folder.git('remote', 'add', 'origin', 'git@github.com:acme/shop.git');
});
afterAll(() => folder.remove());
beforeEach(async () => {
  github = await localGithub();
  const text =
    'preset: recommended\nrepositories:\n  - match: { names: ["acme/shop"], languages: [Go] }\n    rules: { published-store-port: off }\n';
  commit = publishFiles({ state: addRepository(github, 'acme/policies') }, { 'base.yml': text }, 'v1');
});
afterEach(async () => {
  await github.close();
  expect(github.mistakes).toEqual([]);
});

const run = (...args: readonly string[]) =>
  runHere(['check', ...args], { cwd: folder.root, env: { GITHUB_API_URL: github.url, GITHUB_TOKEN: TOKEN } });

describe('a shared policy on the command line', () => {
  test('comes from GitHub, with what is known of the repository there, and its commit is told', async () => {
    const failed = await run('--policy', POLICY);
    expect([failed.code, failed.error]).toEqual([1, `groundplan: policy acme/policies@v1 is commit ${commit}.\n`]);
    github.state.about.language = 'Go';
    expect((await run('--policy', POLICY)).code).toBe(0);
    expect((await run('--policy', POLICY, '--language', 'Go', '--repository', 'acme/other')).code).toBe(1);
  });

  test('is not asked for where nobody may, and closes the gate', async () => {
    const { code, error } = await run('--policy', POLICY, '--offline');
    expect(code).toBe(2);
    expect(error).toMatch(/^groundplan: .*--offline forbids to ask GitHub for it/);
    expect(github.calls).toEqual([]);
    const gone = await run('--policy', 'acme/policies/base.yml@v7');
    expect([gone.code, gone.error]).toEqual([2, expect.stringContaining('has no tag "v7"')]);
  });

  test('costs nothing where there is none', async () => {
    expect((await run()).code).toBe(1);
    expect(github.calls).toEqual([]);
  });
});
