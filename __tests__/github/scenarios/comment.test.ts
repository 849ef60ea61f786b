import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { bodyOf, commentOf, PAGE_ROOM } from '../../../src/github/comment.js';
import { markerLine } from '../../../src/github/marker.js';
import { changedReport } from '../../report/change-fixture.js';
import { countsOf, shopReport } from '../../report/fixture.js';
import { largeReport } from '../../report/report-of.js';
import { BOT, type LocalGithub, localGithub } from '../server/server.js';
import { HEAD, NEXT_HEAD, openPull, PULL, posted, pullRequest } from './step.js';

let github: LocalGithub;
beforeEach(async () => {
  github = await localGithub();
  openPull(github);
});
afterEach(async () => {
  await github.close();
  expect(github.mistakes).toEqual([]);
});

const COMMENT = { check: 'false' };
const clean = () =>
  shopReport({
    findings: [],
    counts: countsOf([]),
    verdict: {
      outcome: 'pass',
      failOn: 'error',
      onlyNew: true,
      failOnDrift: false,
      enforcement: 'block',
      held: false,
      because: 'Nothing is found.',
    },
  });

function comment(body: string, author = BOT): void {
  github.state.comments.push({ id: github.state.nextId++, issue: PULL, author, body });
}

function ofRun(run: number, head = HEAD, id = 'default'): string {
  return markerLine({ id, head, run, attempt: 1, state: 'open' });
}

const bodies = (): readonly string[] => github.state.comments.map(({ body }) => body);
const writes = (): readonly string[] => github.calls.filter((call) => !call.startsWith('GET'));

describe('the comment', () => {
  test('is created, and the run says where', async () => {
    const { posted: done, warnings } = await posted(github, changedReport(), COMMENT);
    expect(warnings).toEqual([]);
    expect(bodies()).toEqual([expect.stringMatching(/^<!-- groundplan id=default .* -->\n.*Groundplan/)]);
    expect(done.commentUrl).toContain(`#issuecomment-${github.state.comments[0]?.id}`);
  });

  test('is updated in place by the next run, and left alone when nothing is new', async () => {
    await posted(github, changedReport(), COMMENT);
    const [first] = github.state.comments;
    openPull(github, NEXT_HEAD);
    const next = { run: 101, event: pullRequest({ head: NEXT_HEAD }) };
    await posted(github, changedReport({ notices: ['Another word.'] }), COMMENT, next);
    expect(github.state.comments).toEqual([{ ...first, body: expect.stringContaining('Another word') }]);
    expect(bodies()[0]).toContain(`head=${NEXT_HEAD} run=101.1`);
    const before = writes().length;
    await posted(github, changedReport({ notices: ['Another word.'] }), COMMENT, { ...next, run: 102 });
    expect(writes()).toHaveLength(before);
  });

  test('is found behind a hundred others', async () => {
    for (let index = 0; index < 150; index++) comment(`Thought ${index}`, 'mona');
    comment(`${ofRun(99)}old`);
    await posted(github, changedReport(), COMMENT);
    expect(github.state.comments).toHaveLength(151);
    expect(bodies()[150]).toContain('run=100.1');
  });

  test('is resolved when all is well, with what it said folded away, and stays so', async () => {
    await posted(github, changedReport(), COMMENT);
    const said = bodies()[0]?.split('\n').slice(1).join('\n').trim() ?? '-';
    await posted(github, clean(), COMMENT, { run: 101 });
    const [resolved] = bodies();
    expect(resolved).toMatch(/^<!-- .* state=resolved -->\n### ✅ Groundplan: Passed/);
    expect(resolved).toContain(`<details><summary>What stood here before</summary>\n\n${said}\n\n</details>`);
    await posted(github, clean(), COMMENT, { run: 102 });
    expect(bodies()).toEqual([resolved]);
    await posted(github, changedReport(), COMMENT, { run: 103 });
    expect(bodies()).toEqual([expect.stringContaining('state=open')]);
    expect(bodies()[0]).not.toContain('What stood here before');
  });

  test.each([
    ['auto', true, false],
    ['changes', true, false],
    ['always', true, true],
    ['on-failure', true, false],
    ['never', false, false],
  ])('with %s appears for a change: %s, for none: %s', async (wish, forChange, forNone) => {
    await posted(github, clean(), { ...COMMENT, comment: wish });
    expect(bodies()).toHaveLength(forNone ? 1 : 0);
    await posted(github, changedReport(), { ...COMMENT, comment: wish }, { run: 101 });
    expect(bodies()).toHaveLength(forChange ? 1 : 0);
  });

  test('of a report with 5,000 findings fits', async () => {
    await posted(github, largeReport(250, 20), COMMENT);
    expect(bodies()[0]?.length).toBeLessThanOrEqual(65_536);
  });

  test('that would be too long says the verdict and where the report is', async () => {
    const marker = { id: 'i'.repeat(64), head: HEAD, run: 10 ** 14, attempt: 1 };
    const settings = { marker, runUrl: 'https://github.com/acme/shop/actions/runs/1' };
    const plan = (length: number) => commentOf(changedReport(), 'always', { ...settings, page: 'x'.repeat(length) });
    const fits = plan(PAGE_ROOM);
    expect(fits && bodyOf(fits, undefined).length).toBeLessThanOrEqual(65_536);
    expect(plan(PAGE_ROOM + 1)?.page).toMatch(
      /Failed: 1 new error[\s\S]*\[the run's summary\]\(https:\/\/github\.com\//,
    );
    // What was said is left out where it would not fit.
    const resolving = commentOf(clean(), 'changes', { ...settings, page: '' });
    const before = `${markerLine({ ...marker, state: 'open' })}${'x'.repeat(PAGE_ROOM)}`;
    expect(resolving && bodyOf(resolving, before).length).toBeLessThan(1000);
  });

  test('of each instance is its own', async () => {
    await posted(github, changedReport(), { ...COMMENT, id: 'shop' });
    await posted(github, changedReport(), { ...COMMENT, id: 'shop-2' });
    await posted(github, changedReport({ notices: ['Another word.'] }), { ...COMMENT, id: 'shop' });
    expect(bodies().map((body) => /id=(\S+)/.exec(body)?.[1])).toEqual(['shop', 'shop-2']);
  });

  test('is not taken from somebody who writes our marker', async () => {
    comment(`${ofRun(999)}All clear, merge it.`, 'mallory');
    await posted(github, changedReport(), COMMENT);
    expect(bodies()).toEqual([`${ofRun(999)}All clear, merge it.`, expect.stringContaining('run=100.1')]);
  });

  test('of a person whose token is used is found again', async () => {
    const [token] = github.tokens;
    if (token !== undefined) github.tokens[0] = { ...token, login: 'mona' };
    await posted(github, changedReport(), COMMENT);
    await posted(github, changedReport({ notices: ['Another word.'] }), COMMENT, { run: 101 });
    expect(github.state.comments).toEqual([expect.objectContaining({ author: 'mona' })]);
  });
});

describe('several runs', () => {
  test('that both find no comment leave one: the first, with what the later run says', async () => {
    github.meanwhile.push({ on: 'POST /issues', act: () => comment(`${ofRun(99, NEXT_HEAD)}of the earlier run`) });
    await posted(github, changedReport(), COMMENT);
    expect(bodies()).toEqual([expect.stringContaining('run=100.1')]);
    expect(writes()).toEqual([
      'POST /issues/{issue_number}/comments 201',
      'DELETE /issues/comments/{comment_id} 204',
      'PATCH /issues/comments/{comment_id} 200',
    ]);
  });

  test('that both find no comment leave what the later one said where that was there first', async () => {
    github.meanwhile.push({ on: 'POST /issues', act: () => comment(`${ofRun(101, NEXT_HEAD)}of the later run`) });
    await posted(github, changedReport(), COMMENT);
    expect(bodies()).toEqual([`${ofRun(101, NEXT_HEAD)}of the later run`]);
  });

  test('clear away what an earlier race has left', async () => {
    comment(`${ofRun(98)}one`);
    comment(`${ofRun(98)}two`);
    await posted(github, changedReport(), COMMENT);
    expect(bodies()).toEqual([expect.stringContaining('run=100.1')]);
  });

  test('do not overwrite what the run of a newer commit has said', async () => {
    comment(`${ofRun(101, NEXT_HEAD)}of the newer commit`);
    const { log, warnings } = await posted(github, changedReport(), COMMENT);
    expect(bodies()).toEqual([`${ofRun(101, NEXT_HEAD)}of the newer commit`]);
    expect(log).toContain('the pull request has moved on');
    expect(warnings).toEqual([]);
  });

  test('say nothing of a commit that is no longer the head', async () => {
    openPull(github, NEXT_HEAD);
    await posted(github, changedReport(), COMMENT);
    expect(writes()).toEqual([]);
  });

  test('of one commit may be repeated', async () => {
    comment(`${ofRun(101)}of a later run of the same commit`);
    await posted(github, changedReport(), COMMENT, { attempt: 2 });
    expect(bodies()).toEqual([expect.stringContaining('run=100.2')]);
  });
});

describe('what GitHub does meanwhile', () => {
  test.each([true, false])('a comment whose answer is lost stands once (carried out: %s)', async (after) => {
    github.faults.push({ on: 'POST /issues', status: 502, message: 'Bad Gateway', after });
    const { warnings } = await posted(github, changedReport(), COMMENT);
    expect(warnings).toEqual([]);
    expect(bodies()).toHaveLength(1);
  });

  test('a list that fails once is asked for again', async () => {
    github.faults.push({ on: 'GET /issues', status: 502, message: 'Bad Gateway' });
    await posted(github, changedReport(), COMMENT);
    expect(bodies()).toHaveLength(1);
  });

  test('a pull request that is gone is one warning', async () => {
    github.state.pulls.clear();
    const { warnings } = await posted(github, changedReport(), { check: 'false', comment: 'always' });
    expect(warnings).toEqual([expect.stringMatching(/^No comment: GitHub finds no such repository/)]);
  });

  test('one cause is one warning, whatever lacks because of it', async () => {
    github.faults.push({ on: '', status: 401, message: 'Bad credentials', times: 9 });
    const { warnings } = await posted(github, changedReport());
    expect(warnings).toEqual([expect.stringMatching(/^No check run, no comment: GitHub does not take the token\./)]);
  });
});

describe('a dry run', () => {
  test('asks and posts nothing, and shows all of it', async () => {
    const { log, posted: done } = await posted(github, changedReport(), { 'dry-run': 'true' });
    expect(github.calls).toEqual([]);
    expect(done.annotated).toBe(false);
    expect(log).toContain(`Check run "Groundplan" at ${HEAD}: failure`);
    expect(log).toContain('compose.yml:13 failure');
    expect(log).toContain(`Comment in #${PULL}:`);
  });
});
