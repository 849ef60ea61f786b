import { describe, expect, test } from '@jest/globals';
import { held, PORT, SHARED, STORES, told, waiver } from './held-to.js';

const DB = `${PORT} compose.yaml:4`;
const CACHE = `${PORT} compose.yaml:7`;

describe('a waiver', () => {
  test('holds back what it is for, says who answers for it, and leaves the rest', async () => {
    const report = await held({ files: STORES, own: `waivers:\n${waiver({ more: 'services: [db]' })}` });
    expect(told(report)).toEqual([`${DB} waived`, `${CACHE} active`]);
    const [first] = [...report.findings].filter(({ disposition }) => disposition === 'waived');
    expect(first?.decision).toEqual({
      by: 'policy',
      owner: '@acme/data',
      reason: 'until the tunnel is there',
      until: '2026-12-31',
      location: expect.objectContaining({ path: '.groundplan.yml', line: 2 }),
    });
    expect(report.counts).toMatchObject({ warning: 1, waived: 1, quieted: 1 });
    expect(report.policy?.waivers).toMatchObject([{ state: 'active', findings: 1, source: '.groundplan.yml' }]);
  });

  test('of a shared policy leads to its line there', async () => {
    const report = await held({ files: STORES, shared: `waivers:\n${waiver()}` });
    expect(told(report)).toEqual([`${DB} waived`, `${CACHE} waived`]);
    const [first] = report.findings;
    expect(first?.decision?.location).toMatchObject({ path: SHARED, line: 2 });
    const [source] = report.policy?.sources ?? [];
    expect(source).toMatchObject({ name: SHARED, commit: expect.stringMatching(/^[0-9a-f]{40}$/) });
    expect(first?.decision?.url).toBe(`https://github.com/acme/policies/blob/${source?.commit}/base.yml#L2`);
    expect(report.policy?.waivers).toMatchObject([{ state: 'active', findings: 2, source: SHARED }]);
  });

  test('takes one service out of a finding that speaks for several', async () => {
    const rule = 'services-without-memory-limit';
    const own = `waivers:\n${waiver({ more: 'services: [cache]' }).replace(PORT, rule)}`;
    const { findings } = await held({ files: STORES, own, options: { preset: 'strict' } });
    const limits = [...findings].filter(({ ruleId }) => ruleId === rule);
    expect(limits.map(({ disposition, message }) => `${disposition} ${message}`).sort()).toEqual([
      expect.stringMatching(/^active `db` has no/),
      expect.stringMatching(/^waived `cache` has no/),
    ]);
  });

  test('holds on its last day, and is over on the next: then what it was for counts again, and that is told', async () => {
    const last = await held({ files: STORES, own: `waivers:\n${waiver({ until: '2026-06-15' })}` });
    expect(told(last)).toEqual([`${DB} waived`, `${CACHE} waived`]);
    const own = `fail-on: warning\nwaivers:\n${waiver({ until: '2026-06-14' })}`;
    const over = await held({ files: STORES, own });
    expect(told(over)).toEqual(['ended-waiver .groundplan.yml:3 active', `${DB} active`, `${CACHE} active`]);
    expect(over.policy?.waivers).toMatchObject([{ state: 'ended', findings: 0, because: '2 findings count again.' }]);
    expect(over.verdict.outcome).toBe('fail');
  });

  test('is over nowhere where today is not known', async () => {
    const own = `waivers:\n${waiver({ until: '2020-01-01' })}`;
    const { policy } = await held({ files: STORES, own, options: { today: undefined } as never });
    expect(policy?.waivers).toMatchObject([{ state: 'active' }]);
  });

  test('of a shared policy that is over is told at what counts again, and not where nothing does', async () => {
    const shared = `waivers:\n${waiver({ until: '2026-06-14' })}`;
    const report = await held({ files: STORES, shared });
    expect(told(report)).toEqual(['ended-waiver compose.yaml:4 active', `${DB} active`, `${CACHE} active`]);
    expect([...report.findings].find(({ ruleId }) => ruleId === 'ended-waiver')?.message).toContain(`${SHARED}:2`);
    const mended = await held({ files: 'services:\n  db: { image: "postgres:16" }\n', shared });
    expect(told(mended)).toEqual([]);
    expect(mended.policy?.waivers).toMatchObject([
      { state: 'ended', because: 'Nothing that it was for counts again.' },
    ]);
  });

  test.each([
    ['2026-06-29', 'ending'],
    ['2026-06-30', 'active'],
  ])('with the last day %s is %s, which is no finding', async (until, state) => {
    const report = await held({ files: STORES, own: `waivers:\n${waiver({ until })}` });
    expect(report.policy?.waivers).toMatchObject([{ state, findings: 2 }]);
    expect(told(report)).toEqual([`${DB} waived`, `${CACHE} waived`]);
  });

  test('of which nothing is found is unused in its own file, and where a policy names this repository alone', async () => {
    const files = 'services:\n  db: { image: "postgres:16" }\n';
    const own = await held({ files, own: `waivers:\n${waiver()}` });
    expect(told(own)).toEqual(['unused-waiver .groundplan.yml:2 active']);
    expect(own.policy?.waivers).toMatchObject([{ state: 'unused' }]);
    const one = await held({ files, shared: `waivers:\n${waiver({ more: 'repositories: [acme/shop]' })}` });
    expect(one.policy?.waivers).toMatchObject([{ state: 'unused' }]);
    const many = await held({ files, shared: `waivers:\n${waiver()}` });
    expect(many.policy?.waivers).toMatchObject([{ state: 'active', findings: 0 }]);
    for (const report of [one, many]) expect(told(report)).toEqual([]);
  });

  test('of another repository is not there', async () => {
    const report = await held({ files: STORES, shared: `waivers:\n${waiver({ more: 'repositories: [acme/other]' })}` });
    expect(told(report)).toEqual([`${DB} active`, `${CACHE} active`]);
    expect(report.policy?.waivers).toEqual([]);
  });

  test('is not unused where a comment or a baseline holds the same back', async () => {
    const own = `waivers:\n${waiver()}`;
    const commented = STORES.replaceAll('"]', `"] # groundplan: ignore ${PORT} -- own machine`);
    const report = await held({ files: commented, own });
    expect(told(report)).toEqual([`${DB} suppressed`, `${CACHE} suppressed`]);
    expect(report.policy?.waivers).toMatchObject([{ state: 'active', findings: 0 }]);
  });

  test('comes before the baseline, so that its end is not hidden by one that lists the same', async () => {
    const files = {
      'compose.yaml': STORES,
      'baseline.json': `{"version": 1, "findings": [{"rule":"${PORT}","path":"compose.yaml","places":["services.db.ports[0]"]}]}`,
    };
    const report = await held({ files, own: `baseline: baseline.json\nwaivers:\n${waiver()}` });
    expect(told(report)).toEqual(['stale-baseline-entry baseline.json:1 active', `${DB} waived`, `${CACHE} waived`]);
  });

  test('of two that cover the same the one that ends last holds it back, and neither is unused', async () => {
    const own = `waivers:\n${waiver({ until: '2026-06-20' })}${waiver({ until: '2026-11-30' })}`;
    const { findings, policy } = await held({ files: STORES, own });
    expect([...findings].flatMap(({ decision }) => decision?.until ?? [])).toEqual(['2026-11-30', '2026-11-30']);
    expect(policy?.waivers.map(({ state, findings: count }) => [state, count])).toEqual([
      ['ending', 0],
      ['active', 2],
    ]);
  });
});

describe('a waiver that is too long', () => {
  const bounds = 'exceptions: { longest-waiver: 90 }\n';

  test('does not count, and names the line of the bound', async () => {
    const own = `waivers:\n${waiver({ since: '2026-06-01', until: '2026-08-31' })}`;
    const report = await held({ files: STORES, own, shared: bounds });
    expect(told(report)).toEqual(['overlong-waiver .groundplan.yml:2 active', `${DB} active`, `${CACHE} active`]);
    const [long] = report.policy?.waivers ?? [];
    expect(long).toMatchObject({ state: 'refused', findings: 0 });
    expect(long?.because).toContain(`\`${SHARED}:1\` says \`exceptions.longest-waiver: 90\``);
  });

  test('is none with as many days as are allowed, nor where it was granted by a policy further away', async () => {
    const fits = await held({
      files: STORES,
      own: `waivers:\n${waiver({ since: '2026-06-01', until: '2026-08-30' })}`,
      shared: bounds,
    });
    expect(told(fits)).toEqual([`${DB} waived`, `${CACHE} waived`]);
    const above = await held({ files: STORES, own: bounds, shared: `waivers:\n${waiver({ until: '2028-12-31' })}` });
    expect(told(above)).toEqual([`${DB} waived`, `${CACHE} waived`]);
  });

  test('counts from today where it does not say when it was granted', async () => {
    const report = await held({ files: STORES, own: `${bounds}waivers:\n${waiver({ until: '2026-09-14' })}` });
    expect(told(report)).toContain('overlong-waiver .groundplan.yml:3 active');
  });

  test('cannot look shorter by a grant that is to come', async () => {
    const own = `${bounds}waivers:\n${waiver({ since: '2026-06-16', until: '2026-07-01' })}`;
    const report = await held({ files: STORES, own });
    expect(told(report)).toEqual([
      'waiver-from-the-future .groundplan.yml:3 active',
      `${DB} active`,
      `${CACHE} active`,
    ]);
    expect(report.policy?.waivers).toMatchObject([{ state: 'refused' }]);
  });
});

describe('a waiver below a lock', () => {
  const lock = (exceptions: string): string => `locks:\n  - rules: [${PORT}]\n    exceptions: ${exceptions}\n`;

  test('counts where the lock accepts waivers, and where the policy of the lock grants it', async () => {
    const own = `waivers:\n${waiver()}`;
    const accepted = await held({ files: STORES, own, shared: lock('waivers') });
    expect(told(accepted)).toEqual([`${DB} waived`, `${CACHE} waived`]);
    const above = await held({ files: STORES, shared: `${lock('never')}${own}` });
    expect(told(above)).toEqual([`${DB} waived`, `${CACHE} waived`]);
  });

  test('is refused where the policy accepts none of the repository’s own', async () => {
    const shared = 'exceptions:\n  waivers: never\n';
    const report = await held({ files: STORES, own: `waivers:\n${waiver()}`, shared });
    expect(told(report)).toEqual([`${DB} active`, `${CACHE} active`]);
    expect(report.policy?.refused).toEqual([
      {
        kind: 'waiver',
        message: `This waiver does not count: \`${SHARED}:2\` says \`exceptions.waivers: never\`.`,
        location: expect.objectContaining({ path: '.groundplan.yml', line: 2 }),
        added: false,
      },
    ]);
  });
});
