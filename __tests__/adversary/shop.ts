import { analyse } from '../../src/app/analyse.js';
import type { AnalyseOptions } from '../../src/app/analysis.js';
import { UserMistake } from '../../src/lib/mistake.js';
import { memoryPolicies } from '../../src/policy/memory-policies.js';
import { PolicyFailure } from '../../src/policy/policy-source.js';
import type { Report } from '../../src/report/report.js';
import { memory } from '../../src/source/memory.js';
import type { Repository } from '../../src/source/repository.js';

/** Absent: a file that the change removes. */
export type Edits = Readonly<Record<string, string | undefined>>;

export const STORE = 'published-store-port';
export const TODAY = '2026-06-01';

export const COMPOSE = `name: shop
services:
  api:
    build: ./api
    ports: ["80:8080"]
    networks: [front, back]
    mem_limit: 256m
    restart: unless-stopped
  db:
    image: postgres:16
    networks: [back]
    volumes: ["data:/var/lib/postgresql/data"]
    mem_limit: 512m
    restart: unless-stopped
    healthcheck:
      test: [CMD, pg_isready]
networks:
  front: {}
  back: {}
volumes:
  data: {}
`;

/** What every attempt wants to get through: the database in the open. */
export const OPEN = COMPOSE.replace('image: postgres:16\n', 'image: postgres:16\n    ports: ["5432:5432"]\n');

const OWNED = { reason: 'The office needs it.', owner: '"@acme/payments"' };
export const waiver = (until: string): string =>
  `waivers:\n  - rules: [${STORE}]\n    owner: ${OWNED.owner}\n    reason: ${OWNED.reason}\n    since: 2026-05-01\n    until: ${until}\n`;

const POLICIES = memoryPolicies({
  'acme/policies@v3': {
    'base.yml': `preset: recommended
exceptions: { comments: merged, baseline: merged }
locks:
  - rules: [${STORE}]
    reason: Stores are never reachable from the edge
  - settings: [fail-on, preset, exclude, enforcement, only-new]
`,
    'payments.yml': `preset: recommended
rules: { ${STORE}: off }
repositories:
  - match: { teams: ["@acme/payments"] }
    rules: { ${STORE}: error }
`,
  },
  'acme/policies@v2': { 'base.yml': `rules: { ${STORE}: off }\n` },
  'mallory/policies@v1': { 'base.yml': `rules: { ${STORE}: off }\n` },
});

const FILES = {
  'compose.yaml': COMPOSE,
  'README.md': '# Shop\n\nRun `docker compose up -d`.\n',
  'api/main.ts': 'serve();\n',
  'api/Dockerfile': 'FROM node:24\n',
  CODEOWNERS: '* @acme/payments\n',
};

/** Who has the say over the shop. */
export const OWN = '.groundplan.yml';
export const LOOSE: Edits = { [OWN]: 'preset: recommended\n' };
export const LOCKED: Edits = { [OWN]: 'extends: acme/policies/base.yml@v3\n' };

export function filesOf(...edits: readonly Edits[]): Readonly<Record<string, string>> {
  const files = Object.assign({}, FILES, ...edits) as Edits;
  return Object.fromEntries(
    Object.entries(files).flatMap(([path, text]) => (text === undefined ? [] : [[path, text]])),
  );
}

/** What became of an attempt. */
export interface Outcome {
  readonly outcome: 'pass' | 'fail' | 'error' | 'exit 2';
  /** All that is told of it, as one text. */
  readonly told: string;
  readonly report?: Report;
}

/** Judges a change as the gate would: the base, and what stands in the pull request. */
export async function attempt(
  before: Readonly<Record<string, string>> | Repository,
  after: Readonly<Record<string, string>> | Repository,
  options: Partial<AnalyseOptions> = {},
): Promise<Outcome> {
  const base = { ref: 'main', repository: repositoryOf(before) };
  try {
    const { report } = await analyse(repositoryOf(after), {
      target: '.',
      today: TODAY,
      base,
      ...options,
      policy: { source: POLICIES, facts: { name: 'acme/shop' }, ...options.policy },
    });
    const { comparison, policy, notices, limits, verdict } = report;
    const told = [
      verdict.because,
      ...notices,
      ...limits.map(({ path, message }) => `${path}: ${message}`),
      ...(comparison?.changes ?? []).map(({ effect, message }) => `${effect}: ${message}`),
      ...(comparison?.limits ?? []),
      ...(policy?.refused ?? []).map(({ message }) => `refused: ${message}`),
      ...(policy?.proposed === undefined ? [] : [`proposed: ${JSON.stringify(policy.proposed)}`]),
      ...[...report.findings].map(({ ruleId, message }) => `${ruleId}: ${message}`),
    ];
    return { outcome: verdict.outcome, told: told.join('\n'), report };
  } catch (error) {
    if (!(error instanceof UserMistake || error instanceof PolicyFailure)) throw error;
    return { outcome: 'exit 2', told: error.lines.join('\n') };
  }
}

function repositoryOf(files: Readonly<Record<string, string>> | Repository): Repository {
  return typeof files.read === 'function' ? (files as Repository) : memory(files as Readonly<Record<string, string>>);
}
