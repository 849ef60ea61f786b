import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { renderFleet } from '../../../src/report/fleet/files.js';
import { headlineOf } from '../../../src/report/fleet/summary.js';
import { totalsOf } from '../../../src/report/fleet/totals.js';
import { hostileText } from '../hostile.js';
import { elementsOf, htmlOf, textOf } from '../html.js';
import { hostileRows } from './hostile-rows.js';
import { earlier, historyOf, organisation, RUN } from './organisation.js';

const GOLDEN = join(process.cwd(), '__tests__/report/golden/fleet.md');

describe('the summary of a fleet', () => {
  const rows = organisation(40);

  test('is the one that was reviewed', () => {
    const actual = renderFleet(rows, RUN, earlier(rows), historyOf(rows, 4))['summary.md'];
    if (process.env.UPDATE_GOLDEN === '1') writeFileSync(GOLDEN, actual);
    expect(actual).toBe(readFileSync(GOLDEN, 'utf8'));
  });

  test('stays short for many repositories, and counts what it leaves out', () => {
    const many = organisation(300);
    const summary = renderFleet(many, RUN, earlier(many), [])['summary.md'];
    expect(summary.length).toBeLessThan(20_000);
    expect(summary).toMatch(/and \d+ more, in the dashboard/);
  });

  test('says so when nothing changed, and nothing of changes where there is no earlier run', () => {
    expect(renderFleet(rows, RUN, rows, [])['summary.md']).toContain('Nothing changed.');
    expect(renderFleet(rows, RUN, undefined, [])['summary.md']).not.toContain('Since the last run');
    expect(renderFleet([], RUN, undefined, [])['summary.md']).toContain('no repository');
  });

  test('no files depend on the order of the rows', () => {
    const files = renderFleet(rows, RUN, earlier(rows), []);
    expect(renderFleet([...rows].reverse(), RUN, [...earlier(rows)].reverse(), [])).toEqual(files);
  });

  test('whatever the texts, nothing but links, names and tables comes of them', () => {
    fc.assert(
      fc.property(hostileText, hostileText, (one, other) => {
        const { rows: now, run, previous } = hostileRows(one, other);
        const html = htmlOf(renderFleet(now, run, previous, [])['summary.md']);
        const allowed = 'a code em h2 h3 li p strong table tbody td th thead tr ul'.split(' ');
        expect(elementsOf(html).filter((name) => !allowed.includes(name))).toEqual([]);
        for (const [, address] of html.matchAll(/href="([^"]*)"/g))
          expect(address).toMatch(/^https:\/\/github\.com\/acme\//);
        expect(textOf(html)).not.toMatch(/[\u202e\p{Cs}]/u);
      }),
      { numRuns: 20 },
    );
  });
});

describe('the headline of a fleet', () => {
  const of = (repositories: number, failing: number, held: number, passing: number): string =>
    headlineOf({ ...totalsOf([], RUN), repositories, failing, held, passing });

  test.each([
    [of(40, 12, 3, 25), '12 of 40 fail, 3 are held back'],
    [of(40, 0, 0, 40), 'none fails'],
    [of(40, 12, 3, 23), '12 of 40 fail, 3 are held back, 2 have no verdict'],
    [of(40, 1, 0, 10), '29 of 40 have no verdict, 1 fails'],
    [of(40, 0, 1, 38), '1 of 40 has no verdict, none of the others fails, 1 is held back'],
    [of(11, 0, 0, 0), 'none of 11 has a verdict'],
    [of(0, 0, 0, 0), 'no repository'],
  ])('%s', (actual, expected) => expect(actual).toBe(expected));
});
