import { describe, expect, test } from '@jest/globals';
import { analyse } from '../../../src/app/analyse.js';
import { memory } from '../../../src/source/memory.js';
import { held, PORT, SHARED, STORES, told } from './held-to.js';

const DB = `${PORT} compose.yaml:4`;
const CACHE = `${PORT} compose.yaml:7`;
const COMMENT = ` # groundplan: ignore ${PORT} -- own machine`;
const COMMENTED = STORES.replace('"5432:5432"]', `"5432:5432"]${COMMENT}`);

function exceptions(name: string, value: string): string {
  return `exceptions:\n  ${name}: ${value}\n`;
}

describe('a comment', () => {
  test('that the change adds counts at once where nothing is said of it', async () => {
    const report = await held({ files: COMMENTED, base: STORES });
    expect(told(report)).toEqual([`${DB} suppressed`, `${CACHE} active`]);
    expect(report.policy).toBeUndefined();
  });

  test('counts once it is merged where only merged ones do, and the same one still does in a file of another name', async () => {
    const shared = exceptions('comments', 'merged');
    const added = await held({ files: COMMENTED, base: STORES, shared });
    expect(told(added)).toEqual([`${DB} active`, `${CACHE} active`]);
    expect(added.policy?.refused).toEqual([
      {
        kind: 'comment',
        message: `This comment does not count for \`${PORT}\` before it is merged. The change adds it, and \`${SHARED}:2\` says \`exceptions.comments: merged\`.`,
        location: expect.objectContaining({ path: 'compose.yaml', line: 4 }),
        added: true,
      },
    ]);
    expect(added.comparison?.changes.map(({ message }) => message)).toEqual([
      `A comment holds back findings of \`${PORT}\` once it is merged.`,
    ]);
    const merged = await held({ files: COMMENTED, base: COMMENTED, shared });
    expect(told(merged)).toEqual([`${DB} suppressed`, `${CACHE} active`]);
    expect(merged.policy?.refused).toEqual([]);
    const moved = await held({ files: { 'docker-compose.yml': COMMENTED }, base: COMMENTED, shared });
    expect(told(moved)[0]).toBe(`${PORT} docker-compose.yml:4 suppressed`);
  });

  test('is merged where there is no version to compare with', async () => {
    const report = await held({ files: COMMENTED, shared: exceptions('comments', 'merged') });
    expect(told(report)).toEqual([`${DB} suppressed`, `${CACHE} active`]);
  });

  test('of another rule, of another node or for longer is another one before it is merged', async () => {
    const shared = exceptions('comments', 'merged');
    const other = COMMENTED.replace(PORT, 'services-without-memory-limit');
    expect(told(await held({ files: COMMENTED, base: other, shared }))).toContain(`${DB} active`);
    const elsewhere = STORES.replace('"6379:6379"]', `"6379:6379"]${COMMENT}`);
    expect(told(await held({ files: COMMENTED, base: elsewhere, shared }))).toContain(`${DB} active`);
    const until = (day: string) => COMMENTED.replace(' -- own', ` until ${day} -- own`);
    const over = await held({ files: until('2027-12-31'), base: until('2026-06-14'), shared });
    expect(told(over)).toContain(`${DB} active`);
    expect(over.policy?.refused).toMatchObject([{ kind: 'comment', added: true }]);
    const longer = await held({ files: until('2027-12-31'), base: until('2026-06-20'), shared });
    const [first] = [...longer.findings].filter(({ disposition }) => disposition === 'suppressed');
    expect(first?.decision?.until).toBe('2026-06-20');
  });

  test('counts nowhere where none does, and not for a locked rule, whatever else it is for', async () => {
    const never = await held({ files: COMMENTED, base: COMMENTED, shared: exceptions('comments', 'never') });
    expect(told(never)).toEqual([`${DB} active`, `${CACHE} active`]);
    expect(never.policy?.refused).toMatchObject([{ kind: 'comment', added: false }]);
    const above = `  # groundplan: ignore ${PORT}, services-without-memory-limit -- own machine\n  db:`;
    const two = STORES.replace('  db:', above);
    const locked = await held({
      files: two,
      base: STORES,
      shared: `locks:\n  - rules: [${PORT}]\n    exceptions: waivers\n    reason: stores stay inside\n`,
      options: { preset: 'strict' },
    });
    expect(told(locked)).toEqual([`${PORT} compose.yaml:5 active`, `${PORT} compose.yaml:8 active`]);
    expect(locked.comparison?.changes.map(({ message }) => message)).toEqual([
      'A comment now holds back findings of `services-without-memory-limit`.',
    ]);
    expect(locked.policy?.refused).toMatchObject([
      {
        kind: 'comment',
        message: `This comment does not count: \`${SHARED}:2\` locks \`${PORT}\` (stores stay inside).`,
        added: true,
      },
    ]);
    expect([...locked.findings].filter(({ disposition }) => disposition === 'suppressed')).toHaveLength(1);
  });
});

describe('a baseline', () => {
  const own = 'baseline: baseline.json\n';
  const baselines = async (): Promise<{ db: string; both: string }> => {
    const { baseline } = await analyse(memory({ 'compose.yaml': STORES }), { target: '.', updateBaseline: 'write' });
    const lines = (baseline?.text ?? '').split('\n').filter((line) => line.includes(PORT));
    const text = (some: readonly string[]) =>
      `{"version": 1, "findings": [\n${some.map((line) => line.replace(/,$/, '')).join(',\n')}\n]}`;
    return { db: text(lines.filter((line) => line.includes('services.db'))), both: text(lines) };
  };
  const files = (text: string) => ({ 'compose.yaml': STORES, 'baseline.json': text });

  test('is that of the base where only a merged one counts, and what the change adds is told', async () => {
    const { db, both } = await baselines();
    const change = { files: files(both), base: files(db), own };
    expect(told(await held(change))).toEqual([`${DB} baselined`, `${CACHE} baselined`]);
    const report = await held({ ...change, shared: exceptions('baseline', 'merged') });
    expect(told(report)).toEqual([`${DB} baselined`, `${CACHE} active`]);
    expect(report.policy?.refused).toEqual([
      {
        kind: 'baseline',
        message: `1 entry of this baseline does not count before the change is merged: \`${SHARED}:2\` says \`exceptions.baseline: merged\`.`,
        location: expect.objectContaining({ path: 'baseline.json', line: 2 }),
        added: true,
      },
    ]);
    const alone = await held({ files: files(both), own, shared: exceptions('baseline', 'merged') });
    expect(told(alone)).toEqual([`${DB} baselined`, `${CACHE} baselined`]);
  });

  test('that is taken away while the base still names it holds nothing back, and is no mistake', async () => {
    const { db } = await baselines();
    const report = await held({ files: STORES, own: '', base: files(db), baseOwn: own });
    expect(told(report)).toEqual([`${DB} active`, `${CACHE} active`]);
  });

  test('does not count where none does, nor what it lists of a locked rule', async () => {
    const { both } = await baselines();
    const never = await held({ files: files(both), own, shared: exceptions('baseline', 'never') });
    expect(told(never)).toEqual([`${DB} active`, `${CACHE} active`]);
    expect(never.policy?.refused).toMatchObject([{ kind: 'baseline', location: { path: 'baseline.json' } }]);
    const locked = await held({ files: files(both), own, shared: `locks: [{ rules: [${PORT}] }]\n` });
    expect(told(locked)).toEqual([`${DB} active`, `${CACHE} active`]);
    expect(locked.policy?.refused.map(({ message }) => message)).toEqual([
      `2 entries of this baseline do not count: \`${SHARED}:1\` locks \`${PORT}\`.`,
    ]);
  });

  test('that is written anew leaves locked rules out', async () => {
    const repository = memory({ 'compose.yaml': STORES, '.groundplan.yml': `locks: [{ rules: [${PORT}] }]\n` });
    const { baseline } = await analyse(repository, { target: '.', preset: 'strict', updateBaseline: 'write' });
    expect(baseline?.text).toContain('services-without-memory-limit');
    expect(baseline?.text).not.toContain(PORT);
  });
});

describe('an entry of ignore', () => {
  const ignore = `ignore: [{ rules: [${PORT}], reason: own machine }]\n`;

  test('does not count where the policy accepts none, but for those of the policy itself', async () => {
    const shared = exceptions('ignore', 'never');
    const report = await held({ files: STORES, own: ignore, shared });
    expect(told(report)).toEqual([`${DB} active`, `${CACHE} active`]);
    expect(report.policy?.refused).toMatchObject([
      {
        kind: 'ignore',
        message: expect.stringContaining(`\`${SHARED}:2\` says`),
        location: { path: '.groundplan.yml' },
      },
    ]);
    const above = await held({ files: STORES, own: shared, shared: `${ignore}${shared}` });
    expect(told(above)).toEqual([`${DB} suppressed`, `${CACHE} suppressed`]);
  });
});
