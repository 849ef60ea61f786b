import type { ReportPolicy } from '../../src/report/policy.js';
import type { Report } from '../../src/report/report.js';
import { countsOf, finding, place, rule, shopReport } from './fixture.js';

/** A report in which every text that can come from a repository is one of two. */
export function hostileReport(one: string, other: string): Report {
  const evidence = [{ path: one, line: 1, column: 1, message: other }];
  const reading = { value: one, confidence: 0.5, evidence };
  const dimensions = { infrastructure: reading, granularity: reading, network: reading, deployment: reading };
  const findings = [
    finding({ message: one, subject: other, location: place(other, 1, 2), ruleId: 'image-tag-moves' }),
    finding({
      message: other,
      location: place(one, 1, 2),
      level: 'error',
      related: [{ location: place(other, 3, 1), message: one }],
      fix: { description: one, edits: [{ path: other, start: 0, end: 1, text: one }] },
    }),
    finding({
      message: one,
      location: place(one, 4, 2),
      level: 'note',
      disposition: 'waived',
      decision: {
        by: 'policy',
        reason: other,
        owner: one,
        location: place(one, 2, 1),
        url: `https://github.com/policies/${other}`,
      },
    }),
  ];
  const { pattern } = shopReport();
  return shopReport({
    target: { path: one, files: 1 },
    pattern: {
      ...pattern,
      dimensions,
      fired: [{ fact: one, weight: 1, because: other, evidence }],
      missing: [{ fact: one, because: other }],
      contradictions: evidence,
    },
    systems: [
      { path: one, name: other, pattern: 'monolith', confidence: 0.5, because: one },
      { path: other, name: one, pattern: 'monolith', confidence: 0.5, because: other },
    ],
    stacks: [
      {
        id: one,
        name: other,
        kind: 'compose',
        path: one,
        files: [other],
        layers: [other],
        found: [],
        services: 1,
        networks: 1,
      },
      {
        id: other,
        name: one,
        kind: 'compose',
        path: other,
        files: [other, one],
        layers: [other],
        variantOf: one,
        variant: other,
        found: [{ how: 'makefile', path: other, line: 1, column: 1, message: one, command: other }],
        services: 1,
        networks: 1,
      },
    ],
    findings,
    counts: countsOf(findings),
    limits: [{ path: one, reason: other, message: one }],
    rules: [rule({ id: 'image-tag-moves', title: one, fix: other, why: one, findings: 3 })],
    notices: [one, other],
    policy: hostilePolicy(one, other),
  });
}

function hostilePolicy(one: string, other: string): ReportPolicy {
  const waiver = {
    rules: [one, other],
    owner: other,
    reason: one,
    until: '2030-12-31',
    findings: 1,
    source: one,
    location: place(one, 2, 1),
  };
  return {
    sources: [
      { name: one, commit: other, sha256: other, url: one },
      { name: other, url: `https://github.com/policies/${one}` },
    ],
    from: 'base',
    waivers: [
      { ...waiver, state: 'ending' },
      { ...waiver, state: 'active', source: other, location: place(other, 3, 1) },
      { ...waiver, state: 'refused', because: other },
    ],
    refused: [
      { kind: 'comment', message: other, location: place(one, 4, 1), added: true },
      { kind: 'ignore', message: one, location: place(other, 4, 1), added: false },
    ],
    proposed: { because: one, more: { [one]: 1 }, fewer: { [other]: 2 }, mistakes: [other] },
  };
}

/** A report with this many findings, made one at a time. */
export function largeReport(files: number, perFile: number, message = 'Service `api` has no limit.'): Report {
  const findings = {
    *[Symbol.iterator]() {
      for (let file = 0; file < files; file++) {
        const path = `stacks/${String(file).padStart(6, '0')}/compose.yml`;
        for (let line = 1; line <= perFile; line++) {
          yield finding({ message, location: place(path, line, 1), level: line === 1 ? 'error' : 'warning' });
        }
      }
    },
  };
  const counts = {
    error: files,
    warning: files * (perFile - 1),
    note: 0,
    quieted: 0,
    suppressed: 0,
    baselined: 0,
    waived: 0,
  };
  return shopReport({ findings, counts });
}
