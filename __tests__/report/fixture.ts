import type { Report, ReportFinding, ReportFound, ReportLocation, ReportRule } from '../../src/report/report.js';

/** A place on one line. */
export function place(path: string, line: number, column: number, length = 0): ReportLocation {
  return { path, line, column, endLine: line, endColumn: column + length };
}

/** A finding with the parts that a test does not care about filled in. */
export function finding(parts: Partial<ReportFinding> = {}): ReportFinding {
  const { path, line } = parts.location ?? place('compose.yml', 1, 1);
  return {
    ruleId: 'image-tag-moves',
    level: 'warning',
    message: 'Service `api` uses an image whose tag moves.',
    location: place(path, line, 1),
    related: [],
    subject: 'shop/api',
    fingerprint: `${path}:${line}`.padEnd(32, '0'),
    disposition: 'active',
    confidence: 'high',
    ...parts,
  };
}

export function rule(parts: Partial<ReportRule> & { id: string }): ReportRule {
  return {
    title: 'Images carry a fixed tag',
    category: 'reliability',
    level: 'warning',
    why: 'A moving tag means that two starts of the same file can run different software.',
    fix: 'Name a version, or a digest.',
    helpUri: `https://groundplan.example/rules/${parts.id}`,
    findings: 1,
    ...parts,
  };
}

/** What the renderers are shown: a shop whose stores live in a stack of their own, with two mistakes in how that was done. */
export function shopReport(parts: Partial<Report> = {}): Report {
  const findings = shopFindings();
  return {
    tool: { name: 'groundplan', version: '0.1.0' },
    target: { path: '.', commit: '8c1d0f5a3f4b2e6d7c8b9a0f1e2d3c4b5a697887', files: 214 },
    pattern: {
      id: 3,
      slug: 'externalized-infrastructure',
      name: 'Externalized Infrastructure',
      confidence: 0.87,
      limitedBy: ['Compose only starts what an application needs.'],
      runnersUp: [
        {
          slug: 'multi-tier',
          confidence: 0.09,
          because: 'For it speaks: The data tier is a project of its own.',
          ifTrue: ['Three separately started projects are named after tiers.'],
          ifNotTrue: ['One project creates a network that another joins as external.'],
        },
        { slug: 'layered-monolith', confidence: 0.04, because: 'Nothing speaks for it.', ifTrue: [], ifNotTrue: [] },
      ],
      dimensions: {
        infrastructure: {
          value: 'external',
          confidence: 0.95,
          evidence: [
            evidence('deploy/infra.yml', 4, 3, '`postgres` lives in a stack without applications.'),
            evidence('deploy/infra.yml', 19, 3, '`redis` lives in a stack without applications.'),
            evidence('deploy/infra.yml', 31, 3, '`rabbitmq` lives in a stack without applications.'),
            evidence('deploy/infra.yml', 44, 3, '`minio` lives in a stack without applications.'),
          ],
        },
        granularity: {
          value: 'single',
          confidence: 0.8,
          evidence: [evidence('deploy/apps.yml', 3, 3, 'One application, `api`, with its worker.')],
        },
        network: {
          value: 'bridged',
          confidence: 0.9,
          evidence: [
            evidence('deploy/apps.yml', 40, 5, 'Network `shop-backbone` is joined from outside of its stack.'),
          ],
        },
        deployment: {
          value: 'single-host',
          confidence: 0.75,
          evidence: [evidence('deploy/apps.yml', 1, 1, 'Only Compose files say how it is run.')],
        },
      },
      fired: [
        {
          fact: 'compose.bridged-stacks',
          weight: 3,
          because: 'One stack creates a network that another stack joins as external.',
          evidence: [evidence('deploy/infra.yml', 58, 5, 'Stack `infra` creates network `shop-backbone`.')],
        },
        {
          fact: 'compose.stores-apart',
          weight: 2,
          because: 'Every data store lives in a stack without applications.',
          evidence: [evidence('deploy/infra.yml', 4, 3, '`postgres` is a data store.')],
        },
      ],
      missing: [{ fact: 'operations.start-order', because: 'No Makefile starts the infrastructure first.' }],
      contradictions: [evidence('deploy/apps.yml', 33, 3, '`cache` is a data store beside the application.')],
    },
    systems: [
      {
        path: 'deploy',
        name: 'shop',
        pattern: 'externalized-infrastructure',
        confidence: 0.87,
        because: 'Its two stacks share network `shop-backbone`.',
      },
      {
        path: 'tools/metabase',
        name: 'metabase',
        pattern: 'monolith',
        confidence: 0.72,
        because: 'It shares no network with the others.',
      },
    ],
    stacks: [
      {
        id: 'deploy/apps',
        name: 'apps',
        kind: 'compose',
        path: 'deploy',
        files: ['deploy/apps.yml'],
        layers: ['deploy/apps.yml'],
        found: [found('content', 'deploy/apps.yml', 1, '`apps.yml` reads like a Compose file.')],
        services: 3,
        networks: 1,
      },
      {
        id: 'deploy/apps@prod',
        name: 'apps',
        kind: 'compose',
        path: 'deploy',
        files: ['deploy/apps.yml', 'deploy/apps.prod.yml'],
        layers: ['deploy/apps.yml', 'deploy/apps.prod.yml'],
        variantOf: 'deploy/apps',
        variant: 'prod',
        found: [
          found('makefile', 'Makefile', 12, 'A task starts Compose with these files.', 'make prod'),
          found('readme', 'README.md', 40, 'The documentation starts Compose with these files.'),
        ],
        services: 3,
        networks: 1,
      },
      {
        id: 'deploy/infra',
        name: 'infra',
        kind: 'compose',
        path: 'deploy',
        files: ['deploy/infra.yml'],
        layers: ['deploy/infra.yml'],
        found: [found('content', 'deploy/infra.yml', 1, '`infra.yml` reads like a Compose file.')],
        services: 4,
        networks: 1,
      },
    ],
    findings,
    counts: countsOf(findings),
    verdict: {
      outcome: 'fail',
      failOn: 'error',
      onlyNew: false,
      failOnDrift: false,
      enforcement: 'block',
      held: false,
      because: '2 errors, and findings fail from level error.',
    },
    limits: [
      {
        path: 'data/dump.yml',
        reason: 'too-large',
        message: 'It is larger than 5 MiB. Raise the limit if it matters.',
      },
    ],
    rules: [
      rule({ id: 'image-tag-moves', findings: 13 }),
      rule({
        id: 'network-not-created',
        title: 'Joined networks are created',
        category: 'external-networks',
        level: 'error',
        why: 'A stack that joins a network nobody creates does not start.',
        fix: 'Create the network in the stack that is started first, with an explicit `name`.',
      }),
      rule({
        id: 'service-has-limits',
        title: 'Services have limits',
        category: 'limits',
        level: 'note',
        why: 'One service without a limit can take the memory of all.',
        fix: 'Set `deploy.resources.limits.memory`.',
      }),
      rule({
        id: 'store-not-published',
        title: 'Data stores publish no ports',
        category: 'network',
        level: 'error',
        why: 'A published port lets the host network reach the store around the service that owns it.',
        fix: 'Remove `ports`, or use `expose`.',
      }),
    ],
    notices: ['The configuration sets no architecture: the one that was found is held to.'],
    graph: { services: [], networks: [], uses: [], published: [], paths: [] },
    sourceOf: () => undefined,
    ...parts,
  };
}

export function countsOf(findings: readonly ReportFinding[]): Report['counts'] {
  const active = findings.filter(({ disposition }) => disposition === 'active');
  const count = (level: string): number => active.filter((one) => one.level === level).length;
  const decided = (disposition: string): number => findings.filter((one) => one.disposition === disposition).length;
  return {
    error: count('error'),
    warning: count('warning'),
    note: count('note'),
    quieted: findings.length - active.length,
    suppressed: decided('suppressed'),
    baselined: decided('baselined'),
    waived: decided('waived'),
  };
}

function evidence(path: string, line: number, column: number, message: string) {
  return { path, line, column, message };
}

function found(how: ReportFound['how'], path: string, line: number, message: string, command?: string): ReportFound {
  return { how, path, line, column: 1, message, ...(command !== undefined && { command }) };
}

function shopFindings(): ReportFinding[] {
  const moving = Array.from({ length: 13 }, (_, index) =>
    finding({
      message: `Service \`job-${index + 1}\` uses an image whose tag moves.`,
      location: place('deploy/jobs.yml', 4 + index * 6, 12, 18),
      subject: `jobs/job-${index + 1}`,
    }),
  );
  return [
    finding({
      ruleId: 'network-not-created',
      level: 'error',
      message: 'Service `api` joins network `shop-backbon`, which no stack creates.',
      location: place('deploy/apps.yml', 14, 9, 13),
      related: [
        { location: place('deploy/apps.yml', 40, 5, 13), message: 'It is declared external here.' },
        { location: place('deploy/infra.yml', 58, 5, 13), message: '`shop-backbone` is created here.' },
      ],
      subject: 'apps/api',
      fix: {
        description: 'Join `shop-backbone`.',
        edits: [{ path: 'deploy/apps.yml', start: 312, end: 325, text: 'shop-backbone' }],
      },
    }),
    finding({
      ruleId: 'service-has-limits',
      level: 'note',
      message: 'Service `worker` has no memory limit.',
      location: place('deploy/apps.yml', 22, 3, 6),
      subject: 'apps/worker',
      confidence: 'medium',
    }),
    finding({
      ruleId: 'store-not-published',
      level: 'error',
      message: 'Data store `postgres` publishes port 5432 on every interface.',
      location: { path: 'deploy/infra.yml', line: 9, column: 7, endLine: 11, endColumn: 20 },
      subject: 'infra/postgres',
    }),
    finding({
      ruleId: 'store-not-published',
      level: 'error',
      message: 'Data store `redis` publishes port 6379 on 127.0.0.1.',
      location: place('deploy/infra.yml', 24, 9, 21),
      subject: 'infra/redis',
      disposition: 'suppressed',
      decision: {
        by: 'comment',
        reason: 'Only the sidecar on the same machine reads it.',
        until: '2030-12-31',
        location: place('deploy/infra.yml', 23, 9, 80),
      },
    }),
    ...moving,
    finding({
      ruleId: 'service-has-limits',
      level: 'note',
      message: 'Service `metabase` has no memory limit.',
      location: place('tools/metabase/compose file #1.yml', 3, 3, 8),
      subject: 'metabase/metabase',
      disposition: 'baselined',
      decision: { by: 'baseline', location: place('.groundplan-baseline.json', 4, 5, 120) },
    }),
  ];
}
