import { appendFileSync, existsSync, readdirSync, readFileSync, rmSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { FleetPlan } from '../../src/app/fleet/plan.js';
import { type LocalGithub, localGithub } from '../github/server/server.js';
import { commitsOf, FIXTURES, publish, writeMirrors } from './organisation.js';
import { type Runs, rowsIn, runsOn } from './runs.js';

const commits = commitsOf(FIXTURES);
let github: LocalGithub;
let runs: Runs;
let plan: FleetPlan;
/** The rows of one run without shards: what all others must come to. */
let whole: string;
let single: string;
let firstCalls: readonly string[];

beforeAll(async () => {
  github = await localGithub({});
  publish(github, FIXTURES, commits);
  runs = runsOn(github);
  plan = await runs.plan(8);
  // It is gone when it is its turn.
  github.repositories.delete('acme/deleted-meanwhile');
  github.calls.length = 0;
  await runs.run(plan, 'single');
  firstCalls = [...github.calls];
  single = await runs.merge(['single'], plan);
  whole = readFileSync(single, 'utf8');
}, 120_000);
afterAll(async () => {
  await github.close();
  rmSync(runs.folder('.'), { recursive: true, force: true });
});
beforeEach(() => {
  expect(github.mistakes).toEqual([]);
  github.calls.length = 0;
  github.faults.length = 0;
  runs.pauses.length = 0;
  runs.said.length = 0;
});

describe('a fleet on GitHub', () => {
  test('has a row of every repository that is meant, each with its state', () => {
    const rows = rowsIn(single);
    expect(rows.size).toBeGreaterThanOrEqual(40);
    expect([...rows.keys()]).toEqual([...rows.keys()].sort());
    const others = [...rows]
      .filter(([, { state }]) => state !== 'analysed')
      .map(([name, { state, reason }]) => [name, state, reason]);
    expect(others).toMatchInlineSnapshot(`
[
  [
    "bad-config",
    "policy-error",
    ".groundplan.yml:1:9: There is no preset "strictest". Did you mean "strict"? .groundplan.yml:2:10: There is no rule "nonsense".",
  ],
  [
    "deleted-meanwhile",
    "vanished",
    "GitHub does not find it (404): it was deleted or made private, or the token does not see it. GitHub says: Not Found.",
  ],
  [
    "lacking",
    "partial",
    "The file \`compose.yaml\` could not be had.",
  ],
  [
    "lost-policy",
    "policy-error",
    ".groundplan.yml:1:10: There is no file gone.yml in acme/policies@v1.",
  ],
  [
    "new-and-empty",
    "empty",
    "It has no commit yet.",
  ],
]
`);
    expect(rows.has('fork-of-nginx')).toBe(false);
    expect(rows.has('secret-plans')).toBe(false);
  });

  test('a row says what was found, by whom it is held, and where', () => {
    const { result, digest, ...row } = rowsIn(single).get('legacy-crm') ?? {};
    expect(digest).toMatch(/^[0-9a-f]{32}$/);
    expect(row).toMatchInlineSnapshot(`
{
  "archived": false,
  "branch": "main",
  "commit": "0d99aca6696e9a676251d6d7dd709da8ee327739",
  "fork": false,
  "language": "Python",
  "policies": [
    "acme/policies/base.yml@v1 8ec3f670c4c766f6e1a2c307ca389eb4001fd243",
  ],
  "properties": {},
  "repository": "acme/legacy-crm",
  "staleFrom": "2030-06-17",
  "state": "analysed",
  "teams": [],
  "topics": [],
  "tree": "f0bf7947e584a94165dbff9f062ae0c75a9af0ca",
  "url": "https://github.com/acme/legacy-crm",
}
`);
    expect(result).toMatchInlineSnapshot(`
{
  "asExpected": "unknown",
  "counts": {
    "baselined": 0,
    "error": 0,
    "note": 0,
    "quieted": 2,
    "suppressed": 0,
    "waived": 2,
    "warning": 1,
  },
  "limits": [],
  "pattern": {
    "confidence": 0.97,
    "evidence": [
      {
        "line": 3,
        "message": "Docker Compose starts services on one machine. \`api\` is built from \`api\`.",
        "path": "docker-compose.yml",
      },
      {
        "line": 3,
        "message": "At most two services that are deployed together run code of the repository's own. \`api\` is built from \`api\`.",
        "path": "docker-compose.yml",
      },
      {
        "line": 2,
        "message": "All services share one network. Services share the default network.",
        "path": "docker-compose.yml",
      },
      {
        "line": 1,
        "message": "There is one Compose project. \`docker-compose.yml\` runs 3 services as one project.",
        "path": "docker-compose.yml",
      },
    ],
    "name": "Monolith",
    "slug": "monolith",
  },
  "rules": {
    "published-store-port": {
      "active": 0,
      "baselined": 0,
      "level": "error",
      "places": [],
      "suppressed": 0,
      "title": "Data stores publish no ports to other machines",
      "waived": 2,
    },
    "store-without-healthcheck": {
      "active": 1,
      "baselined": 0,
      "level": "warning",
      "places": [
        {
          "line": 6,
          "message": "\`mysql\` (database) has no healthcheck, neither in this file nor in its image. \`api\` can only wait until it has started, not until it is ready. A test to start from: \`mysqladmin ping -h 127.0.0.1 --silent\`.",
          "path": "docker-compose.yml",
        },
      ],
      "suppressed": 0,
      "title": "Data stores tell whether they are ready",
      "waived": 0,
    },
  },
  "services": 3,
  "stacks": 1,
  "verdict": {
    "because": "No finding is at the level error or above.",
    "enforcement": "block",
    "held": false,
    "outcome": "pass",
  },
  "waivers": [
    {
      "findings": 2,
      "location": {
        "column": 5,
        "endColumn": 22,
        "endLine": 15,
        "line": 10,
        "path": "acme/policies/base.yml@v1",
      },
      "owner": "@acme/platform",
      "reason": "Moved behind the gateway with the next release.",
      "rules": [
        "published-store-port",
      ],
      "since": "2030-03-01",
      "source": "acme/policies/base.yml@v1",
      "state": "active",
      "until": "2030-07-01",
    },
  ],
}
`);
    const kyc = rowsIn(single).get('kyc');
    expect(kyc?.result).toMatchObject({ expected: ['multi-tier'] });
    expect(kyc?.topics).toEqual(['payments', 'regulated']);
    expect(rowsIn(single).get('billing')?.teams).toEqual(['@acme/payments']);
    expect(rowsIn(single).get('experiment')).toMatchObject({
      properties: { tier: 'experimental' },
      result: { verdict: { outcome: 'pass', held: true, enforcement: 'observe' } },
    });
    expect(rowsIn(single).get('waived')?.result?.waivers).toMatchObject([{ state: 'ending', owner: '@acme/shop' }]);
  });

  test('the first day on which a row may change is known', () => {
    const days = [...rowsIn(single)].flatMap(([name, { staleFrom }]) =>
      staleFrom === undefined ? [] : [[name, staleFrom]],
    );
    expect(Object.fromEntries(days)).toMatchInlineSnapshot(`
{
  "commented": "2030-07-18",
  "legacy-crm": "2030-06-17",
  "legacy-shop": "2030-06-17",
  "waived": "2030-06-26",
}
`);
  });

  test('names of files come in one request, equal contents once for all, and nothing is asked twice', () => {
    const blobs = firstCalls.filter((call) => call.startsWith('GET /git/blobs')).length;
    const distinct = new Set([...commits.values()].flatMap((commit) => [...(commit?.blobs.keys() ?? [])]));
    expect(blobs).toBeLessThan(distinct.size);
    expect(firstCalls.filter((call) => call === 'GET /branches/{branch} 200')).toHaveLength(
      plan.repositories.length - 2,
    );
  });
});

describe('shards', () => {
  test('are balanced, and hold each repository once', () => {
    const counts = Array.from(
      { length: 8 },
      (_, index) => plan.repositories.filter(({ shard }) => shard === index + 1).length,
    );
    expect(counts.reduce((sum, count) => sum + count)).toBe(plan.repositories.length);
    // The huge one is ten others' worth.
    const huge = plan.repositories.find(({ repository }) => repository === 'acme/huge')?.shard ?? 0;
    const others = counts.filter((_, index) => index !== huge - 1);
    expect(counts[huge - 1]).toBe(1);
    expect(Math.max(...others) - Math.min(...others)).toBeLessThanOrEqual(1);
  });

  test('one is killed in the middle, between rows and inside of a row, and goes on: equal to the single run byte by byte', async () => {
    for (let index = 8; index >= 1; index--) {
      const shard = { index, of: 8 };
      const output = `shard-${index}`;
      if (index === 3 || index === 5) {
        let left = 3;
        const log = await runs.run(plan, output, { shard, stopped: () => left-- <= 0 });
        expect(log.stopped).toBe('It was stopped.');
        const rows = join(runs.folder(output), `rows-${index}-of-8.jsonl`);
        const { size } = statSync(rows);
        // The process ended while it wrote.
        if (index === 5) truncateSync(rows, size - 100);
        const before = readFileSync(rows, 'utf8').split('\n').length - 1;
        github.calls.length = 0;
        await runs.run(plan, output, { shard });
        const again = github.calls.filter((call) => call.startsWith('GET /branches')).length;
        expect(again).toBeLessThanOrEqual(
          plan.repositories.filter((entry) => entry.shard === index).length - before + 1,
        );
      } else await runs.run(plan, output, { shard });
    }
    const folders = Array.from({ length: 8 }, (_, index) => `shard-${index + 1}`);
    expect(readFileSync(await runs.merge(folders, plan), 'utf8')).toBe(whole);
    expect(readFileSync(await runs.merge([...folders].reverse(), plan), 'utf8')).toBe(whole);

    // One shard never ran, and another one ran twice.
    rmSync(runs.folder('shard-2'), { recursive: true });
    appendFileSync(
      join(runs.folder('shard-1'), 'rows-1-of-8.jsonl'),
      readFileSync(join(runs.folder('shard-1'), 'rows-1-of-8.jsonl')),
    );
    const rows = rowsIn(
      await runs.merge(
        folders.filter((name) => name !== 'shard-2'),
        plan,
      ),
    );
    const missing = [...rows].filter(([, { state }]) => state === 'missing').map(([name]) => `acme/${name}`);
    expect(missing).toEqual(plan.repositories.filter(({ shard }) => shard === 2).map(({ repository }) => repository));
    expect(rows.size).toBe(plan.repositories.length);
  });

  test('rows of a run of another day are not gone on with', async () => {
    await runs.run(plan, 'days', { shard: { index: 4, of: 8 }, stopped: stopAfter(2) });
    const log = await runs.run({ ...plan, day: '2030-06-16' }, 'days', {
      shard: { index: 4, of: 8 },
      stopped: stopAfter(1),
    });
    expect(log.done).toBe(1);
  });
});

test('bare mirrors come to the same rows', async () => {
  const present = FIXTURES.filter(({ name }) => name !== 'deleted-meanwhile');
  writeMirrors(runs.folder('mirrors'), present, commits);
  await runs.run(plan, 'local', { folder: runs.folder('mirrors') });
  expect(github.calls).toEqual([]);
  const local = rowsIn(await runs.merge(['local'], plan));
  const remote = rowsIn(single);
  expect(local.get('deleted-meanwhile')).toMatchObject({ state: 'vanished' });
  for (const [name, row] of remote) if (name !== 'deleted-meanwhile') expect(local.get(name)).toEqual(row);

  // Found in the folder, without what GitHub knows beside the files.
  const found = await runs.plan(1, [], { dir: runs.folder('mirrors'), except: ['secret-plans', 'fork-of-nginx'] });
  expect(found.repositories.map(({ repository }) => repository)).toEqual(
    plan.repositories.map(({ repository }) => repository).filter((name) => name !== 'acme/deleted-meanwhile'),
  );
}, 120_000);

describe('what has not changed', () => {
  test('costs one request, and its row is kept', async () => {
    const log = await runs.run(plan, 'again', { previous: single });
    expect(readFileSync(await runs.merge(['again'], plan), 'utf8')).toBe(whole);
    const expected = [...rowsIn(single).values()].filter(({ digest }) => digest !== undefined);
    expect(log.kept).toBe(expected.length);
    const only = {
      ...plan,
      repositories: plan.repositories.filter(({ repository }) => expected.some((row) => row.repository === repository)),
    };
    github.calls.length = 0;
    await runs.run(only, 'only-kept', { previous: single });
    expect(github.calls).toHaveLength(only.repositories.length);
  });

  test('is looked at again on the day on which an exception ends, and when a topic changes', async () => {
    const of = (...names: readonly string[]) => ({
      ...plan,
      repositories: plan.repositories.filter(({ repository }) => names.includes(repository.slice(5))),
    });
    const later = { ...of('waived', 'billing'), day: '2030-06-26' };
    expect((await runs.run(later, 'later', { previous: single })).kept).toBe(1);
    const rows = rowsIn(await runs.merge(['later'], later));
    expect(rows.get('waived')?.result?.waivers).toMatchObject([{ state: 'ended' }]);

    const other = of('billing', 'checkout');
    const [billing, ...rest] = other.repositories;
    const changed = { ...other, repositories: [{ ...billing, topics: ['regulated'] }, ...rest] } as FleetPlan;
    expect((await runs.run(changed, 'topics', { previous: single })).kept).toBe(1);
    expect(rowsIn(await runs.merge(['topics'], changed)).get('billing')?.result?.expected).toEqual(['multi-tier']);
  });

  test('a row of a later day is not gone by', async () => {
    const earlier = { ...plan, day: '2030-06-01', repositories: plan.repositories.slice(0, 2) };
    expect((await runs.run(earlier, 'earlier', { previous: single })).kept).toBe(0);
  });
});

test('what merge writes beside the rows', () => {
  expect(readdirSync(join(single, '..')).sort()).toEqual(
    expect.arrayContaining(['fleet.csv', 'fleet.jsonl', 'history.jsonl', 'run.json']),
  );
  expect(existsSync(`${single}.new`)).toBe(false);
});

/** Stops before the repository after so many. */
function stopAfter(count: number): () => boolean {
  let left = count;
  return () => left-- <= 0;
}
