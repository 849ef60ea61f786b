import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { RenderOptions } from '../../src/report/options.js';
import type { Report } from '../../src/report/report.js';
import { renderUnix } from '../../src/report/unix.js';
import { changedReport } from './change-fixture.js';
import { finding, place, shopReport } from './fixture.js';
import { hostileText } from './hostile.js';
import { rendered } from './rendered.js';
import { hostileReport } from './report-of.js';
import { commandsIn } from './runner.js';

interface Pattern {
  readonly regexp: string;
  readonly file: number;
  readonly line: number;
  readonly column: number;
  readonly severity?: number;
  readonly message: number;
  readonly code: number;
}

/** The problem matchers that the documentation offers. */
const { problemMatcher: matchers } = JSON.parse(readFileSync('docs/workflows/problem-matcher.json', 'utf8')) as {
  problemMatcher: readonly { owner: string; severity?: string; pattern: readonly [Pattern] }[];
};

/** What the runner makes of a line: the last matcher that fits owns it. */
function matched(line: string) {
  for (const { severity, pattern } of matchers) {
    const [one] = pattern;
    const match = new RegExp(one.regexp).exec(line);
    if (match === null) continue;
    return {
      file: match[one.file],
      line: Number(match[one.line]),
      column: Number(match[one.column]),
      severity: severity ?? match[one.severity ?? -1],
      message: match[one.message],
      code: match[one.code],
    };
  }
  return undefined;
}

const linesOf = (report: Report, options: Partial<RenderOptions> = {}): string[] =>
  rendered(renderUnix, report, options).split('\n').slice(0, -1);

describe('the report as lines', () => {
  test('has one for each finding that counts, as compilers write it', () => {
    const lines = linesOf(shopReport(), { pathPrefix: 'shop' });
    expect(lines).toHaveLength(16);
    expect(lines[0]).toBe(
      'shop/deploy/apps.yml:14:9: error: Service `api` joins network `shop-backbon`, which no stack creates. [network-not-created]',
    );
    expect(linesOf(shopReport({ findings: [finding({ location: place('', 1, 1) })] }))[0]).toMatch(
      /^\.:1:1: warning: /,
    );
  });

  test('has only what is new when there is a base', () => {
    expect(linesOf(changedReport()).map((line) => line.replace(/.*\[(.*)\]$/, '$1'))).toEqual([
      'published-store-port',
      'services-without-memory-limit',
    ]);
    const { verdict } = changedReport();
    expect(linesOf(changedReport({ verdict: { ...verdict, onlyNew: false } }))).toHaveLength(3);
  });

  test('is read by the problem matcher, notes as notices', () => {
    expect(linesOf(shopReport()).slice(0, 2).map(matched)).toEqual([
      {
        file: 'deploy/apps.yml',
        line: 14,
        column: 9,
        severity: 'error',
        message: 'Service `api` joins network `shop-backbon`, which no stack creates.',
        code: 'network-not-created',
      },
      expect.objectContaining({ severity: 'notice', line: 22, column: 3, code: 'service-has-limits' }),
    ]);
  });

  test('is a line for each finding, at its place, and no command, for any text in the report', () => {
    const pieces = fc.oneof(hostileText, fc.constantFrom('b:7:7: error: x [y]', ' [z]', 'a:1'));
    fc.assert(
      fc.property(pieces, pieces, (one, other) => {
        const report = hostileReport(`a${one}`, `b${other}`);
        const lines = linesOf(report);
        const active = [...report.findings].filter(({ disposition }) => disposition === 'active');
        expect(lines.map(matched)).toEqual(
          active.map(({ location, level, ruleId }) =>
            expect.objectContaining({ line: location.line, column: location.column, severity: level, code: ruleId }),
          ),
        );
        expect(commandsIn(lines.join('\n'))).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});
