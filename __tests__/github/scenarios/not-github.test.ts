import { afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { changedReport } from '../../report/change-fixture.js';
import { type LocalGithub, localGithub } from '../server/server.js';
import { BROKEN, openPull, posted, step, warmUp } from './step.js';

jest.setTimeout(30_000);
beforeAll(warmUp, 60_000);

let github: LocalGithub;
beforeEach(async () => {
  github = await localGithub();
  openPull(github);
});
afterEach(async () => {
  await github.close();
  expect(github.mistakes).toEqual([]);
});

const HTML = { text: '<!doctype html><title>Sign in</title>', headers: { 'content-type': 'text/html' } };
const ANSWERS: readonly (readonly [name: string, { text: string; headers?: Readonly<Record<string, string>> }])[] = [
  ['a page in HTML', HTML],
  ['nothing', { text: '' }],
  ['half of an answer', { text: '{"id": 1, "outp' }],
  ['null', { text: 'null' }],
  ['an object of another kind', { text: '{"error":"captive"}' }],
  ['a list of another kind', { text: '[null]' }],
];

describe('an answer of success that is not GitHub’s', () => {
  test.each(ANSWERS)('with %s to all that is posted is one warning, and the verdict stands', async (_name, answer) => {
    for (const on of ['POST ', 'PATCH ', 'GET /issues', 'GET /pulls', 'GET /commits', 'GET /user']) {
      github.faults.push({ on, status: 200, times: 1_000, ...answer });
    }
    const { exitCode, warnings, log } = await step(github, BROKEN);
    expect(exitCode).toBe(1);
    expect(warnings).toEqual([expect.stringMatching(/^No check run, no comment: GitHub is not available: /)]);
    expect(log).not.toContain('defect');
  });

  test('to everything closes the gate, since it is not known what holds', async () => {
    github.faults.push({ on: '', status: 200, times: 1_000, ...HTML });
    const { exitCode, commands } = await step(github, BROKEN);
    expect(exitCode).toBe(2);
    expect(commands.filter(({ name }) => name === 'error').map(({ message }) => message)).toEqual([
      expect.stringMatching(/^The configuration of `main` could not be loaded, .*is not its API/),
    ]);
  });

  test.each(ANSWERS)('with %s to the check run leaves the comment', async (_name, answer) => {
    github.faults.push({ on: 'POST /check-runs', status: 200, times: 9, ...answer });
    const { warnings } = await posted(github, changedReport());
    expect(warnings).toEqual([expect.stringMatching(/^No check run: GitHub is not available: /)]);
    expect(github.state.comments).toHaveLength(1);
  });

  test('after which the call had been carried out makes nothing twice', async () => {
    for (const on of ['POST /check-runs', 'POST /issues'])
      github.faults.push({ on, status: 200, after: true, ...HTML });
    const { warnings } = await posted(github, changedReport());
    expect(warnings).toEqual([]);
    expect([github.state.checks.length, github.state.comments.length]).toEqual([1, 1]);
  });
});

describe('a redirect', () => {
  test('of a repository that was renamed is followed', async () => {
    const location = `${github.url}/repos/acme/shop/check-runs`;
    github.faults.push({ on: 'POST /check-runs', status: 307, text: '', headers: { location } });
    const { warnings } = await posted(github, changedReport(), { comment: 'never' });
    expect([warnings, github.state.checks.length]).toEqual([[], 1]);
  });

  test('that never ends costs few requests', async () => {
    const location = `${github.url}/repos/acme/shop/check-runs`;
    github.faults.push({ on: 'POST /check-runs', status: 307, text: '', headers: { location }, times: 1_000 });
    const { warnings } = await posted(github, changedReport(), { comment: 'never' });
    expect(warnings).toEqual([expect.stringMatching(/^No check run: GitHub is not available: .*307/)]);
    // Sent twice, for the first may have been carried out, with three hops each; and looked for in between.
    expect(github.calls).toHaveLength(9);
  });

  test('to another server takes no token along', async () => {
    const other = await localGithub();
    const location = `${other.url}/repos/acme/shop/check-runs`;
    github.faults.push({ on: 'POST /check-runs', status: 307, text: '', headers: { location }, times: 9 });
    await posted(github, changedReport(), { comment: 'never' });
    await other.close();
    expect(other.calls).toEqual(['POST /check-runs 401', 'POST /check-runs 401'].slice(0, other.calls.length));
    expect(other.calls.length).toBeGreaterThan(0);
    expect(other.state.checks).toEqual([]);
  });
});
