import type { ReportChange, ReportComparison } from '../../src/report/comparison.js';
import type { ReportGraph } from '../../src/report/graph.js';
import type { Report } from '../../src/report/report.js';
import { comparison } from './change-fixture.js';
import { finding, place } from './fixture.js';
import { hostileReport } from './report-of.js';

/** A report of a change in which every text that can come from a repository, or from the one who names the base, is one of two. */
export function hostileChange(one: string, other: string): Report {
  const report = hostileReport(one, other);
  return {
    ...report,
    findings: [...report.findings].map((each, index) =>
      each.disposition === 'active' ? { ...each, age: index === 0 ? ('unchanged' as const) : ('new' as const) } : each,
    ),
    comparison: hostileComparison(one, other),
    graph: hostileGraph(one, other),
    sourceOf: () => `${other}\nkey: ${one}\n`,
  };
}

function hostileComparison(one: string, other: string): ReportComparison {
  const change = (parts: Partial<ReportChange>): ReportChange => ({
    kind: 'reach-added',
    effect: 'opens',
    message: one,
    services: [`p/${one}`, `p/${other}`],
    network: other,
    edges: [{ from: `p/${one}`, to: `p/${other}` }],
    location: place(one, 2, 1),
    side: 'head',
    ...parts,
  });
  return comparison({
    base: { ref: one, commit: '1f0c6a5d4b3e2f1a0b9c8d7e6f5a4b3c2d1e0f9a' },
    dimensions: [{ dimension: 'network', before: one, after: other }],
    changes: [
      change({}),
      change({ kind: 'service-removed', effect: 'closes', message: other, services: [`p/${other}2`], side: 'base' }),
      change({ kind: 'policy-changed', effect: 'neutral', message: other, services: [] }),
    ],
    counts: { new: { error: 1, warning: 0, note: 0 }, fixed: 1, unchanged: 1 },
    fixed: [finding({ message: one, ruleId: other, location: place(other, 1, 1), subject: one })],
    files: [{ path: one, status: 'renamed', from: other, lines: [[1, 9]] }],
    limits: [one],
  });
}

function hostileGraph(one: string, other: string): ReportGraph {
  const [a, b] = [`p/${one}`, `p/${other}`];
  const port = { service: a, hostIp: one, hostPort: other, port: 80, protocol: one };
  const at = { path: one, line: 1 };
  return {
    services: [
      { id: a, project: one, name: one, role: 'api', product: other, ...at },
      { id: b, project: other, name: other, role: 'database', ...at },
    ],
    networks: [
      { name: one, driver: other, internal: false, external: true, services: [a, b] },
      { name: other, driver: one, internal: true, external: false, creator: one, services: [a] },
    ],
    uses: [{ from: a, to: b }],
    published: [port],
    paths: [{ published: port, store: b, through: [a, b] }],
  };
}
