import { describe, expect, test } from '@jest/globals';
import { analyse } from '../../../src/app/analyse.js';
import type { AnalyseOptions } from '../../../src/app/analysis.js';
import type { Report } from '../../../src/report/report.js';
import { memory } from '../../../src/source/memory.js';

type Files = Readonly<Record<string, string>>;

async function change(before: Files, after: Files, options: Partial<AnalyseOptions> = {}): Promise<Report> {
  const { report } = await analyse(memory(after), {
    target: '.',
    preset: 'strict',
    base: { ref: 'main', repository: memory(before) },
    ...options,
  });
  return report;
}

/** `new`, `unchanged` or the disposition, with rule and subject, of the findings of one rule. */
function agesOf({ findings }: Report, rule: string): string[] {
  return [...findings]
    .filter(({ ruleId }) => ruleId === rule)
    .map(({ age, disposition, message }) => `${age ?? disposition}: ${message}`);
}

function fixedOf({ comparison }: Report, rule: string): string[] {
  return (comparison?.fixed ?? [])
    .filter(({ ruleId }) => ruleId === rule)
    .map(({ location, message }) => `${location.path}:${location.line} ${message}`);
}

const DB = `name: shop
services:
  db:
    image: postgres:16
    ports: ["5432:5432"]
`;
const MOVED = `name: shop
# A comment that moves all lines.

services:
  cache:
    image: redis:7
    ports:
      - "6379:6379"
  db:
    ports:
      - "5432:5432"
    image: postgres:16
`;
const STORE = 'published-store-port';

describe('findings of a change', () => {
  test('are known again where lines move, and new where something is added', async () => {
    const report = await change({ 'compose.yaml': DB }, { 'compose.yaml': MOVED });
    expect(agesOf(report, STORE).map((line) => line.slice(0, 20))).toEqual([
      'new: `cache` is a ca',
      'unchanged: `db` is a',
    ]);
    const { counts, comparison, verdict } = report;
    const { new: fresh, unchanged } = comparison?.counts ?? { new: counts, unchanged: 0 };
    expect(fresh.error + fresh.warning + fresh.note + unchanged).toBe(counts.error + counts.warning + counts.note);
    expect(verdict).toMatchObject({ outcome: 'fail', onlyNew: true });
    expect(verdict.because).toMatch(/^There (is|are) \d+ new warning/);
  });

  test('fail nothing where the base has all of them, unless they are told to', async () => {
    const same = { 'compose.yaml': DB };
    const gate = { failOn: 'warning' };
    const { verdict, comparison, counts } = await change(same, same, gate);
    expect(counts.warning).toBeGreaterThan(0);
    expect(verdict).toMatchObject({ outcome: 'pass', onlyNew: true });
    expect(verdict.because).toMatch(/^No new finding is at the level warning or above; \d+ older ones? stays?\.$/);
    expect(comparison).toMatchObject({
      counts: { new: { error: 0, warning: 0, note: 0 }, fixed: 0 },
      fixed: [],
      files: [],
      changes: [],
      limits: [],
      drift: false,
    });
    expect((await change(same, same, { ...gate, onlyNew: false })).verdict).toMatchObject({
      outcome: 'fail',
      onlyNew: false,
    });
    const configured = { ...same, '.groundplan.yml': 'only-new: false\n' };
    expect((await change(configured, configured, gate)).verdict.outcome).toBe('fail');
    // The base decides: what the change says itself is told.
    const { verdict: judged, policy } = await change(same, configured, gate);
    expect([judged.outcome, policy?.proposed?.outcome]).toEqual(['pass', 'fail']);
  });

  test('that are gone are told with the places of the base', async () => {
    const report = await change({ 'compose.yaml': MOVED }, { 'compose.yaml': DB });
    expect(fixedOf(report, STORE)).toEqual([expect.stringMatching(/^compose\.yaml:8 `cache` is a cache/)]);
    expect(report.comparison?.fixed.some(({ age }) => age !== undefined)).toBe(false);
    expect(report.comparison?.counts.fixed).toBe(report.comparison?.fixed.length);
  });

  test('follow a file that is renamed, alone or with its folder, and one that is changed beside that', async () => {
    const moved = await change(
      { 'a/compose.yaml': DB, 'b/compose.yaml': MOVED },
      { 'c/compose.yaml': DB, 'd/compose.yaml': MOVED },
    );
    expect(moved.comparison?.counts).toMatchObject({ new: { error: 0, warning: 0 }, fixed: 0 });
    expect(moved.comparison?.files).toMatchObject([
      { path: 'c/compose.yaml', status: 'renamed', from: 'a/compose.yaml' },
      { path: 'd/compose.yaml', status: 'renamed', from: 'b/compose.yaml' },
    ]);
    const both = await change({ 'compose.yaml': DB }, { 'docker-compose.yml': MOVED });
    expect(agesOf(both, STORE).map((line) => line.slice(0, 9))).toEqual(['new: `cac', 'unchanged']);
  });

  test('of several things are new for the one that is added, and mended for the one that is gone', async () => {
    const services = (...names: string[]) => ({
      'compose.yaml': `name: shop\nservices:\n${names.map((name) => `  ${name}:\n    build: ./${name}\n`).join('')}`,
    });
    const rule = 'services-without-memory-limit';
    const grown = await change(services('a', 'b'), services('a', 'b', 'c'));
    expect(agesOf(grown, rule)).toEqual([
      expect.stringMatching(/^unchanged: .*`a`.*`b`/),
      expect.stringMatching(/^new: .*`c`/),
    ]);
    const shrunk = await change(services('a', 'b', 'c'), services('a', 'b'));
    expect(agesOf(shrunk, rule)).toEqual([expect.stringMatching(/^unchanged: .*`a`.*`b`/)]);
    expect(fixedOf(shrunk, rule)).toEqual([expect.stringMatching(/^compose\.yaml:7 .*`c`/)]);
  });

  test('that one text sets for several are new for the one that joins', async () => {
    const text = (...names: string[]) => ({
      'compose.yaml': `name: shop\nx-base: &base\n  image: busybox:1.36\n  privileged: true\nservices:\n${names.map((name) => `  ${name}:\n    <<: *base\n`).join('')}`,
    });
    const rule = 'privileged-service';
    const grown = await change(text('a', 'b'), text('a', 'b', 'c'));
    expect(agesOf(grown, rule).toSorted()).toEqual([
      expect.stringMatching(/^new: `c`/),
      expect.stringMatching(/^unchanged: `a`.*`b`/),
    ]);
    const shrunk = await change(text('a', 'b'), text('b'));
    expect(agesOf(shrunk, rule)).toEqual([expect.stringMatching(/^unchanged: `b`/)]);
  });

  test('that counted for nobody before and now do are new; those that are now held back are not mended', async () => {
    const quiet = DB.replace('    ports:', `    # groundplan: ignore ${STORE} -- only in the lab\n    ports:`);
    expect(agesOf(await change({ 'compose.yaml': quiet }, { 'compose.yaml': DB }), STORE)).toEqual([
      expect.stringMatching(/^new: `db`/),
    ]);
    const hidden = await change({ 'compose.yaml': DB }, { 'compose.yaml': quiet });
    expect(agesOf(hidden, STORE)).toEqual([expect.stringMatching(/^suppressed: `db`/)]);
    expect(fixedOf(hidden, STORE)).toEqual([]);
  });

  test('of a rule that the change turns on, or of a file that it takes into scope, count once it is merged', async () => {
    const off = { 'compose.yaml': DB, '.groundplan.yml': `rules: { ${STORE}: off }\n` };
    const on = { 'compose.yaml': DB };
    const told = await change(off, on);
    expect(agesOf(told, STORE)).toEqual([]);
    expect(told.policy?.proposed).toMatchObject({ outcome: 'pass', more: { [STORE]: 1 }, fewer: {}, mistakes: [] });
    const tried = await change(off, on, { policy: { from: 'head' } });
    expect(agesOf(tried, STORE)).toEqual([expect.stringMatching(/^unchanged/)]);
    expect(tried.policy).toBeUndefined();
    const rule = `id: acme/no-postgres
title: No PostgreSQL
category: layout
level: error
why: We run one elsewhere.
fix: Use the shared one.
subject: service
expression: service.name != "db"
message: "{service.name} is a database of its own."
examples: { fails: [], passes: [] }
`;
    const own = { 'compose.yaml': DB, 'policy/rule.yml': rule, '.groundplan.yml': 'rule-files: [policy]\n' };
    const report = await change({ 'compose.yaml': DB }, own);
    expect(agesOf(report, 'acme/no-postgres')).toEqual([]);
    expect(report.policy?.proposed).toMatchObject({ outcome: 'pass', more: { 'acme/no-postgres': 1 } });
    const ruled = await change({ 'compose.yaml': DB }, own, { policy: { from: 'head' } });
    expect(agesOf(ruled, 'acme/no-postgres')).toEqual([expect.stringMatching(/^unchanged/)]);
    expect(ruled.verdict.outcome).toBe('pass');
  });

  test('that got worse are new', async () => {
    const local = DB.replace('5432:5432', '127.0.0.1:5432:5432');
    const report = await change({ 'compose.yaml': local }, { 'compose.yaml': DB });
    expect(agesOf(report, STORE)).toEqual([expect.stringMatching(/^new/)]);
  });

  test('on one line are known again when only a number in it is another', async () => {
    const versioned = (version: string) => ({ 'compose.yaml': `version: "${version}"\n${DB}` });
    const rule = 'obsolete-version-key';
    const report = await change(versioned('3.7'), versioned('3.9'));
    expect(agesOf(report, rule)).toEqual([expect.stringMatching(/^unchanged/)]);
    expect(fixedOf(report, rule)).toEqual([]);
  });

  test('are limited by what could not be read of the base alone', async () => {
    const text = (...files: string[]) => `${DB}    env_file: [${files.join(', ')}]\n`;
    const limits = async (before: Files, after: Files) => (await change(before, after)).comparison?.limits;
    const [two, one] = [{ 'compose.yaml': text('a.env', 'b.env') }, { 'compose.yaml': text('b.env') }];
    expect(await limits(one, two)).toEqual([]);
    expect(await limits(one, { 'compose.yml': text('b.env', 'c.env') })).toEqual([]);
    expect(await limits(two, one)).toEqual([
      expect.stringMatching(/^Not all of `compose\.yaml` could be read in `main`: .*a\.env/),
    ]);
  });

  test('are all new where the base cannot be read, and the verdict stands', async () => {
    const unreadable = {
      ...memory({ 'compose.yaml': DB }),
      read: () => {
        throw new Error('gone');
      },
    };
    const report = await change({}, { 'compose.yaml': DB }, { base: { ref: 'main', repository: unreadable } });
    expect(report.comparison?.limits).toEqual([expect.stringMatching(/^`main` could not be looked at/)]);
    expect(agesOf(report, STORE)).toEqual([expect.stringMatching(/^new/)]);
    expect(report.verdict.outcome).toBe('fail');
  });

  test('carry the lines of their files that are different', async () => {
    const { comparison } = await change(
      { 'compose.yaml': DB, 'README.md': 'a\n' },
      { 'compose.yaml': MOVED, 'README.md': 'b\n', 'x.txt': 'x\n' },
    );
    expect(comparison?.files).toEqual([
      { path: 'README.md', status: 'modified' },
      {
        path: 'compose.yaml',
        status: 'modified',
        lines: [
          [2, 3],
          [5, 8],
          [10, 11],
        ],
      },
      { path: 'x.txt', status: 'added' },
    ]);
  });
});

describe('drift', () => {
  test('without a base fails nothing, and says so once', async () => {
    const { report } = await analyse(memory({ 'compose.yaml': DB }), { target: '.', failOn: 'drift' });
    expect(report.verdict).toMatchObject({ outcome: 'pass', failOn: 'never', failOnDrift: true });
    expect(report.notices.filter((notice) => /drift/i.test(notice))).toHaveLength(1);
  });
});
