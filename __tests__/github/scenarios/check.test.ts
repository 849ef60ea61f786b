import { afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { changedReport } from '../../report/change-fixture.js';
import { largeReport } from '../../report/report-of.js';
import { type LocalGithub, localGithub, TOKEN } from '../server/server.js';
import {
  BASE,
  BROKEN,
  HEAD,
  inFolder,
  MERGE,
  openPull,
  patience,
  posted,
  pullRequest,
  SOUND,
  step,
  warmUp,
} from './step.js';

let github: LocalGithub;
beforeAll(warmUp, 60_000);
beforeEach(async () => {
  github = await localGithub();
  openPull(github);
});
afterEach(async () => {
  await github.close();
  expect(github.mistakes).toEqual([]);
});

const ONLY_CHECK = { comment: 'never' };

describe('the check run', () => {
  test('stands at the head of the pull request, with its findings at their lines', async () => {
    const { exitCode, outputs, warnings, commands } = await step(github, BROKEN, ONLY_CHECK);
    expect(exitCode).toBe(1);
    expect(warnings).toEqual([]);
    const [check, ...others] = github.state.checks;
    expect(others).toEqual([]);
    expect(check).toMatchObject({ name: 'Groundplan', head: HEAD, status: 'completed', conclusion: 'failure' });
    expect(check?.output.title).toMatch(/^Failed: .*error/);
    expect(check?.annotations).toHaveLength(
      Number(outputs.get('errors')) + Number(outputs.get('warnings')) + Number(outputs.get('notes')),
    );
    expect(check?.annotations[0]).toMatchObject({ path: 'compose.yml', start_line: 5, annotation_level: 'failure' });
    expect(outputs.get('check-url')).toBe(`https://github.com/acme/shop/runs/${check?.id}`);
    // They would stand at their lines twice.
    expect(commands.filter(({ properties }) => properties.file !== undefined)).toEqual([]);
  });

  test('succeeds without findings', async () => {
    const { exitCode } = await step(github, SOUND, { ...ONLY_CHECK, preset: 'observe' });
    expect(exitCode).toBe(0);
    expect(github.state.checks).toMatchObject([{ conclusion: 'success' }]);
  });

  test('has the findings of a monorepo at their paths from its root, under the name of the instance', async () => {
    await step(
      github,
      { 'services/shop/compose.yml': BROKEN['compose.yml'] },
      { ...ONLY_CHECK, id: 'shop', 'working-directory': 'services/shop' },
    );
    expect(github.state.checks[0]?.name).toBe('Groundplan (shop)');
    expect(github.state.checks[0]?.annotations[0]?.path).toBe('services/shop/compose.yml');
  });

  test.each([
    [60, 60],
    [5000, 250],
  ])('of %i findings has %i annotations, the most severe first, and counts the rest', async (count, shown) => {
    const report = largeReport(count / 20, 20);
    await posted(github, report, ONLY_CHECK);
    const [check] = github.state.checks;
    const levels = (check?.annotations ?? []).map(({ annotation_level }) => annotation_level);
    expect(levels).toEqual(
      [
        ...Array.from({ length: count / 20 }, () => 'failure').slice(0, shown),
        ...Array.from({ length: count }, () => 'warning'),
      ].slice(0, shown),
    );
    expect(new Set(check?.annotations.map(({ path, start_line }) => `${path}:${start_line}`)).size).toBe(shown);
    expect(check?.output.summary.includes('4,750 findings are not shown at a line. [The run](https:')).toBe(
      count > shown,
    );
    expect(github.calls.filter((call) => call.startsWith('P'))).toHaveLength(Math.ceil(shown / 50));
  });

  test('shows what the change brings on lines that it touches before what was there', async () => {
    await posted(github, changedReport(), ONLY_CHECK);
    expect(github.state.checks[0]?.annotations.map(({ start_line }) => start_line)).toEqual([13, 15, 3]);
  });

  test.each([
    ['push', { before: BASE, after: MERGE }, MERGE],
    ['schedule', {}, MERGE],
    ['workflow_dispatch', {}, MERGE],
    ['merge_group', { merge_group: { head_sha: MERGE, base_sha: BASE, base_ref: 'refs/heads/main' } }, MERGE],
  ])('on %s stands at the commit of the event, and there is no comment', async (name, payload, head) => {
    github.state.commits.add(head);
    await step(github, BROKEN, {}, { event: { name, payload: () => payload } });
    expect(github.state.checks.map((check) => check.head)).toEqual([head]);
    expect(github.state.comments).toEqual([]);
  });
});

describe('what GitHub does not allow', () => {
  test('is quietly left out where nobody asked for it, and the annotations come as commands', async () => {
    github.tokens[0] = { token: TOKEN, login: 'github-actions[bot]', permissions: {} };
    const { exitCode, log, warnings, commands, summary } = await step(github, BROKEN);
    expect(exitCode).toBe(1);
    expect(github.state.checks).toEqual([]);
    expect(warnings).toEqual([]);
    expect(log).toContain('No check run, no comment: the token may not.');
    expect(commands.find(({ name }) => name === 'error')?.properties).toMatchObject({ file: 'compose.yml', line: '5' });
    expect(summary).toContain('compose.yml');
    expect(log).not.toContain(TOKEN);
  });

  test('is one warning that names all permissions that lack, where it was asked for', async () => {
    github.tokens[0] = { token: TOKEN, login: 'github-actions[bot]', permissions: {} };
    const { exitCode, warnings } = await step(github, BROKEN, { check: 'true', comment: 'always' });
    expect(exitCode).toBe(1);
    expect(warnings).toEqual([
      'No check run, no comment: the token may not. GitHub says: Resource not accessible by integration. Give the job `checks: write` and `pull-requests: write` under `permissions`.',
    ]);
  });

  test.each([
    ['a fork', { fork: true }, 'from a fork only reads'],
    ['Dependabot', { author: 'dependabot[bot]' }, 'from Dependabot only reads'],
  ])('is not even tried for %s', async (_name, parts, said) => {
    github.tokens[0] = { token: TOKEN, login: 'github-actions[bot]', permissions: {} };
    const event = pullRequest(parts);
    const quiet = await inFolder({}, (temporary) => step(github, BROKEN, {}, { event, temporary }));
    const writes = github.calls.filter((call) => !call.startsWith('GET /git/trees'));
    expect([quiet.exitCode, quiet.warnings, writes]).toEqual([1, [], []]);
    expect(quiet.log).toContain(said);
    const asked = await inFolder({}, (temporary) =>
      step(github, BROKEN, { check: 'true', comment: 'always' }, { event, temporary }),
    );
    expect(asked.exitCode).toBe(1);
    expect(asked.warnings).toHaveLength(1);
    expect(asked.warnings[0]).toContain('the token only reads');
  });
});

const isSilent = (fault: object): boolean => !('status' in fault);

describe('when GitHub is not well', () => {
  test.each([
    ['404', { status: 404, message: 'Not Found' }, /^No check run: GitHub finds no such/],
    ['422', { status: 422, message: 'Validation Failed', times: 2 }, /^No check run: GitHub does not take it \(422\)/],
    ['401', { status: 401, message: 'Bad credentials' }, /^No check run: GitHub does not take the token/],
    [
      '502 again and again',
      { status: 502, message: 'Bad Gateway', times: 9 },
      /^No check run: GitHub is out of order \(502\)/,
    ],
    ['silence', { times: 9 }, /^No check run: GitHub did not answer/],
    ['a long rate limit', { status: 429, headers: { 'retry-after': '3600' } }, /wants 3600 seconds of rest/],
  ])('%s is one warning, and all else works', async (_name, fault, warning) => {
    github.faults.push({ on: 'POST /check-runs', ...fault });
    const { exitCode, warnings, commands, outputs } = await step(
      github,
      BROKEN,
      { ...ONLY_CHECK, check: 'true' },
      { patience: patience([], isSilent(fault) ? 400 : 20_000) },
    );
    expect(exitCode).toBe(1);
    expect(outputs.get('verdict')).toBe('fail');
    expect(warnings).toEqual([expect.stringMatching(warning)]);
    expect(commands.some(({ properties }) => properties.file === 'compose.yml')).toBe(true);
    expect(github.state.checks).toEqual([]);
  });

  test.each([
    ['429 with retry-after', { status: 429, headers: { 'retry-after': '2' } }, 3000],
    [
      'a secondary rate limit',
      { status: 403, message: 'You have exceeded a secondary rate limit. Please wait a few minutes.' },
      60_000,
    ],
  ])('%s is waited for', async (_name, fault, wait) => {
    github.faults.push({ on: 'POST /check-runs', ...fault });
    const waited: number[] = [];
    const { warnings } = await step(github, BROKEN, ONLY_CHECK, { patience: patience(waited) });
    expect(warnings).toEqual([]);
    expect(waited).toEqual([wait]);
    expect(github.state.checks).toHaveLength(1);
  });

  test.each([
    ['carried out', true],
    ['not carried out', false],
  ])('a check run whose answer is lost after it was %s stands once', async (_name, after) => {
    github.faults.push({ on: 'POST /check-runs', status: 502, message: 'Bad Gateway', after });
    const { warnings } = await step(github, BROKEN, ONLY_CHECK);
    expect(warnings).toEqual([]);
    expect(github.state.checks).toHaveLength(1);
  });

  test.each([
    ['taken', true],
    ['not taken', false],
  ])('annotations of which the answer is lost after they were %s stand once', async (_name, after) => {
    github.faults.push({ on: 'PATCH /check-runs', status: 502, message: 'Bad Gateway', after });
    const { warnings } = await posted(github, largeReport(3, 20), ONLY_CHECK);
    expect(warnings).toEqual([]);
    expect(github.state.checks).toMatchObject([{ annotations: { length: 60 } }]);
  });

  test('annotations that it does not take do not cost the check run', async () => {
    github.faults.push({ on: 'POST /check-runs', status: 422, message: 'Invalid request' });
    const { warnings, commands } = await step(github, BROKEN, ONLY_CHECK);
    expect(warnings).toEqual(['The check run has no annotations: GitHub does not take them (Invalid request).']);
    expect(github.state.checks).toMatchObject([{ conclusion: 'failure', annotations: [] }]);
    expect(commands.some(({ properties }) => properties.file === 'compose.yml')).toBe(true);
  });

  test('annotations that it no longer takes are counted', async () => {
    github.faults.push({ on: 'PATCH /check-runs', status: 502, message: 'Bad Gateway', times: 9 });
    const { warnings } = await posted(github, largeReport(3, 20), ONLY_CHECK);
    expect(warnings).toEqual([
      expect.stringMatching(/^\d+ annotations are missing from the check run: Bad Gateway\.$/),
    ]);
    expect(github.state.checks).toMatchObject([{ annotations: { length: 50 } }]);
  });
});
