import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import type { Log, Result, Run } from 'sarif';
import type { RenderOptions } from '../../src/report/options.js';
import type { Report } from '../../src/report/report.js';
import { renderSarif } from '../../src/report/sarif.js';
import { changedReport } from './change-fixture.js';
import { finding, place, shopReport } from './fixture.js';
import { hostileText } from './hostile.js';
import { rendered } from './rendered.js';
import { hostileReport, largeReport } from './report-of.js';

/** The official schema of SARIF 2.1.0. */
const schemaPath = createRequire(import.meta.url).resolve('schemastore/schemas/json/sarif-2.1.0.json');
const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
addFormats.default(ajv);
const validate = ajv.compile(JSON.parse(readFileSync(schemaPath, 'utf8')) as object);

function runOf(report: Report, options: Partial<RenderOptions> = {}): Run {
  const log = JSON.parse(rendered(renderSarif, report, options)) as Log;
  const [run, ...others] = log.runs;
  if (run === undefined || others.length > 0) throw new Error('A log has one run.');
  return run;
}

function resultsOf(report: Report, options: Partial<RenderOptions> = {}): readonly Result[] {
  return runOf(report, options).results ?? [];
}

describe('the SARIF report', () => {
  test('is valid by the official schema', () => {
    expect(validate(JSON.parse(rendered(renderSarif, shopReport())))).toBe(true);
  });

  test('is valid by the official schema, for any text in the report', () => {
    fc.assert(
      fc.property(hostileText, hostileText, (one, other) => {
        const valid = validate(JSON.parse(rendered(renderSarif, hostileReport(one, other))));
        expect(valid ? [] : validate.errors).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  test('says of each result whether the base has it as well', () => {
    const report = changedReport();
    expect(validate(JSON.parse(rendered(renderSarif, report)))).toBe(true);
    expect(resultsOf(report).map(({ baselineState }) => baselineState)).toEqual(['new', 'unchanged', 'new']);
    expect(resultsOf(shopReport()).some(({ baselineState }) => baselineState !== undefined)).toBe(false);
  });

  test('gives each result its rule, level, place and fingerprint', () => {
    const [result] = resultsOf(shopReport());
    expect(result).toMatchObject({
      ruleId: 'network-not-created',
      ruleIndex: 1,
      level: 'error',
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'deploy/apps.yml', uriBaseId: '%SRCROOT%' },
            region: { startLine: 14, startColumn: 9, endLine: 14, endColumn: 22 },
          },
        },
      ],
      partialFingerprints: { 'groundplan/v1': expect.any(String) },
      suppressions: [],
    });
  });

  test('finds files from the root of the repository when a folder of it was analysed', () => {
    const findings = [finding({ location: place('a b.yml', 1, 1) })];
    const [result] = resultsOf(shopReport({ findings }), { pathPrefix: 'services/shop' });
    expect(result?.locations?.[0]?.physicalLocation?.artifactLocation?.uri).toBe('services/shop/a%20b.yml');
  });

  test('keeps quieted findings as suppressed results, after those that stand', () => {
    const findings = [
      finding({ disposition: 'suppressed', level: 'error' }),
      finding({ disposition: 'baselined', level: 'error' }),
      finding({ disposition: 'waived', level: 'error' }),
      finding({ level: 'note' }),
    ];
    const kinds = resultsOf(shopReport({ findings })).map(({ suppressions }) => suppressions?.map(({ kind }) => kind));
    expect(kinds).toEqual([[], ['inSource'], ['external'], ['external']]);
  });

  test('carries a fix as replacements by offset', () => {
    expect(resultsOf(shopReport())[0]?.fixes).toEqual([
      {
        description: { text: 'Join `shop-backbone`.' },
        artifactChanges: [
          {
            artifactLocation: { uri: 'deploy/apps.yml', uriBaseId: '%SRCROOT%' },
            replacements: [
              { deletedRegion: { charOffset: 312, charLength: 13 }, insertedContent: { text: 'shop-backbone' } },
            ],
          },
        ],
      },
    ]);
  });

  test('leaves out a fix that changes nothing, which the format does not allow', () => {
    const report = shopReport({ findings: [finding({ fix: { description: 'Nothing to do.', edits: [] } })] });
    expect(resultsOf(report)[0]?.fixes).toBeUndefined();
    expect(validate(JSON.parse(rendered(renderSarif, report)))).toBe(true);
  });

  test('makes no link of text from the repository', () => {
    const findings = [finding({ message: 'Service [here](https://evil.example) is odd.' })];
    expect(resultsOf(shopReport({ findings }))[0]?.message.text).toBe('Service \\[here](https://evil.example) is odd.');
  });

  test('describes each rule with help and its level', () => {
    const rules = runOf(shopReport()).tool.driver.rules ?? [];
    expect(rules.map(({ id }) => id)).toEqual([
      'image-tag-moves',
      'network-not-created',
      'service-has-limits',
      'store-not-published',
    ]);
    expect(rules[1]).toMatchObject({
      defaultConfiguration: { level: 'error' },
      helpUri: 'https://groundplan.example/rules/network-not-created',
      help: {
        text: expect.stringContaining('Create the network'),
        markdown: expect.stringContaining('<code>name</code>'),
      },
    });
  });

  test('says that the run was not successful when a check failed', () => {
    const verdict = { ...shopReport().verdict, outcome: 'error' } as const;
    expect(runOf(shopReport({ verdict })).invocations?.[0]?.executionSuccessful).toBe(false);
    expect(runOf(shopReport()).invocations?.[0]?.executionSuccessful).toBe(true);
  });

  test('holds at most 25,000 results, the errors among them, and counts the rest', () => {
    const run = runOf(largeReport(260, 100));
    const results = run.results ?? [];
    expect(results).toHaveLength(25_000);
    expect(results.filter(({ level }) => level === 'error')).toHaveLength(260);
    expect(run.invocations?.[0]?.toolExecutionNotifications?.[0]?.message.text).toMatch(/^1,000 findings are left out/);
  });
});
