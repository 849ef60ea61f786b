import { describe, expect, test } from '@jest/globals';
import { analyse } from '../../../src/app/analyse.js';
import type { AnalyseOptions } from '../../../src/app/analysis.js';
import { PolicyFailure } from '../../../src/policy/policy-source.js';
import type { Report } from '../../../src/report/report.js';
import { memory } from '../../../src/source/memory.js';
import type { Repository } from '../../../src/source/repository.js';

type Files = Readonly<Record<string, string>>;

const SHOP = 'name: shop\nservices:\n  api:\n    build: ./api\n    ports: ["80:80"]\n  db:\n    image: postgres:16\n';
const DB = { 'compose.yaml': SHOP };
const OPEN = { 'compose.yaml': `${SHOP}    ports: ["5432:5432"]\n` };
const STORE = 'published-store-port';
const OFF = { '.groundplan.yml': `rules: { ${STORE}: off }\n` };

async function change(
  before: Files | Repository,
  after: Files,
  options: Partial<AnalyseOptions> = {},
): Promise<Report> {
  const base = { ref: 'main', repository: 'read' in before ? (before as Repository) : memory(before as Files) };
  return (await analyse(memory(after), { target: '.', base, ...options })).report;
}

function found(report: Report): number {
  return [...report.findings].filter(({ ruleId, disposition }) => ruleId === STORE && disposition === 'active').length;
}

describe('who decides over a change', () => {
  test('the base: the configuration of the change is told', async () => {
    const report = await change(DB, { ...OPEN, ...OFF });
    expect([report.verdict.outcome, found(report)]).toEqual(['fail', 1]);
    expect(report.policy).toMatchObject({
      from: 'base',
      proposed: { outcome: 'pass', more: {}, fewer: { [STORE]: 1 }, mistakes: [] },
    });
  });

  test('nothing is proposed where both have the same, however it is written', async () => {
    const crlf = { '.groundplan.yml': OFF['.groundplan.yml'].replace('\n', '\r\n') };
    const same = await change({ ...DB, ...OFF }, { ...OPEN, ...crlf });
    expect([same.verdict.outcome, same.policy]).toEqual(['pass', undefined]);
    expect((await change(DB, OPEN)).policy).toBeUndefined();
  });

  test('with files of rules, one that is new in their folder is a proposal', async () => {
    const rule = (id: string): string =>
      `id: acme/${id}\ntitle: T\ncategory: layout\nlevel: error\nwhy: W\nfix: F\nsubject: service\nexpression: service.name != "db"\nmessage: "{service.name}"\nexamples: { fails: [], passes: [] }\n`;
    const before = { ...DB, '.groundplan.yml': 'rule-files: [policy]\n', 'policy/a.yml': rule('a') };
    expect((await change(before, { ...before, ...OPEN })).policy).toBeUndefined();
    const more = await change(before, { ...before, 'policy/deep/b.yml': rule('b') });
    expect(more.policy?.proposed).toMatchObject({ more: { 'acme/b': 1 } });
    // The rule that is changed in the pull request holds as it was.
    const tame = await change(
      { ...before, 'compose.yaml': 'name: shop\nservices:\n  web:\n    image: nginx\n' },
      {
        ...before,
        'policy/a.yml': rule('a').replace('!= "db"', '!= "x"'),
      },
    );
    expect(tame.verdict.outcome).toBe('fail');
  });

  test('a configuration with mistakes fails the change that brings it', async () => {
    const report = await change(DB, { ...DB, '.groundplan.yml': 'rulez: {}\n' });
    expect(report.verdict).toMatchObject({ outcome: 'fail', held: false });
    expect(report.verdict.because).toMatch(/^The configuration of this change has mistakes: \.groundplan\.yml:1:1: /);
    expect(report.policy?.proposed?.mistakes).toHaveLength(1);
    expect(report.policy?.proposed?.outcome).toBeUndefined();
  });

  test('a change that mends the mistakes of the base is judged without them', async () => {
    const broken = { ...DB, '.groundplan.yml': 'rulez: {}\n' };
    const mended = await change(broken, { ...DB, '.groundplan.yml': 'preset: recommended\n' });
    expect(mended.verdict.outcome).toBe('pass');
    expect(mended.notices).toEqual([
      'The configuration of the base has mistakes, which this change mends. It is judged by the built-in preset and what the run is given.',
    ]);
    expect((await change(broken, { ...OPEN, ...OFF })).verdict.outcome).toBe('fail');
    await expect(change(broken, { ...broken, ...OPEN })).rejects.toThrow(/rulez/);
  });

  test('a configuration of the base that cannot be had closes', async () => {
    const files = { ...DB, '.groundplan.yml': 'fail-on: note\n' };
    const lacking: Repository = {
      ...memory(files),
      read: (path) =>
        path === '.groundplan.yml'
          ? { ok: false, reason: 'unreadable', message: 'this clone does not have its content' }
          : memory(files).read(path),
    };
    await expect(change(lacking, OPEN)).rejects.toThrow(PolicyFailure);
  });

  test('a configuration given by its path is the one of the base, and one from elsewhere stands', async () => {
    const text = `rules: { ${STORE}: off }\n`;
    const given = { config: { path: 'ci/gp.yml', text } };
    const strict = { ...DB, 'ci/gp.yml': 'preset: strict\n' };
    expect((await change(strict, { ...OPEN, 'ci/gp.yml': text }, given)).verdict.outcome).toBe('fail');
    // One that is new does not decide yet.
    expect((await change(DB, { ...OPEN, 'ci/gp.yml': text }, given)).verdict.outcome).toBe('fail');
    expect((await change(DB, OPEN, { config: { path: '../gp.yml', text } })).verdict.outcome).toBe('pass');
  });

  test('the baseline that the base names: another one does not hold yet', async () => {
    const { baseline } = await analyse(memory(OPEN), { target: '.', updateBaseline: 'write' });
    const text = baseline?.text ?? '';
    const before = { ...OPEN, '.groundplan.yml': 'only-new: false\nbaseline: b.yml\n', 'b.yml': text };
    expect((await change(before, before)).verdict.outcome).toBe('pass');
    const moved = { ...OPEN, '.groundplan.yml': 'only-new: false\nbaseline: c.yml\n', 'c.yml': text };
    const report = await change(before, moved);
    expect([report.verdict.outcome, report.policy?.proposed?.outcome]).toEqual(['fail', 'pass']);
  });
});
