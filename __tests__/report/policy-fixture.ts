import type { ReportPolicy, ReportWaiver } from '../../src/report/policy.js';
import type { Report, ReportFinding } from '../../src/report/report.js';
import { changedReport } from './change-fixture.js';
import { countsOf, finding, place } from './fixture.js';

const SHARED = 'acme/policies/base.yml@v3';
const COMMIT = '5e0c1a9b7d3f2c4e6a8b0d1f3e5c7a9b1d3f5e7c';

/** What a shared policy and the repository's own say of a pull request: a waiver in each state, refused exceptions, a proposal. */
export function shopPolicy(parts: Partial<ReportPolicy> = {}): ReportPolicy {
  return {
    sources: [
      {
        name: SHARED,
        commit: COMMIT,
        sha256: '9f2c3d4e5f60718293a4b5c6d7e8f90112233445566778899aabbccddeeff001',
        url: `https://github.com/acme/policies/blob/${COMMIT}/base.yml`,
      },
      { name: '.groundplan.yml' },
    ],
    from: 'base',
    waivers: [
      waiver({
        rules: ['services-without-memory-limit'],
        owner: '@acme/payments',
        reason: 'The limits are measured this quarter.',
        until: '2027-06-30',
        findings: 2,
        location: place(SHARED, 31, 5),
        source: SHARED,
      }),
      waiver({
        rules: ['image-tag-moves'],
        owner: 'Ana Lima',
        reason: 'The registry mirror comes first.',
        until: '2026-12-04',
        state: 'ending',
        findings: 1,
        location: place('.groundplan.yml', 9, 5),
      }),
      waiver({
        rules: ['published-store-port'],
        owner: '@acme/platform',
        reason: 'Until the tunnel is there.',
        until: '2026-11-01',
        state: 'ended',
        because: '1 finding counts again.',
        location: place(SHARED, 38, 5),
        source: SHARED,
      }),
      waiver({
        rules: ['flat-network', 'published-broker-port'],
        owner: '@acme/shop',
        reason: 'The broker moves to its own network.',
        until: '2027-01-31',
        state: 'unused',
        location: place('.groundplan.yml', 14, 5),
      }),
      waiver({
        rules: ['exposed-store'],
        owner: '@acme/shop',
        reason: 'The report reads it.',
        since: '2026-11-02',
        until: '2027-11-01',
        state: 'refused',
        because:
          'This waiver does not count: it lasts until 2027-11-01 (from 2026-11-02), and `acme/policies/base.yml@v3:12` says `exceptions.longest-waiver: 90` (days).',
        location: place('.groundplan.yml', 19, 5),
      }),
      waiver({
        rules: ['published-store-port'],
        owner: '@acme/shop',
        reason: 'The tunnel comes in spring.',
        until: '2027-01-15',
        state: 'refused',
        because:
          'This waiver does not count for `published-store-port`: `acme/policies/base.yml@v3:8` locks `published-store-port`.',
        location: place('.groundplan.yml', 24, 5),
      }),
    ],
    refused: [
      {
        kind: 'comment',
        message:
          'This comment does not count: `acme/policies/base.yml@v3:8` locks `published-store-port` (stores are never reachable from outside).',
        location: place('compose.yml', 12, 7),
        added: true,
      },
      {
        kind: 'baseline',
        message:
          '3 entries of this baseline do not count before the change is merged: `acme/policies/base.yml@v3:11` says `exceptions.baseline: merged`.',
        location: place('.groundplan-baseline.json', 4, 5),
        added: true,
      },
      {
        kind: 'waiver',
        message:
          'This waiver does not count for `published-store-port`: `acme/policies/base.yml@v3:8` locks `published-store-port`.',
        location: place('.groundplan.yml', 24, 5),
        added: false,
      },
    ],
    proposed: {
      outcome: 'pass',
      because: 'Its own policy would pass: no new finding is at the level error or above.',
      more: {},
      fewer: { 'published-store-port': 1, 'services-without-memory-limit': 2 },
      mistakes: [],
    },
    ...parts,
  };
}

function waiver(parts: Partial<ReportWaiver>): ReportWaiver {
  return {
    rules: [],
    owner: '',
    reason: '',
    until: '2027-01-31',
    state: 'active',
    findings: 0,
    source: '.groundplan.yml',
    location: place('.groundplan.yml', 1, 1),
    ...parts,
  };
}

/** A pull request that would fail, and that the policy lets through until a day. */
export function heldReport(parts: Partial<Report> = {}): Report {
  const findings = [...changedReport().findings].map((one): ReportFinding => ({ ...one, enforcement: 'warn' }));
  const waived = finding({
    ruleId: 'services-without-memory-limit',
    message: '`api` has no memory limit.',
    location: place('compose.yml', 7, 3, 3),
    subject: 'shop/api',
    disposition: 'waived',
    decision: {
      by: 'policy',
      reason: 'The limits are measured this quarter.',
      owner: '@acme/payments',
      until: '2027-06-30',
      location: place(SHARED, 31, 5),
      url: `https://github.com/acme/policies/blob/${COMMIT}/base.yml#L31`,
    },
  });
  const all = [findings[0], waived, ...findings.slice(1)].filter((one) => one !== undefined);
  return changedReport({
    findings: all,
    counts: countsOf(all),
    verdict: {
      outcome: 'pass',
      failOn: 'error',
      onlyNew: true,
      failOnDrift: false,
      enforcement: 'warn',
      blocksFrom: '2027-02-01',
      held: true,
      because: '1 new error would fail: the policy only warns, and blocks from 2027-02-01.',
    },
    policy: shopPolicy(),
    ...parts,
  });
}
