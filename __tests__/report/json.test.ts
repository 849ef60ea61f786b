import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { renderJson } from '../../src/report/json.js';
import type { Report } from '../../src/report/report.js';
import { changedReport } from './change-fixture.js';
import { shopReport } from './fixture.js';
import { hostileText } from './hostile.js';
import { rendered } from './rendered.js';
import { hostileReport, largeReport } from './report-of.js';

function parsed(text: string): Record<string, unknown> {
  return JSON.parse(text) as Record<string, unknown>;
}

/** What of a report is written: all but what is computed on demand. */
function document({ graph: _graph, sourceOf: _sourceOf, ...written }: Report): unknown {
  return JSON.parse(JSON.stringify({ schemaVersion: 1, ...written }));
}

describe('the JSON report', () => {
  test('holds the whole report', () => {
    expect(parsed(rendered(renderJson, shopReport()))).toEqual(document(shopReport()));
  });

  test('holds what a change does', () => {
    const written = parsed(rendered(renderJson, changedReport()));
    expect(written).toEqual(document(changedReport()));
    expect(written).toHaveProperty('comparison.drift', true);
  });

  test('is valid with no findings at all', () => {
    expect(parsed(rendered(renderJson, shopReport({ findings: [] })))).toMatchObject({ findings: [] });
  });

  test('leaves out what rules say when only the classification is asked for', () => {
    expect(Object.keys(parsed(rendered(renderJson, shopReport(), { only: 'classification' })))).toEqual([
      'schemaVersion',
      'tool',
      'target',
      'pattern',
      'systems',
      'stacks',
      'limits',
      'notices',
    ]);
  });

  test('is read back as the same report, for any text in it', () => {
    fc.assert(
      fc.property(hostileText, hostileText, (one, other) => {
        const report = hostileReport(one, other);
        expect(parsed(rendered(renderJson, report))).toEqual(document(report));
      }),
      { numRuns: 200 },
    );
  });

  test('writes findings one at a time', () => {
    let longest = 0;
    renderJson(largeReport(100, 100), { colour: false, width: 80 }, (piece) => {
      longest = Math.max(longest, piece.length);
    });
    expect(longest).toBeLessThan(5000);
  });
});
