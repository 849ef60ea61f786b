import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { changesBetween, type FleetChange, toldChanges } from '../../../src/report/fleet/changes.js';
import { COLUMNS, fleetCsv } from '../../../src/report/fleet/csv.js';
import { awayInWords, daysBetween } from '../../../src/report/fleet/days.js';
import { renderFleet } from '../../../src/report/fleet/files.js';
import type { FleetRow } from '../../../src/report/fleet/fleet.js';
import { byFacet, byRule, facetsOf } from '../../../src/report/fleet/groups.js';
import { historyText, readHistory, runBefore, withRun } from '../../../src/report/fleet/history.js';
import { standingOf, worstFirst } from '../../../src/report/fleet/standing.js';
import { totalsOf, undecidedOf } from '../../../src/report/fleet/totals.js';
import { expiryOf, waiversOf } from '../../../src/report/fleet/waivers.js';
import { hostileText } from '../hostile.js';
import { csvRows } from './csv-reader.js';
import { DAY, earlier, historyOf, organisation, RUN } from './organisation.js';
import { ROWS, row, rule, waiver } from './rows.js';

const [failing, held, passing, broken] = ROWS;

describe('totals of a run', () => {
  test('count repositories once by where they stand, findings by level', () => {
    expect(totalsOf(ROWS, RUN)).toEqual({
      day: DAY,
      repositories: 4,
      states: { analysed: 3, broken: 1 },
      passing: 1,
      failing: 1,
      held: 1,
      asExpected: 1,
      notAsExpected: 1,
      findings: { error: 3, warning: 1, note: 2 },
      waived: 2,
      patterns: { microservices: 1, monolith: 2 },
    });
    expect(undecidedOf(totalsOf(ROWS, RUN))).toBe(1);
  });

  test('do not depend on the order of the rows', () => {
    const rows = organisation(60);
    expect(JSON.stringify(totalsOf([...rows].reverse(), RUN))).toBe(JSON.stringify(totalsOf(rows, RUN)));
  });

  test('a repository whose policy cannot be loaded has no verdict, whatever its result says', () => {
    expect(standingOf({ ...passing, state: 'policy-error' })).toBe('undecided');
  });
});

describe('the order of the worst', () => {
  test('failing, undecided, held, passing; what is empty or gone last', () => {
    const empty: FleetRow = { repository: 'acme/a', state: 'empty' };
    const rows = [empty, passing, held, broken, failing];
    expect(worstFirst(rows)).toEqual([failing, broken, held, passing, empty]);
  });
});

describe('two runs compared', () => {
  test('tell what appeared and went, what drifted, and whose findings are more or fewer', () => {
    const before = [
      row('acme/a', { pattern: 'monolith', counts: { error: 0, warning: 2, note: 0 }, rules: { x: rule(2) } }),
      row('acme/b', { counts: { error: 3, warning: 0, note: 0 }, rules: { y: rule(3) } }),
      row('acme/old'),
    ];
    const now = [
      row('acme/a', {
        pattern: 'multi-tier',
        outcome: 'fail',
        counts: { error: 1, warning: 2, note: 0 },
        rules: { x: rule(2), z: rule(1) },
      }),
      row('acme/b'),
      row('acme/new'),
    ];
    const changes = changesBetween(before, now);
    expect([changes.appeared, changes.gone]).toEqual([['acme/new'], ['acme/old']]);
    expect(changes.changed).toMatchObject([
      {
        repository: 'acme/a',
        pattern: { from: { slug: 'monolith' }, to: { slug: 'multi-tier' } },
        standing: { from: 'passes', to: 'fails' },
        findings: { from: 2, to: 3 },
        rules: [['z', 1]],
      },
      { repository: 'acme/b', findings: { from: 3, to: 0 }, rules: [['y', -3]] },
    ]);
    const told = toldChanges(changes);
    const names = Object.fromEntries(
      Object.entries(told).map(([key, list]: [string, readonly FleetChange[]]) => [
        key,
        list.map(({ repository }) => repository),
      ]),
    );
    expect(names).toEqual({
      drifted: ['acme/a'],
      nowFailing: ['acme/a'],
      noLongerFailing: [],
      noLongerDecided: [],
      more: ['acme/a'],
      fewer: ['acme/b'],
    });
  });

  test('a repository that can no longer be judged is told of, and is not said to be better', () => {
    const told = toldChanges(changesBetween([failing], [{ ...broken, repository: failing.repository }]));
    expect(told.noLongerDecided).toHaveLength(1);
    expect([told.noLongerFailing, told.fewer]).toEqual([[], []]);
  });

  test('a run has no changes against itself', () => {
    const rows = organisation(40);
    expect(changesBetween(rows, rows)).toEqual({ appeared: [], gone: [], changed: [] });
    expect(changesBetween(earlier(rows), rows).changed.length).toBeGreaterThan(0);
  });
});

describe('the history', () => {
  const history = historyOf(ROWS, 3);

  test('is read as it was written, the run of the same day replaced', () => {
    const now = totalsOf(ROWS, RUN);
    const once = withRun(history, now);
    expect(readHistory(historyText(once))).toEqual({ runs: once, unread: [] });
    expect(withRun(once, { ...now, failing: 9 })).toEqual([...history, { ...now, failing: 9 }]);
    expect(runBefore(once, DAY)).toEqual(history[2]);
    expect(runBefore([now], DAY)).toBeUndefined();
  });

  test('says which lines it cannot read, and reads the others', () => {
    const lines = ['{', '[]', '{"day":"2030-99-01"}', '', historyText(history).split('\n')[0], '1'];
    expect(readHistory(lines.join('\n'))).toEqual({ runs: [history[0]], unread: [1, 2, 3, 6] });
  });
});

describe('how rules and groups stand', () => {
  test('a rule counts the repositories with findings that count, of those with a result', () => {
    const [first, second] = byRule(ROWS);
    expect(first).toEqual({
      id: 'published-store-port',
      title: 'Title.',
      level: 'error',
      repositories: 2,
      share: 2 / 3,
      findings: 3,
      waived: 0,
      suppressed: 0,
      baselined: 0,
    });
    expect(second).toMatchObject({ id: 'flat-network', repositories: 1, waived: 2 });
  });

  test('a repository is in the group of each of its teams, and of none where it has none', () => {
    const [team] = facetsOf(ROWS);
    const groups = team === undefined ? [] : byFacet(ROWS, team);
    expect(groups.map(({ value, repositories, standings }) => [value, repositories, standings.fails])).toEqual([
      ['@acme/shop', 2, 1],
      ['@acme/data', 1, 0],
      [undefined, 2, 0],
    ]);
    expect(facetsOf(ROWS).map(({ key }) => key)).toEqual(['team', 'language', 'topic', 'property:tier']);
  });
});

describe('waivers of the fleet', () => {
  test('one of a shared policy stands once, its own in each repository, by their end', () => {
    const granted = waiversOf(ROWS, DAY);
    expect(granted.map((one) => [one.waiver.source, one.repositories, one.findings, one.days, expiryOf(one)])).toEqual([
      ['.groundplan.yml', ['acme/a'], 1, -3, 'ended'],
      ['acme/policies/base.yml@v3', ['acme/a', 'acme/b'], 3, 14, 'fortnight'],
    ]);
    expect(granted[0]?.url).toBe(`https://github.com/acme/a/blob/${'a'.repeat(40)}/.groundplan.yml#L4`);
  });

  test('days are told in words', () => {
    expect([-12, -1, 0, 1, 30].map(awayInWords)).toEqual([
      '12 days ago',
      '1 day ago',
      'today',
      'in 1 day',
      'in 30 days',
    ]);
    expect(daysBetween('2028-02-28', '2028-03-01')).toBe(2);
  });
});

describe('fleet.csv', () => {
  test('has a line a repository, sorted, with every column and property', () => {
    const [head, ...lines] = csvRows(fleetCsv([...ROWS].reverse()));
    expect(head).toEqual([...COLUMNS.map(({ name }) => name), 'property:tier']);
    expect(lines.map(([name]) => name)).toEqual(['acme/a', 'acme/b', 'acme/c', 'acme/d']);
    const cell = (line: number, column: string): string | undefined => lines[line]?.[head?.indexOf(column) ?? -1];
    expect(
      ['standing', 'errors', 'rules', 'next_waiver_end', 'teams', 'property:tier'].map((column) => cell(0, column)),
    ).toEqual(['fails', '2', 'published-store-port=2', '2030-07-01', 'acme/shop', '1']);
    expect(['standing', 'state', 'reason', 'errors'].map((column) => cell(3, column))).toEqual([
      'no verdict',
      'broken',
      'GitHub answered 500.',
      '',
    ]);
  });

  test('whatever a text holds, it is read back on one line, and is no formula', () => {
    fc.assert(
      fc.property(
        hostileText,
        fc.constantFrom('', '=', '+', '-', '@', '\t=', '\r=', ' =1', '\uff1d'),
        (text, start) => {
          const hostile = `${start}${text}`;
          const csv = fleetCsv([
            {
              repository: hostile,
              state: 'broken',
              reason: hostile,
              topics: [hostile],
              properties: { [hostile]: hostile },
            },
          ]);
          const lines = csvRows(csv);
          expect(lines.map((line) => line.length)).toEqual(Array(2).fill(COLUMNS.length + 1));
          expect(csv.split('\n')).toHaveLength(3);
          for (const cell of lines.flat()) expect(cell).not.toMatch(/^\s*[=+\-@\uff1d]/);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('where a repository lost its verdict', () => {
  const failing = row('acme/a', { outcome: 'fail', counts: { error: 5, warning: 0, note: 0 } });
  const lost: FleetRow = { repository: 'acme/a', state: 'policy-error', reason: 'There is no such policy.' };
  const before = [failing, row('acme/b', { counts: { error: 0, warning: 2, note: 0 } })];
  const now = [lost, row('acme/b', { counts: { error: 0, warning: 1, note: 0 } })];
  const earlierRun = { ...RUN, day: '2030-06-01' };
  const files = renderFleet(now, RUN, before, [totalsOf(before, earlierRun)]);

  test('fewer errors are not shown as better', () => {
    expect(files['index.html']).not.toContain('delta better');
    expect(files['index.html']).toMatch(/<span class="delta ">\u22125<\/span>/);
    for (const file of [files['index.html'], files['summary.md']])
      expect(file).toContain('1 more repository has no verdict than before');
    const mended = renderFleet([row('acme/a'), before[1] ?? failing], RUN, before, [totalsOf(before, earlierRun)]);
    expect(mended['index.html']).toContain('delta better');
    expect(mended['summary.md']).not.toContain('no verdict than before');
  });

  test('the trend has those without a verdict', () => {
    expect(files['index.html']).toMatch(/class="name undecided"[^>]*>1 no verdict</);
    expect(files['index.html']).toContain('No verdict');
  });
});

test('a waiver that ended tells how many findings count again', () => {
  const ended = waiver({
    until: '2030-06-10',
    state: 'ended',
    findings: 0,
    again: 2,
    because: '2 findings count again.',
  });
  const rows = ['acme/a', 'acme/b'].map((name) => row(name, { waivers: [ended] }));
  const files = renderFleet(rows, RUN, undefined, []);
  expect(files['summary.md']).toMatch(/ended .* for 2 repositories, 4 findings count again, owner/);
  expect(files['index.html']).toContain('1 waiver, 4 findings count again');
  expect(files['index.html']).toContain('4 again');
});
