import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { analyse } from '../../src/app/analyse.js';
import type { AnalyseOptions } from '../../src/app/analysis.js';
import type { ReportFinding } from '../../src/report/report.js';
import { memory } from '../../src/source/memory.js';

const TODAY = '2026-06-15';

async function check(files: Readonly<Record<string, string>>, options: Partial<AnalyseOptions> = {}) {
  const { report } = await analyse(memory(files), { target: '.', preset: 'strict', today: TODAY, ...options });
  return { ...report, findings: [...report.findings] };
}

const shown = ({ ruleId, location, disposition }: ReportFinding): string =>
  `${ruleId} ${location.path}:${location.line} ${disposition}`;

/** Findings of these rules as `rule path:line disposition`. */
async function found(files: Readonly<Record<string, string>>, rules: readonly string[], options = {}) {
  const { findings } = await check(files, options);
  return findings.filter(({ ruleId }) => rules.includes(ruleId)).map(shown);
}

const PORT = 'published-store-port';
const MEMORY = 'services-without-memory-limit';
const ABOUT = [
  'unknown-rule-in-suppression',
  'suppression-without-reason',
  'malformed-suppression',
  'unused-suppression',
  'expired-suppression',
];

const STORES = `services:
  db:
    image: postgres:16
    ports: ["5432:5432"]
  cache:
    image: redis:7
    ports: ["6379:6379"]
`;

describe('a suppression by a comment', () => {
  test('holds back its rule at its node, says why and where, and leaves the same finding of another node', async () => {
    const text = STORES.replace(
      '  db:',
      `  # groundplan: ignore ${PORT} until 2026-12-31 -- the tunnel is coming\n  db:`,
    );
    const { findings, counts } = await check({ 'compose.yaml': text });
    const ports = findings.filter(({ ruleId }) => ruleId === PORT);
    expect(ports.map(shown)).toEqual([`${PORT} compose.yaml:5 suppressed`, `${PORT} compose.yaml:8 active`]);
    expect(ports[0]?.decision).toEqual({
      by: 'comment',
      reason: 'the tunnel is coming',
      until: '2026-12-31',
      location: expect.objectContaining({ path: 'compose.yaml', line: 2, column: 3 }),
    });
    expect(counts).toMatchObject({ suppressed: 1, baselined: 0, quieted: 1 });
  });

  test('at the top speaks of the whole file and of no other', async () => {
    const top = `# groundplan: ignore ${PORT} -- scratch\n${STORES}`;
    expect(await found({ 'a/compose.yaml': top, 'b/compose.yaml': STORES }, [PORT, ...ABOUT])).toEqual([
      `${PORT} a/compose.yaml:5 suppressed`,
      `${PORT} a/compose.yaml:8 suppressed`,
      `${PORT} b/compose.yaml:4 active`,
      `${PORT} b/compose.yaml:7 active`,
    ]);
  });

  test('holds in the file that has the value, from where the service takes it over', async () => {
    const files = {
      'compose.yaml': 'services:\n  db:\n    extends: { file: store.yaml, service: store }\n',
      'store.yaml': `services:\n  store:\n    image: postgres:16\n    ports: ["5432:5432"] # groundplan: ignore ${PORT} -- own machine\n`,
    };
    expect(await found(files, [PORT, ...ABOUT])).toEqual([`${PORT} store.yaml:4 suppressed`]);
  });

  test('speaks of the same key of a file that is laid over its own, and of nothing else there', async () => {
    const base = STORES.replace('  db:', `  # groundplan: ignore ${MEMORY}, ${PORT} -- measured\n  db:`);
    const over = `services:\n  db: { environment: { TZ: UTC } }\n  cache: { environment: { TZ: UTC } }\n`;
    const files = { 'compose.yaml': base, 'compose.override.yaml': over };
    expect((await found(files, [MEMORY, PORT, ...ABOUT])).sort()).toEqual([
      `${PORT} compose.yaml:5 suppressed`,
      `${PORT} compose.yaml:8 active`,
      `${MEMORY} compose.override.yaml:2 suppressed`,
      `${MEMORY} compose.override.yaml:3 active`,
    ]);
  });

  test('at the top of a file speaks of the keys that it writes, wherever a file is laid over them', async () => {
    const NETWORKS = 'undeclared-networks';
    const base = `# groundplan: ignore ${MEMORY}, ${NETWORKS} -- small machine\n${STORES}`;
    const over = 'services:\n  db: { environment: { TZ: UTC } }\n  extra: { image: "nginx:1.27" }\n';
    const files = { 'compose.yaml': base, 'compose.override.yaml': over };
    const one = await found(files, [MEMORY, NETWORKS, ...ABOUT]);
    expect(one).toHaveLength(3);
    expect(one).toContain(`${NETWORKS} compose.override.yaml:1 suppressed`);
    expect(one).toContain(`${MEMORY} compose.override.yaml:3 active`);
    expect(one.filter((line) => line.startsWith(MEMORY) && line.endsWith('suppressed'))).toHaveLength(1);
  });

  test('takes one service out of a finding that lists several', async () => {
    const text = STORES.replace('  cache:', `  # groundplan: ignore ${MEMORY} -- evicts by itself\n  cache:`);
    const { findings } = await check({ 'compose.yaml': text });
    const limits = findings.filter(({ ruleId }) => ruleId === MEMORY);
    expect(limits.map(({ disposition, message }) => [disposition, message])).toEqual(
      expect.arrayContaining([
        ['active', expect.stringMatching(/^`db` has no/)],
        ['suppressed', expect.stringMatching(/^`cache` has no/)],
      ]),
    );
    expect(limits).toHaveLength(2);
    expect(new Set(limits.map(({ fingerprint }) => fingerprint)).size).toBe(2);
  });

  test('of a service that only uses a shared block leaves the block alone', async () => {
    const text = `x-open: &open
  ports: ["5432:5432"]
services:
  # groundplan: ignore ${PORT} -- own machine
  one:
    image: postgres:16
    <<: *open
  two:
    image: postgres:16
    <<: *open
`;
    expect(await found({ 'compose.yaml': text }, [PORT, ...ABOUT])).toEqual([
      `${PORT} compose.yaml:2 active`,
      'unused-suppression compose.yaml:4 active',
    ]);
  });

  test('does not hold without a reason, with a misspelt rule, or after its last day', async () => {
    const at = (comment: string) => ({ 'compose.yaml': STORES.replace('"]\n  cache', `"] # ${comment}\n  cache`) });
    const active = `${PORT} compose.yaml:4 active`;
    const cases: [string, string][] = [
      [`groundplan: ignore ${PORT}`, 'suppression-without-reason'],
      ['groundplan: ignore publishd-store-port -- own machine', 'unknown-rule-in-suppression'],
      [`groundplan: ignore ${PORT} until 2026-06-14 -- own machine`, 'expired-suppression'],
      [`groundplan: ignroe ${PORT} -- own machine`, 'malformed-suppression'],
    ];
    for (const [comment, rule] of cases) {
      const places = await found(at(comment), [PORT, ...ABOUT]);
      expect(places).toContain(active);
      expect(places).toContain(`${rule} compose.yaml:4 active`);
      expect(places.filter((one) => one.startsWith('unused'))).toEqual([]);
    }
    expect(await found(at(`groundplan: ignore ${PORT} until ${TODAY} -- own machine`), [PORT, ...ABOUT])).toEqual([
      `${PORT} compose.yaml:4 suppressed`,
      `${PORT} compose.yaml:7 active`,
    ]);
  });

  test('is unused only where its rule ran', async () => {
    const files = {
      'compose.yaml': `services:\n  # groundplan: ignore ${PORT} -- own machine\n  web:\n    image: nginx:1.27\n`,
    };
    expect(await found(files, ABOUT)).toEqual(['unused-suppression compose.yaml:2 active']);
    const off = { ...files, '.groundplan.yml': `rules:\n  ${PORT}: off\n` };
    expect(await found(off, ABOUT)).toEqual([]);
  });

  test('changes the verdict, and what counts decides it', async () => {
    const shop = `${STORES}  api:\n    image: registry.example.com/shop/api:1.4\n`;
    const quiet = shop.replace('services:', `services: # groundplan: ignore ${PORT} -- a lab`);
    const options = { preset: 'recommended' };
    expect((await check({ 'compose.yaml': shop }, options)).verdict.outcome).toBe('fail');
    expect((await check({ 'compose.yaml': quiet }, options)).verdict.outcome).toBe('pass');
  });

  test('holds back nothing but its rule at its node, wherever it is put', async () => {
    const lines = STORES.trimEnd().split('\n');
    const before = await check({ 'compose.yaml': STORES });
    const rules = [...new Set(before.findings.map(({ ruleId }) => ruleId))];
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: lines.length - 1 }),
        fc.boolean(),
        fc.constantFrom(...rules),
        async (index, beside, rule) => {
          const line = lines[index] ?? '';
          const comment = `# groundplan: ignore ${rule} -- because`;
          const indentation = ' '.repeat(line.length - line.trimStart().length);
          const changed = lines.toSpliced(
            index,
            1,
            ...(beside ? [`${line} ${comment}`] : [indentation + comment, line]),
          );
          const after = await check({ 'compose.yaml': changed.join('\n') });
          const key = ({ ruleId, message, subject }: ReportFinding) => `${ruleId} ${subject} ${message}`;
          const kept = after.findings.filter(({ ruleId }) => ruleId !== rule && !ABOUT.includes(ruleId));
          // Every other rule finds what it found, and all of it counts.
          expect(kept.map(key).sort()).toEqual(
            before.findings
              .filter(({ ruleId }) => ruleId !== rule)
              .map(key)
              .sort(),
          );
          expect(kept.every(({ disposition }) => disposition === 'active')).toBe(true);
          // What is held back stands in the service whose line has the comment, or speaks for it.
          const [here, elsewhere] = index < 4 ? [/db|postgres/, /cache|redis/] : [/cache|redis/, /db|postgres/];
          for (const finding of after.findings.filter(({ disposition }) => disposition === 'suppressed')) {
            expect(finding.message).toMatch(here);
            expect(finding.message).not.toMatch(elsewhere);
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('the configuration', () => {
  const config = (...lines: string[]) => ({ '.groundplan.yml': lines.join('\n'), 'compose.yaml': STORES });

  test('holds rules back for services and paths, with the entry as the place', async () => {
    const files = config('ignore:', `  - rules: [${PORT}]`, '    services: [d*]', '    reason: own machine');
    const { findings } = await check(files);
    const ports = findings.filter(({ ruleId }) => ruleId === PORT);
    expect(ports.map(shown)).toEqual([`${PORT} compose.yaml:4 suppressed`, `${PORT} compose.yaml:7 active`]);
    expect(ports[0]?.decision).toMatchObject({ by: 'configuration', location: { path: '.groundplan.yml', line: 2 } });
    const elsewhere = config('ignore:', `  - rules: [${PORT}]`, '    paths: [other/]', '    reason: own machine');
    expect(await found(elsewhere, [PORT, ...ABOUT])).toEqual([
      'unused-suppression .groundplan.yml:2 active',
      `${PORT} compose.yaml:4 active`,
      `${PORT} compose.yaml:7 active`,
    ]);
  });

  test('tells entries that have ended', async () => {
    const files = config('ignore:', `  - rules: [${PORT}]`, '    until: 2026-06-14', '    reason: own machine');
    expect(await found(files, [PORT, ...ABOUT])).toEqual([
      'expired-suppression .groundplan.yml:2 active',
      `${PORT} compose.yaml:4 active`,
      `${PORT} compose.yaml:7 active`,
    ]);
  });

  test('of one of several services that share a block does not hide the others', async () => {
    const text = `x-open: &open
  ports: ["5432:5432"]
services:
  one:
    image: postgres:16
    <<: *open
  two:
    image: postgres:16
    <<: *open
`;
    const ignore = `ignore:\n  - rules: [${PORT}]\n    services: [one]\n    reason: own machine\n`;
    const { findings } = await check({ 'compose.yaml': text, '.groundplan.yml': ignore });
    const ports = findings.filter(({ ruleId }) => ruleId === PORT);
    expect(ports.map(({ subject, disposition }) => [subject.split('/').at(-1), disposition]).sort()).toEqual([
      ['one', 'suppressed'],
      ['two', 'active'],
    ]);
  });

  test('sets levels for paths and services, the last entry that is for a place decides', async () => {
    const overrides = [
      'overrides:',
      '  - paths: [compose.yaml]',
      '    rules:',
      `      ${PORT}: note`,
      '  - services: [cache]',
      '    rules:',
      `      ${PORT}: off`,
    ];
    const { findings } = await check(config(...overrides));
    const ports = findings.filter(({ ruleId }) => ruleId === PORT);
    expect(ports.map(({ level, location }) => [level, location.line])).toEqual([['note', 4]]);
  });

  test('turns a rule on for one path alone', async () => {
    const overrides = [
      'rules:',
      `  ${PORT}: off`,
      'overrides:',
      '  - paths: [b/]',
      '    rules:',
      `      ${PORT}: warning`,
    ];
    const files = { '.groundplan.yml': overrides.join('\n'), 'a/compose.yaml': STORES, 'b/compose.yaml': STORES };
    expect(await found(files, [PORT])).toEqual([`${PORT} b/compose.yaml:4 active`, `${PORT} b/compose.yaml:7 active`]);
  });

  test('sets parameters for one service alone, and levels of one in a list of several', async () => {
    const params = [
      'overrides:',
      '  - services: [cache]',
      '    rules:',
      `      ${PORT}:`,
      '        params:',
      '          roles: [broker]',
    ];
    expect(await found(config(...params), [PORT])).toEqual([`${PORT} compose.yaml:4 active`]);
    const off = ['overrides:', '  - services: [cache]', '    rules:', `      ${MEMORY}: off`];
    const { findings } = await check(config(...off));
    const limits = findings.filter(({ ruleId }) => ruleId === MEMORY);
    expect(limits.map(({ message }) => message)).toEqual([expect.stringMatching(/^`db` has no/)]);
  });
});
