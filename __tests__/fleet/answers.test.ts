import { readFileSync, rmSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { FleetPlan } from '../../src/app/fleet/plan.js';
import { addRepository, type LocalGithub, localGithub } from '../github/server/server.js';
import { commitsOf, FIXTURES, publish } from './organisation.js';
import { type Runs, rowsIn, runsOn } from './runs.js';

const fixtures = FIXTURES.filter(({ name }) => ['billing', 'huge', 'kyc', 'secret-plans'].includes(name));
const commits = commitsOf(fixtures);
let github: LocalGithub;
let runs: Runs;
let plan: FleetPlan;
let whole: string;

beforeAll(async () => {
  github = await localGithub({});
  publish(github, fixtures, commits);
  runs = runsOn(github);
  plan = await runs.plan(1);
  whole = await result();
}, 60_000);
afterAll(async () => {
  await github.close();
  rmSync(runs.folder('.'), { recursive: true, force: true });
});
beforeEach(() => {
  github.calls.length = 0;
  runs.pauses.length = 0;
  runs.said.length = 0;
});

let count = 0;
async function result(of: FleetPlan = plan): Promise<string> {
  const output = `run-${++count}`;
  await runs.run(of, output);
  return runs.merge([output], of);
}

function text(path: string): string {
  return readFileSync(path, 'utf8');
}

function only(...names: readonly string[]): FleetPlan {
  return { ...plan, repositories: plan.repositories.filter(({ repository }) => names.includes(repository.slice(5))) };
}

describe('a rate limit', () => {
  test('with retry-after is waited for, and all requests wait', async () => {
    github.faults.push({ on: 'GET /git/trees', status: 429, headers: { 'retry-after': '90' } });
    expect(text(await result())).toBe(text(whole));
    expect(runs.pauses).toEqual([91]);
    expect(runs.said).toEqual(['The rate limit of the token is used up: 91 s']);
  });

  test('that is secondary and says nothing more is waited for a minute, then two', async () => {
    const secondary = {
      on: 'GET /branches',
      status: 403,
      message: 'You have exceeded a secondary rate limit.',
      times: 2,
    };
    github.faults.push(secondary);
    expect(text(await result(only('billing')))).toContain('"state":"analysed"');
    expect(runs.pauses).toEqual([61, 121]);
    expect(runs.said[0]).toBe('GitHub wants rest: 61 s');
  });

  test('that is used up by an answer is waited for before the next request is sent', async () => {
    const fresh = runsOn(github);
    github.headers['x-ratelimit-remaining'] = '0';
    github.headers['x-ratelimit-reset'] = String(Math.ceil(Date.now() / 1000) + 1800);
    const clear = (): void => {
      for (const name of Object.keys(github.headers)) delete github.headers[name];
    };
    github.meanwhile.push({ on: 'GET /git/trees', act: clear });
    await fresh.run(only('kyc'), 'used-up');
    expect(rowsIn(await fresh.merge(['used-up'])).get('kyc')?.state).toBe('analysed');
    expect(github.calls.filter((call) => !call.endsWith(' 200'))).toEqual([]);
    expect(fresh.pauses).toHaveLength(1);
    expect(Math.abs((fresh.pauses[0] ?? 0) - 1801)).toBeLessThan(60);
    rmSync(fresh.folder('.'), { recursive: true, force: true });
  });

  test('that lasts longer than the run may ends it, and what is done stays', async () => {
    github.faults.push({
      on: 'GET /git/trees',
      status: 403,
      headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(Math.ceil(Date.now() / 1000) + 7200) },
    });
    const log = await runs.run(plan, 'short', { hours: 1 });
    expect(log.stopped).toBe('The time for the run is up.');
    expect(log.done).toBeLessThan(plan.repositories.length);
    const rest = await runs.run(plan, 'short');
    expect(rest.done).toBe(plan.repositories.length);
    expect(text(await runs.merge(['short'], plan))).toBe(text(whole));
  });
});

test('a token that no longer holds ends the run, and what is done stays', async () => {
  github.faults.push({ on: 'GET /git/trees', status: 401, message: 'Bad credentials' });
  const log = await runs.run(plan, 'expired');
  expect(log.stopped).toContain('Tokens of Apps last an hour.');
  expect((await runs.run(plan, 'expired')).done).toBe(plan.repositories.length);
  expect(text(await runs.merge(['expired'], plan))).toBe(text(whole));
  github.faults.push({ on: 'GET /orgs', status: 401 });
  await expect(runs.plan(1)).rejects.toMatchObject({ name: 'UserMistake' });
});

describe('what goes wrong is a row, and never the end of the run', () => {
  const rowOf = async (name: string): Promise<unknown> => {
    const { state, reason } = rowsIn(await result(only('kyc', name))).get(name) ?? {};
    return { state, reason };
  };

  test.each([
    [
      { status: 451, message: 'Repository access blocked' },
      'vanished',
      'GitHub has blocked it (451). GitHub says: Repository access blocked.',
    ],
    [
      { status: 403, message: 'Resource not accessible by integration' },
      'vanished',
      'The token may not read it (403): it needs the permission "Contents: read" for it.',
    ],
    [{ status: 410, message: 'Gone' }, 'vanished', 'GitHub does not find it (410)'],
    [
      { status: 301, message: 'Moved Permanently', headers: { location: '/repos/acme/kyc/branches/main' } },
      'vanished',
      'It was renamed or moved since it was listed.',
    ],
    [
      { status: 502, message: 'Bad Gateway' },
      'broken',
      'GitHub did not answer as it should (502). GitHub says: Bad Gateway. Run it again later.',
    ],
  ])('an answer %j', async (instead, state, reason) => {
    const billing = github.repositories.get('acme/billing');
    if (billing === undefined) throw new Error('no fixture');
    billing.instead = instead;
    try {
      expect(await rowOf('billing')).toEqual({ state, reason: expect.stringContaining(reason) });
      expect(rowsIn(await result(only('kyc'))).get('kyc')?.state).toBe('analysed');
    } finally {
      delete billing.instead;
    }
  });

  test('a page of a proxy, and half of an answer, are no answers of GitHub', async () => {
    github.faults.push({ on: 'GET /branches', status: 200, text: '<html>Sign in</html>', times: 8 });
    expect(await rowOf('billing')).toMatchObject({
      state: 'broken',
      reason: expect.stringContaining('GitHub did not answer as it should (200)'),
    });
    github.faults.length = 0;
    github.faults.push({ on: 'GET /git/trees', status: 200, text: '{"tree": [{"path": "compose.yaml"', times: 1 });
    expect(text(await result())).toBe(text(whole));
  });

  test('contents that are not what they are called are not taken', async () => {
    const billing = github.repositories.get('acme/billing');
    const [object = ''] = [...(billing?.blobs ?? [])].find(([, content]) => content.includes('postgres')) ?? [];
    const right = billing?.blobs.get(object);
    billing?.blobs.set(object, Buffer.from('services: {}\n'));
    const row = rowsIn(await result(only('billing'))).get('billing');
    if (right !== undefined) billing?.blobs.set(object, right);
    expect(row).toMatchObject({ state: 'partial', reason: 'The file `compose.yaml` could not be had.' });
    expect(row).not.toHaveProperty('digest');
  });

  test('a default branch that is called otherwise now', async () => {
    const billing = github.repositories.get('acme/billing');
    const main = billing?.refs.get('heads/main');
    if (billing === undefined || main === undefined) throw new Error('no fixture');
    billing.about.defaultBranch = 'trunk';
    billing.refs.delete('heads/main');
    expect(await rowOf('billing')).toMatchObject({
      state: 'broken',
      reason: expect.stringContaining('It has no branch "trunk"'),
    });
    billing.refs.set('heads/trunk', main);
    expect(rowsIn(await result(only('billing'))).get('billing')).toMatchObject({ state: 'analysed', branch: 'trunk' });
    billing.about.defaultBranch = 'main';
    billing.refs.set('heads/main', main);
  });
});

describe('what is listed', () => {
  test('single repositories, those too that the token does not see', async () => {
    const named = await runs.plan(1, ['acme/billing', 'acme/secret-plans', 'acme/nothing']);
    const rows = rowsIn(await result(named));
    expect([...rows].map(([name, { state }]) => [name, state])).toEqual([
      ['billing', 'analysed'],
      ['nothing', 'vanished'],
      ['secret-plans', 'vanished'],
    ]);
  });

  test('repositories of a user, by name, topic and language', async () => {
    for (const name of ['dotfiles', 'blog', 'shop']) {
      const state = addRepository(github, `mona/${name}`);
      state.owner = 'user';
      state.about.language = name === 'blog' ? 'Ruby' : 'Go';
      state.about.topics = name === 'shop' ? ['web'] : [];
      state.about.empty = true;
    }
    const names = async (options: Parameters<Runs['plan']>[2]): Promise<readonly string[]> =>
      (await runs.plan(1, ['mona'], options)).repositories.map(({ repository }) => repository);
    expect(await names({})).toEqual(['mona/blog', 'mona/dotfiles', 'mona/shop']);
    expect(await names({ name: ['*o*', 'mona/b*'], except: ['dot*'] })).toEqual(['mona/blog', 'mona/shop']);
    expect(await names({ language: ['go', 'rust'] })).toEqual(['mona/dotfiles', 'mona/shop']);
    expect(await names({ topic: ['web', 'api'] })).toEqual(['mona/shop']);
    await expect(names({ name: ['nothing'] })).rejects.toThrow('none of the 3 repositories of mona is meant');
    await expect(runs.plan(1, ['no/such/name'])).rejects.toThrow('is no organisation, user or repository');
  });
});

test('a policy for all that cannot be had ends the run before anything is looked at', async () => {
  const lost = { ...plan, policy: 'acme/policies/gone.yml@v1' };
  await expect(runs.run(lost, 'lost')).rejects.toMatchObject({ name: 'PolicyFailure' });
  expect(github.calls).toEqual([]);
});
