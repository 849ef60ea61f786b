import { describe, expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { renderGitlab } from '../../src/report/gitlab.js';
import type { RenderOptions } from '../../src/report/options.js';
import type { Report } from '../../src/report/report.js';
import { changedReport } from './change-fixture.js';
import { finding, place, shopReport } from './fixture.js';
import { hostileText } from './hostile.js';
import { rendered } from './rendered.js';
import { hostileReport } from './report-of.js';

/** What GitLab documents of a Code Quality report: an entry that is not so ends its reading of the file. */
const validate = new Ajv().compile({
  type: 'array',
  items: {
    type: 'object',
    required: ['description', 'check_name', 'fingerprint', 'severity', 'location'],
    additionalProperties: false,
    properties: {
      description: { type: 'string', minLength: 1, pattern: '^[^\\n]*$' },
      check_name: { type: 'string', minLength: 1 },
      fingerprint: { type: 'string', minLength: 1 },
      severity: { enum: ['info', 'minor', 'major', 'critical', 'blocker'] },
      location: {
        type: 'object',
        required: ['path', 'lines'],
        properties: {
          path: { type: 'string', minLength: 1 },
          lines: { type: 'object', required: ['begin'], properties: { begin: { type: 'integer', minimum: 1 } } },
        },
      },
    },
  },
});

interface Issue {
  readonly description: string;
  readonly check_name: string;
  readonly fingerprint: string;
  readonly severity: string;
  readonly location: { readonly path: string; readonly lines: { readonly begin: number } };
}

const issuesOf = (report: Report, options: Partial<RenderOptions> = {}): readonly Issue[] =>
  JSON.parse(rendered(renderGitlab, report, options)) as Issue[];

describe('the report for GitLab', () => {
  test('has an issue for each finding that counts, at its place from the root of the repository', () => {
    const issues = issuesOf(shopReport(), { pathPrefix: 'services/shop' });
    expect(validate(issues)).toBe(true);
    expect(issues).toHaveLength(16);
    expect(issues[0]).toEqual({
      description: 'Service `api` joins network `shop-backbon`, which no stack creates.',
      check_name: 'network-not-created',
      fingerprint: expect.stringMatching(/\S/),
      severity: 'critical',
      location: { path: 'services/shop/deploy/apps.yml', lines: { begin: 14 } },
    });
    expect(new Set(issues.map(({ severity }) => severity))).toEqual(new Set(['critical', 'minor', 'info']));
  });

  test('holds what was there before as well: GitLab compares two reports itself', () => {
    const rules = issuesOf(changedReport()).map(({ check_name }) => check_name);
    expect(rules).toEqual(['image-tag-moves', 'published-store-port', 'services-without-memory-limit']);
  });

  test('gives no two issues one fingerprint, of which GitLab would show one', () => {
    const alike = Array.from({ length: 3 }, () => finding({ fingerprint: 'a'.repeat(32) }));
    const prints = issuesOf(shopReport({ findings: alike })).map(({ fingerprint }) => fingerprint);
    expect(prints).toEqual(['a'.repeat(32), `${'a'.repeat(32)}-2`, `${'a'.repeat(32)}-3`]);
  });

  test('is an empty list when there is nothing, or only the architecture was asked for', () => {
    expect(rendered(renderGitlab, shopReport({ findings: [] }))).toBe('[]\n');
    expect(rendered(renderGitlab, shopReport(), { only: 'classification' })).toBe('[]\n');
  });

  test('stands at the root for a finding about the repository as a whole', () => {
    const [issue] = issuesOf(shopReport({ findings: [finding({ location: place('.', 1, 1) })] }));
    expect(issue?.location.path).toBe('.');
  });

  test('is what GitLab reads, for any text in the report', () => {
    fc.assert(
      fc.property(hostileText, hostileText, (one, other) => {
        const hostile = hostileReport(`a${one}`, `b${other}`);
        const findings = [...hostile.findings].map((each, index) => ({ ...each, fingerprint: `0${index}` }));
        const text = rendered(renderGitlab, { ...hostile, findings });
        // No byte order mark, and no half of a surrogate pair, which Ruby takes for no JSON.
        expect(text.startsWith('[')).toBe(true);
        expect(text).not.toMatch(/\\ud[89a-f][0-9a-f]{2}/i);
        const issues = JSON.parse(text) as Issue[];
        expect(validate(issues) ? [] : validate.errors).toEqual([]);
        expect(issues).toHaveLength(2);
      }),
      { numRuns: 100 },
    );
  });
});
