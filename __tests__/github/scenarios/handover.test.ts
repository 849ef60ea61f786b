import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { ActionIo } from '../../../src/action/io.js';
import { commentOf } from '../../../src/github/comment.js';
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
  github.state.trees.set(BASE, []);
  github.state.pulls.set(PULL, { head: HEAD, headLabel: 'mallory:topic', base: BASE, files: [] });
});
afterEach(async () => {
  await github.close();
  expect(github.mistakes).toEqual([]);
});

/** What GitHub says of the run that has finished. */
const finished = (head = HEAD, run: Readonly<Record<string, unknown>> = {}): Partial<ActionIo> => ({
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
        ...run,
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
      expect([exitCode, warnings, writes()]).toEqual([1, [], []]);
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

describe('where one branch goes into several others', () => {
  test('the comment stands in the pull request that the file is of', async () => {
    const { state } = github;
    state.pulls.set(PULL + 1, { head: HEAD, headLabel: 'mallory:topic', base: BASE, files: [] });
    state.pulls.set(PULL + 2, { head: NEXT_HEAD, headLabel: 'mallory:topic', base: BASE, files: [] });
    for (const pull of [PULL, PULL + 1])
      expect((await postFrom(handed(changedReport(), { pull }))).warnings).toEqual([]);
    const other = await postFrom(handed(changedReport(), { pull: PULL + 2 }));
    expect(other.warnings).toEqual([expect.stringContaining('another pull request')]);
    expect(state.comments.map(({ issue }) => issue)).toEqual([PULL, PULL + 1]);
  });
});

describe('a file that a stranger may have written', () => {
  const note = 'no proof that it passes';

  test('says so in whatever is made of it, and calls no pattern by another name', async () => {
    const report = changedReport();
    const forged = 'reviewed and approved by the security team';
    const { comparison } = report;
    if (comparison === undefined) throw new Error('The fixture has a comparison.');
    const none = { error: 0, warning: 0, note: 0 };
    const pattern = { ...comparison.pattern.after, name: forged };
    const clear: Report = {
      ...report,
      findings: [],
      counts: { ...report.counts, ...none },
      verdict: { ...report.verdict, outcome: 'pass' },
      pattern: { ...report.pattern, slug: pattern.slug, name: forged },
      comparison: {
        ...comparison,
        changes: [],
        counts: { ...comparison.counts, new: none },
        pattern: { before: pattern, after: pattern },
      },
    };
    await postFrom(handed(report));
    const shown = github.state.comments[0]?.body ?? '';
    await postFrom(handed(clear));
    const resolved = github.state.comments[0]?.body ?? '';
    for (const body of [shown, resolved]) {
      expect(body).toContain(note);
      expect(body).not.toContain(forged);
    }
    expect(resolved).toContain('Nothing here calls for a look any more');
    expect(resolved).toContain('Externalized Infrastructure');
    // The tick is for what was looked at by ourselves; what stood here before is folded away below.
    expect(resolved.split('<details>')[0]).not.toContain('✅');
    expect(resolved.split(note)).toHaveLength(3);
  });

  test('says so where the report is too long for a comment', () => {
    const marker = { id: 'default', head: HEAD, run: 1, attempt: 1 };
    const plan = commentOf(changedReport(), 'always', { marker, page: 'x'.repeat(70_000), caution: `> ${note}\n\n` });
    expect(plan?.page).toMatch(new RegExp(`^> ${note}\n\n### Groundplan`));
  });

  test.each([
    ['a link', (file: string) => symlinkSync('/etc/hostname', file), /is a link/],
    ['a link to nowhere', (file: string) => symlinkSync('nowhere', file), /is a link/],
    ['a folder', (file: string) => mkdirSync(file), /is a folder/],
    ['nothing', () => undefined, /there is no/],
  ])('is one warning where it is %s', async (_name, make, why) => {
    await inFolder({ 'handed/x': '' }, async (workspace) => {
      make(join(workspace, 'handed', HANDOVER_NAME));
      for (const path of ['handed', `handed/${HANDOVER_NAME}`]) {
        const { exitCode, warnings } = await stepIn(workspace, github, { 'post-from': path }, finished());
        expect([exitCode, warnings]).toEqual([0, [expect.stringMatching(why)]]);
      }
    });
    expect(github.calls).toEqual([]);
  });

  test('is one warning where its folder is a link out of the workspace', async () => {
    await inFolder({ x: '' }, async (workspace) => {
      symlinkSync('/etc', join(workspace, 'handed'));
      for (const path of ['handed', 'handed/hostname']) {
        const { exitCode, warnings } = await stepIn(workspace, github, { 'post-from': path }, finished());
        expect([exitCode, warnings.length]).toEqual([0, 1]);
      }
    });
    expect(github.calls).toEqual([]);
  });

  test('is one warning with the true cause where its repository or branch is gone', async () => {
    for (const [run, why] of [
      [{ head_repository: null }, /the fork was deleted/],
      [{ head_branch: null }, /which branch/],
      [{ head_sha: null }, /which commit/],
    ] as const) {
      const { exitCode, warnings } = await postFrom(handed(changedReport()), finished(HEAD, run));
      expect([exitCode, warnings]).toEqual([0, [expect.stringMatching(why)]]);
    }
    expect(github.calls).toEqual([]);
  });

  test('is one warning where what answers is not GitHub', async () => {
    github.faults.push({
      on: 'GET /pulls',
      status: 200,
      text: '<html>',
      headers: { 'content-type': 'text/html' },
      times: 9,
    });
    const { exitCode, warnings } = await postFrom(handed(changedReport()));
    expect([exitCode, warnings]).toEqual([0, [expect.stringContaining('GitHub is not available')]]);
  });

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
    [
      'of an unknown pattern',
      handed({ ...changedReport(), pattern: { ...changedReport().pattern, slug: 'approved' } }),
      finished(),
      /a pattern that this version does not know/,
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
      policy: hostile.policy && {
        ...hostile.policy,
        sources: [{ name: 'x/y/z.yml@v1', commit: 'a'.repeat(40), url: 'https://evil.example/policy' }],
      },
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
