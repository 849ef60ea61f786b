import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { COLUMNS } from '../../src/report/fleet/csv.js';
import { renderFleet } from '../../src/report/fleet/files.js';
import { RUN } from '../report/fleet/organisation.js';

const page = readFileSync(join(process.cwd(), 'docs/fleet-dashboard.md'), 'utf8');

test('the page has every column of fleet.csv, in order, and what it means', () => {
  const [, section = ''] = page.split('## Columns of fleet.csv');
  const lines = [...section.matchAll(/^\| `([a-z_]+)` \| (.*) \|$/gm)].map(([, name, means]) => ({ name, means }));
  expect(lines).toEqual(COLUMNS.map(({ name, means }) => ({ name, means })));
});

test('the page names every file that is written', () => {
  const [, files = ''] = page.split('| file | for |');
  const named = [...files.matchAll(/^\| `([\w.]+)` \|/gm)].map(([, name]) => name).slice(0, 4);
  expect(named.sort()).toEqual(Object.keys(renderFleet([], RUN, undefined, [])).sort());
});
