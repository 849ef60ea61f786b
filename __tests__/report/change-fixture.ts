import type { ReportChange, ReportComparison } from '../../src/report/comparison.js';
import type { ReportGraph, ReportService } from '../../src/report/graph.js';
import type { Report, ReportFinding } from '../../src/report/report.js';
import { countsOf, finding, place, rule, shopReport } from './fixture.js';

/** The compose file of the change: what its findings and its fix point into. */
export const CHANGED_TEXT = `services:
  web:
    image: nginx:1.27
    ports:
      - "8080:80"
    networks: [front, back]
  api:
    build: ./api
    networks: [front, back]
  db:
    image: postgres:16
    ports:
      - "5432:5432"
    networks: [back]
  worker:
    build: ./worker
    networks: [back]
networks:
  front:
  back:
`;

/** A pull request that joins the proxy to the stores' network, publishes the database and adds a worker without limits. */
export function changedReport(parts: Partial<Report> = {}): Report {
  const findings = changedFindings();
  return shopReport({
    target: { path: '.', files: 12 },
    findings,
    counts: countsOf(findings),
    verdict: {
      outcome: 'fail',
      failOn: 'error',
      onlyNew: true,
      failOnDrift: false,
      enforcement: 'block',
      held: false,
      because: 'There is 1 new error, and the run fails from the level error.',
    },
    limits: [],
    notices: [],
    rules: [
      rule({ id: 'image-tag-moves', findings: 1 }),
      rule({
        id: 'published-store-port',
        title: 'Data stores publish no ports',
        category: 'network',
        level: 'error',
        why: 'A published port lets the host network reach the store around the service that owns it.',
        fix: 'Remove `ports`, or bind to `127.0.0.1`.',
      }),
      rule({
        id: 'services-without-memory-limit',
        title: 'Services have limits',
        category: 'limits',
        level: 'warning',
        why: 'One service without a limit can take the memory of all.',
        fix: 'Set `deploy.resources.limits.memory`.',
      }),
    ],
    comparison: comparison(),
    graph: changedGraph(),
    sourceOf: (path) => (path === 'compose.yml' ? CHANGED_TEXT : undefined),
    ...parts,
  });
}

function changedFindings(): readonly ReportFinding[] {
  const port = CHANGED_TEXT.indexOf('"5432:5432"');
  return [
    finding({
      ruleId: 'image-tag-moves',
      level: 'warning',
      message: '`web` uses an image whose tag moves.',
      location: place('compose.yml', 3, 12, 10),
      subject: 'shop/web',
      age: 'unchanged',
    }),
    finding({
      ruleId: 'published-store-port',
      level: 'error',
      message: '`db` is a database and publishes `5432` on every interface of the machine.',
      location: place('compose.yml', 13, 9, 11),
      subject: 'shop/db',
      age: 'new',
      fix: {
        description: 'Publish it on this machine alone.',
        edits: [{ path: 'compose.yml', start: port, end: port + '"5432:5432"'.length, text: '"127.0.0.1:5432:5432"' }],
      },
    }),
    finding({
      ruleId: 'services-without-memory-limit',
      level: 'warning',
      message: '`worker` has no memory limit.',
      location: place('compose.yml', 15, 3, 6),
      subject: 'shop/worker',
      age: 'new',
    }),
  ];
}

export function comparison(parts: Partial<ReportComparison> = {}): ReportComparison {
  return {
    base: { ref: 'main', commit: '1f0c6a5d4b3e2f1a0b9c8d7e6f5a4b3c2d1e0f9a' },
    pattern: {
      before: { slug: 'multi-tier', name: 'Multi-Tier Architecture', confidence: 0.91 },
      after: { slug: 'externalized-infrastructure', name: 'Externalized Infrastructure', confidence: 0.87 },
    },
    drift: true,
    dimensions: [{ dimension: 'network', before: 'segmented', after: 'bridged' }],
    changes: changes(),
    moreChanges: 0,
    counts: { new: { error: 1, warning: 1, note: 0 }, fixed: 1, unchanged: 1 },
    fixed: [
      finding({
        ruleId: 'image-tag-moves',
        message: '`api` uses an image whose tag moves.',
        location: place('compose.yml', 8, 12, 9),
        subject: 'shop/api',
        age: undefined,
      }),
    ],
    files: [
      {
        path: 'compose.yml',
        status: 'modified',
        lines: [
          [6, 6],
          [12, 13],
          [15, 17],
        ],
      },
      { path: 'README.md', status: 'modified' },
    ],
    limits: [],
    ...parts,
  };
}

function changes(): readonly ReportChange[] {
  return [
    {
      kind: 'store-exposed',
      effect: 'opens',
      message: '`db`, a database, is published on `5432` to every interface of the machine.',
      services: ['shop/db'],
      location: place('compose.yml', 13, 9, 11),
      side: 'head',
    },
    {
      kind: 'reach-added',
      effect: 'opens',
      message: '`web` can now reach `db` over `shop_back`.',
      services: ['shop/web', 'shop/db'],
      network: 'shop_back',
      edges: [{ from: 'shop/web', to: 'shop/db' }],
      location: place('compose.yml', 6, 23, 4),
      side: 'head',
    },
    {
      kind: 'service-added',
      effect: 'neutral',
      message: '`worker` is new, on `shop_back`; it reaches `db`, a database.',
      services: ['shop/worker'],
      edges: [{ from: 'shop/worker', to: 'shop/db' }],
      location: place('compose.yml', 15, 3, 6),
      side: 'head',
    },
    {
      kind: 'service-removed',
      effect: 'closes',
      message: '`cache` is gone.',
      services: ['shop/cache'],
      location: place('compose.yml', 20, 3, 5),
      side: 'base',
    },
  ];
}

function changedGraph(): ReportGraph {
  const service = (name: string, role: ReportService['role'], line: number, product?: string): ReportService => ({
    id: `shop/${name}`,
    project: 'shop',
    name,
    role,
    ...(product === undefined ? {} : { product }),
    path: 'compose.yml',
    line,
  });
  const db = { service: 'shop/db', hostIp: '0.0.0.0', hostPort: '5432', port: 5432, protocol: 'tcp' };
  const web = { service: 'shop/web', hostIp: '0.0.0.0', hostPort: '8080', port: 80, protocol: 'tcp' };
  const network = (name: string, services: readonly string[]): ReportGraph['networks'][number] => ({
    name,
    driver: 'bridge',
    internal: false,
    external: false,
    creator: 'shop',
    services,
  });
  return {
    services: [
      service('api', 'api', 7),
      service('db', 'database', 10, 'postgres'),
      service('web', 'proxy', 2, 'nginx'),
      service('worker', 'worker', 15),
    ],
    networks: [
      network('shop_back', ['shop/api', 'shop/db', 'shop/web', 'shop/worker']),
      network('shop_front', ['shop/api', 'shop/web']),
    ],
    uses: [
      { from: 'shop/api', to: 'shop/db' },
      { from: 'shop/web', to: 'shop/api' },
    ],
    published: [db, web],
    paths: [
      { published: db, store: 'shop/db', through: ['shop/db'] },
      { published: web, store: 'shop/db', through: ['shop/web', 'shop/db'] },
    ],
  };
}
