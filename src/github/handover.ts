import { activeOnly, bySeverity } from '../report/order.js';
import type { Report, ReportFinding } from '../report/report.js';
import { isCommit, isPullNumber } from './event.js';

/**
 * What a run that may not write hands to one that may: plain values, no Markdown. Whoever reads it must take it for the word of
 * a stranger: the workflow that wrote it may be a fork's own.
 */
export interface Handover {
  readonly handover: 1;
  /** Number of the pull request. */
  readonly pull: number;
  /** The commit at its head. */
  readonly head: string;
  /** The instance of the Action. */
  readonly id: string;
  /** Folder of the repository that was looked at, from its root. */
  readonly folder: string;
  readonly report: HandedReport;
}

/** The report without what only its own run has; findings are a bounded list, the counts are of all. */
export interface HandedReport extends Omit<Report, 'findings' | 'sourceOf' | 'trail'> {
  readonly findings: readonly ReportFinding[];
}

/** Bytes that are read of a file that somebody else wrote. */
export const HANDOVER_BYTES = 4 * 1024 * 1024;
/** Its name in a folder. */
export const HANDOVER_NAME = 'groundplan-handover.json';
const FINDINGS = 500;
const RELATED = 3;

/** What to hand over, as JSON. Where it would be too long, the picture and then findings are left out. */
export function handoverText(report: Report, place: Pick<Handover, 'pull' | 'head' | 'id' | 'folder'>): string {
  for (const [most, graph] of [
    [FINDINGS, report.graph],
    [FINDINGS, EMPTY],
    [20, EMPTY],
  ] as const) {
    const text = JSON.stringify({ handover: 1, ...place, report: handed(report, most, graph) });
    if (Buffer.byteLength(text) <= HANDOVER_BYTES) return text;
  }
  const { comparison: _, ...rest } = report;
  const little = { ...rest, stacks: [], systems: [], limits: [], notices: [], rules: [] };
  return JSON.stringify({ handover: 1, ...place, report: handed(little, 0, EMPTY) });
}

const EMPTY: Report['graph'] = { services: [], networks: [], uses: [], published: [], paths: [] };

function handed(report: Report, most: number, graph: Report['graph']): HandedReport {
  const chosen = new Set<ReportFinding>();
  for (const finding of bySeverity(activeOnly(report.findings))) {
    if (chosen.size === most) break;
    chosen.add(finding);
  }
  const { sourceOf: _, trail: __, ...rest } = report;
  // Findings stay in the order of their places.
  const order = [...chosen]
    .sort(byPlace)
    .map((finding) => ({ ...finding, related: finding.related.slice(0, RELATED) }));
  return { ...rest, findings: order, graph };
}

function byPlace({ location: a }: ReportFinding, { location: b }: ReportFinding): number {
  if (a.path !== b.path) return a.path < b.path ? -1 : 1;
  return a.line - b.line || a.column - b.column;
}

const PAGES = /^https:\/\/github\.com\/groundplan\/groundplan\/blob\/[\w.-]+\/docs\/[\w/-]+\.md$/;

/**
 * Reads what was handed over. Undefined where it is not of the shape: nothing of it is to be used then. Addresses that are not of
 * our own pages are left out, for a stranger's link must not stand under our name.
 */
export async function readHandover(text: string): Promise<Handover | undefined> {
  if (Buffer.byteLength(text) > HANDOVER_BYTES) return undefined;
  const read = parsed(text);
  const { default: validators } = await import('./generated/handover-validator.cjs');
  if (validators.handover?.(read) !== true) return undefined;
  // The validator that was generated from Handover has passed it.
  const handover = read as Handover;
  const { report, folder } = handover;
  if (!isCommit(handover.head) || !isPullNumber(handover.pull)) return undefined;
  if (folder.startsWith('/') || folder.split('/').includes('..')) return undefined;
  const rules = report.rules.map((rule) => ({ ...rule, helpUri: PAGES.test(rule.helpUri) ? rule.helpUri : '' }));
  return { ...handover, report: withoutAddresses({ ...report, rules }) };
}

/** Without the addresses of policies: they lead to any repository. */
function withoutAddresses(report: Handover['report']): Handover['report'] {
  const { policy, findings } = report;
  const sources = policy?.sources.map(({ url: _, ...source }) => source) ?? [];
  return {
    ...report,
    findings: findings.map((finding) => {
      if (finding.decision?.url === undefined) return finding;
      const { url: _, ...decision } = finding.decision;
      return { ...finding, decision };
    }),
    ...(policy === undefined ? {} : { policy: { ...policy, sources } }),
  };
}

/**
 * The report as renderers take it. Names of patterns are our own, by their slugs: a stranger's words must not stand where they are
 * shown. Undefined when there is no such pattern.
 */
export function reportOf({ report }: Handover, nameOf: (slug: string) => string | undefined): Report | undefined {
  const { pattern, systems, comparison } = report;
  const own = nameOf(pattern.slug);
  const others = [...systems.map((system) => system.pattern), ...pattern.runnersUp.map(({ slug }) => slug)];
  if (own === undefined || others.some((slug) => nameOf(slug) === undefined)) return undefined;
  if (pattern.undetermined?.between.some((slug) => nameOf(slug) === undefined) === true) return undefined;
  const named = { ...report, pattern: { ...pattern, name: own }, sourceOf: () => undefined };
  if (comparison === undefined) return named;
  const before = nameOf(comparison.pattern.before.slug);
  const after = nameOf(comparison.pattern.after.slug);
  if (before === undefined || after === undefined) return undefined;
  const both = {
    before: { ...comparison.pattern.before, name: before },
    after: { ...comparison.pattern.after, name: after },
  };
  return { ...named, comparison: { ...comparison, pattern: both } };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
