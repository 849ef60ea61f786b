import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { ActionIo } from '../../../src/action/io.js';
import { HANDOVER_NAME, handoverText, readHandover } from '../../../src/github/handover.js';
import type { Report } from '../../../src/report/report.js';
import { changedReport } from '../../report/change-fixture.js';
import { hostileReport, largeReport } from '../../report/report-of.js';
import { BOT, type LocalGithub, localGithub } from '../server/server.js';
import {
  BASE,
  BROKEN,
  HEAD,
  inFolder,
  MERGE,
  NEXT_HEAD,
  PULL,
  pullRequest,
  type Step,
  step,
  stepIn,
  warmUp,
} from './step.js';

jest.setTimeout(30_000);
beforeAll(warmUp, 60_000);

let github: LocalGithub;
beforeEach(async () => {
  github = await localGithub();
  github.state.pulls.set(PULL, { head: HEAD, headLabel: 'mallory:topic', base: BASE, files: [] });
});
afterEach(async () => {
  await github.close();
  expect(github.mistakes).toEqual([]);
});

/** What GitHub says of the run that has finished. */
const finished = (head = HEAD): Partial<ActionIo> => ({
  event: {
    name: 'workflow_run',
    payload: () => ({
      workflow_run: {
        id: 90,
        run_attempt: 2,
        event: 'pull_request',
        head_sha: head,
        head_branch: 'topic',
        head_repository: { owner: { login: 'mallory' } },
      },
    }),
  },
});

const handed = (report: Report, parts: { pull?: number; head?: string; folder?: string } = {}): string =>
  handoverText(report, { pull: PULL, head: HEAD, id: 'default', folder: '', ...parts });

function postFrom(text: string, parts: Partial<ActionIo> = finished()): Promise<Step> {
  return inFolder({ [`handed/${HANDOVER_NAME}`]: text }, (workspace) =>
    stepIn(workspace, github, { 'post-from': 'handed' }, parts),
  );
}

const writes = (): readonly string[] => github.calls.filter((call) => !call.startsWith('GET'));

describe('a run that may not write', () => {
  test('leaves a file by which another comments for it', async () => {
    const text = await inFolder(BROKEN, async (workspace) => {
      const { exitCode, outputs, warnings } = await stepIn(
        workspace,
        github,
        {},
        { event: pullRequest({ fork: true }), temporary: workspace },
      );
      expect([exitCode, warnings, github.calls]).toEqual([1, [], []]);
      expect(outputs.get('handover-file')).toBe(join(workspace, 'groundplan/default', HANDOVER_NAME));
      return readFileSync(outputs.get('handover-file') ?? '', 'utf8');
    });
    const { exitCode, warnings, outputs } = await postFrom(text);
    expect([exitCode, warnings]).toEqual([0, []]);
    expect(github.state.comments).toMatchObject([
      { issue: PULL, author: BOT, body: expect.stringContaining('compose.yml') },
    ]);
    expect(github.state.comments[0]?.body).toContain(`head=${HEAD} run=90.2`);
    expect(github.state.comments[0]?.body).toContain('no proof that it passes');
    // It could be required, and a stranger could say that it succeeds.
    expect(github.state.checks).toEqual([]);
    expect(outputs.get('comment-url')).toContain('#issuecomment-');
  });

  test('leaves none for a pull request from a branch, unless it is asked to', async () => {
    expect((await step(github, BROKEN, { comment: 'never' })).outputs.has('handover-file')).toBe(false);
    const asked = await step(github, BROKEN, { comment: 'never', 'handover-file': 'out/handover.json' });
    expect(asked.outputs.get('handover-file')).toMatch(/out\/handover\.json$/);
  });
});

describe('a file that a stranger may have written', () => {
  test.each([
    ['of another commit', handed(changedReport(), { head: NEXT_HEAD }), finished(), /another commit/],
    ['of another pull request', handed(changedReport(), { pull: PULL + 1 }), finished(), /another pull request/],
    [
      'of a commit that is no longer the head',
      handed(changedReport(), { head: MERGE }),
      finished(MERGE),
      /no open pull request/,
    ],
    ['that is no JSON', '{', finished(), /not of the shape/],
    ['with a field too many', handed(changedReport()).replace('{', '{"page":"<b>",'), finished(), /not of the shape/],
    [
      'with a value of another type',
      handed(changedReport()).replace('"pull":7', '"pull":"7"'),
      finished(),
      /not of the shape/,
    ],
    ['with a folder that leads elsewhere', handed(changedReport(), { folder: '../x' }), finished(), /not of the shape/],
    ['that is too large', handed(changedReport()) + ' '.repeat(4 * 1024 * 1024), finished(), /too large/],
  ])('%s is one warning, and nothing is posted', async (_name, text, parts, why) => {
    const { exitCode, warnings } = await postFrom(text, parts);
    expect(exitCode).toBe(0);
    expect(warnings).toEqual([expect.stringMatching(/^Nothing is posted of what the other run has left: /)]);
    expect(warnings[0]).toMatch(why);
    expect(writes()).toEqual([]);
  });

  test('can say nothing but text', async () => {
    const hostile = hostileReport(
      '@everyone <img src=x onerror=alert(1)> [x](https://evil.example)',
      '`]]> ::error::x',
    );
    const evil = {
      ...hostile,
      rules: hostile.rules.map((rule) => ({ ...rule, helpUri: 'https://evil.example/rules' })),
    };
    const { log } = await postFrom(handed(evil));
    const body = github.state.comments[0]?.body ?? '';
    expect(body).toContain('everyone');
    expect(body).not.toMatch(/@everyone|<img|\]\(https:\/\/evil|href="https:\/\/evil/);
    expect(log).not.toMatch(/^::error/m);
  });

  test('is bounded, and says the same of what it keeps', async () => {
    const text = handed(largeReport(250, 20));
    expect(Buffer.byteLength(text)).toBeLessThan(4 * 1024 * 1024);
    const read = await readHandover(text);
    expect(read?.report.findings).toHaveLength(500);
    expect(read?.report.counts.warning).toBe(4750);
    const huge = handed(largeReport(500, 1, 'x'.repeat(100_000)));
    expect(await readHandover(huge)).toBeDefined();
  });

  test('is not looked for where the workflow runs on another event, or leads elsewhere', async () => {
    const other = await postFrom(handed(changedReport()), { event: pullRequest() });
    expect(other.exitCode).toBe(2);
    expect(other.log).toContain('only a workflow on workflow_run');
    const outside = await step(github, {}, { 'post-from': '/etc/hostname' }, finished());
    expect(outside.exitCode).toBe(2);
    const none = await step(github, { 'handed/x': '' }, { 'post-from': 'handed' }, finished());
    expect([none.exitCode, none.warnings.length]).toEqual([0, 1]);
    expect(writes()).toEqual([]);
  });
});

describe('pull_request_target', () => {
  const target: Partial<ActionIo> = {
    event: { name: 'pull_request_target', payload: pullRequest({ fork: true })?.payload ?? (() => ({})) },
  };

  test('is refused where it would look at the base', async () => {
    const { exitCode, log } = await step(github, BROKEN, {}, target);
    expect(exitCode).toBe(2);
    expect(log).toContain('the workspace holds the base branch, not the pull request');
    expect(github.calls).toEqual([]);
  });
});
