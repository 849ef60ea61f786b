import type { FleetRow, FleetRule, FleetWaiver } from '../../../src/report/fleet/fleet.js';
import type { Level } from '../../../src/rulebook/rule.js';

interface Given {
  readonly pattern?: string;
  readonly outcome?: 'pass' | 'fail' | 'error';
  readonly held?: boolean;
  readonly asExpected?: 'yes' | 'no' | 'unknown';
  readonly counts?: Readonly<Record<Level, number>>;
  readonly rules?: Readonly<Record<string, FleetRule>>;
  readonly waivers?: readonly FleetWaiver[];
  readonly teams?: readonly string[];
}

/** A repository that was analysed. */
export function row(repository: string, given: Given = {}): FleetRow {
  const { pattern = 'monolith', outcome = 'pass', held = false, rules = {}, waivers = [], teams = [] } = given;
  const waived = Object.values(rules).reduce((sum, one) => sum + one.waived, 0);
  const counts = given.counts ?? { error: 0, warning: 0, note: 0 };
  return {
    repository,
    state: 'analysed',
    url: `https://github.com/${repository}`,
    commit: 'a'.repeat(40),
    teams,
    properties: { tier: '1' },
    result: {
      pattern: {
        slug: pattern,
        name: `The ${pattern}`,
        confidence: 0.9,
        evidence: [{ message: '`db` holds data.', path: 'compose.yaml', line: 3 }],
      },
      expected: ['monolith'],
      asExpected: given.asExpected ?? 'unknown',
      verdict: { outcome, because: 'Because.', enforcement: held ? 'warn' : 'block', held },
      counts: { ...counts, quieted: waived, suppressed: 0, baselined: 0, waived },
      rules,
      waivers,
      stacks: 1,
      services: 2,
      limits: [],
    },
  };
}

export function rule(active: number, level: Level = 'error', waived = 0): FleetRule {
  const places = active === 0 ? [] : [{ message: '`db` publishes a port.', path: 'compose.yaml', line: 7 }];
  return { title: 'Title.', level, active, waived, suppressed: 0, baselined: 0, places };
}

export function waiver(given: Partial<FleetWaiver>): FleetWaiver {
  return {
    rules: ['flat-network'],
    owner: '@acme/shop',
    reason: 'It moves.',
    until: '2030-07-01',
    state: 'ending',
    findings: 1,
    source: 'acme/policies/base.yml@v3',
    location: { path: 'base.yml', line: 9, column: 1, endLine: 9, endColumn: 9 },
    ...given,
  };
}

const own = waiver({
  source: '.groundplan.yml',
  until: '2030-06-14',
  state: 'ended',
  location: { path: '.groundplan.yml', line: 4, column: 1, endLine: 4, endColumn: 9 },
});

export const RULES_OF_ONE = { 'published-store-port': rule(2), 'flat-network': rule(0, 'warning', 2) };

/** One that fails, one that is held, one that passes, one that could not be read. */
export const ROWS: readonly [FleetRow, FleetRow, FleetRow, FleetRow] = [
  row('acme/a', {
    outcome: 'fail',
    asExpected: 'yes',
    counts: { error: 2, warning: 0, note: 0 },
    rules: RULES_OF_ONE,
    teams: ['@acme/shop'],
    waivers: [waiver({ findings: 2 }), own],
  }),
  row('acme/b', {
    held: true,
    pattern: 'microservices',
    asExpected: 'no',
    counts: { error: 1, warning: 1, note: 0 },
    rules: { 'published-store-port': rule(1), 'flat-network': rule(1, 'warning') },
    teams: ['@acme/shop', '@acme/data'],
    waivers: [waiver({ state: 'unused' })],
  }),
  row('acme/c', { counts: { error: 0, warning: 0, note: 2 }, rules: { 'unbounded-logs': rule(2, 'note') } }),
  { repository: 'acme/d', state: 'broken', reason: 'GitHub answered 500.' },
];
