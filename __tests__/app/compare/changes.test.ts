import { describe, expect, test } from '@jest/globals';
import { analyse } from '../../../src/app/analyse.js';
import type { ReportComparison } from '../../../src/report/comparison.js';
import { memory } from '../../../src/source/memory.js';
import { CASES } from './cases.js';

type Files = Readonly<Record<string, string>>;

async function comparisonOf(before: Files, after: Files): Promise<ReportComparison> {
  const base = { ref: 'main', repository: memory(before) };
  const { report } = await analyse(memory(after), { target: '.', base });
  if (report.comparison === undefined) throw new Error('There is no comparison.');
  return report.comparison;
}

function linesOf({ changes }: ReportComparison): string[] {
  return changes.map(({ effect, location, side, message }) => {
    const place = location === undefined ? '' : ` ${side === 'base' ? '<' : ''}${location.path}:${location.line}`;
    return `${effect}${place} ${message}`;
  });
}

describe('what a change does', () => {
  for (const { name, before, after, says } of CASES) {
    test(name, async () => {
      const comparison = await comparisonOf(before, after);
      expect(linesOf(comparison)).toEqual(says);
    });
  }
});
