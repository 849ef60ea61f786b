import type {
  FleetResult,
  FleetRow,
  FleetRule,
  FleetRun,
  FleetTotals,
  FleetWaiver,
} from '../../../src/report/fleet/fleet.js';
import { totalsOf } from '../../../src/report/fleet/totals.js';
import type { Level } from '../../../src/rulebook/rule.js';
import { PATTERNS, RULES } from './catalogue.js';

/** Day of the run of the organisation that is made up here. */
export const DAY = '2030-06-17';

export const RUN: FleetRun = {
  tool: { name: 'groundplan', version: '0.1.0' },
  day: DAY,
  source: 'acme',
  policy: 'acme/policies/base.yml@v3',
};

const TEAMS = [
  'payments',
  'checkout',
  'catalogue',
  'identity',
  'logistics',
  'data-platform',
  'mobile',
  'site-reliability',
];
const THINGS = [
  'orders',
  'invoices',
  'accounts',
  'search',
  'shipping',
  'tracking',
  'pricing',
  'stock',
  'login',
  'sessions',
  'mail',
  'events',
  'reports',
  'images',
  'reviews',
  'returns',
  'ledger',
  'fraud',
];
const KINDS = ['api', 'web', 'worker', 'gateway', 'service', 'importer', 'admin', 'jobs', 'bff', 'sync'];
const LANGUAGES = ['TypeScript', 'Go', 'Java', 'Python', 'Kotlin', 'C#', 'PHP'];
const TOPICS = ['customer-facing', 'internal', 'regulated', 'legacy', 'machine-learning'];

/** A generator of numbers from 0 to 1 that gives the same ones for the same seed (mulberry32). */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

class Dice {
  readonly #next: () => number;

  constructor(seed: number) {
    this.#next = random(seed);
  }

  chance(share: number): boolean {
    return this.#next() < share;
  }

  /** A whole number from 0, the small ones more often. */
  few(most: number): number {
    return Math.floor(this.#next() * this.#next() * (most + 1));
  }

  one<T>(list: readonly T[]): T {
    const chosen = list[Math.floor(this.#next() * list.length)];
    if (chosen === undefined) throw new Error('Nothing to choose from.');
    return chosen;
  }

  hex(length: number): string {
    return Array.from({ length }, () => Math.floor(this.#next() * 16).toString(16)).join('');
  }
}

/** Repositories of a made-up organisation: realistic in what they hold, the same for the same seed. */
export function organisation(repositories: number, seed = 1): readonly FleetRow[] {
  const dice = new Dice(seed);
  return Array.from({ length: repositories }, (_, index) => rowOf(index, dice));
}

/** The same organisation some time before: most is as it was. */
export function earlier(rows: readonly FleetRow[], seed = 2): readonly FleetRow[] {
  const dice = new Dice(seed);
  const kept = rows.filter(() => !dice.chance(0.03));
  const before = kept.map((row, index) =>
    dice.chance(0.8) ? row : { ...rowOf(index, dice), repository: row.repository },
  );
  return [...before, { ...rowOf(rows.length, dice), repository: 'acme/old-intranet' }];
}

/** Runs up to the one of today, a week apart. */
export function historyOf(rows: readonly FleetRow[], runs: number, seed = 3): readonly FleetTotals[] {
  const dice = new Dice(seed);
  const now = totalsOf(rows, RUN);
  return Array.from({ length: runs }, (_, index) => {
    const ago = runs - index;
    const was = (count: number, grows: number): number =>
      Math.max(0, Math.round(count * (1 + grows * ago * 0.05) + dice.few(3)));
    const [failing, held] = [was(now.failing, 0.9), was(now.held, -0.6)];
    const total = was(now.repositories, -0.15);
    return {
      ...now,
      day: new Date(Date.parse(DAY) - ago * 7 * 86_400_000).toISOString().slice(0, 10),
      repositories: total,
      failing: Math.min(failing, total),
      held: Math.min(held, total - Math.min(failing, total)),
      passing: Math.max(0, total - failing - held - 3),
      asExpected: was(now.asExpected, -0.5),
      notAsExpected: was(now.notAsExpected, 0.6),
      findings: {
        error: was(now.findings.error, 0.8),
        warning: was(now.findings.warning, 0.5),
        note: was(now.findings.note, -0.2),
      },
      waived: was(now.waived, -0.7),
    };
  });
}

function rowOf(index: number, dice: Dice): FleetRow {
  const team = dice.one(TEAMS);
  const name = `${dice.one(THINGS)}-${dice.one(KINDS)}${index >= 40 ? `-${index}` : ''}`;
  const repository = `acme/${index < 40 ? `${name}-${index + 1}` : name}`;
  const commit = dice.hex(40);
  const facts: FleetRow = {
    repository,
    state: 'analysed',
    url: `https://github.com/${repository}`,
    branch: dice.chance(0.9) ? 'main' : 'master',
    commit,
    tree: dice.hex(40),
    language: dice.one(LANGUAGES),
    topics: TOPICS.filter(() => dice.chance(0.25)),
    archived: false,
    fork: dice.chance(0.05),
    teams: dice.chance(0.1)
      ? []
      : [`@acme/${team}`, ...(dice.chance(0.1) ? [`@acme/${dice.one(TEAMS)}`] : [])].filter(
          (one, at, all) => all.indexOf(one) === at,
        ),
    properties: { tier: dice.one(['1', '2', '3']), domain: dice.one(['commerce', 'platform', 'back-office']) },
    policies: [`acme/policies/base.yml@v3 ${'9f8e7d6c5b4a'.repeat(3)}9f8e`],
    digest: dice.hex(64),
  };
  const { commit: _, tree: __, ...gone } = facts;
  const states: readonly (readonly [share: number, row: () => FleetRow])[] = [
    [
      0.02,
      () => ({ ...gone, state: 'empty', reason: 'The repository has no commit. Nothing to do until it has one.' }),
    ],
    [
      0.01,
      () => ({
        ...gone,
        state: 'vanished',
        reason: 'The repository is gone, or the token may no longer read it. Run `fleet plan` again.',
      }),
    ],
    [
      0.02,
      () => ({
        ...facts,
        state: 'policy-error',
        reason:
          '.groundplan.yml:4 extends acme/policies/strict.yml@v9, and there is no such tag. Name one that exists.',
      }),
    ],
    [0.01, () => ({ ...facts, state: 'broken', reason: 'GitHub answered 500 four times. Run this shard again.' })],
    [0.01, () => ({ ...facts, state: 'missing', reason: 'No shard that was merged holds it. Run shard 3 again.' })],
  ];
  for (const [share, row] of states) if (dice.chance(share)) return row();
  const result = resultOf(repository, dice);
  if (dice.chance(0.02))
    return {
      ...facts,
      state: 'partial',
      reason: 'GitHub lists 100,000 of its files. What lies in the others is not known.',
      result,
    };
  return { ...facts, result };
}

function resultOf(repository: string, dice: Dice): FleetResult {
  const read = dice.one(dice.chance(0.75) ? PATTERNS.slice(1, 7) : PATTERNS);
  const confidence = Math.round((0.42 + dice.few(100) / 500 + (dice.chance(0.7) ? 0.37 : 0)) * 100) / 100;
  const expected = dice.chance(0.1) ? undefined : [dice.chance(0.8) ? read.slug : dice.one(PATTERNS.slice(1)).slug];
  if (expected?.[0] === 'microservices' && dice.chance(0.4)) expected.push('event-driven');
  const rules = rulesOf(dice);
  const count = (level: Level): number =>
    Object.values(rules).reduce((sum, rule) => sum + (rule.level === level ? rule.active : 0), 0);
  const of = (key: 'waived' | 'suppressed' | 'baselined'): number =>
    Object.values(rules).reduce((sum, rule) => sum + rule[key], 0);
  const [error, suppressed, baselined, waived] = [count('error'), of('suppressed'), of('baselined'), of('waived')];
  const enforcement = dice.one(['block', 'block', 'block', 'warn', 'observe'] as const);
  const wouldFail = error > 0;
  const held = wouldFail && enforcement !== 'block';
  const many = error === 1 ? '1 error' : `${error} errors`;
  return {
    pattern: { slug: read.slug, name: read.name, confidence, evidence: evidenceOf(dice) },
    expected,
    asExpected: expected === undefined || confidence < 0.6 ? 'unknown' : expected.includes(read.slug) ? 'yes' : 'no',
    verdict: {
      outcome: wouldFail && !held ? 'fail' : 'pass',
      because: !wouldFail
        ? 'Nothing reaches the level that fails.'
        : held
          ? `${many} would fail; the policy is at the stage \`${enforcement}\`.`
          : `${many} at or above the level that fails.`,
      enforcement,
      blocksFrom: held && dice.chance(0.6) ? '2030-07-01' : undefined,
      held,
    },
    counts: {
      error,
      warning: count('warning'),
      note: count('note'),
      quieted: suppressed + baselined + waived,
      suppressed,
      baselined,
      waived,
    },
    rules,
    waivers: waiversOf(repository, rules, dice),
    stacks: 1 + dice.few(4),
    services: 2 + dice.few(24),
    limits: dice.chance(0.05) ? ['deploy/chart/values.yaml: a template that is not rendered.'] : [],
  };
}

function evidenceOf(dice: Dice): FleetResult['pattern']['evidence'] {
  const all = [
    {
      message:
        'Each of 6 services has a folder with a Dockerfile of its own. `orders` is built from `services/orders`.',
      path: 'compose.yaml',
      line: 12,
    },
    {
      message: 'A gateway stands in front of services. `gateway` routes to `orders` and `stock`.',
      path: 'gateway/nginx.conf',
      line: 34,
    },
    {
      message: 'Data stores stand on a network of their own. `back` joins `db` and `api` alone.',
      path: 'compose.yaml',
      line: 71,
    },
    {
      message: 'What keeps data is started by Compose as well. `db` holds data.',
      path: 'deploy/compose.prod.yaml',
      line: 28,
    },
    {
      message: 'Events go over a bus. `kafka` is told of by `orders`, `mail` and `ledger`.',
      path: 'services/orders/compose.yaml',
      line: 9,
    },
  ];
  return all.filter(() => dice.chance(0.7));
}

function rulesOf(dice: Dice): Record<string, FleetRule> {
  const kept = RULES.filter(({ often }) => dice.chance(often));
  return Object.fromEntries(
    kept.map(({ id, title, level, message }) => {
      const [waived, suppressed, baselined] = [
        dice.chance(0.12) ? 1 + dice.few(2) : 0,
        dice.chance(0.08) ? 1 : 0,
        dice.chance(0.05) ? dice.few(6) : 0,
      ];
      const active = waived + suppressed > 0 && dice.chance(0.6) ? 0 : 1 + dice.few(5);
      const places = Array.from({ length: Math.min(active, 3) }, () => ({
        message: message.replaceAll('{}', dice.one(THINGS)),
        path: dice.one([
          'compose.yaml',
          'deploy/compose.prod.yaml',
          'infra/docker-compose.yml',
          'k8s/base/deployment.yaml',
        ]),
        line: 3 + dice.few(120),
      }));
      return [id, { title, level, active, waived, suppressed, baselined, places }];
    }),
  );
}

function waiversOf(repository: string, rules: Readonly<Record<string, FleetRule>>, dice: Dice): readonly FleetWaiver[] {
  const waived = Object.entries(rules).filter(([, rule]) => rule.waived > 0);
  const own = waived.map(([id, rule], index): FleetWaiver => {
    const until = dice.one([
      '2030-06-02',
      '2030-06-20',
      '2030-06-28',
      '2030-07-10',
      '2030-08-30',
      '2030-12-31',
      '2031-03-31',
    ]);
    const central = dice.chance(0.5);
    const line = 8 + index * 7;
    return {
      rules: [id],
      owner: `@acme/${dice.one(TEAMS)}`,
      reason: dice.one([
        'The vendor’s image needs it until release 8.',
        'Moves to the shared cluster in the next quarter.',
        'Accepted for the pilot.',
        'The port is closed by the firewall of the site.',
      ]),
      since: '2030-03-01',
      until,
      state: until < DAY ? 'ended' : until < '2030-07-01' ? 'ending' : 'active',
      findings: rule.waived,
      source: central ? 'acme/policies/waivers.yml@v3' : '.groundplan.yml',
      location: { path: central ? 'waivers.yml' : '.groundplan.yml', line, column: 5, endLine: line, endColumn: 20 },
      ...(central && {
        url: `https://github.com/acme/policies/blob/${'9f8e7d6c5b4a'.repeat(3)}9f8e/waivers.yml#L${line}`,
      }),
    };
  });
  if (!/-(?:web|bff)/.test(repository)) return own;
  const shared: FleetWaiver = {
    rules: ['ports-on-every-interface'],
    owner: '@acme/site-reliability',
    reason: 'What customers see is published by design.',
    until: '2030-12-31',
    state: 'active',
    findings: 1,
    source: 'acme/policies/base.yml@v3',
    location: { path: 'base.yml', line: 21, column: 5, endLine: 21, endColumn: 40 },
    url: `https://github.com/acme/policies/blob/${'9f8e7d6c5b4a'.repeat(3)}9f8e/base.yml#L21`,
  };
  return [...own, shared];
}
