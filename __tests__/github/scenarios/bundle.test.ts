import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { runStepBeside, type Step } from '../../action/step.js';
import { type LocalGithub, localGithub, TOKEN } from '../server/server.js';
import { historyOf } from './history.js';
import { BROKEN, inFolder, openPull, PULL, pullRequest } from './step.js';

jest.setTimeout(60_000);

/** Octokit says who it is in every call: its chunk has these words. */
const OCTOKIT = 'octokit-core.js/';
const DIST = 'dist/action';

/** The built action without Octokit: loading it fails. */
let withoutOctokit: string;
beforeAll(() => {
  withoutOctokit = mkdtempSync(join(tmpdir(), 'groundplan-dist-'));
  cpSync(DIST, withoutOctokit, { recursive: true });
  const chunks = readdirSync(withoutOctokit).filter((name) =>
    readFileSync(join(withoutOctokit, name), 'utf8').includes(OCTOKIT),
  );
  expect(chunks.length).toBeGreaterThan(0);
  expect(chunks).not.toContain('index.js');
  for (const name of chunks) rmSync(join(withoutOctokit, name));
});
afterAll(() => rmSync(withoutOctokit, { recursive: true, force: true }));

let github: LocalGithub;
beforeEach(async () => {
  github = await localGithub();
  openPull(github);
});
afterEach(async () => {
  await github.close();
  expect(github.mistakes).toEqual([]);
});

function step(dist: string, inputs: Readonly<Record<string, string>>): Promise<Step> {
  return inFolder(BROKEN, (workspace) => stepIn(workspace, dist, inputs, pullRequest()?.payload()));
}

/** The same in a clone that has the base: nothing must be asked of GitHub to know what holds. */
async function stepInClone(dist: string, inputs: Readonly<Record<string, string>>, fork = false): Promise<Step> {
  const history = historyOf({ 'README.md': '# Shop\n' }, {}, BROKEN);
  try {
    const described = pullRequest({ head: history.topic, fork })?.payload() as PullPayload | undefined;
    const { pull_request: pull, ...payload } = described ?? { pull_request: { base: {} } };
    const event = { ...payload, pull_request: { ...pull, base: { ...pull.base, sha: history.main } } };
    return await stepIn(history.folder, dist, inputs, event);
  } finally {
    history.remove();
  }
}

interface PullPayload {
  readonly pull_request: { readonly base: object };
}

function stepIn(
  workspace: string,
  dist: string,
  inputs: Readonly<Record<string, string>>,
  payload: unknown,
): Promise<Step> {
  return inFolder({}, (scratch) => {
    const file = join(scratch, 'pull.json');
    writeFileSync(file, JSON.stringify(payload));
    return runStepBeside(
      join(dist, 'index.js'),
      workspace,
      scratch,
      { 'github-token': TOKEN, ...inputs },
      {
        GITHUB_API_URL: github.url,
        GITHUB_EVENT_PATH: file,
        GITHUB_RUN_ID: '100',
        GITHUB_RUN_ATTEMPT: '1',
      },
    );
  });
}

describe('the built action', () => {
  test('posts a check run and a comment, and tells nobody its token', async () => {
    const { exitCode, outputs, errors, log } = await step(join(process.cwd(), DIST), {});
    expect(errors).toBe('');
    expect(exitCode).toBe(1);
    expect(github.state.checks).toMatchObject([{ conclusion: 'failure' }]);
    expect(github.state.comments).toMatchObject([{ issue: PULL }]);
    expect(outputs['check-url']).toContain('/runs/');
    expect(outputs['comment-url']).toContain('#issuecomment-');
    expect(log).not.toContain(TOKEN);
  });

  test('keeps its verdict and says what lacks when it may not', async () => {
    github.tokens[0] = { token: TOKEN, login: 'github-actions[bot]', permissions: {} };
    const { exitCode, outputs, errors, commands } = await step(join(process.cwd(), DIST), { check: 'true' });
    expect([exitCode, outputs.verdict, errors]).toEqual([1, 'fail', '']);
    expect(commands.filter(({ message }) => message.includes('`checks: write`'))).toHaveLength(1);
  });

  test.each([
    ['nothing is wanted', { check: 'false', comment: 'never' }, false],
    ['the token only reads', {}, true],
    ['it is a dry run', { 'dry-run': 'true' }, false],
  ])('does not load Octokit when %s', async (_name, inputs, fork) => {
    const { exitCode, outputs, errors, log } = await stepInClone(withoutOctokit, inputs, fork);
    expect([exitCode, outputs.verdict, errors]).toEqual([1, 'fail', '']);
    expect(log).not.toContain('A defect');
    expect(github.calls).toEqual([]);
  });

  test('does load it to post, which is what the tests above rest on', async () => {
    const { exitCode, outputs, log } = await stepInClone(withoutOctokit, {});
    // A broken installation costs what would be posted, never the verdict.
    expect([exitCode, outputs.verdict]).toEqual([1, 'fail']);
    expect(log).toContain('A defect');
  });
});
