import { certaintyOf } from '../../lint/intent.js';
import type { Config } from '../../policy/config.js';
import type { FleetPlace, FleetResult, FleetRule, FleetWaiver } from '../../report/fleet/fleet.js';
import type { Report, ReportFinding } from '../../report/report.js';
import type { Analysis } from '../analysis.js';

const MOST_EVIDENCE = 5;
const MOST_PLACES = 3;
const MOST_WAIVERS = 200;
const MOST_LIMITS = 20;

/** What a row keeps of an analysis. `lacking`: what could not be had of the repository. */
export function fleetResult({ report, config }: Analysis, lacking: readonly string[]): FleetResult {
  const expected = config.expected ?? (config.pattern === undefined ? undefined : [config.pattern]);
  const { pattern, verdict, counts, stacks } = report;
  const { outcome, because, enforcement, blocksFrom, held } = verdict;
  return {
    pattern: {
      slug: pattern.slug,
      name: pattern.name,
      confidence: pattern.confidence,
      evidence: evidenceOf(report),
    },
    ...(expected === undefined ? {} : { expected }),
    asExpected: asExpected(report, expected),
    verdict: { outcome, because, enforcement, ...(blocksFrom === undefined ? {} : { blocksFrom }), held },
    counts,
    rules: rulesOf(report),
    waivers: waiversOf(report),
    stacks: stacks.length,
    services: stacks.reduce((sum, { services }) => sum + services, 0),
    limits: limitsOf(report, lacking),
  };
}

/** The places that the heaviest signals go by. */
function evidenceOf({ pattern }: Report): FleetPlace[] {
  const places = [...pattern.fired]
    .sort((a, b) => b.weight - a.weight)
    .flatMap(({ because, evidence }) =>
      evidence.slice(0, 1).map(({ path, line, message }) => ({ message: `${because} ${message}`.trim(), path, line })),
    );
  return places.slice(0, MOST_EVIDENCE);
}

/** What was read is not sure enough to say that it is another pattern: then it is not known. */
function asExpected({ pattern }: Report, expected: Config['expected']): FleetResult['asExpected'] {
  if (expected === undefined || certaintyOf(undefined, pattern) !== 'sure') return 'unknown';
  return expected.includes(pattern.slug) ? 'yes' : 'no';
}

/** Each with the web address of its line, where its source has one. */
function waiversOf({ policy }: Report): FleetWaiver[] {
  const urls = new Map(policy?.sources.map(({ name, url }) => [name, url]));
  return (policy?.waivers ?? []).slice(0, MOST_WAIVERS).map((waiver) => {
    const url = urls.get(waiver.source);
    return url === undefined ? waiver : { ...waiver, url: `${url}#L${waiver.location.line}` };
  });
}

interface Tally {
  active: number;
  waived: number;
  suppressed: number;
  baselined: number;
  readonly places: FleetPlace[];
}

function rulesOf({ findings, rules }: Report): Record<string, FleetRule> {
  const tallies = new Map<string, Tally>();
  for (const finding of findings) count(finding, tallies);
  return Object.fromEntries(
    rules.flatMap(({ id, title, level }) => {
      const tally = tallies.get(id);
      return tally === undefined ? [] : [[id, { title, level, ...tally }]];
    }),
  );
}

function count({ ruleId, disposition, message, location }: ReportFinding, tallies: Map<string, Tally>): void {
  const tally = tallies.get(ruleId) ?? { active: 0, waived: 0, suppressed: 0, baselined: 0, places: [] };
  tallies.set(ruleId, tally);
  tally[disposition]++;
  if (disposition === 'active' && tally.places.length < MOST_PLACES)
    tally.places.push({ message, path: location.path, line: location.line });
}

function limitsOf({ limits }: Report, lacking: readonly string[]): string[] {
  const all = [...lacking, ...limits.map(({ path, message }) => (path === '' ? message : `${path}: ${message}`))];
  const distinct = [...new Set(all)];
  if (distinct.length <= MOST_LIMITS) return distinct;
  return [...distinct.slice(0, MOST_LIMITS - 1), `And ${distinct.length - MOST_LIMITS + 1} more.`];
}
