import { describe, expect, test } from '@jest/globals';
import { held, PORT, STORES } from './held-to.js';

const own = 'fail-on: warning\n';

describe('a policy that is rolled out in stages', () => {
  test('holds back what would fail, finding by finding, and blocks from its day on', async () => {
    const shared = 'block-from: 2026-07-01\n';
    const report = await held({ files: STORES, own, shared });
    expect(report.verdict).toMatchObject({
      outcome: 'pass',
      held: true,
      enforcement: 'warn',
      blocksFrom: '2026-07-01',
    });
    const counting = [...report.findings].filter(({ disposition }) => disposition === 'active');
    expect(counting.map(({ enforcement }) => enforcement)).toEqual(counting.map(() => 'warn'));
    expect(report.policy?.sources.map(({ name }) => name)).toContain('acme/policies/base.yml@v1');
    const later = await held({ files: STORES, own, shared, options: { today: '2026-07-01' } });
    expect(later.verdict).toMatchObject({ outcome: 'fail', held: false, enforcement: 'block' });
    expect([...later.findings].flatMap(({ enforcement }) => enforcement ?? [])).toEqual([]);
  });

  test('lets a rule block before the others, and another one only observe', async () => {
    const blocking = await held({
      files: STORES,
      own: 'preset: strict\nfail-on: note\n',
      shared: `enforcement: warn\nrules: { ${PORT}: { enforcement: block } }\n`,
    });
    expect(blocking.verdict).toMatchObject({ outcome: 'fail', enforcement: 'warn' });
    expect(blocking.verdict.because).toMatch(/^There are 2 warnings, and the run fails.* Not failing yet: /);
    const observed = await held({
      files: 'services:\n  db:\n    image: postgres:16\n    ports: ["5432:5432"]\n',
      own: `${own}rules: { ${PORT}: { enforcement: observe } }\nexclude: []\n`,
    });
    const port = [...observed.findings].find(({ ruleId }) => ruleId === PORT);
    expect(port?.enforcement).toBe('observe');
    expect(observed.policy?.sources).toEqual([{ name: '.groundplan.yml' }]);
  });

  test('leaves a repository without a policy as it was', async () => {
    const report = await held({ files: STORES, own });
    expect(report.verdict).toMatchObject({ outcome: 'fail', held: false, enforcement: 'block' });
    expect(report.policy).toBeUndefined();
  });
});
