import { analyse } from '../../../src/app/analyse.js';
import type { AnalyseOptions } from '../../../src/app/analysis.js';
import { memoryPolicies } from '../../../src/policy/memory-policies.js';
import type { Report, ReportFinding } from '../../../src/report/report.js';
import { memory } from '../../../src/source/memory.js';

export const TODAY = '2026-06-15';
export const PORT = 'published-store-port';
export const SHARED = 'acme/policies/base.yml@v1';

export const STORES = `services:
  db:
    image: postgres:16
    ports: ["5432:5432"]
  cache:
    image: redis:7
    ports: ["6379:6379"]
`;

/** What a repository is, what it is held to, and what it was before. */
export interface Situation {
  /** Texts by path. A text alone is the Compose file. */
  readonly files: string | Readonly<Record<string, string>>;
  /** The repository's own configuration. */
  readonly own?: string;
  /** A shared policy that stands above it. */
  readonly shared?: string;
  /** The version to compare with. */
  readonly base?: string | Readonly<Record<string, string>>;
  /** Its configuration. Absent: the same as that of the head. */
  readonly baseOwn?: string;
  readonly options?: Partial<AnalyseOptions>;
}

/** The report of a situation. */
export async function held({ files, own, shared, base, baseOwn = own, options }: Situation): Promise<Report> {
  const version = (texts: Situation['files'], config: string | undefined) =>
    memory({
      ...(typeof texts === 'string' ? { 'compose.yaml': texts } : texts),
      ...(config === undefined ? {} : { '.groundplan.yml': config }),
    });
  const { report } = await analyse(version(files, own), {
    target: '.',
    today: TODAY,
    ...(base === undefined ? {} : { base: { ref: 'main', repository: version(base, baseOwn) } }),
    ...(shared === undefined
      ? {}
      : {
          policy: {
            shared: SHARED,
            source: memoryPolicies({ 'acme/policies@v1': { 'base.yml': shared } }),
            facts: { name: 'acme/shop' },
            server: 'https://github.com',
          },
        }),
    ...options,
  });
  return report;
}

/** Findings of the store rule and of the rules on exceptions, as `rule path:line disposition`. */
export function told({ findings }: Report): string[] {
  return [...findings]
    .filter(({ ruleId }) => ruleId === PORT || /waiver|suppression|baseline/.test(ruleId))
    .map(({ ruleId, location, disposition }: ReportFinding) => {
      return `${ruleId} ${location.path}:${location.line} ${disposition}`;
    });
}

/** An entry of `waivers` for the store rule. */
export function waiver(parts: { until?: string; since?: string; more?: string } = {}): string {
  const { until = '2026-12-31', since, more } = parts;
  return [
    '  - rules: [published-store-port]',
    ...(more === undefined ? [] : [`    ${more}`]),
    '    owner: "@acme/data"',
    '    reason: until the tunnel is there',
    ...(since === undefined ? [] : [`    since: ${since}`]),
    `    until: ${until}`,
    '',
  ].join('\n');
}
