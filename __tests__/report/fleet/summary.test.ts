import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { renderFleet } from '../../../src/report/fleet/files.js';
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
